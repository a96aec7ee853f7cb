package apical.information;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The bins of all units for each sample, packed into words of 64 bits, as many whole bins to a word as it holds. Patterns are
 * compared word by word; a hash only says where to look.
 */
final class BinPatterns {

    private final int units;
    private final int samples;
    private final int bins;
    private final int bitsPerBin;
    private final int binsPerWord;
    /** [words][samples] */
    private final long[][] words;

    private BinPatterns(int units, int samples, int bins) {
        this.units = units;
        this.samples = samples;
        this.bins = bins;
        this.bitsPerBin = Math.max(1, 32 - Integer.numberOfLeadingZeros(bins - 1));
        this.binsPerWord = Long.SIZE / bitsPerBin;
        this.words = new long[(units + binsPerWord - 1) / binsPerWord][samples];
    }

    /** @param bins most bins of a unit, one more than it has edges */
    static BinPatterns of(FMatrixRMaj activity, int bins, Code.Edges edges) {
        var patterns = new BinPatterns(activity.numRows, activity.numCols, bins);
        for (int unit = 0; unit < patterns.units; unit++) patterns.put(unit, activity.data, edges.of(unit));
        return patterns;
    }

    private void put(int unit, float[] activity, double[] edges) {
        long[] word = words[unit / binsPerWord];
        int shift = unit % binsPerWord * bitsPerBin;
        int i = unit * samples;
        if (edges.length == 1) {
            double edge = edges[0];
            for (int sample = 0; sample < samples; sample++, i++) word[sample] |= (activity[i] >= edge ? 1L : 0L) << shift;
        } else if (edges.length > 1) {
            for (int sample = 0; sample < samples; sample++, i++) word[sample] |= (long) bin(activity[i], edges) << shift;
        }
    }

    /** Number of edges at or below {@code x}. */
    private static int bin(float x, double[] edges) {
        int from = 0;
        int to = edges.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (edges[middle] <= x)
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }

    /**
     * The mean of each unit [units].
     *
     * @throws IllegalArgumentException if a value is not finite or there are no values at all
     */
    static double[] means(FMatrixRMaj activity) {
        if (activity.numRows == 0 || activity.numCols == 0) {
            throw new IllegalArgumentException("activity is empty: " + activity.numRows + " units x " + activity.numCols
                    + " samples; expected at least one of each");
        }
        double[] means = new double[activity.numRows];
        Arrays.setAll(means, unit -> mean(activity, unit));
        return means;
    }

    private static double mean(FMatrixRMaj activity, int unit) {
        int samples = activity.numCols;
        double sum = 0;
        for (int i = unit * samples; i < (unit + 1) * samples; i++) sum += activity.data[i];
        // a single NaN or infinity makes the sum one of the two; finite floats cannot make it overflow
        if (!Double.isFinite(sum)) throw notFinite(activity, unit);
        return sum / samples;
    }

    private static IllegalArgumentException notFinite(FMatrixRMaj activity, int unit) {
        int sample = 0;
        while (Float.isFinite(activity.get(unit, sample))) sample++;
        return new IllegalArgumentException("activity of unit " + unit + " at sample " + sample
                + " is " + activity.get(unit, sample) + " (both counted from 0, of " + activity.numRows + " units x "
                + activity.numCols + " samples); expected a finite value. Maybe training has diverged.");
    }

    int units() {
        return units;
    }

    int binsPerUnit() {
        return bins;
    }

    /** log2 of the number of patterns that could occur. */
    double possibleBits() {
        return units * Bits.log2(bins);
    }

    int bin(int unit, int sample) {
        return (int) (words[unit / binsPerWord][sample] >>> (unit % binsPerWord * bitsPerBin)) & ((1 << bitsPerBin) - 1);
    }

    /** One symbol per different pattern, in order of first appearance. */
    Codes codes() {
        long[] hashes = hashes();
        int size = Integer.highestOneBit(2 * samples) << 1;
        int[] firstSample = new int[size];                          // of each pattern met, where its hash says; -1 where none
        Arrays.fill(firstSample, -1);
        int[] symbols = new int[samples];
        int distinct = 0;
        for (int sample = 0; sample < samples; sample++) {
            int slot = (int) (hashes[sample] >>> 32) & size - 1;
            while (firstSample[slot] >= 0 && !same(firstSample[slot], sample, hashes)) slot = slot + 1 & size - 1;
            if (firstSample[slot] < 0) {
                firstSample[slot] = sample;
                symbols[sample] = distinct++;
            } else {
                symbols[sample] = symbols[firstSample[slot]];
            }
        }
        return new Codes(symbols, distinct, units);
    }

    private boolean same(int a, int b, long[] hashes) {
        if (hashes[a] != hashes[b]) return false;
        for (long[] word : words) {
            if (word[a] != word[b]) return false;
        }
        return true;
    }

    private long[] hashes() {
        long[] hashes = new long[samples];
        for (long[] word : words) {
            for (int sample = 0; sample < samples; sample++) {
                long h = (hashes[sample] ^ word[sample]) * 0x9E3779B97F4A7C15L;
                hashes[sample] = h ^ h >>> 29;
            }
        }
        for (int sample = 0; sample < samples; sample++) hashes[sample] *= 0xBF58476D1CE4E5B9L;
        return hashes;
    }
}
