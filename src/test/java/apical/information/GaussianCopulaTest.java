package apical.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianCopulaTest {

    private static Estimate estimate(FMatrixRMaj activity, Codes variable) {
        return Recordings.only(new GaussianCopula().estimate(activity, variable, new ControlSettings(3, new SplittableRandom(4))));
    }

    /** Two units with variance 1, correlated by {@code rho} where the label is 0 and by minus that where it is 1. */
    private static FMatrixRMaj correlated(Codes labels, double rho, long seed) {
        var random = new SplittableRandom(seed);
        var activity = new FMatrixRMaj(2, labels.samples());
        for (int s = 0; s < labels.samples(); s++) {
            double first = random.nextGaussian(), other = random.nextGaussian();
            activity.set(0, s, (float) first);
            activity.set(1, s, (float) ((labels.symbol(s) == 0 ? rho : -rho) * first + Math.sqrt(1 - rho * rho) * other));
        }
        return activity;
    }

    /** Each unit is normal whatever the label, so that ranks lose nothing; as a whole units are not correlated, and H(C) is 0. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 0.9})
    void whereUnitsAreNormalItIsTheDifferenceOfNormalEntropies(double rho) {
        Codes labels = Recordings.labels(40_000, 2);
        assertEquals(-0.5 * Math.log(1 - rho * rho) / Math.log(2), estimate(correlated(labels, rho, 1), labels).value(), 0.015);
    }

    /** Of one unit with two labels far apart each label has half of the normal distribution: variance 1 - 2 / pi. */
    @Test
    void ofOneUnitItIsALowerBound() {
        Codes labels = Recordings.labels(20_000, 2);
        double limit = -0.5 * Math.log(1 - 2 / Math.PI) / Math.log(2);
        assertEquals(limit, estimate(Recordings.normal(1, labels, 50, 2), labels).value(), 0.005);
        assertTrue(limit < 1, "all of the label, which is one bit");
        for (double distance : new double[] {0.3, 1, 2, 4}) {
            FMatrixRMaj activity = Recordings.normal(1, labels, distance, 3);
            double truth = SyntheticChannel.like(activity, labels).information(0, 40_000, new SplittableRandom(5)).bits();
            Estimate found = estimate(activity, labels);
            assertTrue(found.value() < truth + 0.01 && found.value() > 0.7 * truth, found + " of " + truth);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 12})
    void independentActivityTellsNothing(int units) {
        Codes labels = Recordings.labels(2000, 4);
        double mean = IntStream.range(0, 10)
                .mapToDouble(draw -> estimate(Recordings.normal(units, labels, 0, draw), labels).value()).average().orElseThrow();
        assertEquals(0, mean, 0.004 * units, "corrected for few samples");
        Estimate found = estimate(Recordings.normal(units, labels, 0, 11), labels);
        assertTrue(found.interval().covers(0), found.toString());
        assertEquals(0, found.permutedMean(), 0.02 * units);
    }

    /** To the last digit, as long as no two values become one. */
    @Test
    void increasingTransformsOfEachUnitChangeNothing() {
        Codes labels = Recordings.labels(600, 3);
        FMatrixRMaj activity = Recordings.normal(3, labels, 1, 6);
        DoubleUnaryOperator[] transforms = {x -> 3 * x - 7, x -> x * x * x, Math::sinh};
        FMatrixRMaj transformed = activity.copy();
        for (int u = 0; u < 3; u++) {
            for (int s = 0; s < 600; s++) transformed.set(u, s, (float) transforms[u].applyAsDouble(activity.get(u, s)));
        }
        assertEquals(estimate(activity, labels).value(), estimate(transformed, labels).value(), 1e-9);
        assertEquals(estimate(activity, labels).value(), estimate(Recordings.withoutUnitOrder(activity), labels).value(), 1e-9);
        assertEquals(estimate(activity, labels).value(), estimate(activity, Recordings.renamed(labels)).value(), 1e-9);
    }

    /** Fourteen samples of each label for six units: without the correction three quarters of a nat too much, with it none. */
    @Test
    void theCorrectionTakesOffWhatFewSamplesMake() {
        double mean = 0, uncorrected = 0;
        for (int draw = 0; draw < 200; draw++) {
            NormalFit whole = new NormalFit(6), part = new NormalFit(6);
            double[][] scores = new double[6][56];
            var random = new SplittableRandom(draw);
            for (double[] unit : scores) {
                for (int s = 0; s < 56; s++) unit[s] = random.nextGaussian();
            }
            for (int s = 0; s < 56; s++) {
                whole.add(scores, s);
                if (s < 14) part.add(scores, s);
            }
            mean += (whole.entropy() - part.entropy()) / 200;
            uncorrected += (plain(whole, 56) - plain(part, 14)) / 200;
        }
        assertEquals(0, mean, 0.08, "of one distribution both have the same entropy [nat]");
        assertTrue(uncorrected > 0.7, "by so many nats they seem to differ: " + uncorrected);
    }

    /** The same without the correction. */
    private static double plain(NormalFit fit, int samples) {
        double entropy = fit.entropy();
        for (int u = 1; u <= 6; u++) {
            entropy += (Gamma.digamma((samples - u) / 2.0) + Math.log(2) - Math.log(samples - 1)) / 2;
        }
        return entropy;
    }

    /** Of two normals that are known: means 0 and 2, variances 1 and 4. */
    @Test
    void distancesOfNormalsAreTheTextbooks() {
        var random = new SplittableRandom(7);
        NormalFit first = new NormalFit(1), second = new NormalFit(1);
        for (int i = 0; i < 200_000; i++) {
            first.add(new double[][] {{random.nextGaussian()}}, 0);
            second.add(new double[][] {{2 + 2 * random.nextGaussian()}}, 0);
        }
        assertEquals(Math.log(2) + (1 + 4) / 8.0 - 0.5, first.divergence(second), 0.01);
        assertEquals(4 / (4 * (1 + 4.0)) + 0.5 * Math.log((1 + 4) / (2 * 2.0)), first.distance(second), 0.01);
        assertEquals(0, first.divergence(first), 1e-12);
        assertEquals(0, first.distance(first), 1e-12);
    }

    @Test
    void whatHasNoCovarianceHasNoValueButAReason() {
        Codes labels = Recordings.labels(200, 4);
        Estimate wide = estimate(Recordings.normal(50, labels, 1, 8), labels);
        assertEquals(Verdict.SATURATED, wide.verdict());
        assertTrue(Double.isNaN(wide.value()));
        assertEquals("X has a value of 50 samples, too few for the covariance of 50 units", wide.why());
        assertTrue(estimate(Recordings.normal(48, labels, 1, 8), labels).why().contains("some part of the samples"));

        FMatrixRMaj twins = Recordings.normal(2, labels, 1, 8);
        System.arraycopy(twins.data, 0, twins.data, 200, 200);
        assertTrue(estimate(twins, labels).why().contains("linearly dependent"), estimate(twins, labels).toString());
        assertEquals(0, estimate(new FMatrixRMaj(3, 200), labels).value(), 1e-12, "units that never change tell nothing");
    }

    @Test
    void ranksOfEqualValuesSayTooLittle() {
        Codes labels = Recordings.labels(400, 4);
        FMatrixRMaj rectified = Recordings.normal(2, labels, 2, 9);
        for (int i = 0; i < rectified.getNumElements(); i++) rectified.data[i] = Math.max(0, rectified.data[i] - 0.5f);
        Estimate found = estimate(rectified, labels);
        assertEquals(Verdict.SATURATED, found.verdict());
        assertTrue(found.why().endsWith("which ranks do not tell apart"), found.why());
    }

    /** One normal has more room than ten labels that many units tell apart. */
    @Test
    void moreThanTheLabelsCanTellIsSaturated() {
        Codes labels = Recordings.labels(4000, 4);
        Estimate found = estimate(Recordings.normal(8, labels, 12, 10), labels);
        assertTrue(found.value() > 2, "two bits is all there are: " + found);
        assertEquals(Verdict.SATURATED, found.verdict());
        assertTrue(found.why().endsWith("at most 2.00 bit"), found.why());
    }
}
