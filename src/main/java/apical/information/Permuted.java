package apical.information;

import java.util.Arrays;

/**
 * What an estimator finds where X is permuted and there is nothing to find.
 *
 * @param mean     [bit]
 * @param quantile 95 %, by a normal distribution where permutations are fewer than 20 [bit]
 */
record Permuted(double mean, double quantile) {

    private static final int ENOUGH = 20;
    private static final double Z = 1.6448536269514722;

    /** @param values one or more */
    static Permuted of(double[] values) {
        double mean = Samples.mean(values);
        return new Permuted(mean, quantile(values, mean));
    }

    private static double quantile(double[] values, double mean) {
        if (values.length < ENOUGH) {
            double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
            return mean + Z * Math.sqrt(squares / Math.max(1, values.length - 1));
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(19 * values.length + 19) / 20 - 1];
    }
}
