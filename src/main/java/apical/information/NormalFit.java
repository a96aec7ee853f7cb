package apical.information;

import org.apache.commons.math3.special.Gamma;

/** The normal distribution of some samples: how many, their sum and the sum of their products, of which parts can be taken off. */
final class NormalFit {

    /** Share of a unit's variance below which what others leave of it is rounding. */
    private static final double DEPENDENT = 1e-10;

    private int samples;
    /** [units] */
    private final double[] sum;
    /** [units][units], of which w &lt;= u are kept in [u][w]. */
    private final double[][] products;

    NormalFit(int units) {
        sum = new double[units];
        products = new double[units][];
        for (int u = 0; u < units; u++) products[u] = new double[u + 1];
    }

    int samples() {
        return samples;
    }

    /** @param t [units][samples] of which one is added */
    void add(double[][] t, int sample) {
        samples++;
        for (int u = 0; u < sum.length; u++) {
            double at = t[u][sample];
            sum[u] += at;
            for (int w = 0; w <= u; w++) products[u][w] += at * t[w][sample];
        }
    }

    /** These samples and {@code times} other ones, 1 or -1. */
    NormalFit plus(NormalFit other, int times) {
        NormalFit both = new NormalFit(sum.length);
        both.samples = samples + times * other.samples;
        for (int u = 0; u < sum.length; u++) {
            both.sum[u] = sum[u] + times * other.sum[u];
            for (int w = 0; w <= u; w++) both.products[u][w] = products[u][w] + times * other.products[u][w];
        }
        return both;
    }

    private double[][] covariance() {
        double[][] covariance = new double[sum.length][];
        for (int u = 0; u < sum.length; u++) {
            covariance[u] = new double[u + 1];
            for (int w = 0; w <= u; w++) covariance[u][w] = (products[u][w] - sum[u] * sum[w] / samples) / (samples - 1);
        }
        return covariance;
    }

    /**
     * H, but for a constant that all distributions of as many units have in common [nat]; NaN if samples are too few or units
     * linearly dependent.
     * <pre>
     *   1/2 log det C - 1/2 sum_{u=1}^{units} (psi((n - u) / 2) + log 2 - log(n - 1))
     * </pre>
     * The mean of log det C by n normal samples differs from that of the distribution by the sum (Misra, Singh &amp; Demchuk, J
     * Multivar Anal 92:324, 2005).
     */
    double entropy() {
        if (samples <= sum.length) return Double.NaN;
        double entropy = logDeterminant(root(covariance())) / 2;
        for (int u = 1; u <= sum.length; u++) {
            entropy -= (Gamma.digamma((samples - u) / 2.0) + Math.log(2) - Math.log(samples - 1)) / 2;
        }
        return entropy;
    }

    /** Divergence of Kullback and Leibler of this distribution from another [nat], by their covariances as they are. */
    double divergence(NormalFit other) {
        double[][] root = root(covariance());
        double[][] ofOther = root(other.covariance());
        double trace = 0;
        for (int column = 0; column < sum.length; column++) {
            double[] of = new double[sum.length];
            for (int u = column; u < sum.length; u++) of[u] = root[u][column];
            trace += squareOfSolution(ofOther, of);
        }
        double square = squareOfSolution(ofOther, difference(other));
        return (trace - sum.length + square + logDeterminant(ofOther) - logDeterminant(root)) / 2;
    }

    /** Distance of Bhattacharyya [nat]. */
    double distance(NormalFit other) {
        double[][] here = covariance(), there = other.covariance(), between = new double[sum.length][];
        for (int u = 0; u < sum.length; u++) {
            between[u] = new double[u + 1];
            for (int w = 0; w <= u; w++) between[u][w] = (here[u][w] + there[u][w]) / 2;
        }
        double[][] root = root(between);
        return squareOfSolution(root, difference(other)) / 8
                + (logDeterminant(root) - (logDeterminant(root(here)) + logDeterminant(root(there))) / 2) / 2;
    }

    /** Of the means. */
    private double[] difference(NormalFit other) {
        double[] difference = new double[sum.length];
        for (int u = 0; u < sum.length; u++) difference[u] = sum[u] / samples - other.sum[u] / other.samples;
        return difference;
    }

    /** L with C = L L' (Cholesky), in the place of C; NaN from where C is not positive definite. */
    private static double[][] root(double[][] c) {
        for (int u = 0; u < c.length; u++) {
            double variance = c[u][u];
            for (int w = 0; w <= u; w++) {
                double left = c[u][w];
                for (int v = 0; v < w; v++) left -= c[u][v] * c[w][v];
                c[u][w] = w < u ? left / c[w][w] : left > DEPENDENT * variance ? Math.sqrt(left) : Double.NaN;
            }
        }
        return c;
    }

    private static double logDeterminant(double[][] root) {
        double log = 0;
        for (int u = 0; u < root.length; u++) log += 2 * Math.log(root[u][u]);
        return log;
    }

    /** |y|^2 with L y = b. */
    private static double squareOfSolution(double[][] root, double[] b) {
        double[] y = new double[b.length];
        double square = 0;
        for (int u = 0; u < b.length; u++) {
            double left = b[u];
            for (int w = 0; w < u; w++) left -= root[u][w] * y[w];
            y[u] = left / root[u][u];
            square += y[u] * y[u];
        }
        return square;
    }
}
