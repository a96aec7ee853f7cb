package apical.sweep;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How much of what came out one parameter alone explains: the share of the variance of the ranks of the outcome that lies between
 * groups of settings with about the same value of the parameter, a first-order sensitivity index from given data (Plischke, 2010).
 * Its mean is 0 where the parameter does nothing: what differs between groups by chance is subtracted (epsilon squared; Kelley,
 * 1935).
 *
 * @param share    at most 1; a little below 0 by chance
 * @param low      end of the 95 % interval, by the jack-knife
 * @param settings how many it is from
 */
public record Importance(double share, double low, double high, int settings) {

    private static final int GROUPS = 5;
    private static final double TWO_SIDED_95 = 1.96;

    /**
     * Of one parameter.
     *
     * @param values   of the parameter, a number for each setting; words may be numbered
     * @param outcomes the smaller, the better; what is not finite is worse than all that is
     */
    public static Importance of(double[] values, double[] outcomes) {
        int n = values.length;
        double[] ranks = ranks(outcomes);
        int[] groups = Groups.of(values, GROUPS);
        double share = share(groups, ranks, -1);
        double[] without = IntStream.range(0, n).mapToDouble(left -> share(groups, ranks, left)).toArray();
        double mean = DoubleStream.of(without).average().orElse(0);
        double error = Math.sqrt(DoubleStream.of(without).map(x -> (x - mean) * (x - mean)).sum() * (n - 1) / Math.max(1, n));
        return new Importance(share, share - TWO_SIDED_95 * error, share + TWO_SIDED_95 * error, n);
    }

    /** From 0; equal numbers share the mean of their ranks. */
    static double[] ranks(double[] outcomes) {
        double[] finite = DoubleStream.of(outcomes).map(x -> Double.isFinite(x) ? x : Double.POSITIVE_INFINITY).toArray();
        double[] ranks = new double[finite.length];
        for (int i = 0; i < finite.length; i++) {
            int below = 0;
            int equal = 0;
            for (double other : finite) {
                below += other < finite[i] ? 1 : 0;
                equal += other == finite[i] ? 1 : 0;
            }
            ranks[i] = below + (equal - 1) / 2.0;
        }
        return ranks;
    }

    /** @param left is left out; none below 0 */
    private static double share(int[] groups, double[] ranks, int left) {
        int most = Arrays.stream(groups).max().orElse(0) + 1;
        double[] sums = new double[most];
        int[] counts = new int[most];
        int n = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < ranks.length; i++) {
            if (i != left) {
                sums[groups[i]] += ranks[i];
                counts[groups[i]]++;
                sum += ranks[i];
                squares += ranks[i] * ranks[i];
                n++;
            }
        }
        double total = squares - sum * sum / Math.max(1, n);
        int used = 0;
        double between = -sum * sum / Math.max(1, n);
        for (int g = 0; g < most; g++) {
            if (counts[g] > 0) {
                between += sums[g] * sums[g] / counts[g];
                used++;
            }
        }
        if (!(total > 0) || n <= used) {
            return 0;
        }
        double within = (total - between) / (n - used);
        return (between - (used - 1) * within) / total;
    }
}
