package apical.information;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;

/** Samples drawn by chance, from channels whose information is known. */
final class Draw {

    private Draw() {
    }

    static int[] shuffled(int[] values, SplittableRandom random) {
        int[] shuffled = values.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int value = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = value;
        }
        return shuffled;
    }

    /** {@code joint[x][t]} probabilities; [2][samples]: x and t. */
    static int[][] pairs(double[][] joint, int samples, SplittableRandom random) {
        int columns = joint[0].length;
        double[] upTo = Arrays.stream(joint).flatMapToDouble(Arrays::stream).toArray();
        Arrays.parallelPrefix(upTo, Double::sum);
        int[][] pairs = new int[2][samples];
        for (int i = 0; i < samples; i++) {
            int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            int cell = found < 0 ? -found - 1 : found + 1;          // the first that ends above
            pairs[0][i] = cell / columns;
            pairs[1][i] = cell % columns;
        }
        return pairs;
    }

    /** I(X;T) [bit]. */
    static double information(double[][] joint) {
        double bits = 0;
        for (double[] row : joint) {
            for (int t = 0; t < row.length; t++) {
                if (row[t] == 0) continue;
                int column = t;
                double ofColumn = Arrays.stream(joint).mapToDouble(r -> r[column]).sum();
                bits += row[t] * Bits.log2(row[t] / (Arrays.stream(row).sum() * ofColumn));
            }
        }
        return bits;
    }

    /** The bits of each symbol as the activity of so many units [units x samples]. */
    static FMatrixRMaj asActivity(int[] symbols, int units) {
        var activity = new FMatrixRMaj(units, symbols.length);
        for (int unit = 0; unit < units; unit++) {
            for (int i = 0; i < symbols.length; i++) activity.set(unit, i, symbols[i] >> unit & 1);
        }
        return activity;
    }
}
