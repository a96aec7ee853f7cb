package apical.information;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;
import org.ejml.data.FMatrixRMaj;

/**
 * Information by a Gaussian copula, of a discrete X and continuous T, in closed form (Ince et al., Hum Brain Mapp 38:1541, 2017).
 * Only the ranks of a unit's activity count: they become normal scores, and these are taken for normal, as a whole and for each x.
 * <pre>
 *   z_ui   = Phi^-1(rank of t_ui among t_u1 ... t_uN / (N + 1))            equal values share the mean of their ranks
 *   I(X;T) = H(C) - sum_x N_x / N H(C_x)                                   C [units x units], covariances of scores
 *   H(C)   = 1/2 log2 det C
 *            - 1 / (2 log 2) sum_{u=1}^{units} (psi((n - u) / 2) + log 2 - log(n - 1))        by n samples
 * </pre>
 * The last line takes off, exactly for normal scores, what few samples make of the mean of log det C. Increasing transforms of a
 * unit change nothing.
 *
 * <p><b>What is guaranteed.</b> H(C) is the greatest entropy of that covariance, so the value is off by how far the whole is from
 * normal, less how far the samples of each x are from it. Of one unit the whole is normal by its making: with all samples of the
 * world the value is a lower bound. Of more units it is no bound on either side; where the samples of each x are normal the whole,
 * their mixture, is not, and the value is too large. What such a mixture tells lies between two sums that have a closed form, too
 * (Kolchinsky &amp; Tracey, Entropy 19:361, 2017):
 * <pre>
 *   -sum_x p_x log2 sum_y p_y exp(-d(x, y))        d between the normals of x and y: Bhattacharyya, lower; Kullback-Leibler, upper
 * </pre>
 * The interval reaches over both, so that it covers the truth wherever scores are normal for each x. A value above the upper one is
 * saturated: one normal has more room than the values of X fill. The scatter and the bias that is left are by a jack-knife over 20
 * random parts of the samples, whose ranks stay as they are. At most {@value #MOST_PERMUTATIONS} permutations are made.
 *
 * <p><b>Limits.</b> Every value of X needs more samples than there are units, also without any part of the jack-knife; with less,
 * and where units are linearly dependent, there is no covariance and no value. Where more than {@value #MOST_EQUAL_PERCENT} % of
 * the samples of a unit have equals, after a rectification, say, ranks say too little, and the value is saturated. Time grows with
 * samples times the square of units.
 */
public final class GaussianCopula implements Estimator {

    public static final EstimatorLabel LABEL = EstimatorLabel.of("gaussian-copula", "Gaussian copula");

    static final int MOST_PERMUTATIONS = 3;
    static final int MOST_EQUAL_PERCENT = 10;

    @Override
    public List<Estimate> estimate(FMatrixRMaj activity, Codes variable, ControlSettings controls) {
        Samples.check(activity, variable);
        int samples = activity.numCols, units = activity.numRows;
        double[][] scores = normalScores(activity);
        int fewest = IntStream.range(0, variable.distinct()).map(variable::timesSeen).min().orElseThrow();
        if (fewest <= scores.length) {
            String why = "X has a value of " + fewest + (fewest == 1 ? " sample" : " samples") + ", too few for the covariance of "
                    + scores.length + (scores.length == 1 ? " unit" : " units");
            return List.of(Estimate.none(LABEL, units, samples, why));
        }
        int parts = Math.min(Jackknife.GROUPS, samples);
        int[] part = Samples.parts(samples, parts, controls.random());
        NormalFit[] all = fits(scores, variable.symbols(), variable.distinct(), part, -1);
        double value = information(all);
        double[] without = new double[parts];
        for (int p = 0; p < parts; p++) {
            NormalFit[] left = fits(scores, variable.symbols(), variable.distinct(), part, p);
            for (int x = 0; x < left.length; x++) left[x] = all[x].plus(left[x], -1);
            without[p] = information(left);
        }
        double[] permuted = new double[Math.min(controls.permutations(), MOST_PERMUTATIONS)];
        for (int p = 0; p < permuted.length; p++) {
            permuted[p] = information(fits(scores, Samples.permuted(variable, controls.random()), variable.distinct(), part, -1));
        }
        if (Double.isNaN(value + Arrays.stream(without).sum() + Arrays.stream(permuted).sum())) {
            return List.of(Estimate.none(LABEL, units, samples,
                    "units are linearly dependent, or without some part of the samples a value of X has too few"));
        }
        Permuted chance = Permuted.of(permuted);
        Jackknife jackknife = Jackknife.of(value, without);
        double error = 2 * jackknife.standardError();
        double least = ofMixture(all, NormalFit::distance);
        double most = ofMixture(all, NormalFit::divergence);
        Interval own = Interval.around(value, jackknife.bias(), chance.mean(), jackknife.standardError());
        Interval interval = new Interval(Math.min(own.lower(), least - error), Math.max(own.upper(), most + error));
        String why = whyNot(activity, value - error, most, chance.mean());
        return List.of(new Estimate(Estimand.INFORMATION, LABEL, "", units, samples, value, jackknife.bias(), interval,
                Jackknife.GROUPED + ", and normal mixtures", chance.mean(), chance.quantile(), Double.NaN,
                why.isEmpty() ? Verdict.SOUND : Verdict.SATURATED, why));
    }

    private static String whyNot(FMatrixRMaj activity, double atLeast, double most, double permutedMean) {
        for (int unit = 0; unit < activity.numRows; unit++) {
            double equal = Samples.constant(activity, unit) ? 0 : 100 * shareOfEqual(activity, unit);
            if (equal > MOST_EQUAL_PERCENT) {
                return String.format(Locale.ROOT, "%.0f %% of a unit's samples have equals, which ranks do not tell apart", equal);
            }
        }
        String invented = SaturationRules.tooMuchInvented(permutedMean);
        if (!invented.isEmpty() || atLeast <= most) return invented;
        return String.format(Locale.ROOT, "takes for one normal a mixture of normals that tells at most %.2f bit", most);
    }

    private static double shareOfEqual(FMatrixRMaj activity, int unit) {
        float[] sorted = row(activity, unit);
        Arrays.sort(sorted);
        int equal = 0;
        for (int i = 0; i < sorted.length; i++) {
            if ((i > 0 && sorted[i] == sorted[i - 1]) || (i + 1 < sorted.length && sorted[i] == sorted[i + 1])) equal++;
        }
        return (double) equal / sorted.length;
    }

    private static float[] row(FMatrixRMaj activity, int unit) {
        return Arrays.copyOfRange(activity.data, unit * activity.numCols, (unit + 1) * activity.numCols);
    }

    /** [units that vary][samples] */
    static double[][] normalScores(FMatrixRMaj activity) {
        int[] units = IntStream.range(0, activity.numRows).filter(unit -> !Samples.constant(activity, unit)).toArray();
        int samples = activity.numCols;
        double[][] scores = new double[units.length][samples];
        for (int u = 0; u < units.length; u++) {
            float[] values = row(activity, units[u]);
            Integer[] order = IntStream.range(0, samples).boxed().toArray(Integer[]::new);
            Arrays.sort(order, (a, b) -> Float.compare(values[a] + 0f, values[b] + 0f));              // minus zero is zero
            for (int from = 0, to; from < samples; from = to) {
                to = from + 1;
                while (to < samples && values[order[to]] == values[order[from]]) to++;
                double rank = (from + 1 + to) / 2.0;
                double score = Math.sqrt(2) * Erf.erfInv(2 * rank / (samples + 1) - 1);
                for (int i = from; i < to; i++) scores[u][order[i]] = score;
            }
        }
        return scores;
    }

    /** By value of X, of the samples of one part, or of all if that is negative. */
    private static NormalFit[] fits(double[][] scores, int[] symbols, int distinct, int[] part, int wanted) {
        NormalFit[] fits = new NormalFit[distinct];
        Arrays.setAll(fits, x -> new NormalFit(scores.length));
        for (int i = 0; i < symbols.length; i++) {
            if (wanted < 0 || part[i] == wanted) fits[symbols[i]].add(scores, i);
        }
        return fits;
    }

    /** [bit] */
    private static double information(NormalFit[] fits) {
        NormalFit whole = whole(fits);
        double nats = whole.entropy();
        for (NormalFit of : fits) nats -= (double) of.samples() / whole.samples() * of.entropy();
        return nats / Math.log(2);
    }

    private static NormalFit whole(NormalFit[] fits) {
        NormalFit whole = fits[0];
        for (int x = 1; x < fits.length; x++) whole = whole.plus(fits[x], 1);
        return whole;
    }

    /** What X tells of a mixture of these normals, at most or at least [bit]. */
    private static double ofMixture(NormalFit[] fits, ToDoubleBiFunction<NormalFit, NormalFit> distance) {
        double samples = whole(fits).samples();
        double bits = 0;
        for (NormalFit x : fits) {
            double reached = 0;
            for (NormalFit y : fits) reached += y.samples() / samples * Math.exp(x == y ? 0 : -distance.applyAsDouble(x, y));
            bits -= x.samples() / samples * Bits.log2(reached);
        }
        return bits;
    }
}
