package apical.information;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * One estimate held against the truth, on a {@link SyntheticChannel} with the samples, the width and the marginal statistics of a
 * recording.
 *
 * @param estimate of the channel
 * @param share    of H(X) that the activity of the channel was to tell
 * @param truth    what the estimator is after there
 * @param samplesPerCode samples over the different codes of the whole population among them, units thresholded at their mean
 */
public record Calibration(Estimate estimate, double share, SyntheticChannel.Truth truth, double samplesPerCode) {

    /** Fresh samples behind a truth: its standard error is then about 0.02 bit. */
    private static final int SAMPLES = 4_000;

    /** A channel that tells a share of H(X), or as much of it as its tuning allows. */
    public record Known(double share, SyntheticChannel channel) {
    }

    /**
     * What an estimator is after: information of the activity itself, of what its code leaves, of noisy activity, of some of its
     * units, or about a continuous property.
     */
    public interface Target {

        /** I(X;T). */
        Target ACTIVITY = (channel, width, samples, random) -> channel.information(0, samples, random);
        /** I(X;bits), with units on where they exceed their mean, the mean over all populations of so many units. */
        Target SIGNS = (channel, width, samples, random) -> channel.informationOfSigns(width, samples, random);
        /** I(B;T) of the continuous property B that {@link SyntheticChannel#property} makes of X. */
        Target PROPERTY = (channel, width, samples, random) -> channel.informationAboutProperty(samples, random);

        /** I(X;T + noise), of a fixed variance or of a multiple of the activity's. */
        static Target noisy(KernelBounds.AddedNoise noise) {
            double multiple = noise.scale() == KernelBounds.AddedNoise.Scale.VARIANCE ? noise.factor() : 0;
            double fixed = noise.scale() == KernelBounds.AddedNoise.Scale.FIXED ? noise.factor() : 0;
            if (multiple == 0 && fixed == 0) {
                throw new IllegalArgumentException("a channel of normal noise has no maximum; expected fixed noise or a multiple of"
                        + " the variance");
            }
            return (channel, width, samples, random) -> channel.information(fixed + multiple * channel.totalVariance(), samples,
                    random);
        }

        /** @param width units that the estimate is of */
        SyntheticChannel.Truth truth(SyntheticChannel channel, int width, int samples, RandomGenerator random);
    }

    /** An estimator with what it is after. */
    public record Trial(Estimator estimator, Target target) {

        /** {@link ContinuousInformation} between activity and the property that {@link SyntheticChannel#property} makes of X. */
        public static Trial of(ContinuousInformation continuous) {
            return new Trial((activity, variable, controls) -> activity.numRows > NearestNeighbours.MOST_UNITS ? List.of()
                    : List.of(continuous.estimate(activity, SyntheticChannel.property(variable, controls.random()), controls)),
                    Target.PROPERTY);
        }
    }

    /**
     * Channels like a recording that tell given shares of H(X).
     *
     * @param activity [units x samples] (not modified)
     * @param shares   each 0 to 1; where the recording's tuning does not suffice the channel tells less, and the truth says so
     */
    public static List<Known> channels(FMatrixRMaj activity, Codes variable, List<Double> shares, long seed) {
        SyntheticChannel recorded = SyntheticChannel.like(activity, variable);
        double most = Entropy.of(variable).plugIn();
        return shares.stream().map(share -> new Known(share,
                recorded.telling(share * most, SAMPLES / 4, () -> new SplittableRandom(seed)))).toList();
    }

    /**
     * Estimates of such channels: all that are information about the variable, or about the property that follows it.
     *
     * @param samples that the estimator gets, at most as many as were recorded
     * @param seed    of everything random
     */
    public static List<Calibration> of(Trial trial, List<Known> channels, int samples, int permutations, long seed) {
        List<Calibration> calibrations = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            SyntheticChannel channel = channels.get(i).channel;
            SyntheticChannel.Drawn drawn = channel.draw(samples, new SplittableRandom(seed + 1 + i));
            double perCode = (double) samples / Codes.thresholdedAtMean(drawn.activity()).distinct();
            Map<Integer, SyntheticChannel.Truth> truths = new HashMap<>();
            ControlSettings controls = new ControlSettings(permutations, new SplittableRandom(seed));
            for (Estimate estimate : trial.estimator.estimate(drawn.activity(), drawn.variable(), controls)) {
                if (estimate.quantity().isOfVariable()) {
                    SyntheticChannel.Truth truth = truths.computeIfAbsent(estimate.width(),
                            width -> trial.target.truth(channel, width, SAMPLES, new SplittableRandom(seed)));
                    calibrations.add(new Calibration(estimate, channels.get(i).share, truth, perCode));
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
