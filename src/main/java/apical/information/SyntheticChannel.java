package apical.information;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;
import org.ejml.data.FMatrixRMaj;

/**
 * A population of known information that looks like a recorded one: as many units, each with the mean and the variance that was
 * recorded, and as many samples of each value x of the variable. An estimator that is shown what it says can be held against the
 * truth.
 * <pre>
 *   t_i = mu_i + s (mu_ix - mu_i) + sigma_i n        n normal, independent of all others
 *   sigma_i^2 = var_i - s^2 var_x(mu_ix)
 * </pre>
 * with mu_ix the mean of unit i over the samples of x. The share s of the tuning sets how much the population tells: nothing at 0,
 * as much as independent units with the recorded tuning would at 1. The truth is the mean of log2 p(t|x) / p(t) over fresh samples,
 * exact but for their scatter, since both densities are known; of codes of one bit per unit likewise.
 */
public final class SyntheticChannel {

    /** Standard deviation of a property about the number of its value of the variable. */
    private static final double PROPERTY_NOISE = 0.5;
    /** Least share of a unit's variance that is left to noise, lest a density have no width. */
    private static final double LEAST_NOISE = 1e-4;

    private final Codes variable;
    /** [values of x], p(x). */
    private final double[] prior;
    /** [units], overall. */
    private final double[] mean, variance;
    /** [values of x][units], mu_ix - mu_i. */
    private final double[][] tuning;
    private final double share;

    /**
     * What is known of the truth.
     *
     * @param bits          I(X;T)
     * @param standardError of {@code bits}, by its finite samples
     */
    public record Truth(double bits, double standardError) {
    }

    private SyntheticChannel(Codes variable, double[] prior, double[] mean, double[] variance, double[][] tuning, double share) {
        this.variable = variable;
        this.prior = prior;
        this.mean = mean;
        this.variance = variance;
        this.tuning = tuning;
        this.share = share;
    }

    /**
     * A channel like what was recorded, with all of its tuning.
     *
     * @param activity [units x samples] (not modified, not kept)
     */
    public static SyntheticChannel like(FMatrixRMaj activity, Codes variable) {
        int samples = activity.numCols;
        if (variable.samples() != samples) {
            throw new IllegalArgumentException(samples + " samples but " + variable.samples() + " values of the variable");
        }
        int values = variable.distinct();
        double[] prior = new double[values];
        for (int x = 0; x < values; x++) prior[x] = (double) variable.timesSeen(x) / samples;

        int units = activity.numRows;
        double[] mean = new double[units];
        double[] variance = new double[units];
        double[][] tuning = new double[values][units];
        for (int unit = 0; unit < units; unit++) {
            for (int s = 0; s < samples; s++) tuning[variable.symbol(s)][unit] += activity.get(unit, s);
            for (int x = 0; x < values; x++) {
                mean[unit] += tuning[x][unit] / samples;
                tuning[x][unit] /= variable.timesSeen(x);
            }
            for (int x = 0; x < values; x++) tuning[x][unit] -= mean[unit];
            for (int s = 0; s < samples; s++) variance[unit] += square(activity.get(unit, s) - mean[unit]) / samples;
        }
        return new SyntheticChannel(variable, prior, mean, variance, tuning, 1);
    }

    /** The same population with another share of its tuning, 0 to 1. */
    public SyntheticChannel withShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share is " + share + "; expected 0 to 1");
        }
        return new SyntheticChannel(variable, prior, mean, variance, tuning, share);
    }

    public double share() {
        return share;
    }

    /**
     * The same population with the share of its tuning at which it tells this much, by bisection; with all of its tuning if that
     * tells less.
     *
     * @param samples by which the truth is known on the way
     */
    public SyntheticChannel telling(double bits, int samples, Fresh fresh) {
        double none = 0;
        double all = 1;
        for (int halving = 0; halving < 12 && bits > 0; halving++) {
            double middle = (none + all) / 2;
            if (withShare(middle).information(0, samples, fresh.random()).bits() < bits) {
                none = middle;
            } else {
                all = middle;
            }
        }
        return withShare(bits > 0 ? all : 0);
    }

    /** Sum of the units' variances, whatever the share. */
    double totalVariance() {
        return Arrays.stream(variance).sum();
    }

    /** A generator that begins anew each time, so that two truths differ by the channel only. */
    public interface Fresh {
        RandomGenerator random();
    }

    /**
     * What an estimator gets.
     *
     * @param activity [units x samples]
     */
    public record Drawn(FMatrixRMaj activity, Codes variable) {
    }

    /** Activity for the first values of the variable that were recorded; at most as many as there are. */
    public Drawn draw(int samples, RandomGenerator random) {
        int[] values = Arrays.copyOf(variable.symbols(), Math.min(samples, variable.samples()));
        return new Drawn(activity(values.length, random), Codes.of(values));
    }

    /**
     * A continuous property that follows the variable: the number of its value, 0 to distinct values less 1, with normal noise.
     *
     * @return [1 x samples]
     */
    static FMatrixRMaj property(Codes variable, RandomGenerator random) {
        FMatrixRMaj property = new FMatrixRMaj(1, variable.samples());
        for (int s = 0; s < variable.samples(); s++) {
            property.data[s] = (float) (variable.symbol(s) + PROPERTY_NOISE * random.nextGaussian());
        }
        return property;
    }

    private FMatrixRMaj activity(int samples, RandomGenerator random) {
        FMatrixRMaj activity = new FMatrixRMaj(mean.length, samples);
        for (int unit = 0; unit < mean.length; unit++) {
            double sigma = sigma(unit);
            for (int s = 0; s < samples; s++) {
                activity.set(unit, s, (float) (centre(variable.symbol(s), unit) + sigma * random.nextGaussian()));
            }
        }
        return activity;
    }

    /**
     * I(X; T + noise).
     *
     * @param addedVariance of independent normal noise that an estimator adds to every unit
     */
    public Truth information(double addedVariance, int samples, RandomGenerator random) {
        return informationOf(responses(addedVariance, random), samples, random);
    }

    /**
     * I(X; bits), a bit per unit that says whether it exceeds its mean; of fewer units than all the mean over all populations of so
     * many.
     *
     * @param units 1 to all; of fewer than all each sample has others, whose scatter is in the standard error
     */
    public Truth informationOfSigns(int units, int samples, RandomGenerator random) {
        double[][] on = new double[prior.length][mean.length];
        for (int x = 0; x < prior.length; x++) {
            for (int unit = 0; unit < mean.length; unit++) {
                double sigma = sigma(unit);
                on[x][unit] = sigma > 0 ? 0.5 * Erf.erfc(-share * tuning[x][unit] / (sigma * Math.sqrt(2))) : 0;
            }
        }
        int[] all = IntStream.range(0, mean.length).toArray();
        return informationOf((x, logs) -> {
            int[] some = units == mean.length ? all : Arrays.copyOf(Samples.order(mean.length, random), units);
            Arrays.fill(logs, 0);
            for (int unit : some) {
                boolean isOn = random.nextDouble() < on[x][unit];
                for (int other = 0; other < logs.length; other++) {
                    logs[other] += Math.log(isOn ? on[other][unit] : 1 - on[other][unit]);
                }
            }
        }, samples, random);
    }

    /** I(B;T) with B the {@link #property} of X. */
    public Truth informationAboutProperty(int samples, RandomGenerator random) {
        Draw responses = responses(0, random);
        double[] ofT = new double[prior.length];
        double[] ofB = new double[prior.length];
        double[] ofBoth = new double[prior.length];
        return mean(samples, random, x -> {
            responses.likelihoods(x, ofT);
            double b = x + PROPERTY_NOISE * random.nextGaussian();
            for (int other = 0; other < prior.length; other++) {
                ofB[other] = -square((b - other) / PROPERTY_NOISE) / 2;
                ofBoth[other] = ofT[other] + ofB[other];
            }
            return logOfMean(ofBoth) - logOfMean(ofT) - logOfMean(ofB);
        });
    }

    /** Draws t under x and writes log p(t|x') for every x', up to a common term. */
    private interface Draw {
        void likelihoods(int x, double[] logs);
    }

    private Draw responses(double addedVariance, RandomGenerator random) {
        double[] precision = new double[mean.length];
        double[] sigma = new double[mean.length];
        for (int unit = 0; unit < mean.length; unit++) {
            sigma[unit] = Math.sqrt(square(sigma(unit)) + addedVariance);
            precision[unit] = sigma[unit] > 0 ? 1 / square(sigma[unit]) : 0;
        }
        double[] deviation = new double[mean.length];
        return (x, logs) -> {
            for (int unit = 0; unit < deviation.length; unit++) {
                deviation[unit] = share * tuning[x][unit] + sigma[unit] * random.nextGaussian();
            }
            for (int other = 0; other < logs.length; other++) {
                double sum = 0;
                for (int unit = 0; unit < deviation.length; unit++) {
                    sum += square(deviation[unit] - share * tuning[other][unit]) * precision[unit];
                }
                logs[other] = -sum / 2;
            }
        };
    }

    private Truth informationOf(Draw draw, int samples, RandomGenerator random) {
        double[] logs = new double[prior.length];
        return mean(samples, random, x -> {
            draw.likelihoods(x, logs);
            return logs[x] - logOfMean(logs);
        });
    }

    /** @param nats what a fresh sample of that value of X tells */
    private Truth mean(int samples, RandomGenerator random, IntToDoubleFunction nats) {
        double sum = 0;
        double squares = 0;
        for (int s = 0; s < samples; s++) {
            double bits = nats.applyAsDouble(value(random.nextDouble())) / Math.log(2);
            sum += bits;
            squares += bits * bits;
        }
        double mean = sum / samples;
        return new Truth(mean, Math.sqrt(Math.max(0, squares / samples - mean * mean) / samples));
    }

    /** Log of the mean of their exponentials over X. */
    private double logOfMean(double[] logs) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double log : logs) highest = Math.max(highest, log);
        double sum = 0;
        for (int x = 0; x < prior.length; x++) sum += prior[x] * Math.exp(logs[x] - highest);
        return highest + Math.log(sum);
    }

    private int value(double uniform) {
        int x = 0;
        double below = prior[0];
        while (x < prior.length - 1 && uniform >= below) below += prior[++x];
        return x;
    }

    private double centre(int x, int unit) {
        return mean[unit] + share * tuning[x][unit];
    }

    private double sigma(int unit) {
        double tuned = 0;
        for (int x = 0; x < prior.length; x++) tuned += prior[x] * square(share * tuning[x][unit]);
        return Math.sqrt(Math.max(variance[unit] - tuned, LEAST_NOISE * variance[unit]));
    }

    private static double square(double x) {
        return x * x;
    }
}
