package apical.information;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WholeCodesTest {

    private static final Code BITS = Code.thresholdAt(0.5);
    private static final double[][] FLIPS = {{.45, .05}, {.05, .45}};

    @Test
    void oneLineIsEnough() {
        int[][] pairs = Draw.pairs(FLIPS, 2000, new SplittableRandom(1));
        FMatrixRMaj activity = Draw.asActivity(pairs[1], 1);
        int[] labels = pairs[0];
        var random = new SplittableRandom(2);
        List<Estimate> estimates = new WholeCodes(Code.thresholdAtMean(), List.of(Correction.MILLER_MADOW))
                .estimate(activity, Codes.of(labels), new ControlSettings(20, random));
        assertEquals(List.of("H(T)", "H(T|X)", "H(X)", "I(X;T)"), estimates.stream().map(e -> e.quantity().id()).toList());
        Estimate information = estimates.get(3);
        assertEquals(Correction.MILLER_MADOW.label(), information.estimator());
        assertEquals("mean", information.code());
        assertEquals(2000, information.samples());
        assertEquals(Verdict.SOUND, information.verdict());
        assertTrue(information.interval().covers(.5310044), information.toString());
    }

    /** The numbers of runs already made. */
    @Test
    void plugInAndMillerMadowAreThoseOfTheLayersReport() {
        var random = new SplittableRandom(3);
        var activity = activity(7, 400, random);
        int[] x = random.ints(400, 0, 5).toArray();
        JointCounts counts = JointCounts.of(Codes.thresholdedAtMean(activity), Codes.of(x));
        var information = MutualInformation.of(counts);
        List<Estimate> estimates = new WholeCodes(Code.thresholdAtMean(), List.of(Correction.PLUG_IN, Correction.MILLER_MADOW))
                .estimate(activity, Codes.of(x), new ControlSettings(5, random));
        assertEquals(information.plugIn(), estimates.get(3).value());
        assertEquals(information.bias(), estimates.get(3).bias());
        assertEquals(information.corrected(), estimates.get(7).value());
        assertEquals(Entropy.conditional(counts).plugIn(), estimates.get(1).value());
        assertEquals(Entropy.conditional(counts).bias(), estimates.get(1).bias());
        assertEquals(Entropy.of(Codes.thresholdedAtMean(activity)).corrected(), estimates.get(4).value());
    }

    @ParameterizedTest
    @EnumSource(Correction.class)
    void valuesAreWhatTheCodeHasMinusWhatTheVariableLeaves(Correction correction) {
        var random = new SplittableRandom(4);
        for (int repeat = 0; repeat < 8; repeat++) {
            int[][] pairs = leaning(20 + random.nextInt(200), 8, 3, random);
            List<Estimate> e = estimates(correction, Draw.asActivity(pairs[1], 3), pairs[0], repeat);
            assertEquals(e.get(0).value() - e.get(1).value(), e.get(3).value(), 1e-12);
            assertEquals(Math.min(e.get(0).value(), e.get(2).value()), Math.max(e.get(3).value(),
                    Math.min(e.get(0).value(), e.get(2).value())),
                    correction == Correction.PLUG_IN ? 0 : 10, "more than an entropy");
            assertTrue(e.get(3).verdict() == Verdict.SATURATED || e.get(3).interval().upper() >= 0, "negative beyond doubt: " + e);
        }
    }

    /** Other names of X, other order of units, on for off: nothing changes. Samples in another order: only the permutations do. */
    @ParameterizedTest
    @EnumSource(Correction.class)
    void namesDoNotMatter(Correction correction) {
        int[][] pairs = leaning(200, 8, 3, new SplittableRandom(5));
        FMatrixRMaj activity = Draw.asActivity(pairs[1], 3);
        List<Estimate> before = estimates(correction, activity, pairs[0], 1);
        int[] renamed = Arrays.stream(pairs[0]).map(x -> 100 - 7 * x).toArray();
        assertEquals(before, estimates(correction, activity, renamed, 1));

        FMatrixRMaj negative = activity.copy();
        for (int i = 0; i < negative.data.length; i++) negative.data[i] = 1 - negative.data[i];
        assertEquals(before, estimates(correction, negative, pairs[0], 1));
        if (correction == Correction.SHUFFLE_CORRECTION || correction == Correction.SHUFFLE_SUBTRACTION) return;

        int[] order = Draw.shuffled(IntStream.range(0, 200).toArray(), new SplittableRandom(6));
        List<Estimate> reordered = estimates(correction, Draw.asActivity(pick(pairs[1], order), 3), pick(pairs[0], order), 1);
        for (int q = 0; q < 4; q++) assertEquals(before.get(q).value(), reordered.get(q).value(), 1e-12);
    }

    /** Swapping X and T: exact where H(T) + H(X) - H(T,X) is, and where possible cells are those that occur. */
    @ParameterizedTest
    @EnumSource(value = Correction.class, names = {"PLUG_IN", "MILLER_MADOW"})
    void informationIsSymmetric(Correction correction) {
        int[][] pairs = leaning(300, 4, 4, new SplittableRandom(7));
        assertEquals(information(correction, Draw.asActivity(pairs[1], 2), pairs[0], 1).value(),
                information(correction, Draw.asActivity(pairs[0], 2), pairs[1], 1).value(), 1e-12);
    }

    /** From kinds of cells, the same as leaving out every single sample and doing everything again. */
    @ParameterizedTest
    @EnumSource(value = Correction.class, names = {"PLUG_IN", "MILLER_MADOW", "QUADRATIC_EXTRAPOLATION", "CHAO_SHEN",
            "JAMES_STEIN"})
    void theJackknifeIsThatOfLeavingOutEachSample(Correction correction) {
        int[][] pairs = leaning(60, 16, 3, new SplittableRandom(8));
        int[] all = IntStream.range(0, 60).toArray();
        List<Estimate> estimates = estimates(correction, Draw.asActivity(pairs[1], 4), pairs[0], 1);
        for (int q = 0; q < 4; q++) {
            var bruteForce = new Jackknife(estimates.get(q).value());
            for (int left : all) {
                int[] kept = Arrays.stream(all).filter(i -> i != left).toArray();
                bruteForce.add(fewer(correction, pick(pairs[1], kept), pick(pairs[0], kept)).get(q).value(), 1);
            }
            Estimate e = estimates.get(q);
            assertTrue(bruteForce.standardError() > (q == 2 ? -1 : .01));    // shrunk, H(X) is log2 3 without any sample
            double bias = e.bias();
            if (correction != Correction.PLUG_IN) assertEquals(bruteForce.bias(), bias, 1e-9);
            assertEquals(Interval.around(e.value(), bias, e.permutedMean(), bruteForce.standardError()).upper(),
                    e.interval().upper(), 1e-9);
        }
    }

    /** Of a permuted variable the interval covers 0, as often as it should. */
    @ParameterizedTest
    @EnumSource(Correction.class)
    void permutedLabelsShareNothing(Correction correction) {
        int covered = 0;
        int repeats = correction == Correction.NSB ? 20 : 60;
        for (int seed = 0; seed < repeats; seed++) {
            var random = new SplittableRandom(seed);
            int[][] pairs = leaning(300, 8, 3, random);
            Estimate e = information(correction, Draw.asActivity(pairs[1], 3), Draw.shuffled(pairs[0], random), seed);
            assertEquals(Verdict.SOUND, e.verdict(), e.why());
            if (e.interval().covers(0)) covered++;
        }
        assertTrue(covered >= 0.95 * repeats, covered + " of " + repeats);
    }

    /** Hidden layers of hundreds of units: every code is unique, and every correction says so. */
    @ParameterizedTest
    @EnumSource(Correction.class)
    void codesThatAreAllDifferentAreSaturated(Correction correction) {
        var random = new SplittableRandom(9);
        int[] x = random.ints(400, 0, 10).toArray();
        List<Estimate> estimates = new WholeCodes(Code.thresholdAtMean(), List.of(correction))
                .estimate(activity(200, 400, random), Codes.of(x), new ControlSettings(2, random));
        Estimate information = estimates.get(estimates.size() - 1);
        assertEquals(Verdict.SATURATED, information.verdict());
        assertEquals(correction == Correction.SHUFFLE_CORRECTION ? "shuffle correction is for codes of at most 16 bits"
                : "100 % of the samples have codes that no other has", information.why());
        if (correction == Correction.PLUG_IN) {
            assertEquals(Codes.of(x).counts().entropy(), information.value(), 1e-12);
            assertEquals(information.value(), information.permutedMean(), 1e-12);
        }
    }

    @ParameterizedTest
    @EnumSource(Correction.class)
    void constantActivityTellsNothingAndThatIsSure(Correction correction) {
        for (Code code : CodeTest.everyKind()) {
            var activity = new FMatrixRMaj(2, 60);
            Arrays.fill(activity.data, 0.1f);
            int[] x = IntStream.range(0, 60).map(i -> i % 3).toArray();
            Estimate e = new WholeCodes(code, List.of(correction))
                    .estimate(activity, Codes.of(x), new ControlSettings(20, new SplittableRandom(1))).get(3);
            assertEquals(0, e.value(), 1e-12);
            assertEquals(0, e.interval().upper(), 1e-9);
            assertEquals(0, e.permutedMean(), 1e-12);
            assertEquals(Verdict.SOUND, e.verdict());
        }
    }

    @ParameterizedTest
    @EnumSource(Correction.class)
    void tooFewSamplesAreAVerdictNotAnError(Correction correction) {
        for (int[] x : new int[][] {{5}, {1, 2}, {1, 2, 3, 4, 5, 6}, {1, 1, 2}, {1, 2, 2, 3, 3, 4, 4}}) {
            Estimate e = information(correction, Draw.asActivity(IntStream.range(0, x.length).map(i -> i % 2).toArray(), 1), x, 1);
            assertEquals(Verdict.SATURATED, e.verdict());
            assertFalse(e.why().isEmpty());
        }
    }

    @Test
    void everyCorrectionSeparatesSignalFromChanceAndKeepsItsOwnCount() {
        int[][] pairs = Draw.pairs(FLIPS, 1000, new SplittableRandom(10));
        var all = new WholeCodes(BITS, List.of(Correction.values()));
        List<Estimate> estimates = all.estimate(Draw.asActivity(pairs[1], 1), Codes.of(pairs[0]), controls(1));
        assertEquals(4 * Correction.values().length, estimates.size());
        for (Estimate e : estimates) {
            if (!e.quantity().isOfWhole()) continue;
            assertEquals(.531, e.value(), .05, e.estimator().id());
            assertTrue(e.interval().covers(.5310044), e.toString());
            assertTrue(e.interval().upper() - e.interval().lower() < .15, e.toString());
            assertTrue(Math.abs(e.permutedMean()) < .003, e.estimator().id());
            assertTrue(e.permutedQuantile() > e.permutedMean(), e.estimator().id());
            assertEquals(0, e.seenOnce());
        }
    }

    @Test
    void theQuantileIsOfThePermutationsWhereTheyAreEnough() {
        double[] values = IntStream.rangeClosed(1, 20).mapToDouble(i -> i).toArray();
        assertEquals(19, Permuted.of(values).quantile());
        assertEquals(95, Permuted.of(IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray()).quantile());
        assertEquals(2 + 1.6448536269514722, Permuted.of(new double[] {1, 2, 3}).quantile(), 1e-12);
        assertEquals(10.5, Permuted.of(values).mean());
    }

    @Test
    void nonsenseIsRefusedInOneLine() {
        assertEquals("activity has 3 samples but the variable 2; expected one value for each sample",
                assertThrows(IllegalArgumentException.class, () -> new WholeCodes(BITS, List.of(Correction.NSB))
                        .estimate(new FMatrixRMaj(1, 3), Codes.of(new int[] {1, 2}), controls(1))).getMessage());
        assertEquals("corrections are [NSB, NSB]; expected at least one, and none twice", assertThrows(
                IllegalArgumentException.class, () -> new WholeCodes(BITS, List.of(Correction.NSB, Correction.NSB))).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new WholeCodes(BITS, List.of()));
    }

    @Test
    void theSameSeedGivesTheSameEstimates() {
        int[][] pairs = leaning(100, 8, 3, new SplittableRandom(11));
        var estimator = new WholeCodes(BITS, List.of(Correction.values()));
        FMatrixRMaj activity = Draw.asActivity(pairs[1], 3);
        float[] before = activity.data.clone();
        assertEquals(estimator.estimate(activity, Codes.of(pairs[0]), controls(3)),
                estimator.estimate(activity, Codes.of(pairs[0]), controls(3)));
        assertArrayEquals(before, activity.data);
    }

    private static List<Estimate> estimates(Correction correction, FMatrixRMaj activity, int[] x, int seed) {
        return new WholeCodes(BITS, List.of(correction)).estimate(activity, Codes.of(x), controls(seed));
    }

    private static List<Estimate> fewer(Correction correction, int[] t, int[] x) {
        return new WholeCodes(BITS, List.of(correction))
                .estimate(Draw.asActivity(t, 4), Codes.of(x), new ControlSettings(2, new SplittableRandom(1)));
    }

    private static Estimate information(Correction correction, FMatrixRMaj activity, int[] x, int seed) {
        return estimates(correction, activity, x, seed).get(3);
    }

    private static ControlSettings controls(int seed) {
        return new ControlSettings(20, new SplittableRandom(seed));
    }

    /** x, and a code that leans on it in every other sample. */
    private static int[][] leaning(int samples, int codes, int values, SplittableRandom random) {
        int[] x = random.ints(samples, 0, values).toArray();
        int[] t = Arrays.stream(x).map(v -> random.nextBoolean() ? v : random.nextInt(codes)).toArray();
        return new int[][] {x, t};
    }

    private static FMatrixRMaj activity(int units, int samples, SplittableRandom random) {
        var activity = new FMatrixRMaj(units, samples);
        for (int i = 0; i < activity.data.length; i++) activity.data[i] = (float) random.nextDouble();
        return activity;
    }

    private static int[] pick(int[] values, int[] where) {
        return Arrays.stream(where).map(i -> values[i]).toArray();
    }
}
