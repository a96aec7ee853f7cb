package apical.information;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/**
 * How many bits single units carry about something, mean over the units of a layer: plug-in of counts, corrected for its bias by
 * Miller-Madow. Cells are few, so that a thousand samples suffice however wide the layer.
 *
 * <p>A unit's signal is seen in 8 bins with equal counts, equal values in the same bin: it matters which of two values is the
 * larger, not by how much. That it is information says nothing of its use: a signal of the wrong sign throughout tells as much
 * as one of the right sign.
 *
 * @param value         mean over units [bit]
 * @param bias          what is left of it in {@code value}, by jack-knife over 20 groups of samples [bit]; NaN of one sample
 * @param standardError of {@code value}, by jack-knife over 20 groups of samples [bit]; of the samples, not of the choice of units
 * @param permuted      mean value over permutations of the samples, the same one for all units [bit]
 * @param entropy       of what is asked about, mean over units, corrected likewise [bit]: the most there could be
 * @param samples       N
 */
public record UnitBits(double value, double bias, double standardError, double permuted, double entropy, int samples) {

    /** Of the signal. */
    static final int BINS = 8;

    private static final int SIGNS = 3;

    /** What is asked about: a symbol 0 ... of each unit and sample. */
    private interface Asked {
        int symbol(int unit, int sample);
    }

    /**
     * About the sign (minus, none, plus) that a reference has in the same unit. The signal's bins are cut once more at zero, so
     * that a signal of the right sign loses nothing: then the value is the entropy of the sign. A signal that increases with the
     * reference but has its zero elsewhere loses at most what one bin can hide, 1/8 bit.
     *
     * @param reference [units x samples] (not modified)
     * @param signal    [units x samples] (not modified)
     */
    public static UnitBits aboutSigns(FMatrixRMaj reference, FMatrixRMaj signal, ControlSettings controls) {
        if (reference.numRows != signal.numRows || reference.numCols != signal.numCols) {
            throw new IllegalArgumentException("reference [" + reference.numRows + " x " + reference.numCols + "] but signal ["
                    + signal.numRows + " x " + signal.numCols + "]; expected one value of each");
        }
        return of((unit, sample) -> sign(reference.get(unit, sample)), SIGNS, signal, true, controls);
    }

    /**
     * About a variable of the sample.
     *
     * @param labels [samples], 0 ... {@code classes - 1} (not modified)
     * @param signal [units x samples] (not modified)
     */
    public static UnitBits aboutLabels(int[] labels, int classes, FMatrixRMaj signal, ControlSettings controls) {
        if (labels.length != signal.numCols) {
            throw new IllegalArgumentException(labels.length + " labels but " + signal.numCols + " samples; expected one for each");
        }
        return of((unit, sample) -> labels[sample], classes, signal, false, controls);
    }

    /** 95 %, jack-knife; see {@link Interval#around}. */
    public Interval interval() {
        return Interval.around(value, bias, permuted, standardError);
    }

    private static UnitBits of(Asked asked, int symbols, FMatrixRMaj signal, boolean cutAtZero, ControlSettings controls) {
        int units = signal.numRows, samples = signal.numCols, groups = Math.min(Jackknife.GROUPS, samples);
        if (units == 0 || samples == 0) {
            throw new IllegalArgumentException("signal is empty: " + units + " units x " + samples + " samples");
        }
        int[][] permutations = permutations(samples, controls);
        int[] group = Samples.parts(samples, groups, controls.random());
        double value = 0, permuted = 0, entropy = 0;
        double[] without = new double[groups];
        for (int unit = 0; unit < units; unit++) {
            int[] bins = bins(Arrays.copyOfRange(signal.data, unit * samples, (unit + 1) * samples), cutAtZero);
            int[] variable = new int[samples];
            for (int sample = 0; sample < samples; sample++) {
                variable[sample] = asked.symbol(unit, sample);
            }
            int[] all = new int[BINS * SIGNS * symbols];
            int[][] grouped = new int[groups][all.length];
            for (int sample = 0; sample < samples; sample++) {
                int cell = bins[sample] * symbols + variable[sample];
                all[cell]++;
                grouped[group[sample]][cell]++;
            }
            value += bits(all, symbols) / units;
            entropy += Entropy.of(Counts.of(sums(all, symbols, false))).corrected() / units;
            for (int g = 0; g < groups; g++) {
                without[g] += bits(difference(all, grouped[g]), symbols) / units;
            }
            for (int[] order : permutations) {
                int[] shuffled = new int[all.length];
                for (int sample = 0; sample < samples; sample++) {
                    shuffled[bins[sample] * symbols + variable[order[sample]]]++;
                }
                permuted += bits(shuffled, symbols) / units / permutations.length;
            }
        }
        Jackknife jackknife = Jackknife.of(value, without);
        return new UnitBits(value, jackknife.bias(), jackknife.standardError(), permuted, entropy, samples);
    }

    /** I of a table [bins x symbols] of counts, corrected [bit]; 0 of an empty one. */
    private static double bits(int[] table, int symbols) {
        Counts cells = Counts.of(table);
        if (cells.samples() == 0) {
            return 0;
        }
        Counts rows = Counts.of(sums(table, symbols, true)), columns = Counts.of(sums(table, symbols, false));
        long freedom = (long) cells.occupied() - rows.occupied() - columns.occupied() + 1;
        return rows.entropy() + columns.entropy() - cells.entropy() - Bits.bias(freedom, cells.samples());
    }

    private static int[] sums(int[] table, int symbols, boolean ofRows) {
        int[] sums = new int[ofRows ? table.length / symbols : symbols];
        for (int cell = 0; cell < table.length; cell++) {
            sums[ofRows ? cell / symbols : cell % symbols] += table[cell];
        }
        return sums;
    }

    private static int[] difference(int[] all, int[] some) {
        return IntStream.range(0, all.length).map(i -> all[i] - some[i]).toArray();
    }

    /** Row 3 b + s of each value: b how many of the edges it reaches, s its sign, 1 where it is not asked for. */
    private static int[] bins(float[] values, boolean cutAtZero) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] bins = new int[values.length];
        for (int sample = 0; sample < bins.length; sample++) {
            int bin = 0;
            while (bin < BINS - 1 && values[sample] >= sorted[(bin + 1) * values.length / BINS]) {
                bin++;
            }
            int sign = sign(values[sample]);
            bins[sample] = SIGNS * bin + (cutAtZero ? sign : 1);
        }
        return bins;
    }

    /** 0, 1, 2 for minus, none, plus. */
    private static int sign(float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("a value is " + value + "; expected a finite one. Maybe training has diverged.");
        }
        return value < 0 ? 0 : value > 0 ? 2 : 1;
    }

    private static int[][] permutations(int samples, ControlSettings controls) {
        return IntStream.range(0, controls.permutations()).mapToObj(p -> Samples.order(samples, controls.random()))
                .toArray(int[][]::new);
    }
}
