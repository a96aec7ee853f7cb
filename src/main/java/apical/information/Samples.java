package apical.information;

import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/** What estimators do with samples before they look at them. */
final class Samples {

    private Samples() {
    }

    /** @throws IllegalArgumentException if there are no values, one is not finite, or the numbers of samples differ */
    static void check(FMatrixRMaj activity, Codes variable) {
        if (activity.numRows == 0 || activity.numCols == 0) {
            throw new IllegalArgumentException("activity is empty: " + activity.numRows + " units x " + activity.numCols
                    + " samples; expected at least one of each");
        }
        if (variable.samples() != activity.numCols) {
            throw new IllegalArgumentException("activity has " + activity.numCols + " samples but the variable has "
                    + variable.samples() + "; expected one value for each sample");
        }
        checkFinite(activity);
    }

    static void checkFinite(FMatrixRMaj activity) {
        for (int i = 0; i < activity.getNumElements(); i++) {
            if (!Float.isFinite(activity.data[i])) {
                throw new IllegalArgumentException("activity of unit " + i / activity.numCols + " at sample " + i % activity.numCols
                        + " is " + activity.data[i] + " (both counted from 0, of " + activity.numRows + " units x "
                        + activity.numCols + " samples); expected a finite value. Maybe training has diverged.");
            }
        }
    }

    /** Mean of one unit over all samples, accumulated in double precision. */
    static double mean(FMatrixRMaj activity, int unit) {
        double sum = 0;
        for (int i = unit * activity.numCols; i < (unit + 1) * activity.numCols; i++) sum += activity.data[i];
        return sum / activity.numCols;
    }

    /** Variance of one unit over all samples. */
    static double variance(FMatrixRMaj activity, int unit) {
        double mean = mean(activity, unit);
        double sum = 0;
        for (int i = unit * activity.numCols; i < (unit + 1) * activity.numCols; i++) {
            sum += (activity.data[i] - mean) * (activity.data[i] - mean);
        }
        return sum / activity.numCols;
    }

    /** Whether a unit has the same activity in all samples, to the last bit. */
    static boolean constant(FMatrixRMaj activity, int unit) {
        int from = unit * activity.numCols;
        for (int i = from + 1; i < from + activity.numCols; i++) {
            if (activity.data[i] != activity.data[from]) return false;
        }
        return true;
    }

    static boolean constant(FMatrixRMaj activity) {
        for (int unit = 0; unit < activity.numRows; unit++) {
            if (!constant(activity, unit)) return false;
        }
        return true;
    }

    static int[] order(int n, RandomGenerator random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) order[i] = i;
        shuffle(order, random);
        return order;
    }

    static void shuffle(int[] values, RandomGenerator random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }

    /** Symbols of the variable, at random samples. */
    static int[] permuted(Codes variable, RandomGenerator random) {
        int[] symbols = variable.symbols();
        shuffle(symbols, random);
        return symbols;
    }

    /** Deals samples to parts at random, as equal in size as may be: [samples], each 0 .. parts-1. */
    static int[] parts(int samples, int parts, RandomGenerator random) {
        int[] order = order(samples, random);
        int[] part = new int[samples];
        for (int i = 0; i < samples; i++) part[order[i]] = i % parts;
        return part;
    }

    /** Standard error of the mean of independent terms. */
    static double standardError(double[] terms) {
        int n = terms.length;
        return n < 2 ? 0 : Math.sqrt(squares(terms) / (n - 1) / n);
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum / values.length;
    }

    private static double squares(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) sum += (value - mean) * (value - mean);
        return sum;
    }
}
