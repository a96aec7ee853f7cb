package apical.information;

import java.util.random.RandomGenerator;

/**
 * How often code t (a row) met label y (a column).
 *
 * <p>No table is stored: rows can be as many as samples, and nearly all of their cells empty. Kept instead are the labels,
 * sorted by code, so that each row is a stretch of one array and its cells are counted by walking along it. Permuting the
 * labels is shuffling that array; time and memory grow with the number of samples only.
 */
public final class JointCounts {

    private final Codes codes;
    private final Codes labels;
    /** [samples] the labels that code 0 met, then those that code 1 met, ... */
    private final int[] labelsByCode;
    private final Counts cells;

    private JointCounts(Codes codes, Codes labels, int[] labelsByCode) {
        this.codes = codes;
        this.labels = labels;
        this.labelsByCode = labelsByCode;
        this.cells = Counts.of(occupiedCells());
    }

    /** Pairs the n-th code with the n-th label. */
    public static JointCounts of(Codes codes, Codes labels) {
        if (codes.samples() != labels.samples()) {
            throw new IllegalArgumentException(codes.samples() + " codes but " + labels.samples() + " labels; "
                    + "expected one label for each code");
        }
        int[] next = new int[codes.distinct()];
        for (int t = 1; t < next.length; t++) next[t] = next[t - 1] + codes.timesSeen(t - 1);
        int[] labelsByCode = new int[codes.samples()];
        for (int i = 0; i < labelsByCode.length; i++) labelsByCode[next[codes.symbol(i)]++] = labels.symbol(i);
        return new JointCounts(codes, labels, labelsByCode);
    }

    /** As {@link #of(Codes, Codes)}, of any integers. */
    public static JointCounts of(int[] codes, int[] labels) {
        return of(Codes.of(codes), Codes.of(labels));
    }

    /**
     * These codes with the labels permuted at random, every permutation as likely as any other: same rows, same columns,
     * and no relation between them but chance.
     */
    public JointCounts permuted(RandomGenerator random) {
        int[] shuffled = labelsByCode.clone();
        Samples.shuffle(shuffled, random);
        return new JointCounts(codes, labels, shuffled);
    }

    /** Number of (t, y) pairs. */
    public int samples() {
        return labelsByCode.length;
    }

    Counts rows() {
        return codes.counts();
    }

    Counts columns() {
        return labels.counts();
    }

    Counts cells() {
        return cells;
    }

    /** Sizes of the occupied cells, row by row; zeros behind them. */
    private int[] occupiedCells() {
        int[] sizes = new int[labelsByCode.length];
        int[] row = new int[labels.distinct()];
        int occupied = 0;
        for (int t = 0, from = 0, to; t < codes.distinct(); t++, from = to) {
            to = from + codes.timesSeen(t);
            for (int i = from; i < to; i++) row[labelsByCode[i]]++;
            for (int i = from; i < to; i++) {
                int y = labelsByCode[i];
                if (row[y] > 0) sizes[occupied++] = row[y];
                row[y] = 0;
            }
        }
        return sizes;
    }
}
