package apical.information;

import static apical.information.Recordings.controls;
import static apical.information.Recordings.labels;
import static apical.information.Recordings.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.information.ContinuousInformation.Algorithm;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NearestNeighboursTest {

    private static final int SEEDS = 10;

    /** -1/2 log2(1 - rho^2), the worked values, in the mean over seeds; both algorithms. */
    @ParameterizedTest
    @CsvSource({"FIRST, .5, .2075187", "FIRST, .9, 1.1979643", "FIRST, .99, 2.8255439",
            "SECOND, .5, .2075187", "SECOND, .9, 1.1979643", "SECOND, .99, 2.8255439"})
    void correlatedNormalVariablesShareTheWorkedValues(Algorithm algorithm, double rho, double bits) {
        double[] values = IntStream.range(0, SEEDS).mapToDouble(seed -> {
            FMatrixRMaj[] pair = correlated(500, rho, seed);
            return new ContinuousInformation(3, algorithm).estimate(pair[0], pair[1], controls(seed)).value();
        }).toArray();
        assertEquals(bits, Samples.mean(values), 0.02 + 3 * Samples.standardError(values));
    }

    @ParameterizedTest
    @EnumSource
    void informationOfTwoVariablesIsSymmetricAndNoneOfAConstant(Algorithm algorithm) {
        FMatrixRMaj[] pair = correlated(200, 0.8, 1);
        var four = new ContinuousInformation(4, algorithm);
        assertEquals(four.estimate(pair[0], pair[1], controls(1)).value(), four.estimate(pair[1], pair[0], controls(1)).value(),
                1e-9);
        Estimate nothing = four.estimate(pair[0], new FMatrixRMaj(2, 200), controls(1));
        assertEquals(0, nothing.value());
        assertEquals(0, nothing.bias());
        assertTrue(nothing.interval().covers(0));
    }

    /** Over draws the interval covers the truth, dependent or not, and its sides say where it comes from. */
    @ParameterizedTest
    @CsvSource({"FIRST, 0, 0", "FIRST, .9, 1.1979643", "SECOND, 0, 0", "SECOND, .9, 1.1979643"})
    void theIntervalCoversTheWorkedValues(Algorithm algorithm, double rho, double bits) {
        int covered = 0;
        for (int seed = 0; seed < 20; seed++) {
            FMatrixRMaj[] pair = correlated(300, rho, seed);
            Estimate estimate = new ContinuousInformation(3, algorithm).estimate(pair[0], pair[1], controls(seed));
            assertEquals(Verdict.SOUND, estimate.verdict());
            assertEquals(0, estimate.permutedMean(), 0.2);
            if (estimate.interval().covers(bits)) covered++;
        }
        assertTrue(covered >= 17, covered + " of 20 cover " + bits);
    }

    /** H of d independent normal variables of width sigma is d (2.0470956 + log2 sigma) bit. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 8", "2, 1", "3, 0.25"})
    void normalVariablesHaveTheirDifferentialEntropy(int units, double sigma) {
        double[] values = IntStream.range(0, SEEDS).mapToDouble(seed -> {
            FMatrixRMaj t = Recordings.normal(units, labels(600, 1), 0, seed);
            for (int i = 0; i < t.data.length; i++) t.data[i] = (float) (t.data[i] * sigma);
            return ContinuousInformation.entropy(t, 3, new SplittableRandom(seed));
        }).toArray();
        double truth = units * (2.0470956 + Math.log(sigma) / Math.log(2));
        assertEquals(truth, Samples.mean(values), 0.02 * units * units + 3 * Samples.standardError(values));
    }

    /** Two normal distributions of unit width, 2 apart: the truth by numerical integration. */
    @Test
    void aMixtureOfTwoNormalDistributionsTellsItsTruthTheBetterTheMoreSamples() {
        double truth = 0;
        double step = 1e-3;
        for (double t = -8; t < 10; t += step) {
            double p = Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI);
            double q = Math.exp(-(t - 2) * (t - 2) / 2) / Math.sqrt(2 * Math.PI);
            truth += step / 2 * (p * log2(2 * p / (p + q)) + q * log2(2 * q / (p + q)));
        }
        assertEquals(0.4859, truth, 1e-3);
        double worst = 1;
        for (int samples : new int[] {40, 800}) {
            double[] errors = mixture(samples);
            for (int i = 0; i < errors.length; i++) errors[i] -= truth;
            double scatter = Samples.standardError(errors);
            assertEquals(0, Samples.mean(errors), 3.5 * scatter, samples + " samples");
            assertTrue(scatter < worst / 2, scatter + " after " + worst);
            worst = scatter;
        }
    }

    /** The interval of the terms' scatter is about as wide as what fresh samples do. */
    @Test
    void theIntervalKnowsTheScatter() {
        double[] values = mixture(300);
        Codes labels = labels(300, 2);
        Estimate one = only(new NearestNeighbours().estimate(normalPair(labels, 1), labels, controls(1)));
        double claimed = (one.interval().upper() - one.value() + Math.min(0, one.permutedMean())) / 1.96;
        double found = Samples.standardError(values) * Math.sqrt(values.length);
        assertTrue(claimed > 0.6 * found && claimed < 2 * found, claimed + " claimed, " + found + " found");
    }

    private static double[] mixture(int samples) {
        Codes labels = labels(samples, 2);
        return IntStream.range(0, 2 * SEEDS).mapToDouble(
                seed -> only(new NearestNeighbours().estimate(normalPair(labels, 50 + seed), labels, controls(seed))).value())
                .toArray();
    }

    /** One unit, normal about 0 or 2. */
    private static FMatrixRMaj normalPair(Codes labels, long seed) {
        return Recordings.normal(1, labels, 2, seed);
    }

    /** T that takes few values is told apart by the jitter, and the truth is that of a discrete channel, here .5310044 bit. */
    @Test
    void equalSamplesAreNoObstacle() {
        double[] values = IntStream.range(0, SEEDS).mapToDouble(seed -> {
            var random = new SplittableRandom(seed);
            Codes labels = labels(1000, 2);
            var flipped = new FMatrixRMaj(1, 1000);
            for (int s = 0; s < 1000; s++) flipped.set(0, s, random.nextDouble() < 0.1 ? 1 - s % 2 : s % 2);
            return only(new NearestNeighbours().estimate(flipped, labels, controls(seed))).value();
        }).toArray();
        assertEquals(.5310044, Samples.mean(values), 0.01 + 3 * Samples.standardError(values));
    }

    @Test
    void shuffledLabelsGiveAnIntervalThatCoversZero() {
        int covered = 0;
        for (int seed = 0; seed < 40; seed++) {
            Codes labels = Codes.of(new SplittableRandom(seed).ints(400, 0, 4).toArray());
            Estimate estimate =
                    only(new NearestNeighbours().estimate(Recordings.normal(3, labels, 0, seed), labels, controls(seed)));
            assertEquals(Verdict.SOUND, estimate.verdict());
            if (estimate.interval().covers(0)) covered++;
        }
        assertTrue(covered >= 35, covered + " of 40 cover 0");
    }

    @Test
    void namesOfLabelsAndOrderOfUnitsDoNotMatter() {
        Codes labels = labels(300, 3);
        FMatrixRMaj activity = Recordings.normal(4, labels, 1, 7);
        double plain = only(new NearestNeighbours().estimate(activity, labels, controls(1))).value();
        assertEquals(plain,
                only(new NearestNeighbours().estimate(Recordings.withoutUnitOrder(activity), labels, controls(2))).value(),
                1e-9);
        assertEquals(plain, only(new NearestNeighbours().estimate(activity, Recordings.renamed(labels), controls(1))).value(),
                1e-9);
    }

    @Test
    void constantActivityTellsNothing() {
        var activity = new FMatrixRMaj(2, 50);
        activity.fill(3);
        Estimate estimate = only(new NearestNeighbours().estimate(activity, labels(50, 5), controls(1)));
        assertEquals(0, estimate.value());
        assertTrue(estimate.interval().covers(0));
        assertEquals(Double.NEGATIVE_INFINITY, ContinuousInformation.entropy(activity, 3, new SplittableRandom(1)));
    }

    @Test
    void refusesManyUnitsAndFewerSamplesThanClassesByItsVerdict() {
        Estimate wide = only(new NearestNeighbours().estimate(new FMatrixRMaj(11, 40), labels(40, 4), controls(1)));
        assertEquals(Verdict.SATURATED, wide.verdict());
        assertEquals("11 units; neighbours are too far apart beyond 10", wide.why());
        assertTrue(Double.isNaN(wide.value()));
        Estimate few = only(new NearestNeighbours().estimate(Recordings.normal(2, labels(5, 5), 1, 1), labels(5, 5), controls(1)));
        assertEquals(Verdict.SATURATED, few.verdict());
        assertEquals("no value of the variable was seen twice", few.why());
    }

    /** A value that was seen once has no neighbour; the others are measured without it. */
    @Test
    void aValueSeenOnceIsLeftOut() {
        Codes labels = labels(200, 2);
        FMatrixRMaj activity = normalPair(labels, 4);
        var longer = new FMatrixRMaj(1, 201);
        System.arraycopy(activity.data, 0, longer.data, 0, 200);
        Codes more = Codes.of(Arrays.copyOf(IntStream.concat(Arrays.stream(labels.symbols()), IntStream.of(9)).toArray(), 201));
        assertEquals(only(new NearestNeighbours().estimate(activity, labels, controls(1))).value(),
                only(new NearestNeighbours().estimate(longer, more, controls(1))).value(), 1e-12);
    }

    @Test
    void badInputIsRefusedInOneLine() {
        var activity = new FMatrixRMaj(1, 3, true, 1, Float.POSITIVE_INFINITY, 0);
        assertTrue(assertThrows(IllegalArgumentException.class,
                () -> new NearestNeighbours().estimate(activity, labels(3, 2), controls(1))).getMessage()
                        .startsWith("activity of unit 0 at sample 1 is Infinity"));
        assertEquals("k is 3 with 3 samples; expected more than k", assertThrows(IllegalArgumentException.class,
                () -> ContinuousInformation.entropy(activity, 3, new SplittableRandom(1))).getMessage());
    }

    private static FMatrixRMaj[] correlated(int samples, double rho, long seed) {
        FMatrixRMaj both = Recordings.normal(2, labels(samples, 1), 0, seed);
        var a = new FMatrixRMaj(1, samples);
        var b = new FMatrixRMaj(1, samples);
        for (int s = 0; s < samples; s++) {
            a.set(0, s, both.get(0, s));
            b.set(0, s, (float) (rho * both.get(0, s) + Math.sqrt(1 - rho * rho) * both.get(1, s)));
        }
        return new FMatrixRMaj[] {a, b};
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
