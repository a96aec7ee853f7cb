package apical.information;

import apical.validation.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/**
 * Information and entropy by distances to k-th nearest neighbours, distance being that of the unit in which two samples differ
 * most. Nothing is made discrete and no noise is added, but samples must be dense, so this is for few dimensions.
 *
 * <p>As an estimator, of a discrete X and continuous T (Ross, PLoS ONE 9:e87357, 2014):
 * <pre>
 *   I(X;T) = psi(N) + psi(k) - mean_i psi(N_x(i)) - mean_i psi(m_i)
 * </pre>
 * with m_i the samples that are not farther from sample i than its k-th neighbour among the N_x(i) samples of the same x. Where N_x
 * is k or less, its largest possible k is taken; samples whose x was seen once have no neighbour and are left out. Equal samples
 * are told apart by a jitter of 1e-10 of the largest activity. With more than {@value #MOST_UNITS} units it refuses. Time grows
 * with the square of samples; at most {@value #MOST_PERMUTATIONS} permutations are made.
 *
 * <p>The interval is by the larger of two scatters: of the mean's terms, which is a quarter too small since neighbours share their
 * neighbourhoods, and of the estimates from ten parts of the samples (Holmes &amp; Nemenman, Phys Rev E 100:022404, 2019), which is
 * left out where the parts are too small. The bias is guessed from the same parts, or from two halves where ten parts are too
 * small, as for an error that falls with one over the root of the number of samples, as it was found to do for 8 units; NaN where
 * no value of X was seen twice in a half.
 */
public final class NearestNeighbours implements Estimator {

    /** Units beyond which neighbours are too far to tell: the error at 10,000 samples then rivals what is told. */
    public static final int MOST_UNITS = 10;

    /** With its k. */
    public static final EstimatorLabel LABEL = EstimatorLabel.of("nearest-neighbours", "Nearest neighbours");

    static final int MOST_PERMUTATIONS = 3;
    /** Guessed error of a value beyond which it says too little [bit]. */
    private static final double MOST_BIAS = 0.3;

    private final int k;

    /** With k = 3, as is usual. */
    public NearestNeighbours() {
        this(3);
    }

    public NearestNeighbours(int k) {
        Require.atLeast("k", k, 1);
        this.k = k;
    }

    @Override
    public List<Estimate> estimate(FMatrixRMaj activity, Codes variable, ControlSettings controls) {
        Samples.check(activity, variable);
        int units = activity.numRows;
        if (units > MOST_UNITS) {
            return List.of(Estimate.none(label(), units, activity.numCols,
                    units + " units; neighbours are too far apart beyond " + MOST_UNITS));
        }
        if (variable.counts().seen(1) == variable.samples()) {
            return List.of(Estimate.none(label(), units, activity.numCols, "no value of the variable was seen twice"));
        }
        boolean constant = Samples.constant(activity);
        double[][] points = Neighbours.jittered(activity, controls.random());
        double[] terms = constant ? new double[activity.numCols] : terms(points, variable.symbols());
        double[] permuted = new double[Math.min(controls.permutations(), MOST_PERMUTATIONS)];
        for (int p = 0; p < permuted.length; p++) {
            permuted[p] = constant ? 0 : Samples.mean(terms(points, Samples.permuted(variable, controls.random())));
        }
        double value = Samples.mean(terms);
        Permuted chance = Permuted.of(permuted);
        double[] parts = constant ? new double[Neighbours.PARTS] : ofParts(points, variable, controls.random());
        double bias = Neighbours.bias(value, parts);
        String why = whyNot(chance.mean(), bias);
        return List.of(new Estimate(Estimand.INFORMATION, label(), "", units, activity.numCols, value, bias,
                Interval.around(value, bias, chance.mean(), Neighbours.standardError(terms, parts)),
                "scatter of samples", chance.mean(), chance.quantile(), Double.NaN,
                why.isEmpty() ? Verdict.SOUND : Verdict.SATURATED, why));
    }

    /** In plain words, empty where nothing speaks against the value. */
    static String whyNot(double permutedMean, double bias) {
        String invented = SaturationRules.tooMuchInvented(permutedMean);
        if (!invented.isEmpty()) return invented;
        return Math.abs(bias) > MOST_BIAS
                ? String.format(Locale.ROOT, "has samples so few that it takes itself to be %.2f bit wrong", bias) : "";
    }

    private EstimatorLabel label() {
        return LABEL.with("k = " + k);
    }

    /** [parts] I(X;T) of each of {@link Neighbours#parts}. */
    private double[] ofParts(double[][] points, Codes variable, RandomGenerator random) {
        return Arrays.stream(Neighbours.parts(points.length, 2 * (k + 1) * variable.distinct(), random)).mapToDouble(
                part -> Samples.mean(terms(Neighbours.at(points, part), Arrays.stream(part).map(variable::symbol).toArray())))
                .toArray();
    }

    /** [samples used] whose mean is I(X;T) [bit]. */
    private double[] terms(double[][] all, int[] allSymbols) {
        int[] sizes = new int[Arrays.stream(allSymbols).max().orElseThrow() + 1];
        for (int x : allSymbols) sizes[x]++;
        int[] used = IntStream.range(0, all.length).filter(i -> sizes[allSymbols[i]] > 1).toArray();
        double[][] points = Arrays.stream(used).mapToObj(i -> all[i]).toArray(double[][]::new);
        int[] symbols = Arrays.stream(used).map(i -> allSymbols[i]).toArray();

        double[][][] groups = new double[sizes.length][][];
        for (int x = 0; x < sizes.length; x++) {
            int value = x;
            groups[x] = IntStream.range(0, points.length).filter(i -> symbols[i] == value)
                    .mapToObj(i -> points[i]).toArray(double[][]::new);
        }
        double[] psi = Neighbours.digamma(points.length);
        double[] terms = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            double[][] group = groups[symbols[i]];
            int nearest = Math.min(k, group.length - 1);
            int within = Neighbours.countWithin(points[i], points, Neighbours.distanceOfNearest(points[i], group, nearest));
            terms[i] = (psi[points.length] + psi[nearest] - psi[group.length] - psi[within]) / Neighbours.LN2;
        }
        return terms;
    }
}
