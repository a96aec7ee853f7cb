package apical.information;

import static apical.information.Recordings.controls;
import static apical.information.Recordings.labels;
import static apical.information.Recordings.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Subsets}, {@link PerUnit} and the tables behind both. */
class SubsetsTest {

    @Test
    void aTableKnowsWhatJointCountsKnowAndWithoutAPartWhatFewerSamplesTell() {
        var random = new SplittableRandom(1);
        int[] t = random.ints(200, 0, 5).toArray();
        int[] x = IntStream.range(0, 200).map(s -> random.nextInt(3) == 0 ? t[s] % 3 : random.nextInt(3)).toArray();
        int[] part = Samples.parts(200, 7, random);
        var table = new JointTable(t, 6, x, 3, part, 7, new JointTable.NLogN(200));
        assertSame(MutualInformation.of(JointCounts.of(t, x)), table.information());
        for (int p = 0; p < 7; p++) {
            int left = p;
            int[] kept = IntStream.range(0, 200).filter(s -> part[s] != left).toArray();
            assertSame(MutualInformation.of(JointCounts.of(IntStream.of(kept).map(s -> t[s]).toArray(),
                    IntStream.of(kept).map(s -> x[s]).toArray())), table.without(p));
        }
        assertEquals(0, table.shareSeenOnce());
        assertEquals(0.5,
                new JointTable(new int[] {0, 1, 2, 2}, 3, new int[4], 1, new int[4], 1, new JointTable.NLogN(4)).shareSeenOnce());
    }

    private static void assertSame(MutualInformation expected, MutualInformation found) {
        assertEquals(expected.plugIn(), found.plugIn(), 1e-12);
        assertEquals(expected.bias(), found.bias(), 1e-15);
        assertEquals(expected.samples(), found.samples());
    }

    /** Each unit a binary symmetric channel of .5310044 bit, but the last, which is noise: their mean. */
    @Test
    void perUnitIsTheMeanOfWhatUnitsTellAlone() {
        Codes labels = labels(2000, 2);
        double[] values = IntStream.range(0, 10)
                .mapToDouble(seed -> only(new PerUnit().estimate(channels(labels, 3, seed), labels, controls(seed))).value())
                .toArray();
        assertEquals(.5310044 * 2 / 3, Samples.mean(values), 0.001 + 3 * Samples.standardError(values));
    }

    /** All units but the last are on with the label, but for 1 in 10 samples; the last is on at random. */
    private static FMatrixRMaj channels(Codes labels, int units, long seed) {
        var random = new SplittableRandom(seed);
        var activity = new FMatrixRMaj(units, labels.samples());
        for (int u = 0; u < units; u++) {
            for (int s = 0; s < labels.samples(); s++) {
                boolean flipped = random.nextDouble() < (u == units - 1 ? 0.5 : 0.1);
                activity.set(u, s, flipped ? 1 - labels.symbol(s) : labels.symbol(s));
            }
        }
        return activity;
    }

    /** Bins hold equally many: of 4 values spread evenly, 4 bins tell all 2 bit, 2 bins half; equal values share a bin. */
    @Test
    void equalCountBinsHoldEquallyMany() {
        Codes labels = labels(4000, 4);
        var activity = new FMatrixRMaj(1, 4000);
        for (int s = 0; s < 4000; s++) activity.set(0, s, (float) Math.exp(3 * labels.symbol(s)));
        assertEquals(2, only(new PerUnit(4).estimate(activity, labels, controls(1))).value(), 0.01);
        assertEquals(1, only(new PerUnit(2).estimate(activity, labels, controls(1))).value(), 0.01);
        assertEquals("4 equal-count bins", only(new PerUnit(4).estimate(activity, labels, controls(1))).code());
        var rarelyOn = new FMatrixRMaj(1, 4000);
        for (int s = 0; s < 4000; s += 4) rarelyOn.set(0, s, 1);
        assertEquals(.8112781, only(new PerUnit(4).estimate(rarelyOn, labels, controls(1))).value(), 0.01);
    }

    /** Two bits whose XOR is the label: nothing alone, one bit together. */
    @Test
    void unitsCanTellTogetherWhatNoneTellsAlone() {
        var random = new SplittableRandom(2);
        int[] xor = new int[2000];
        var activity = new FMatrixRMaj(2, 2000);
        for (int s = 0; s < 2000; s++) {
            activity.set(0, s, random.nextInt(2));
            activity.set(1, s, random.nextInt(2));
            xor[s] = (int) activity.get(0, s) ^ (int) activity.get(1, s);
        }
        List<Estimate> curve = new Subsets(List.of(1, 2, 4), 5).estimate(activity, Codes.of(xor), controls(1));
        assertEquals(List.of(1, 2), curve.stream().map(Estimate::width).toList());
        assertEquals(0, curve.get(0).value(), 0.005);
        assertEquals(1, curve.get(1).value(), 0.005);
        assertEquals("I(X;" + curve.get(1).width() + " units)", curve.get(1).quantity().id());
    }

    /** All k of k units is the whole code. */
    @Test
    void allUnitsAreTheWholeCode() {
        Codes labels = labels(500, 3);
        FMatrixRMaj activity = Recordings.normal(5, labels, 1.5, 3);
        double whole = MutualInformation.of(JointCounts.of(Codes.thresholdedAtMean(activity), labels)).corrected();
        assertEquals(whole, only(new Subsets(List.of(5), 9).estimate(activity, labels, controls(1))).value(), 1e-12);
    }

    /** Drawing all pairs of few units often comes to the mean over all pairs. */
    @Test
    void subsetsAreDrawnEvenly() {
        Codes labels = labels(400, 2);
        FMatrixRMaj activity = Recordings.normal(4, labels, 2, 3);
        activity.data[5] = 100;
        double sum = 0;
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < a; b++) {
                var pair = new FMatrixRMaj(2, 400);
                System.arraycopy(activity.data, a * 400, pair.data, 0, 400);
                System.arraycopy(activity.data, b * 400, pair.data, 400, 400);
                sum += MutualInformation.of(JointCounts.of(Codes.thresholdedAtMean(pair), labels)).corrected() / 6;
            }
        }
        assertEquals(sum, only(new Subsets(List.of(2), 2000).estimate(activity, labels, controls(1))).value(), 0.006);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 10})
    void shuffledLabelsCoverZeroOrAreSaturated(int k) {
        for (int seed = 0; seed < 15; seed++) {
            Codes labels = Codes.of(new SplittableRandom(seed).ints(600, 0, 4).toArray());
            FMatrixRMaj activity = Recordings.normal(12, labels, 0, seed);
            Estimate subsets = only(new Subsets(List.of(k), 10).estimate(activity, labels, controls(seed)));
            assertTrue(subsets.verdict() == Verdict.SATURATED || subsets.interval().covers(0), subsets.toString());
            assertEquals(k == 10 ? Verdict.SATURATED : Verdict.SOUND, subsets.verdict());
            Estimate perUnit = only(new PerUnit().estimate(activity, labels, controls(seed)));
            assertEquals(Verdict.SOUND, perUnit.verdict());
        }
    }

    /** The jack-knife's error is the scatter over fresh samples of the same channel. */
    @Test
    void theJackKnifeKnowsTheScatter() {
        Codes labels = labels(500, 2);
        double[] values = new double[80];
        double claimed = 0;
        int covered = 0;
        for (int seed = 0; seed < values.length; seed++) {
            Estimate estimate = only(new PerUnit().estimate(channels(labels, 3, 300 + seed), labels, controls(seed)));
            values[seed] = estimate.value();
            claimed += (estimate.interval().upper() - estimate.interval().lower()) / (2 * 1.96) / values.length;
            if (estimate.interval().covers(.5310044 * 2 / 3)) covered++;
        }
        double scatter = Samples.standardError(values) * Math.sqrt(values.length);
        assertEquals(1, claimed / scatter, 0.3, claimed + " claimed, " + scatter + " found");
        assertTrue(covered >= 70, covered + " of 80 cover the truth");
    }

    @Test
    void namesOfLabelsAndOrderOfUnitsDoNotMatter() {
        Codes labels = labels(400, 4);
        FMatrixRMaj activity = Recordings.normal(8, labels, 1, 4);
        double plain = only(new PerUnit().estimate(activity, labels, controls(1))).value();
        assertEquals(plain, only(new PerUnit().estimate(activity, Recordings.renamed(labels), controls(2))).value(), 1e-12);
        assertEquals(plain, only(new PerUnit().estimate(Recordings.withoutUnitOrder(activity), labels, controls(3))).value(),
                1e-12);
        var pairs = new Subsets(List.of(3), 20);
        assertEquals(only(pairs.estimate(activity, labels, controls(1))),
                only(pairs.estimate(activity, Recordings.renamed(labels), controls(1))));
    }

    @Test
    void constantActivityTellsNothingAndFewerSamplesThanClassesHaveAVerdict() {
        var constant = new FMatrixRMaj(4, 100);
        constant.fill(1);
        for (Estimator estimator : List.of(new PerUnit(), new PerUnit(3), new Subsets())) {
            for (Estimate estimate : estimator.estimate(constant, labels(100, 5), controls(1))) {
                assertEquals(0, estimate.value());
                assertTrue(estimate.interval().covers(0));
                assertEquals(Verdict.SOUND, estimate.verdict());
            }
            for (Estimate estimate : estimator.estimate(Recordings.normal(4, labels(6, 6), 1, 1), labels(6, 6), controls(1))) {
                assertEquals(Verdict.SATURATED, estimate.verdict());
            }
            for (Estimate estimate : estimator.estimate(new FMatrixRMaj(4, 1), labels(1, 1), controls(1))) {
                assertEquals(0, estimate.value());
            }
        }
    }

    @Test
    void badInputIsRefusedInOneLine() {
        var activity = new FMatrixRMaj(2, 2, true, 0, 1, 2, Float.NEGATIVE_INFINITY);
        for (Estimator estimator : List.of(new PerUnit(), new Subsets())) {
            assertTrue(assertThrows(IllegalArgumentException.class, () -> estimator.estimate(activity, labels(2, 2), controls(1)))
                    .getMessage().startsWith("activity of unit 1 at sample 1 is -Infinity"));
        }
        assertEquals("sizes[1] is 65.0; expected a value between 0.0 and 65.0, both excluded",
                assertThrows(IllegalArgumentException.class, () -> new Subsets(List.of(1, 65), 5)).getMessage());
    }
}
