package apical.information;

import java.util.HashMap;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/**
 * What a population says of each sample, as one symbol per sample: 0, 1, 2, ... in order of first appearance. Two samples
 * bear the same symbol exactly if their codes are the same.
 *
 * <p>Discretising is a decision; it is made in sight, by a {@link Code}, and the estimators take what comes. With more than a
 * few tens of units almost every sample has a code of its own, and estimates from whole codes mean nothing, however good they look:
 * see {@link #shareSeenOnce()} and {@link SaturationRules}.
 */
public final class Codes {

    private final int[] symbols;
    /** [distinct], how often each code was seen. */
    private final int[] timesSeen;
    private final Counts counts;
    private final int width;

    /** @param symbols each in 0 .. distinct-1, in order of first appearance; kept */
    Codes(int[] symbols, int distinct, int width) {
        this.symbols = symbols;
        this.timesSeen = new int[distinct];
        this.width = width;
        for (int symbol : symbols) timesSeen[symbol]++;
        this.counts = Counts.of(timesSeen);
    }

    /**
     * One bit per unit: on where the unit's activity <em>exceeds</em> its mean over these samples.
     *
     * <p>The mean is accumulated in double precision. Whole bit patterns of any width are compared, by way of a hash
     * table, never by their hashes alone and never in a table of 2^units. A unit that never changes never exceeds its mean
     * and is always off: it says nothing. A unit that changes only in its last digit is thresholded like any other, and
     * contributes a bit of rounding noise.
     *
     * @param activity [units x samples], rates or potentials of any compartment (not modified)
     * @throws IllegalArgumentException if a value is not finite (unit and sample are named) or there are no values at all
     */
    public static Codes thresholdedAtMean(FMatrixRMaj activity) {
        return Code.thresholdAtMean().of(activity);
    }

    /**
     * Codes that somebody else has discretised: labels, quadrants, bins. Any integers will do; only whether two are equal
     * matters. Counts as one unit wide.
     *
     * @param symbols [samples] (not modified, not kept)
     */
    public static Codes of(int[] symbols) {
        if (symbols.length == 0) throw new IllegalArgumentException("no symbols; expected one for each sample");
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] numbered = new int[symbols.length];
        for (int i = 0; i < symbols.length; i++) {
            numbered[i] = numbers.computeIfAbsent(symbols[i], isNew -> numbers.size());
        }
        return new Codes(numbered, numbers.size(), 1);
    }

    /** A copy of the symbols [samples], each in 0 .. {@link #distinct()}-1. */
    public int[] symbols() {
        return symbols.clone();
    }

    /** Number of units behind a code. */
    public int width() {
        return width;
    }

    public int samples() {
        return symbols.length;
    }

    /** Number of different codes seen. */
    public int distinct() {
        return timesSeen.length;
    }

    /**
     * Share of the samples whose code no other sample has, 0 to 1. Such a sample seems to tell everything about itself, on
     * true labels and on permuted ones alike.
     */
    public double shareSeenOnce() {
        return (double) counts.seen(1) / samples();
    }

    int symbol(int sample) {
        return symbols[sample];
    }

    /** How often one code was seen. */
    int timesSeen(int symbol) {
        return timesSeen[symbol];
    }

    Counts counts() {
        return counts;
    }
}
