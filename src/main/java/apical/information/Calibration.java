package apical.information;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;

/**
 * One estimate held against the truth, on a {@link SyntheticChannel} with the samples, the width and the marginal statistics of a
 * recording.
 *
 * @param estimate of the channel
 * @param truth    what the estimator is after there
 */
public record Calibration(Estimate estimate, SyntheticChannel.Truth truth) {

    /** Fresh samples behind a truth: its standard error is then about 0.02 bit. */
    private static final int SAMPLES = 4_000;

    /** What an estimator is after: information of the activity itself, of what its code leaves, or of noisy activity. */
    public interface Target {

        /** I(X;T). */
        Target ACTIVITY = (channel, samples, random) -> channel.information(0, samples, random);
        /** I(X;bits), with units on where they exceed their mean. */
        Target SIGNS = SyntheticChannel::informationOfSigns;

        /** I(X;T + noise). */
        static Target noisy(double variance) {
            return (channel, samples, random) -> channel.information(variance, samples, random);
        }

        SyntheticChannel.Truth truth(SyntheticChannel channel, int samples, SplittableRandom random);
    }

    /**
     * Estimates of channels like a recording that tell nothing, and given shares of H(X).
     *
     * @param activity [units x samples] (not modified)
     * @param shares   of H(X), each 0 to 1; where the recording's tuning does not suffice the channel tells less, and the truth says so
     * @param seed     of everything random
     */
    public static List<Calibration> of(Estimator estimator, Target target, FMatrixRMaj activity, Codes variable, int permutations,
                                       List<Double> shares, long seed) {
        SyntheticChannel recorded = SyntheticChannel.like(activity, variable);
        double most = Entropy.of(variable).plugIn();
        List<Calibration> calibrations = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            SyntheticChannel channel = recorded.telling(shares.get(i) * most, SAMPLES / 4, () -> new SplittableRandom(seed));
            FMatrixRMaj drawn = channel.draw(new SplittableRandom(seed + 1 + i));
            SyntheticChannel.Truth truth = target.truth(channel, SAMPLES, new SplittableRandom(seed));
            for (Estimate estimate : estimator.estimate(drawn, variable, new Doubts(permutations, new SplittableRandom(seed)))) {
                if (estimate.quantity().equals("I(X;T)")) {
                    calibrations.add(new Calibration(estimate, truth));
                }
            }
        }
        return calibrations;
    }

    /** Value minus truth [bit]. */
    public double error() {
        return estimate.value() - truth.bits();
    }

    /** Whether the truth lies in the interval, give or take its own two standard errors. */
    public boolean covered() {
        double slack = 2 * truth.standardError();
        return new Interval(estimate.interval().lower() - slack, estimate.interval().upper() + slack).covers(truth.bits());
    }
}
