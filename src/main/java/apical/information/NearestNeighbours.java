package apical.information;

import apical.validation.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.ejml.data.FMatrixRMaj;

/**
 * Information and entropy by distances to k-th nearest neighbours, distance being that of the unit in which two samples differ most.
 * Nothing is made discrete and no noise is added, but samples must be dense, so this is for few dimensions.
 *
 * <p>As an estimator, of a discrete X and continuous T (Ross, PLoS ONE 9:e87357, 2014):
 * <pre>
 *   I(X;T) = psi(N) + psi(k) - mean_i psi(N_x(i)) - mean_i psi(m_i)
 * </pre>
 * with m_i the samples that are not farther from sample i than its k-th neighbour among the N_x(i) samples of the same x. Where N_x is
 * k or less, its largest possible k is taken; samples whose x was seen once have no neighbour and are left out. Equal samples are told
 * apart by a jitter of 1e-10 of the largest activity. With more than {@value #MOST_UNITS} units it refuses. Time grows with the square
 * of samples; at most {@value #MOST_PERMUTATIONS} permutations are made.
 *
 * <p>The interval is by the larger of two scatters: of the mean's terms, which is a quarter too small since neighbours share their
 * neighbourhoods, and of the estimates from ten parts of the samples (Holmes & Nemenman, Phys Rev E 100:022404, 2019), which is left
 * out where the parts are too small. The bias is guessed from the same parts, or from two halves where ten parts are too small, as for an error that
 * falls with one over the root of the number of samples, as it was found to do for 8 units; NaN where no value of X was seen twice in a
 * half.
 */
public final class NearestNeighbours implements Estimator {

    /** Units beyond which neighbours are too far to tell: the error at 10,000 samples then rivals what is told. */
    public static final int MOST_UNITS = 10;

    static final int MOST_PERMUTATIONS = 3;
    private static final int PARTS = 10;
    /** Guessed error of a value beyond which it says too little [bit]. */
    private static final double MOST_BIAS = 0.3;
    private static final double JITTER = 1e-10;
    private static final double LN2 = StrictMath.log(2);

    private final int k;

    /** Which of the two formulae of Kraskov et al. */
    public enum Algorithm { FIRST, SECOND }

    /** With k = 3, as is usual. */
    public NearestNeighbours() {
        this(3);
    }

    public NearestNeighbours(int k) {
        Require.atLeast("k", k, 1);
        this.k = k;
    }

    @Override
    public List<Estimate> estimate(FMatrixRMaj activity, Codes variable, Doubts doubts) {
        Samples.check(activity, variable);
        int units = activity.numRows;
        if (units > MOST_UNITS) {
            return List.of(refused(activity, units + " units; neighbours are too far apart beyond " + MOST_UNITS));
        }
        if (variable.counts().seen(1) == variable.samples()) {
            return List.of(refused(activity, "no value of the variable was seen twice"));
        }
        boolean constant = Samples.constant(activity);
        double[][] points = jittered(activity, doubts.random());
        double[] terms = constant ? new double[activity.numCols] : terms(points, variable.symbols());
        double[] permuted = new double[Math.min(doubts.permutations(), MOST_PERMUTATIONS)];
        for (int p = 0; p < permuted.length; p++) {
            permuted[p] = constant ? 0 : Samples.mean(terms(points, Samples.permuted(variable, doubts.random())));
        }
        double value = Samples.mean(terms);
        Permuted chance = Permuted.of(permuted);
        double[] parts = constant ? new double[PARTS] : ofParts(points, variable, doubts.random());
        double bias = (Samples.mean(parts) - value) / (Math.sqrt(parts.length) - 1);
        double ofParts = parts.length == PARTS ? Samples.standardError(parts) : 0;
        String why = "";
        if (chance.mean() > LayerInformation.MOST_PERMUTED_INFORMATION) {
            why = String.format(Locale.ROOT, "finds %.2f bit where X is permuted", chance.mean());
        } else if (Math.abs(bias) > MOST_BIAS) {
            why = String.format(Locale.ROOT, "has samples so few that it takes itself to be %.2f bit wrong", bias);
        }
        return List.of(new Estimate("I(X;T)", name(), "", units, activity.numCols, value, bias,
                Interval.around(value, bias, chance.mean(), Math.max(Samples.standardError(terms), ofParts)),
                "scatter of samples", chance.mean(), chance.quantile(), Double.NaN,
                why.isEmpty() ? Verdict.SOUND : Verdict.SATURATED, why));
    }

    private Estimate refused(FMatrixRMaj activity, String why) {
        return new Estimate("I(X;T)", name(), "", activity.numRows, activity.numCols, Double.NaN, Double.NaN,
                new Interval(Double.NaN, Double.NaN), "none", Double.NaN, Double.NaN, Double.NaN, Verdict.SATURATED, why);
    }

    private String name() {
        return "nearest-neighbours, k = " + k;
    }

    /** [parts] I(X;T) of each of ten random parts of the samples, or of two where ten are too small. */
    private double[] ofParts(double[][] points, Codes variable, RandomGenerator random) {
        int parts = points.length < PARTS * 2 * (k + 1) * variable.distinct() ? 2 : PARTS;
        int[] part = Samples.parts(points.length, parts, random);
        double[] values = new double[parts];
        for (int p = 0; p < parts; p++) {
            int one = p;
            int[] members = IntStream.range(0, points.length).filter(i -> part[i] == one).toArray();
            double[][] own = Arrays.stream(members).mapToObj(i -> points[i]).toArray(double[][]::new);
            values[p] = Samples.mean(terms(own, Arrays.stream(members).map(variable::symbol).toArray()));
        }
        return values;
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
        double[] psi = digamma(points.length);
        double[] terms = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            double[][] group = groups[symbols[i]];
            int nearest = Math.min(k, group.length - 1);
            int within = countWithin(points[i], points, distanceOfNearest(points[i], group, nearest));
            terms[i] = (psi[points.length] + psi[nearest] - psi[group.length] - psi[within]) / LN2;
        }
        return terms;
    }

    /**
     * I(A;B) of two continuous variables (Kraskov, Stögbauer & Grassberger, Phys Rev E 69:066138, 2004).
     * <pre>
     *   first:  psi(k) + psi(N) - mean psi(n_a + 1) + psi(n_b + 1)       n: samples nearer than the k-th neighbour in (a, b)
     *   second: psi(k) - 1/k + psi(N) - mean psi(n_a) + psi(n_b)         n: not farther in a (in b) than any of the k neighbours
     * </pre>
     *
     * @param a      [units x samples] (not modified)
     * @param b      [units x samples], of the same samples (not modified)
     * @param random for the jitter
     * @return [bit]
     */
    public static double information(FMatrixRMaj a, FMatrixRMaj b, int k, Algorithm algorithm, RandomGenerator random) {
        int n = a.numCols;
        if (b.numCols != n || k < 1 || k >= n) {
            throw new IllegalArgumentException("k is " + k + " with " + n + " and " + b.numCols
                    + " samples; expected as many of both, and more than k");
        }
        Samples.checkFinite(a);
        Samples.checkFinite(b);
        if (Samples.constant(a) || Samples.constant(b)) return 0;
        double[][] as = jittered(a, random);
        double[][] bs = jittered(b, random);
        double[] psi = digamma(n);
        double sum = 0;
        int[] nearest = new int[k];
        double[] distances = new double[k];
        for (int i = 0; i < n; i++) {
            nearest(as, bs, i, nearest, distances);
            double radiusA = distances[k - 1];
            double radiusB = distances[k - 1];
            if (algorithm == Algorithm.SECOND) {
                radiusA = radiusB = 0;
                for (int j : nearest) {
                    radiusA = Math.max(radiusA, distance(as[i], as[j]));
                    radiusB = Math.max(radiusB, distance(bs[i], bs[j]));
                }
                sum -= psi[countWithin(as[i], as, radiusA)] + psi[countWithin(bs[i], bs, radiusB)];
            } else {
                sum -= psi[countWithin(as[i], as, Math.nextDown(radiusA)) + 1] + psi[countWithin(bs[i], bs, Math.nextDown(radiusB)) + 1];
            }
        }
        double correction = algorithm == Algorithm.SECOND ? 1.0 / k : 0;
        return (psi[k] - correction + psi[n] + sum / n) / LN2;
    }

    /**
     * Differential entropy (Kozachenko & Leonenko, 1987), psi(N) - psi(k) + d log 2 + d mean log r_i, r_i the distance to the k-th
     * neighbour.
     *
     * @param t [d units x samples] (not modified)
     * @return [bit], of either sign, for the unit of measurement matters; minus infinity if a unit is constant
     */
    public static double entropy(FMatrixRMaj t, int k, RandomGenerator random) {
        int n = t.numCols;
        if (k < 1 || k >= n) throw new IllegalArgumentException("k is " + k + " with " + n + " samples; expected more than k");
        Samples.checkFinite(t);
        for (int unit = 0; unit < t.numRows; unit++) {
            if (Samples.constant(t, unit)) return Double.NEGATIVE_INFINITY;
        }
        double[][] points = jittered(t, random);
        double logs = 0;
        for (double[] point : points) logs += StrictMath.log(distanceOfNearest(point, points, k));
        double[] psi = digamma(n);
        return (psi[n] - psi[k] + t.numRows * (LN2 + logs / n)) / LN2;
    }

    /** [samples][units] */
    private static double[][] jittered(FMatrixRMaj activity, RandomGenerator random) {
        double largest = 0;
        for (int i = 0; i < activity.getNumElements(); i++) largest = Math.max(largest, Math.abs(activity.data[i]));
        double[][] points = new double[activity.numCols][activity.numRows];
        for (double[] point : points) {
            for (int u = 0; u < point.length; u++) point[u] = JITTER * largest * (random.nextDouble() - 0.5);
        }
        for (int u = 0; u < activity.numRows; u++) {
            for (int s = 0; s < points.length; s++) points[s][u] += activity.get(u, s);
        }
        return points;
    }

    /** [0 .. n] psi(i), by psi(i + 1) = psi(i) + 1/i; psi(0) is not used. */
    private static double[] digamma(int n) {
        double[] psi = new double[n + 1];
        if (n > 0) psi[1] = Gamma.digamma(1);
        for (int i = 1; i < n; i++) psi[i + 1] = psi[i] + 1.0 / i;
        return psi;
    }

    /** Distance to the k-th nearest of the others, {@code point} itself being among {@code points}. */
    private static double distanceOfNearest(double[] point, double[][] points, int k) {
        double[] nearest = new double[k];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (double[] other : points) {
            if (other == point) continue;
            double distance = distance(point, other, nearest[k - 1]);
            if (distance < nearest[k - 1]) {
                int at = k - 1;
                for (; at > 0 && nearest[at - 1] > distance; at--) nearest[at] = nearest[at - 1];
                nearest[at] = distance;
            }
        }
        return nearest[k - 1];
    }

    /** The k nearest of the others in the joint space, and their distances, nearest first. */
    private static void nearest(double[][] as, double[][] bs, int i, int[] who, double[] distances) {
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        int last = distances.length - 1;
        for (int j = 0; j < as.length; j++) {
            if (j == i) continue;
            double distance = Math.max(distance(as[i], as[j], distances[last]), distance(bs[i], bs[j], distances[last]));
            if (distance < distances[last]) {
                int at = last;
                for (; at > 0 && distances[at - 1] > distance; at--) {
                    distances[at] = distances[at - 1];
                    who[at] = who[at - 1];
                }
                distances[at] = distance;
                who[at] = j;
            }
        }
    }

    /** Number of others that are not farther than {@code radius}. */
    private static int countWithin(double[] point, double[][] points, double radius) {
        int count = -1;                              // the point itself
        for (double[] other : points) {
            if (distance(point, other, Math.nextUp(radius)) <= radius) count++;
        }
        return count;
    }

    private static double distance(double[] a, double[] b) {
        return distance(a, b, Double.POSITIVE_INFINITY);
    }

    /** Largest difference, or the first that is found to be {@code enough}. */
    private static double distance(double[] a, double[] b, double enough) {
        double largest = 0;
        for (int u = 0; u < a.length && largest < enough; u++) largest = Math.max(largest, Math.abs(a[u] - b[u]));
        return largest;
    }
}
