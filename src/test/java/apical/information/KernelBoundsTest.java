package apical.information;

import static apical.information.Recordings.controls;
import static apical.information.Recordings.labels;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.information.KernelBounds.AddedNoise;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelBoundsTest {

    private static final KernelBounds UNIT_NOISE = new KernelBounds(List.of(AddedNoise.fixed(1)));

    /** Worked values in nats; X tells the two points apart, so both quantities are the same. */
    @ParameterizedTest
    @CsvSource({"1, .0605481, .2190702", "2, .2190702, .5662192", "4, .5662192, .6928118", "1000, .6931472, .6931472"})
    void twoPointsGiveTheWorkedValues(float distance, double lower, double upper) {
        var points = new FMatrixRMaj(1, 2, true, 0, distance);
        List<Estimate> estimates = UNIT_NOISE.estimate(points, labels(2, 2), controls(1));
        double[] expected = {lower, upper, lower, upper};
        for (int i = 0; i < 4; i++) assertEquals(expected[i], nats(estimates.get(i).value()), 2e-7);
        assertEquals(List.of("I(image;T)", "I(image;T)", "I(X;T)", "I(X;T)"),
                estimates.stream().map(e -> e.quantity().id()).toList());
    }

    /** What two points truly tell lies between. */
    @ParameterizedTest
    @CsvSource({"1, .1114215", "2, .3368308", "4, .6327202"})
    void theTruthOfTwoPointsLiesBetweenTheBounds(float distance, double truth) {
        List<Estimate> estimates = UNIT_NOISE.estimate(new FMatrixRMaj(1, 2, true, 0, distance), labels(2, 2), controls(1));
        assertTrue(nats(estimates.get(0).value()) < truth && truth < nats(estimates.get(1).value()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1000})
    void blocksOfAnySizeGiveTheSumsOfTheDefinition(int block) {
        Codes labels = labels(150, 3);
        FMatrixRMaj activity = Recordings.normal(12, labels, 1.5, 4);
        var noises = List.of(AddedNoise.fixed(0.3), AddedNoise.fixed(2));
        List<Estimate> estimates = new KernelBounds(noises, block).estimate(activity, labels, controls(1));
        for (int kernel = 0; kernel < 4; kernel++) {
            double width = (kernel % 2 == 0 ? 8 : 2) * noises.get(kernel / 2).factor();
            double all = definition(activity, new int[150], width);
            double within = definition(activity, labels.symbols(), width);
            assertEquals(all, estimates.get(kernel).value(), 1e-5);
            assertEquals(all - within, estimates.get(4 + kernel).value(), 1e-5);
        }
    }

    /** Activity far from zero must not cost digits. */
    @Test
    void distanceFromZeroDoesNotMatter() {
        Codes labels = labels(100, 4);
        FMatrixRMaj activity = Recordings.normal(5, labels, 1, 2);
        FMatrixRMaj far = activity.copy();
        for (int i = 0; i < far.data.length; i++) far.data[i] += 1000;
        List<Estimate> near = UNIT_NOISE.estimate(activity, labels, controls(1));
        List<Estimate> moved = UNIT_NOISE.estimate(far, labels, controls(1));
        for (int i = 0; i < 4; i++) assertEquals(near.get(i).value(), moved.get(i).value(), 1e-4);
    }

    @Test
    void namesOfLabelsAndOrderOfUnitsDoNotMatter() {
        Codes labels = labels(200, 4);
        FMatrixRMaj activity = Recordings.normal(9, labels, 1, 2);
        List<Estimate> plain = UNIT_NOISE.estimate(activity, labels, controls(1));
        List<Estimate> other = UNIT_NOISE.estimate(Recordings.withoutUnitOrder(activity), Recordings.renamed(labels), controls(1));
        for (int i = 0; i < 4; i++) {
            assertEquals(plain.get(i).value(), other.get(i).value(), 1e-5);
            assertEquals(plain.get(i).verdict(), other.get(i).verdict());
        }
    }

    @Test
    void noiseFollowsTheActivityOrNot() {
        var activity = new FMatrixRMaj(2, 2, true, -3, 3, 0, 0);
        assertEquals(0.5, AddedNoise.fixed(0.5).variance(activity));
        assertEquals(0.9, new AddedNoise(0.1, AddedNoise.Scale.MAXIMUM).variance(activity), 1e-12);
        assertEquals(0.9, new AddedNoise(0.1, AddedNoise.Scale.VARIANCE).variance(activity), 1e-12);
        assertEquals("noise variance 1", AddedNoise.fixed(1).code());
        assertEquals("noise 0.1 x maximum^2", new AddedNoise(0.1, AddedNoise.Scale.MAXIMUM).code());

        Codes labels = labels(100, 4);
        FMatrixRMaj small = Recordings.normal(6, labels, 1, 3);
        FMatrixRMaj large = small.copy();
        for (int i = 0; i < large.data.length; i++) large.data[i] *= 16;
        for (AddedNoise.Scale scale : List.of(AddedNoise.Scale.MAXIMUM, AddedNoise.Scale.VARIANCE)) {
            var bounds = new KernelBounds(List.of(new AddedNoise(0.2, scale)));
            for (int i = 0; i < 4; i++) {
                assertEquals(bounds.estimate(small, labels, controls(1)).get(i).value(),
                        bounds.estimate(large, labels, controls(1)).get(i).value(), 1e-5);
            }
        }
    }

    @Test
    void constantActivityTellsNothing() {
        var activity = new FMatrixRMaj(3, 30);
        activity.fill(0.7f);
        var noises = List.of(AddedNoise.fixed(0.001), new AddedNoise(0.1, AddedNoise.Scale.MAXIMUM),
                new AddedNoise(0.1, AddedNoise.Scale.VARIANCE));
        for (Estimate estimate : new KernelBounds(noises).estimate(activity, labels(30, 3), controls(1))) {
            assertEquals(0, estimate.value(), 1e-12);
            assertTrue(estimate.interval().covers(0) && estimate.verdict() != Verdict.SATURATED, estimate.toString());
        }
    }

    /** Where every sample is far from every other, the noise tells them apart and the values tell of nothing else. */
    @Test
    void tooLittleNoiseSaturates() {
        Codes labels = labels(300, 3);
        FMatrixRMaj activity = Recordings.normal(40, labels, 0, 5);
        for (Estimate estimate : new KernelBounds(List.of(AddedNoise.fixed(0.01))).estimate(activity, labels, controls(1))) {
            assertEquals(Verdict.SATURATED, estimate.verdict());
            assertEquals(estimate.quantity().isOfWhole() ? Math.log(3) : Math.log(300), nats(estimate.value()), 1e-3);
            assertTrue(estimate.interval().lower() < 0.01 || estimate.quantity().equals(Estimand.OF_IMAGE), estimate.toString());
        }
    }

    /** An upper bound at H(X) bounds nothing that was not known; a lower bound there tells all, if permuted labels find nothing. */
    @Test
    void aCleanCopyIsABoundBelowAndSaysNothingAbove() {
        Codes labels = labels(400, 4);
        var activity = new FMatrixRMaj(1, 400);
        for (int s = 0; s < 400; s++) activity.set(0, s, 100 * labels.symbol(s));
        List<Estimate> estimates = UNIT_NOISE.estimate(activity, labels, controls(1));
        assertEquals(Verdict.LOWER_BOUND, estimates.get(2).verdict());
        assertEquals(2, estimates.get(2).value(), 1e-9);
        assertEquals(Verdict.SATURATED, estimates.get(3).verdict());
    }

    /** More samples, and the mean of each estimate on independent labels falls to nothing. */
    @Test
    void independentLabelsTellLessTheMoreSamplesThereAre() {
        for (int bound : new int[] {2, 3}) {
            double few = meanValue(100, 0, bound);
            double more = meanValue(800, 0, bound);
            assertTrue(more < few / 4 && more < 0.03, few + " to " + more + " bit");
        }
    }

    /** Two normal classes with noise: the truth of the population lies between the means of the bounds. */
    @Test
    void theTruthOfAPopulationLiesBetweenTheMeans() {
        double truth = SyntheticChannel.like(Recordings.normal(2, labels(20_000, 2), 3, 9), labels(20_000, 2))
                .information(1, 20_000, new SplittableRandom(3)).bits();
        double lower = meanValue(800, 3, 2);
        double upper = meanValue(800, 3, 3);
        assertTrue(lower < truth && truth < upper, lower + " < " + truth + " < " + upper);
        assertTrue(upper - lower < 0.6, "hardly a bracket: " + (upper - lower));
    }

    private static double meanValue(int samples, double distance, int bound) {
        Codes labels = labels(samples, 2);
        return IntStream.range(0, 8)
                .mapToDouble(seed -> UNIT_NOISE.estimate(Recordings.normal(2, labels, distance, seed), labels, controls(seed))
                        .get(bound).value())
                .average().orElseThrow();
    }

    /** The jack-knife's standard error is the scatter over fresh samples. */
    @Test
    void theJackKnifeKnowsTheScatter() {
        var random = new SplittableRandom(6);
        Codes labels = Codes.of(random.ints(300, 0, 3).toArray());
        for (int i : new int[] {1, 2}) {
            double[] values = new double[60];
            double claimed = 0;
            for (int seed = 0; seed < values.length; seed++) {
                Estimate estimate = UNIT_NOISE.estimate(Recordings.normal(3, labels, 2, 100 + seed), labels, controls(seed)).get(i);
                values[seed] = estimate.value();
                Interval interval = estimate.interval();        // of its two sides one has no bias in it
                claimed += Math.min(interval.upper() - values[seed], values[seed] - interval.lower()) / 1.96 / values.length;
            }
            double scatter = Samples.standardError(values) * Math.sqrt(values.length);
            assertEquals(1, claimed / scatter, 0.35, claimed + " claimed, " + scatter + " found");
        }
    }

    @Test
    void oneSampleOfEachClassAndASingleSampleHaveAVerdict() {
        Codes labels = labels(7, 7);
        for (Estimate estimate : UNIT_NOISE.estimate(Recordings.normal(7, labels, 60, 1), labels, controls(1))) {
            assertEquals(Verdict.SATURATED, estimate.verdict());
        }
        for (Estimate estimate : UNIT_NOISE.estimate(new FMatrixRMaj(3, 1), labels(1, 1), controls(1))) {
            assertEquals(0, estimate.value());
            assertEquals(Verdict.SATURATED, estimate.verdict());
        }
    }

    @Test
    void badInputIsRefusedInOneLine() {
        var activity = new FMatrixRMaj(2, 3, true, 0, 1, 2, 3, Float.NaN, 5);
        assertEquals(
                "activity of unit 1 at sample 1 is NaN (both counted from 0, of 2 units x 3 samples); expected a finite value. "
                        + "Maybe training has diverged.",
                assertThrows(IllegalArgumentException.class,
                        () -> UNIT_NOISE.estimate(activity, labels(3, 3), controls(1))).getMessage());
        assertEquals("activity has 3 samples but the variable has 4; expected one value for each sample",
                assertThrows(IllegalArgumentException.class,
                        () -> UNIT_NOISE.estimate(new FMatrixRMaj(2, 3), labels(4, 3), controls(1))).getMessage());
        assertEquals("factor: is 0.0; expected a finite value > 0",
                assertThrows(IllegalArgumentException.class, () -> AddedNoise.fixed(0)).getMessage().replace("factor is",
                        "factor: is"));
    }

    /** B(all), or sum_x p_x B(x), in double precision and as written. */
    private static double definition(FMatrixRMaj t, int[] group, double width) {
        double bits = 0;
        for (int i = 0; i < t.numCols; i++) {
            double sum = 0;
            int size = 0;
            for (int j = 0; j < t.numCols; j++) {
                if (group[i] != group[j]) continue;
                double squares = 0;
                for (int u = 0; u < t.numRows; u++) {
                    double difference = t.get(u, i) - t.get(u, j);
                    squares += difference * difference;
                }
                sum += Math.exp(-squares / width);
                size++;
            }
            bits -= Math.log(sum / size) / Math.log(2) / t.numCols;
        }
        return bits;
    }

    private static double nats(double bits) {
        return bits * Math.log(2);
    }
}
