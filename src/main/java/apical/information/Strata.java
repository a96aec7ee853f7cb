package apical.information;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The codes of the samples of each value of X apart: how often each code was seen with it. As many cells are kept as are occupied,
 * never a table.
 */
final class Strata {

    private final Counts whole;
    private final Counts variable;
    private final Counts[] within;
    private final Counts cells;
    private final int[] timesOfCode;
    /** [values of X + 1], where the cells of each begin. */
    private final int[] firstCell;
    private final int[] codeOfCell;
    private final int[] sizeOfCell;

    /**
     * Pairs the n-th code with the n-th value of X.
     *
     * @param codes each in 0 .. distinct-1, not all of which need occur; the same for {@code values}
     */
    Strata(int[] codes, int distinctCodes, int[] values, int distinctValues) {
        int samples = codes.length;
        timesOfCode = new int[distinctCodes];
        int[] end = new int[distinctValues];
        for (int code : codes) timesOfCode[code]++;
        for (int x : values) end[x]++;
        whole = Counts.of(timesOfCode);
        variable = Counts.of(end);

        for (int x = 1; x < distinctValues; x++) end[x] += end[x - 1];
        int[] codesByValue = new int[samples];
        int[] next = new int[distinctValues];
        for (int x = 1; x < distinctValues; x++) next[x] = end[x - 1];
        for (int i = 0; i < samples; i++) codesByValue[next[values[i]]++] = codes[i];

        within = new Counts[distinctValues];
        firstCell = new int[distinctValues + 1];
        codeOfCell = new int[samples];
        sizeOfCell = new int[samples];
        int[] row = new int[distinctCodes];
        int occupied = 0;
        for (int x = 0, from = 0; x < distinctValues; from = end[x++]) {
            for (int i = from; i < end[x]; i++) row[codesByValue[i]]++;
            for (int i = from; i < end[x]; i++) {
                int code = codesByValue[i];
                if (row[code] == 0) continue;
                codeOfCell[occupied] = code;
                sizeOfCell[occupied++] = row[code];
                row[code] = 0;
            }
            firstCell[x + 1] = occupied;
            within[x] = Counts.of(Arrays.copyOfRange(sizeOfCell, firstCell[x], occupied));
        }
        cells = Counts.together(within);
    }

    /** Of T. */
    Counts whole() {
        return whole;
    }

    /** Of X. */
    Counts variable() {
        return variable;
    }

    /** Of T where X has each of its values. */
    Counts[] within() {
        return within;
    }

    /** Of T and X together. */
    Counts cells() {
        return cells;
    }

    long samples() {
        return cells.samples();
    }

    /** Mean of {@code ofStratum} over samples, p(x) = N_x / N. */
    double mean(ToDoubleFunction<Counts> ofStratum) {
        double mean = 0;
        for (Counts stratum : within) {
            if (stratum.samples() > 0) mean += (double) stratum.samples() / samples() * ofStratum.applyAsDouble(stratum);
        }
        return mean;
    }

    /** One occupied cell. */
    interface Cell {
        /**
         * @param x        the value of X
         * @param size     samples in this cell
         * @param codeKind kind of its code in {@link #whole}
         * @param cellKind kind of its code in {@link #within} of x
         */
        void of(int x, int size, int codeKind, int cellKind);
    }

    void eachCell(Cell cell) {
        for (int x = 0; x < within.length; x++) {
            for (int i = firstCell[x]; i < firstCell[x + 1]; i++) {
                cell.of(x, sizeOfCell[i], whole.kind(timesOfCode[codeOfCell[i]]), within[x].kind(sizeOfCell[i]));
            }
        }
    }
}
