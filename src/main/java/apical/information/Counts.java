package apical.information;

import java.util.Arrays;

/**
 * How often the symbols of a discrete variable were seen. Which symbol is which is forgotten, for no entropy depends on
 * it: kept is only how many symbols were seen once, twice, three times and so on. Sums over symbols thus become short sums
 * over multiplicities, always in the same order, and renaming symbols cannot change even the last digit of a result.
 */
final class Counts {

    /** The multiplicities that occur, rising. */
    private final int[] times;
    /** How many symbols have each. */
    private final int[] symbols;
    private final int occupied;
    private final long samples;

    private Counts(int[] times, int[] symbols) {
        this.times = times;
        this.symbols = symbols;
        int all = 0;
        long total = 0;
        for (int i = 0; i < times.length; i++) {
            all += symbols[i];
            total += (long) times[i] * symbols[i];
        }
        this.occupied = all;
        this.samples = total;
    }

    /** @param counts one for each symbol; 0 is a symbol that never occurred, and leaves no trace */
    static Counts of(int... counts) {
        return of(counts, counts.length);
    }

    /** As {@link #of(int...)}, of the first {@code length} counts. */
    static Counts of(int[] counts, int length) {
        int most = 0;
        for (int i = 0; i < length; i++) most = Math.max(most, counts[i]);
        int[] symbolsSeen = new int[most + 1];
        for (int i = 0; i < length; i++) symbolsSeen[counts[i]]++;
        return ofHistogram(symbolsSeen);
    }

    /** All symbols of several variables that have none in common. */
    static Counts together(Counts[] parts) {
        int most = 0;
        for (Counts part : parts) most = Math.max(most, part.times.length == 0 ? 0 : part.times[part.times.length - 1]);
        int[] symbolsSeen = new int[most + 1];
        for (Counts part : parts) {
            for (int i = 0; i < part.times.length; i++) symbolsSeen[part.times[i]] += part.symbols[i];
        }
        return ofHistogram(symbolsSeen);
    }

    private static Counts ofHistogram(int[] symbolsSeen) {
        int different = 0;
        for (int n = 1; n < symbolsSeen.length; n++) different += symbolsSeen[n] > 0 ? 1 : 0;
        int[] times = new int[different];
        int[] symbols = new int[different];
        for (int n = 1, i = 0; n < symbolsSeen.length; n++) {
            if (symbolsSeen[n] == 0) continue;
            times[i] = n;
            symbols[i++] = symbolsSeen[n];
        }
        return new Counts(times, symbols);
    }

    /** N, the sum of all counts. */
    long samples() {
        return samples;
    }

    /** Number of symbols that occurred at all. */
    int occupied() {
        return occupied;
    }

    /** Number of different multiplicities; these are {@link #times}, rising. */
    int kinds() {
        return times.length;
    }

    /** How often each symbol of a kind was seen. */
    int times(int kind) {
        return times[kind];
    }

    /** How many symbols are of a kind. */
    int symbols(int kind) {
        return symbols[kind];
    }

    /** Which kind was seen {@code n} times. */
    int kind(int n) {
        return Arrays.binarySearch(times, n);
    }

    /** Number of symbols seen exactly {@code n} times, {@code n > 0}. */
    int seen(int n) {
        int kind = kind(n);
        return kind < 0 ? 0 : symbols[kind];
    }

    double shareSeenOnce() {
        return (double) seen(1) / samples;
    }

    /** What is left without one sample of a symbol of this kind. */
    Counts withoutOneOf(int kind) {
        int n = times[kind];
        int[] fewerTimes = new int[times.length + 1];
        int[] fewerSymbols = new int[times.length + 1];
        int length = 0;
        for (int i = 0; i < times.length; i++) {
            boolean below = i > 0 && times[i - 1] == n - 1;
            if (i == kind && n > 1 && !below) {
                fewerTimes[length] = n - 1;
                fewerSymbols[length++] = 1;
            }
            int left = symbols[i] - (i == kind ? 1 : 0) + (times[i] == n - 1 ? 1 : 0);
            if (left == 0) continue;
            fewerTimes[length] = times[i];
            fewerSymbols[length++] = left;
        }
        return new Counts(Arrays.copyOf(fewerTimes, length), Arrays.copyOf(fewerSymbols, length));
    }

    /**
     * Maximum-likelihood entropy in bits, a sum of terms none of which is negative.
     * <pre>
     *   H = sum_k n_k/N log2(N/n_k) = sum_n seen(n) n/N log2(N/n)
     * </pre>
     */
    double entropy() {
        double bits = 0;
        for (int i = 0; i < times.length; i++) {
            double share = (double) symbols[i] * times[i] / samples;
            bits += share * Bits.log2((double) samples / times[i]);
        }
        return bits;
    }
}
