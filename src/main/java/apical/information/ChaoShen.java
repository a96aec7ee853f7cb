package apical.information;

/**
 * Entropy where many symbols were never seen (Chao and Shen, Environ Ecol Stat 10:429, 2003): the share of samples that are
 * not singletons estimates the probability of all that was seen (Good and Turing), and each symbol's term is weighted by the
 * inverse of its chance to be seen (Horvitz and Thompson).
 * <pre>
 *   C = 1 - f_1 / N,   q_k = C n_k / N,   H = -sum_k q_k log2 q_k / (1 - (1 - q_k)^N)
 * </pre>
 * f_1 is the number of symbols seen once; where that is all of them, N - 1 is used.
 */
final class ChaoShen {

    private ChaoShen() {
    }

    static double entropy(Counts counts, double possible) {
        long samples = counts.samples();
        long once = Math.min(counts.seen(1), samples - 1);
        double coverage = 1 - (double) once / samples;
        double bits = 0;
        for (int i = 0; i < counts.kinds(); i++) {
            double q = coverage * counts.times(i) / samples;
            double seen = -StrictMath.expm1(samples * StrictMath.log1p(-q));
            bits -= counts.symbols(i) * q * Bits.log2(q) / seen;
        }
        return bits + 0.0;                                          // not -0.0
    }
}
