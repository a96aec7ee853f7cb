package apical.information;

import apical.validation.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.FMatrixRMaj;

/**
 * Bounds of the information of activity with normal noise added, by distances between samples (Kolchinsky &amp; Tracey, Entropy
 * 19:361, 2017; used by Saxe et al., 2018, with fixed noise, and by Chelombiev et al., 2019, with noise that follows the activity).
 * <pre>
 *   B(S)      = -1/|S| sum_{i in S} log2 1/|S| sum_{j in S} exp(-|t_i - t_j|^2 / (8 s^2))     lower; 2 s^2: upper
 *   I(image;T + noise)  between lower B(all) and upper B(all)
 *   I(X;T + noise)      lower: lower B(all) - sum_x p_x lower B(x);   upper: likewise of upper ones
 * </pre>
 * The truth meant is that of the N samples at hand, each as likely as any other. B(all) never exceeds log2 N; near that it says how
 * many samples there are, no more.
 *
 * <p><b>What is guaranteed.</b> The bounds of I(image;T + noise) always are. Those of I(X;T + noise) are the differences that are
 * usually published, and they are no bounds for certain: both of their terms are too low, or both too high, by amounts that
 * usually, not always, favour the bound. Of 400 random one-dimensional mixtures of few points one had a "lower bound" above
 * the truth, by 0.004 bit. Certain is only
 * <pre>
 *   lower B(all) - sum_x p_x upper B(x)  &lt;=  I(X;T + noise)  &lt;=  upper B(all) - sum_x p_x lower B(x)
 * </pre>
 * which {@code why} quotes. What holds below I(X;T + noise) also holds below I(X;T), as noise cannot inform; what holds above it
 * says nothing of T without noise.
 *
 * <p>On few samples all values of I(X;T) are too large, since each sample knows itself: the value on permuted X shows by how much,
 * and a jack-knife over 20 random parts of the samples guesses what more samples would change. Intervals are by the same
 * jack-knife. At most {@value #MOST_PERMUTATIONS} permutations are made.
 */
public final class KernelBounds implements Estimator {

    /** Labels of the two bounds, which stand side by side for each noise. */
    public static final EstimatorLabel LOWER = EstimatorLabel.of("kernel-lower-bound", "Kernel lower bound")
            .bounding(EstimatorLabel.Bound.USUALLY_LOWER);
    public static final EstimatorLabel UPPER = EstimatorLabel.of("kernel-upper-bound", "Kernel upper bound")
            .bounding(EstimatorLabel.Bound.USUALLY_UPPER);

    static final int MOST_PERMUTATIONS = 3;

    /** Share of log2 N beyond which I(image;T) is saturated. */
    private static final double MOST_OF_LOG_N = 0.97;
    private static final String SINGLE = "a single sample";
    private static final double ROUNDING = 1e-5;

    /** Samples in a block: two blocks' distances fill a megabyte. */
    private static final int BLOCK = 512;

    private final List<AddedNoise> noises;
    private final int blockSize;

    /** The variance s^2 of the noise, per unit. */
    public record AddedNoise(double factor, Scale scale) {

        public enum Scale {
            /** {@code factor} itself, in squared units of activity (Saxe et al.: 0.001 and 0.1). */
            FIXED("noise variance %s"),
            /** Times the square of the layer's largest activity, by amount (Chelombiev et al.). */
            MAXIMUM("noise %s x maximum^2"),
            /** Times the layer's total variance: the mean variance per unit, times units. */
            VARIANCE("noise %s x variance");

            private final String code;

            Scale(String code) {
                this.code = code;
            }
        }

        public AddedNoise {
            Require.positive("factor", factor);
        }

        public static AddedNoise fixed(double variance) {
            return new AddedNoise(variance, Scale.FIXED);
        }

        double variance(FMatrixRMaj activity) {
            double of = 1;
            if (scale == Scale.MAXIMUM) {
                double maximum = 0;
                for (int i = 0; i < activity.getNumElements(); i++) maximum = Math.max(maximum, Math.abs(activity.data[i]));
                of = maximum * maximum;
            } else if (scale == Scale.VARIANCE) {
                of = 0;
                for (int unit = 0; unit < activity.numRows; unit++) of += Samples.variance(activity, unit);
            }
            return factor * of;
        }

        /** As {@link Estimate#code()} has it. */
        public String code() {
            String number = factor == Math.rint(factor) && factor < 1e9 ? Long.toString((long) factor) : Double.toString(factor);
            return String.format(Locale.ROOT, scale.code, number);
        }
    }

    public KernelBounds(List<AddedNoise> noises) {
        this(noises, BLOCK);
    }

    KernelBounds(List<AddedNoise> noises, int blockSize) {
        Require.notEmpty("noises", noises);
        Require.atLeast("blockSize", blockSize, 1);
        this.noises = List.copyOf(noises);
        this.blockSize = blockSize;
    }

    /** {@inheritDoc} For each noise I(image;T), lower and upper, then for each noise I(X;T), lower and upper. */
    @Override
    public List<Estimate> estimate(FMatrixRMaj activity, Codes variable, ControlSettings controls) {
        Samples.check(activity, variable);
        int samples = activity.numCols;
        int parts = Math.min(Jackknife.GROUPS, samples);
        int[] part = Samples.parts(samples, parts, controls.random());
        double[] variances = noises.stream().mapToDouble(noise -> noise.variance(activity)).toArray();
        KernelSums kernels = new KernelSums(activity, variances, blockSize);
        KernelMeans all = new KernelMeans(kernels.within(new int[samples], 1, part, parts), new int[samples], 1, part);

        List<Estimate> estimates = new ArrayList<>();
        for (int k = 0; k < 2 * noises.size(); k++) estimates.add(ofImages(activity, k, all));
        KernelMeans within = within(kernels, variable.symbols(), variable.distinct(), part, parts);
        List<KernelMeans> permuted = new ArrayList<>();
        for (int p = 0; p < Math.min(controls.permutations(), MOST_PERMUTATIONS); p++) {
            int[] symbols = Samples.permuted(variable, controls.random());
            permuted.add(within(kernels, symbols, variable.distinct(), new int[samples], 1));
        }
        for (int k = 0; k < 2 * noises.size(); k++) estimates.add(of(activity, variable, k, all, within, permuted));
        return estimates;
    }

    private static KernelMeans within(KernelSums kernels, int[] symbols, int distinct, int[] part, int parts) {
        return new KernelMeans(kernels.within(symbols, distinct, part, parts), symbols, distinct, part);
    }

    private Estimate ofImages(FMatrixRMaj activity, int kernel, KernelMeans all) {
        double value = all.bound(kernel);
        Jackknife jackknife = Jackknife.of(value, all.boundsWithout(kernel));
        Interval interval = Interval.around(value, jackknife.bias(), Double.NaN, jackknife.standardError());
        double most = Bits.log2(activity.numCols);
        boolean saturated = value >= MOST_OF_LOG_N * most;
        String why = activity.numCols == 1 ? SINGLE : saturated
                ? String.format(Locale.ROOT, "within 3 %% of log2 of the number of samples, %.4f bit", most)
                : "of activity with this noise added";
        return new Estimate(Estimand.OF_IMAGE, label(kernel), code(kernel), activity.numRows, activity.numCols, value,
                jackknife.bias(), interval, Jackknife.GROUPED, Double.NaN, Double.NaN, Double.NaN,
                saturated ? Verdict.SATURATED : verdict(kernel), why);
    }

    private Estimate of(FMatrixRMaj activity, Codes variable, int kernel, KernelMeans all, KernelMeans within,
            List<KernelMeans> permutedWithin) {
        double value = all.bound(kernel) - within.bound(kernel);
        double[] without = all.boundsWithout(kernel);
        double[] withinWithout = within.boundsWithout(kernel);
        for (int p = 0; p < without.length; p++) without[p] -= withinWithout[p];
        double[] permuted = permutedWithin.stream().mapToDouble(other -> all.bound(kernel) - other.bound(kernel)).toArray();
        Permuted chance = Permuted.of(permuted);
        Jackknife jackknife = Jackknife.of(value, without);
        Interval interval = Interval.around(value, jackknife.bias(), chance.mean(), jackknife.standardError());

        boolean upper = kernel % 2 == 1;
        double most = Entropy.of(variable).plugIn();
        int other = upper ? kernel - 1 : kernel + 1;
        double certain = all.bound(kernel) - within.bound(other);
        Verdict verdict = verdict(kernel);
        String why = "of activity with this noise added; " + certain(upper, certain, most);
        if (activity.numCols == 1) {
            verdict = Verdict.SATURATED;
            why = SINGLE;
        } else if (!SaturationRules.tooMuchInvented(chance.mean()).isEmpty()) {
            verdict = Verdict.SATURATED;
            why = SaturationRules.tooMuchInvented(chance.mean());
        } else if (upper && most > 0 && value >= most * (1 - ROUNDING)) {
            verdict = Verdict.SATURATED;
            why = String.format(Locale.ROOT, "an upper bound at all that can be told, H(X) = %.4f bit", most);
        }
        return new Estimate(Estimand.INFORMATION, label(kernel), code(kernel), activity.numRows, activity.numCols, value,
                jackknife.bias(), interval, Jackknife.GROUPED, chance.mean(), chance.quantile(), Double.NaN, verdict, why);
    }

    private static String certain(boolean upper, double bits, double most) {
        if (upper ? bits >= most : bits <= 0) {
            return "nothing is certain of it";
        }
        return String.format(Locale.ROOT, upper ? "certain is only at most %.4f bit" : "certain is only at least %.4f bit", bits);
    }

    private String code(int kernel) {
        return noises.get(kernel / 2).code();
    }

    private static EstimatorLabel label(int kernel) {
        return kernel % 2 == 0 ? LOWER : UPPER;
    }

    private static Verdict verdict(int kernel) {
        return kernel % 2 == 0 ? Verdict.LOWER_BOUND : Verdict.UPPER_BOUND;
    }
}
