package apical.information;

/**
 * Entropy of frequencies shrunk towards equal ones (Hausser and Strimmer, J Mach Learn Res 10:1469, 2009).
 * <pre>
 *   p_k = L / K + (1 - L) n_k / N,   L = min(1, (1 - sum_k (n_k/N)^2) / ((N - 1) sum_k (1/K - n_k/N)^2))
 * </pre>
 * K is the number of possible symbols. If these are far more than samples, the estimate is an assumption with little of the
 * data in it; L says how much.
 */
final class JamesStein {

    private JamesStein() {
    }

    /** L, from 0: the frequencies as they are, to 1: all symbols equally likely. */
    static double shrinkage(Counts counts, double possible) {
        double samples = counts.samples();
        double squares = 0;
        for (int i = 0; i < counts.kinds(); i++) {
            double p = counts.times(i) / samples;
            squares += counts.symbols(i) * p * p;
        }
        double off = (samples - 1) * (squares - 1 / possible);      // sum_k (1/K - p_k)^2 = sum_k p_k^2 - 1/K
        if (!(1 - squares < off)) return squares < 1 ? 1 : 0;
        return Math.max(0, (1 - squares) / off);
    }

    static double entropy(Counts counts, double possible) {
        double shrinkage = shrinkage(counts, possible);
        double each = shrinkage / possible;
        double bits = 0;
        for (int i = 0; i < counts.kinds(); i++) {
            double p = each + (1 - shrinkage) * counts.times(i) / counts.samples();
            bits -= counts.symbols(i) * p * Bits.log2(p);
        }
        double unseen = possible - counts.occupied();
        if (each > 0 && unseen > 0) bits -= unseen * each * Bits.log2(each);
        return bits + 0.0;
    }
}
