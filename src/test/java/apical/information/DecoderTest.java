package apical.information;

import static apical.information.Recordings.controls;
import static apical.information.Recordings.labels;
import static apical.information.Recordings.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class DecoderTest {

    private static final Decoder DECODER = new Decoder(5, 1e-4, 1e-6, 200);

    @Test
    void theGradientIsThatOfTheCost() {
        Codes labels = labels(60, 3);
        FMatrixRMaj features = Recordings.normal(4, labels, 1, 1);
        var cost = new Logits(features, labels.symbols(), 3, 0.1);
        var random = new SplittableRandom(2);
        double[] w = random.doubles(cost.size(), -1, 1).toArray();
        double[] gradient = new double[w.length];
        cost.at(w, gradient);
        double step = 1e-2;
        for (int i = 0; i < w.length; i++) {
            double at = w[i];
            w[i] = at + step;
            double above = cost.at(w, new double[w.length]);
            w[i] = at - step;
            double below = cost.at(w, new double[w.length]);
            w[i] = at;
            assertEquals((above - below) / (2 * step), gradient[i], 1e-4);
        }
    }

    /** A narrow valley, 1 to 10,000, whose lowest point is known. */
    @Test
    void theMinimumOfAQuadraticIsFound() {
        double[] w = {5, -3, 2, 7};
        int steps = LimitedMemory.minimise((at, gradient) -> {
            double cost = 0;
            for (int i = 0; i < at.length; i++) {
                double curvature = Math.pow(10, i * 4.0 / 3);
                gradient[i] = curvature * (at[i] - i);
                cost += curvature / 2 * (at[i] - i) * (at[i] - i);
            }
            return cost;
        }, w, 1e-12, 100);
        for (int i = 0; i < w.length; i++) assertEquals(i, w[i], 1e-5);
        assertTrue(steps < 60, steps + " steps");
    }

    /** Normal classes of equal width: their posterior is logistic, so nothing stays unread but what few samples cost. */
    @Test
    void whatIsLogisticIsReadTheBetterTheMoreSamplesAndNeverMoreThanThereIs() {
        Codes many = labels(30_000, 3);
        double truth = SyntheticChannel.like(Recordings.normal(3, many, 1.5, 77), many)
                .information(0, 30_000, new SplittableRandom(1)).bits();
        double gap = 1;
        for (int samples : new int[] {60, 300, 2000}) {
            Codes labels = labels(samples, 3);
            double[] values = IntStream.range(0, 8)
                    .mapToDouble(
                            seed -> only(DECODER.estimate(Recordings.normal(3, labels, 1.5, seed), labels, controls(seed))).value())
                    .toArray();
            double missing = truth - Samples.mean(values);
            assertTrue(missing > -3 * Samples.standardError(values) - 0.01,
                    missing + " bit below the truth, " + samples + " samples");
            assertTrue(missing < gap / 2, missing + " bit missing, of " + samples + " samples");
            gap = Math.max(missing, 0.02);
        }
    }

    /** XOR of two units is a bit of which no linear decoder reads anything. */
    @Test
    void whatIsNotLinearStaysUnread() {
        var random = new SplittableRandom(3);
        var activity = new FMatrixRMaj(2, 1000);
        int[] xor = new int[1000];
        for (int s = 0; s < 1000; s++) {
            int a = random.nextInt(2);
            int b = random.nextInt(2);
            activity.set(0, s, a);
            activity.set(1, s, b);
            xor[s] = a ^ b;
        }
        Estimate estimate = only(DECODER.estimate(activity, Codes.of(xor), controls(1)));
        assertEquals(0, estimate.value(), 0.02);
        assertEquals(Verdict.LOWER_BOUND, estimate.verdict());
        Estimate and = only(DECODER.estimate(activity,
                Codes.of(IntStream.range(0, 1000).map(s -> activity.get(0, s) * activity.get(1, s) > 0 ? 1 : 0).toArray()),
                controls(1)));
        assertEquals(.8112781, and.value(), 0.05);
    }

    /** The worked binary symmetric channel, by a unit that is the flipped bit: .5310044 bit. */
    @Test
    void aSymmetricChannelTellsItsWorkedValue() {
        double[] values = IntStream.range(0, 10).mapToDouble(seed -> {
            var random = new SplittableRandom(seed);
            Codes labels = labels(1000, 2);
            var flipped = new FMatrixRMaj(1, 1000);
            for (int s = 0; s < 1000; s++) flipped.set(0, s, random.nextDouble() < 0.1 ? 1 - s % 2 : s % 2);
            return only(DECODER.estimate(flipped, labels, controls(seed))).value();
        }).toArray();
        assertEquals(.5310044, Samples.mean(values), 0.005 + 3 * Samples.standardError(values));
    }

    @Test
    void ofIndependentLabelsItClaimsNothing() {
        int covered = 0;
        for (int seed = 0; seed < 10; seed++) {
            Codes labels = Codes.of(new SplittableRandom(seed).ints(600, 0, 4).toArray());
            Estimate estimate = only(new Decoder().estimate(Recordings.normal(20, labels, 0, seed), labels, controls(seed)));
            assertTrue(estimate.value() < 0.05 && estimate.interval().lower() < 0, estimate.toString());
            assertTrue(estimate.permutedMean() < 0.05 && estimate.permutedQuantile() >= estimate.permutedMean());
            if (estimate.interval().covers(0)) covered++;
        }
        assertTrue(covered >= 8, covered + " of 10 cover 0");
    }

    @Test
    void namesOfLabelsAndOrderScaleAndOriginOfUnitsDoNotMatter() {
        Codes labels = labels(300, 3);
        FMatrixRMaj activity = Recordings.normal(6, labels, 1, 5);
        double plain = only(DECODER.estimate(activity, labels, controls(1))).value();
        assertEquals(plain, only(DECODER.estimate(Recordings.withoutUnitOrder(activity), labels, controls(1))).value(), 1e-3);
        assertEquals(plain, only(DECODER.estimate(activity, Recordings.renamed(labels), controls(1))).value(), 1e-3);
        for (int i = 0; i < activity.data.length; i++) activity.data[i] = 8 * activity.data[i] + 16;
        assertEquals(plain, only(DECODER.estimate(activity, labels, controls(1))).value(), 1e-3);
    }

    @Test
    void sameSeedSameEstimate() {
        Codes labels = labels(200, 4);
        FMatrixRMaj activity = Recordings.normal(6, labels, 1, 5);
        assertEquals(new Decoder().estimate(activity, labels, controls(1)), new Decoder().estimate(activity, labels, controls(1)));
    }

    /** Held-out samples only: as many units as samples, of noise, fit anything and predict nothing. */
    @Test
    void whatItWasFittedToIsNotWhatItIsAskedAbout() {
        Codes labels = labels(100, 2);
        FMatrixRMaj noise = Recordings.normal(100, labels, 0, 6);
        assertTrue(only(DECODER.estimate(noise, labels, controls(1))).value() < 0);
        assertEquals(0.5, new Decoder().accuracy(noise, labels, new SplittableRandom(1)), 0.2);
    }

    @Test
    void aCleanCopyIsDecodedAndAConstantTellsNothing() {
        Codes labels = labels(400, 4);
        FMatrixRMaj copy = Recordings.normal(4, labels, 30, 1);
        assertEquals(1, new Decoder().accuracy(copy, labels, new SplittableRandom(1)));
        assertEquals(2, only(DECODER.estimate(copy, labels, controls(1))).value(), 0.03);
        var constant = new FMatrixRMaj(3, 400);
        constant.fill(2);
        Estimate nothing = only(new Decoder().estimate(constant, labels, controls(1)));
        assertEquals(0, nothing.value());
        assertTrue(nothing.interval().covers(0));
    }

    @Test
    void fewerSamplesThanClassesGiveALowBoundOrNoneAndNoTrouble() {
        Estimate few = only(new Decoder().estimate(Recordings.normal(3, labels(7, 6), 1, 1), labels(7, 6), controls(1)));
        assertEquals(Verdict.LOWER_BOUND, few.verdict());
        assertTrue(few.value() < 0.1, few.toString());
        Estimate none = only(new Decoder().estimate(Recordings.normal(3, labels(6, 6), 1, 1), labels(6, 6), controls(1)));
        assertEquals(Verdict.SATURATED, none.verdict());
        assertEquals("no value of X was seen twice", none.why());
        assertEquals(0, only(new Decoder().estimate(new FMatrixRMaj(3, 1), labels(1, 1), controls(1))).value());
    }

    @Test
    void badInputIsRefusedInOneLine() {
        var activity = new FMatrixRMaj(1, 2, true, 0, Float.NaN);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Decoder().estimate(activity, labels(2, 2), controls(1)))
                .getMessage().startsWith("activity of unit 0 at sample 1 is NaN"));
        assertEquals("penalty is 0.0; expected a finite value > 0",
                assertThrows(IllegalArgumentException.class, () -> new Decoder(5, 0, 1e-4, 10)).getMessage());
    }
}
