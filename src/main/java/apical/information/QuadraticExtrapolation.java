package apical.information;

import org.apache.commons.math3.special.Gamma;

/**
 * Entropy at infinitely many samples, by a parabola in 1/N through the plug-in values of all samples, of halves and of
 * quarters (Strong et al., Phys Rev Lett 80:197, 1998).
 * <pre>
 *   H(N) = H + a / N + b / N^2;   for N, N/2, N/4 exactly:  H = (8 H(N) - 6 H(N/2) + H(N/4)) / 3
 * </pre>
 * H(N/2) is commonly a mean over the two halves of one partition. Here it is the mean over all partitions, in closed form,
 * since a symbol seen n times is seen k times in M of the N samples with the hypergeometric probability. No chance is left
 * in it, and neither are traces of the order of samples.
 */
final class QuadraticExtrapolation {

    private static final double NEGLIGIBLE = 1e-17;

    private QuadraticExtrapolation() {
    }

    /** Fewer than 4 samples cannot be quartered: plug-in. */
    static double entropy(Counts counts, double possible) {
        long all = counts.samples();
        if (all < 4) return counts.entropy();
        long half = all / 2;
        long quarter = all / 4;
        double a = 1.0 / all;
        double b = 1.0 / half;
        double c = 1.0 / quarter;
        return counts.entropy() * (b * c) / ((a - b) * (a - c))
                + meanEntropy(counts, half) * (a * c) / ((b - a) * (b - c))
                + meanEntropy(counts, quarter) * (a * b) / ((c - a) * (c - b));
    }

    /** Mean plug-in entropy of {@code part} of the samples drawn without replacement [bit]. */
    static double meanEntropy(Counts counts, long part) {
        double bits = 0;
        for (int i = 0; i < counts.kinds(); i++) bits += counts.symbols(i) * meanTerm(counts.times(i), counts.samples(), part);
        return bits;
    }

    /** Mean of k/M log2(M/k), k of the M drawn among N samples being of a symbol that has n; from the most likely k outwards. */
    private static double meanTerm(int n, long samples, long part) {
        long mode = (long) ((n + 1.0) * (part + 1.0) / (samples + 2.0));
        double atMode = StrictMath.exp(logChoose(n, mode) + logChoose(samples - n, part - mode) - logChoose(samples, part));
        double mean = 0;
        double p = atMode;
        for (long k = mode; k >= 1 && p > NEGLIGIBLE; k--) {
            mean += p * term(k, part);
            p *= (double) k * (samples - n - part + k) / ((n - k + 1.0) * (part - k + 1.0));
        }
        p = atMode;
        for (long k = mode; k < Math.min(n, part) && p > NEGLIGIBLE; k++) {
            p *= (n - k) * (double) (part - k) / ((k + 1.0) * (samples - n - part + k + 1.0));
            mean += p * term(k + 1, part);
        }
        return mean;
    }

    private static double term(long k, long part) {
        return (double) k / part * (Bits.log2(part) - Bits.log2(k));
    }

    private static double logChoose(long n, long k) {
        return Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
    }
}
