package apical.information;

/**
 * Counts of few symbols t and values x, and of the same where one part of the samples is left out. Unlike {@link JointCounts} this
 * is a table of all cells, so that parts can be taken off it; for many small tables of the same samples.
 */
final class JointTable {

    private final int columns;
    /** [row x column] */
    private final int[] cells;
    /** [part][row x column] */
    private final int[][] parts;
    private final NLogN nLogN;

    /** n log2 n for all counts up to the number of samples. */
    static final class NLogN {

        private final double[] values;

        NLogN(int samples) {
            values = new double[samples + 1];
            for (int n = 2; n <= samples; n++) values[n] = n * Bits.log2(n);
        }
    }

    /**
     * @param symbols [samples], each 0 .. rows-1
     * @param x       [samples], each 0 .. columns-1
     * @param part    [samples], each 0 .. parts-1
     */
    JointTable(int[] symbols, int rows, int[] x, int columns, int[] part, int parts, NLogN nLogN) {
        this.columns = columns;
        this.nLogN = nLogN;
        cells = new int[rows * columns];
        this.parts = new int[parts][rows * columns];
        for (int s = 0; s < symbols.length; s++) {
            int cell = symbols[s] * columns + x[s];
            cells[cell]++;
            this.parts[part[s]][cell]++;
        }
    }

    /** I(X;T) with all samples. */
    MutualInformation information() {
        return of(new int[cells.length]);
    }

    /** I(X;T) without one part of the samples; plug-in 0 if that leaves none. */
    MutualInformation without(int part) {
        return of(parts[part]);
    }

    private MutualInformation of(int[] less) {
        int[] ofColumn = new int[columns];
        int samples = 0;
        int occupied = 0;
        double joint = 0;
        double marginal = 0;
        for (int row = 0; row < cells.length; row += columns) {
            int ofRow = 0;
            for (int column = 0; column < columns; column++) {
                int n = cells[row + column] - less[row + column];
                if (n == 0) continue;
                ofRow += n;
                ofColumn[column] += n;
                joint += nLogN.values[n];
                occupied++;
            }
            if (ofRow == 0) continue;
            samples += ofRow;
            marginal += nLogN.values[ofRow];
            occupied--;
        }
        if (samples == 0) return new MutualInformation(0, 0, 0);
        for (int n : ofColumn) {
            if (n == 0) continue;
            marginal += nLogN.values[n];
            occupied--;
        }
        double bits = (nLogN.values[samples] + joint - marginal) / samples;
        return new MutualInformation(bits, Bits.bias(occupied + 1, samples), samples);
    }

    /** Share of samples whose symbol no other sample has. */
    double shareSeenOnce() {
        int once = 0;
        int samples = 0;
        for (int row = 0; row < cells.length; row += columns) {
            int ofRow = 0;
            for (int column = 0; column < columns; column++) ofRow += cells[row + column];
            samples += ofRow;
            if (ofRow == 1) once++;
        }
        return (double) once / samples;
    }
}
