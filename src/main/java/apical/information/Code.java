package apical.information;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * How activity is made discrete: each unit's value falls into a bin, and the bins of all units are the code of a sample.
 *
 * <p>Every code here is a list of edges for each unit; a value's bin is the number of edges at or below it. What is not
 * stated for the data (a mean, a range, ranks) is taken from all samples that are coded together. Labels are never looked at.
 */
public abstract sealed class Code {

    /** One bit per unit: whether it exceeds its own mean over these samples; see {@link Codes#thresholdedAtMean}. */
    public static Code thresholdAtMean() {
        return new MeanThreshold();
    }

    /** One bit per unit: whether it exceeds {@code threshold}. */
    public static Code thresholdAt(double threshold) {
        return new FixedThreshold(finite("threshold", threshold));
    }

    /**
     * Bins of equal width over a range that is the same for all units. What lies outside falls into the first or the last
     * bin; each bin holds its lower edge, the last one also its upper.
     */
    public static Code bins(int bins, double lowest, double highest) {
        if (!(finite("lowest", lowest) < finite("highest", highest))) {
            throw new IllegalArgumentException("range is [" + lowest + ", " + highest + "]; expected lowest < highest");
        }
        return new FixedBins(several(bins), lowest, highest);
    }

    /** Bins of equal width between the smallest and the largest value of the layer, over all units and samples. */
    public static Code bins(int bins) {
        return new RangeBins(several(bins));
    }

    /**
     * For each unit bins that hold equally many samples. Equal values share a bin, that of their middle rank; units of few
     * different values have fewer bins.
     */
    public static Code equalCountBins(int bins) {
        return new EqualCountBins(several(bins));
    }

    /**
     * Bins that hold equally many of the <em>different</em> values that occur in the layer, over all units and samples
     * (entropy-based adaptive binning; Chelombiev, Houghton and O'Donnell, ICLR 2019). The lowest value of the layer has a
     * bin of its own besides: for rectified units that is exact zero, for saturating ones the lower end.
     *
     * <p>Their program puts the largest value alone, too, and takes the lowest from the activation function; here it is read from
     * the data.
     */
    public static Code adaptiveBins(int bins) {
        return new AdaptiveBins(several(bins));
    }

    /** As written in results: {@code mean}, {@code 30 bins [-1, 1]} and so on. */
    public abstract String id();

    /**
     * The codes of these samples.
     *
     * @param activity [units x samples] (not modified)
     * @throws IllegalArgumentException if a value is not finite (unit and sample are named) or there are no values at all
     */
    public final Codes of(FMatrixRMaj activity) {
        return patterns(activity).codes();
    }

    final BinPatterns patterns(FMatrixRMaj activity) {
        return BinPatterns.of(activity, binsPerUnit(), edges(activity, BinPatterns.means(activity)));
    }

    /** Most bins that one unit can have. */
    abstract int binsPerUnit();

    /** @param means of each unit, in double precision; all values are known to be finite by now */
    abstract Edges edges(FMatrixRMaj activity, double[] means);

    /** The edges of one unit, rising; a value's bin is the number of edges that are not above it. */
    interface Edges {
        double[] of(int unit);
    }

    private static int several(int bins) {
        if (bins < 2) throw new IllegalArgumentException("bins is " + bins + "; expected at least 2");
        return bins;
    }

    private static double finite(String name, double value) {
        if (!Double.isFinite(value)) throw new IllegalArgumentException(name + " is " + value + "; expected a finite value");
        return value;
    }

    private static String text(double x) {
        return x == StrictMath.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
    }

    /** The smallest edge that is not at or below {@code threshold}: to exceed one is to reach the other. */
    private static double above(double threshold) {
        return Math.nextUp(threshold);
    }

    /** Edges between {@code bins} bins of equal width. */
    private static double[] equalWidths(int bins, double lowest, double highest) {
        double[] edges = new double[bins - 1];
        Arrays.setAll(edges, k -> lowest + (k + 1) * ((highest - lowest) / bins));
        return edges;
    }

    private static final class MeanThreshold extends Code {

        @Override
        public String id() {
            return "mean";
        }

        @Override
        int binsPerUnit() {
            return 2;
        }

        @Override
        Edges edges(FMatrixRMaj activity, double[] means) {
            return unit -> new double[] {above(means[unit])};
        }
    }

    private static final class FixedThreshold extends Code {

        private final double threshold;

        FixedThreshold(double threshold) {
            this.threshold = threshold;
        }

        @Override
        public String id() {
            return "threshold " + text(threshold);
        }

        @Override
        int binsPerUnit() {
            return 2;
        }

        @Override
        Edges edges(FMatrixRMaj activity, double[] means) {
            double[] edge = {above(threshold)};
            return unit -> edge;
        }
    }

    private static final class FixedBins extends Code {

        private final int bins;
        private final double lowest;
        private final double highest;

        FixedBins(int bins, double lowest, double highest) {
            this.bins = bins;
            this.lowest = lowest;
            this.highest = highest;
        }

        @Override
        public String id() {
            return bins + " bins [" + text(lowest) + ", " + text(highest) + "]";
        }

        @Override
        int binsPerUnit() {
            return bins;
        }

        @Override
        Edges edges(FMatrixRMaj activity, double[] means) {
            double[] edges = equalWidths(bins, lowest, highest);
            return unit -> edges;
        }
    }

    private static final class RangeBins extends Code {

        private final int bins;

        RangeBins(int bins) {
            this.bins = bins;
        }

        @Override
        public String id() {
            return bins + " bins";
        }

        @Override
        int binsPerUnit() {
            return bins;
        }

        @Override
        Edges edges(FMatrixRMaj activity, double[] means) {
            float lowest = Float.POSITIVE_INFINITY;
            float highest = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < activity.getNumElements(); i++) {
                lowest = Math.min(lowest, activity.data[i]);
                highest = Math.max(highest, activity.data[i]);
            }
            double[] edges = equalWidths(bins, lowest, highest);
            return unit -> edges;
        }
    }

    private static final class EqualCountBins extends Code {

        private final int bins;

        EqualCountBins(int bins) {
            this.bins = bins;
        }

        @Override
        public String id() {
            return bins + " equal-count bins";
        }

        @Override
        int binsPerUnit() {
            return bins;
        }

        @Override
        Edges edges(FMatrixRMaj activity, double[] means) {
            return unit -> edges(activity, unit);
        }

        private double[] edges(FMatrixRMaj activity, int unit) {
            int samples = activity.numCols;
            float[] sorted = Arrays.copyOfRange(activity.data, unit * samples, (unit + 1) * samples);
            sort(sorted);
            double[] edges = new double[bins];
            int count = 0;
            long last = -1;
            for (int from = 0, to; from < samples; from = to) {
                for (to = from + 1; to < samples && sorted[to] == sorted[from];) to++;
                long bin = (long) bins * ((long) from + to) / (2L * samples);
                if (bin > last && last >= 0) edges[count++] = sorted[from];
                last = bin;
            }
            return Arrays.copyOf(edges, count);
        }
    }

    private static final class AdaptiveBins extends Code {

        private final int bins;

        AdaptiveBins(int bins) {
            this.bins = bins;
        }

        @Override
        public String id() {
            return bins + " adaptive bins";
        }

        @Override
        int binsPerUnit() {
            return bins + 1;
        }

        @Override
        Edges edges(FMatrixRMaj activity, double[] means) {
            float[] values = Arrays.copyOf(activity.data, activity.getNumElements());
            sort(values);
            int different = 0;
            for (float value : values) {
                if (different == 0 || value != values[different - 1]) values[different++] = value;
            }
            int others = different - 1;                             // all but the lowest
            double[] edges = new double[bins];
            int count = 0;
            for (int k = 0; k < bins && others > 0; k++) {
                float edge = values[1 + (int) ((long) k * others / bins)];
                if (count == 0 || edge > edges[count - 1]) edges[count++] = edge;
            }
            double[] used = Arrays.copyOf(edges, count);
            return unit -> used;
        }
    }

    /** Zero has two signs, which differ in sorting but not in value. */
    private static void sort(float[] values) {
        for (int i = 0; i < values.length; i++) values[i] += 0f;
        Arrays.sort(values);
    }
}
