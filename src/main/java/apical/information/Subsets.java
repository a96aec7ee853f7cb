package apical.information;

import apical.validation.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * What k units tell together: the mean of I(X;k units) over random subsets of k units, each unit on where it exceeds its mean,
 * Miller-Madow corrected. A layer of any width has estimates that are not saturated this way, for k small enough: with 10,000
 * samples up to about 8. The interval covers the scatter of samples and of subsets.
 */
public final class Subsets implements Estimator {

    public static final EstimatorLabel LABEL = EstimatorLabel.of("subsets", "Subsets");

    /** Widest code: one bit per unit in a long. */
    public static final int MOST_UNITS = 64;

    private final List<Integer> sizes;
    private final int draws;

    /** k = 1, 2, 4, 8, 10, each of 30 subsets. */
    public Subsets() {
        this(List.of(1, 2, 4, 8, 10), 30);
    }

    /**
     * @param sizes numbers of units, k, each 1 to 64; those that a layer has not are left out
     * @param draws subsets of each size, at least 2
     */
    public Subsets(List<Integer> sizes, int draws) {
        Require.each("sizes", sizes, (field, k) -> Require.between(field, k, 0, MOST_UNITS + 1));
        Require.distinct("sizes", sizes);
        Require.atLeast("draws", draws, 2);
        this.sizes = List.copyOf(sizes);
        this.draws = draws;
    }

    /** One estimate for each k, in the order that was asked for; none if the layer is narrower than all of them. */
    @Override
    public List<Estimate> estimate(FMatrixRMaj activity, Codes variable, ControlSettings controls) {
        Samples.check(activity, variable);
        int[][] on = new int[activity.numRows][];
        Arrays.setAll(on, unit -> PerUnit.aboveMean(activity, unit));
        MeanInformation shared = new MeanInformation(variable, controls);
        List<Estimate> estimates = new ArrayList<>();
        for (int k : sizes) {
            if (k > activity.numRows) continue;
            MeanInformation mean = shared.anew();
            boolean all = k == activity.numRows;
            for (int draw = 0; draw < (all ? 1 : draws); draw++) add(subset(activity.numRows, k, controls.random()), on, mean);
            estimates.add(mean.estimate(Estimand.ofSubsets(k), LABEL, "mean", k, !all));
        }
        return estimates;
    }

    /** The first k of all units in random order. */
    private static int[] subset(int units, int k, RandomGenerator random) {
        return Arrays.copyOf(Samples.order(units, random), k);
    }

    private static void add(int[] subset, int[][] on, MeanInformation mean) {
        int samples = on[0].length;
        Map<Long, Integer> numbers = new HashMap<>();
        int[] symbols = new int[samples];
        for (int s = 0; s < samples; s++) {
            long pattern = 0;
            for (int unit : subset) pattern = pattern << 1 | on[unit][s];
            symbols[s] = numbers.computeIfAbsent(pattern, isNew -> numbers.size());
        }
        mean.add(symbols, numbers.size());
    }
}
