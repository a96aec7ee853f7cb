package apical.information;

import apical.validation.Require;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * I(A;B) of two continuous variables of a few units each, a compartment and a property that is no class, say (Kraskov, Stögbauer
 * &amp; Grassberger, Phys Rev E 69:066138, 2004).
 * <pre>
 *   first:  psi(k) + psi(N) - mean psi(n_a + 1) + psi(n_b + 1)       n: samples nearer than the k-th neighbour in (a, b)
 *   second: psi(k) - 1/k + psi(N) - mean psi(n_a) + psi(n_b)         n: not farther in a (in b) than any of the k neighbours
 * </pre>
 * Interval, bias and what is found on permuted B are as of {@link NearestNeighbours}, which is for a discrete variable. With fewer
 * samples than a cube of as many dimensions has corners no neighbour is near, and nothing is said.
 *
 * @param k         neighbours
 * @param algorithm which of the two formulae
 */
public record ContinuousInformation(int k, Algorithm algorithm) {

    /** Which of the two formulae of Kraskov et al. */
    public enum Algorithm {
        FIRST(EstimatorLabel.of("kraskov-1", "Nearest neighbours").inOrder(1)),
        SECOND(EstimatorLabel.of("kraskov-2", "Nearest neighbours, second formula").inOrder(2));

        private final EstimatorLabel label;

        Algorithm(EstimatorLabel label) {
            this.label = label;
        }

        /** Of its estimates, with their k. */
        public EstimatorLabel label() {
            return label;
        }
    }

    public ContinuousInformation {
        Require.atLeast("k", k, 1);
    }

    /**
     * Of the same samples of both.
     *
     * @param a [units x samples] (not modified)
     * @param b [units x samples] (not modified)
     */
    public Estimate estimate(FMatrixRMaj a, FMatrixRMaj b, ControlSettings controls) {
        int samples = a.numCols;
        if (b.numCols != samples || k >= samples) {
            throw new IllegalArgumentException("k is " + k + " with " + samples + " and " + b.numCols
                    + " samples; expected as many of both, and more than k");
        }
        Samples.checkFinite(a);
        Samples.checkFinite(b);
        boolean constant = Samples.constant(a) || Samples.constant(b);
        double[][] as = Neighbours.jittered(a, controls.random());
        double[][] bs = Neighbours.jittered(b, controls.random());
        double[] terms = constant ? new double[samples] : terms(as, bs);
        double[] permuted = new double[Math.min(controls.permutations(), NearestNeighbours.MOST_PERMUTATIONS)];
        for (int p = 0; p < permuted.length; p++) {
            permuted[p] = constant ? 0 : Samples.mean(terms(as, Neighbours.at(bs, Samples.order(samples, controls.random()))));
        }
        double value = Samples.mean(terms);
        double[] parts = constant ? new double[Neighbours.PARTS] : ofParts(as, bs, controls.random());
        double bias = Neighbours.bias(value, parts);
        double scatter = Neighbours.standardError(terms, parts);
        Permuted chance = Permuted.of(permuted);
        int units = a.numRows + b.numRows;
        String why = units < Integer.SIZE - 1 && samples >= 1 << units ? NearestNeighbours.whyNot(chance.mean(), bias)
                : samples + " samples in " + units + " dimensions, where no neighbour is near";
        return new Estimate(Estimand.OF_PAIR, algorithm.label.with("k = " + k), "", units, samples, value, bias,
                Interval.around(value, bias, chance.mean(), scatter), "scatter of samples", chance.mean(), chance.quantile(),
                Double.NaN, why.isEmpty() ? Verdict.SOUND : Verdict.SATURATED, why);
    }

    /** [parts] of each of {@link Neighbours#parts}; NaN where these are too small. */
    private double[] ofParts(double[][] as, double[][] bs, RandomGenerator random) {
        return Arrays.stream(Neighbours.parts(as.length, 2 * (k + 1), random)).mapToDouble(part -> part.length > k
                ? Samples.mean(terms(Neighbours.at(as, part), Neighbours.at(bs, part))) : Double.NaN).toArray();
    }

    /** [samples] whose mean is I(A;B) [bit]. */
    private double[] terms(double[][] as, double[][] bs) {
        int n = as.length;
        double[] psi = Neighbours.digamma(n);
        double[] terms = new double[n];
        int[] nearest = new int[k];
        double[] distances = new double[k];
        for (int i = 0; i < n; i++) {
            Neighbours.nearest(as, bs, i, nearest, distances);
            terms[i] = (psi[k] + psi[n] + (algorithm == Algorithm.FIRST ? first(as, bs, i, distances[k - 1], psi)
                    : second(as, bs, i, nearest, psi))) / Neighbours.LN2;
        }
        return terms;
    }

    private static double first(double[][] as, double[][] bs, int i, double radius, double[] psi) {
        double nearer = Math.nextDown(radius);
        return -psi[Neighbours.countWithin(as[i], as, nearer) + 1] - psi[Neighbours.countWithin(bs[i], bs, nearer) + 1];
    }

    private double second(double[][] as, double[][] bs, int i, int[] nearest, double[] psi) {
        double radiusA = 0, radiusB = 0;
        for (int j : nearest) {
            radiusA = Math.max(radiusA, Neighbours.distance(as[i], as[j]));
            radiusB = Math.max(radiusB, Neighbours.distance(bs[i], bs[j]));
        }
        return -1.0 / k - psi[Neighbours.countWithin(as[i], as, radiusA)] - psi[Neighbours.countWithin(bs[i], bs, radiusB)];
    }

    /**
     * Differential entropy (Kozachenko &amp; Leonenko, 1987), psi(N) - psi(k) + d log 2 + d mean log r_i, r_i the distance to the
     * k-th neighbour.
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
        double[][] points = Neighbours.jittered(t, random);
        double logs = 0;
        for (double[] point : points) logs += StrictMath.log(Neighbours.distanceOfNearest(point, points, k));
        double[] psi = Neighbours.digamma(n);
        return (psi[n] - psi[k] + t.numRows * (Neighbours.LN2 + logs / n)) / Neighbours.LN2;
    }
}
