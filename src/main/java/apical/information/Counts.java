package apical.information;

/**
 * How often the symbols of a discrete variable were seen. Which symbol is which is forgotten, for no entropy depends on
 * it: kept is only how many symbols were seen once, twice, three times and so on. Sums over symbols thus become short sums
 * over multiplicities, always in the same order, and renaming symbols cannot change even the last digit of a result.
 */
final class Counts {

    /** [n] = number of symbols seen exactly n times; [0] is not used. */
    private final int[] symbolsSeen;
    private final int occupied;
    private final long samples;

    private Counts(int[] symbolsSeen) {
        this.symbolsSeen = symbolsSeen;
        int symbols = 0;
        long total = 0;
        for (int n = 1; n < symbolsSeen.length; n++) {
            symbols += symbolsSeen[n];
            total += (long) n * symbolsSeen[n];
        }
        this.occupied = symbols;
        this.samples = total;
    }

    /** @param counts one for each symbol; 0 is a symbol that never occurred, and leaves no trace */
    static Counts of(int... counts) {
        int most = 0;
        for (int n : counts) most = Math.max(most, n);
        int[] symbolsSeen = new int[most + 1];
        for (int n : counts) symbolsSeen[n]++;
        return new Counts(symbolsSeen);
    }

    /** N, the sum of all counts. */
    long samples() {
        return samples;
    }

    /** Number of symbols that occurred at all. */
    int occupied() {
        return occupied;
    }

    /** Number of symbols seen exactly {@code n} times, {@code n > 0}. */
    int seen(int n) {
        return n < symbolsSeen.length ? symbolsSeen[n] : 0;
    }

    /**
     * Maximum-likelihood entropy in bits, a sum of terms none of which is negative.
     * <pre>
     *   H = sum_k n_k/N log2(N/n_k) = sum_n seen(n) n/N log2(N/n)
     * </pre>
     */
    double entropy() {
        double bits = 0;
        for (int n = 1; n < symbolsSeen.length; n++) {
            if (symbolsSeen[n] == 0) continue;
            double share = (double) symbolsSeen[n] * n / samples;
            bits += share * Bits.log2((double) samples / n);
        }
        return bits;
    }
}
