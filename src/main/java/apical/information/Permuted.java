package apical.information;

import java.util.Arrays;

/**
 * What an estimator finds where X is permuted and there is nothing to find.
 *
 * @param mean      [bit]
 * @param quantile  95 %, by a normal distribution where permutations are fewer than 20 [bit]
 * @param deviation standard deviation over permutations [bit]
 */
record Permuted(double mean, double quantile, double deviation) {

    private static final int ENOUGH = 20;
    private static final double Z = 1.6448536269514722;

    static Permuted of(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double deviation = Math.sqrt(squares / (values.length - 1));
        return new Permuted(mean, quantile(values, mean, deviation), deviation);
    }

    private static double quantile(double[] values, double mean, double deviation) {
        if (values.length < ENOUGH) return mean + Z * deviation;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(19 * values.length + 19) / 20 - 1];
    }
}
