package apical.information;

import apical.validation.Require;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * What units tell one by one: the mean over units of I(X;unit), Miller-Madow corrected. Sound at any width, and blind to what units
 * tell together: it falls where a layer learns to share its work out.
 */
public final class PerUnit implements Estimator {

    public static final EstimatorLabel LABEL = EstimatorLabel.of("per-unit", "Per unit");

    private final int bins;

    /** Each unit is on or off, on where it exceeds its mean. */
    public PerUnit() {
        this.bins = 0;
    }

    /**
     * For each unit, bins that hold equally many samples, as nearly as equal values permit, for these share a bin.
     *
     * @param bins at least 2
     */
    public PerUnit(int bins) {
        Require.atLeast("bins", bins, 2);
        this.bins = bins;
    }

    @Override
    public List<Estimate> estimate(FMatrixRMaj activity, Codes variable, ControlSettings controls) {
        Samples.check(activity, variable);
        MeanInformation mean = new MeanInformation(variable, controls);
        for (int unit = 0; unit < activity.numRows; unit++) {
            mean.add(bins == 0 ? aboveMean(activity, unit) : equalCountBins(activity, unit), Math.max(2, bins));
        }
        return List.of(mean.estimate(Estimand.OF_UNITS, LABEL, bins == 0 ? "mean" : bins + " equal-count bins", 1, false));
    }

    /** [samples] 1 where the unit exceeds its mean, else 0. */
    static int[] aboveMean(FMatrixRMaj activity, int unit) {
        double mean = Samples.mean(activity, unit);
        int[] on = new int[activity.numCols];
        for (int s = 0; s < on.length; s++) on[s] = activity.get(unit, s) > mean ? 1 : 0;
        return on;
    }

    private int[] equalCountBins(FMatrixRMaj activity, int unit) {
        int samples = activity.numCols;
        float[] values = Arrays.copyOfRange(activity.data, unit * samples, (unit + 1) * samples);
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] bin = new int[samples];
        for (int b = 1; b < bins; b++) {
            int below = (int) ((long) b * samples / bins);
            if (below == 0) continue;
            float last = sorted[below - 1];
            for (int s = 0; s < samples; s++) {
                if (values[s] > last) bin[s]++;
            }
        }
        return bin;
    }
}
