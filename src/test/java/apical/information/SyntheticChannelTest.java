package apical.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class SyntheticChannelTest {

    /** One unit, two values of the variable with means -1 and 1 and variance 1 each. */
    private static final FMatrixRMaj ONE_UNIT = new FMatrixRMaj(new float[][] {{-2, 0, 0, 2}});
    private static final Codes TWO_VALUES = Codes.of(new int[] {0, 0, 1, 1});

    private static SplittableRandom random() {
        return new SplittableRandom(5);
    }

    @Test
    void twoNormalDistributionsAtADistanceOfTwoDeviationsTellWhatTheIntegralSays() {
        SyntheticChannel.Truth truth = SyntheticChannel.like(ONE_UNIT, TWO_VALUES).information(0, 200_000, random());
        assertEquals(0.3368308 / Math.log(2), truth.bits(), 3 * truth.standardError(), "reference 10.5, D = 2");
        assertTrue(truth.standardError() < 0.002);
    }

    @Test
    void noiseThatAnEstimatorAddsWidensThem() {
        // with a variance of 4 in all, the distance is one deviation
        SyntheticChannel.Truth truth = SyntheticChannel.like(ONE_UNIT, TWO_VALUES).information(3, 200_000, random());
        assertEquals(0.1114215 / Math.log(2), truth.bits(), 3 * truth.standardError(), "reference 10.5, D = 1");
    }

    @Test
    void theirSignsAreABinarySymmetricChannel() {
        double flip = 0.15865525393145707;                            // of a normal number below minus one deviation
        double truth = 1 + flip * Bits.log2(flip) + (1 - flip) * Bits.log2(1 - flip);
        SyntheticChannel.Truth found = SyntheticChannel.like(ONE_UNIT, TWO_VALUES).informationOfSigns(1, 200_000, random());
        assertEquals(truth, found.bits(), 3 * found.standardError());
    }

    /** By the integral over both densities: t about -1 or 1 with variance 1, b about 0 or 1 with deviation 0.5. */
    @Test
    void aPropertyOfTheVariableIsToldAsTheIntegralSays() {
        double truth = 0;
        double step = 0.05;
        for (double t = -7; t < 7; t += step) {
            for (double b = -3; b < 4; b += step) {
                double t0 = normal(t + 1, 1), t1 = normal(t - 1, 1), b0 = normal(b, 0.5), b1 = normal(b - 1, 0.5);
                double joint = (t0 * b0 + t1 * b1) / 2;
                truth += step * step * joint * Bits.log2(joint / ((t0 + t1) / 2 * (b0 + b1) / 2));
            }
        }
        SyntheticChannel.Truth found = SyntheticChannel.like(ONE_UNIT, TWO_VALUES).informationAboutProperty(200_000, random());
        assertEquals(truth, found.bits(), 3 * found.standardError());
        assertTrue(truth > 0.1 && found.standardError() < 0.002, truth + ", " + found);

        FMatrixRMaj property = SyntheticChannel.property(Codes.of(new int[] {7, 4, 7}), random());
        assertEquals(0, property.get(0, 0), 2, "the first value of the variable is its number 0");
        assertEquals(1, property.get(0, 1), 2);
    }

    private static double normal(double deviation, double sigma) {
        return Math.exp(-deviation * deviation / (2 * sigma * sigma)) / (sigma * Math.sqrt(2 * Math.PI));
    }

    @Test
    void withoutTuningNothingIsTold() {
        SyntheticChannel silent = SyntheticChannel.like(ONE_UNIT, TWO_VALUES).withShare(0);
        assertEquals(0, silent.information(0, 1000, random()).bits(), 1e-12);
        assertEquals(0, silent.informationOfSigns(1, 1000, random()).bits(), 1e-12);
        assertEquals(0, silent.informationAboutProperty(1000, random()).bits(), 1e-12);
    }

    @Test
    void itTellsAsMuchAsItIsAskedTo() {
        FMatrixRMaj activity = recording();
        SyntheticChannel like = SyntheticChannel.like(activity, labels());
        for (double bits : new double[] {0.1, 0.5, 1, 1.5}) {
            SyntheticChannel telling = like.telling(bits, 20_000, SyntheticChannelTest::random);
            assertEquals(bits, telling.information(0, 40_000, new SplittableRandom(8)).bits(), 0.03);
        }
        assertEquals(0, like.telling(0, 100, SyntheticChannelTest::random).share());
        assertEquals(1, like.telling(50, 100, SyntheticChannelTest::random).share(), 1e-3, "all its tuning, and no more");
    }

    @Test
    void whatItDrawsHasTheMeansAndVariancesOfTheRecordingHoweverMuchItTells() {
        FMatrixRMaj activity = recording();
        SyntheticChannel like = SyntheticChannel.like(activity, labels());
        for (double share : new double[] {0, 0.5, 1}) {
            FMatrixRMaj drawn = like.withShare(share).draw(4000, random()).activity();
            for (int unit = 0; unit < activity.numRows; unit++) {
                assertEquals(mean(activity, unit), mean(drawn, unit), 0.05);
                assertEquals(variance(activity, unit), variance(drawn, unit), 0.12 * variance(activity, unit));
            }
        }
    }

    @Test
    void aUnitThatNeverChangesTellsNothing() {
        FMatrixRMaj constant = new FMatrixRMaj(new float[][] {{3, 3, 3, 3}});
        SyntheticChannel channel = SyntheticChannel.like(constant, TWO_VALUES);
        assertEquals(0, channel.information(0, 100, random()).bits(), 1e-12);
        assertEquals(0, channel.informationOfSigns(1, 100, random()).bits(), 1e-12);
        assertEquals(3, channel.draw(4, random()).activity().get(0, 2));
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SyntheticChannel.like(ONE_UNIT, Codes.of(new int[] {1, 2})));
        assertThrows(IllegalArgumentException.class, () -> SyntheticChannel.like(ONE_UNIT, TWO_VALUES).withShare(1.1));
    }

    private static Codes labels() {
        int[] labels = new int[4000];
        for (int s = 0; s < labels.length; s++) labels[s] = s % 4;
        return Codes.of(labels);
    }

    /** Six units, four values of the variable, each unit with a favourite. */
    private static FMatrixRMaj recording() {
        SplittableRandom random = new SplittableRandom(3);
        FMatrixRMaj activity = new FMatrixRMaj(6, 4000);
        for (int unit = 0; unit < 6; unit++) {
            for (int s = 0; s < 4000; s++) {
                activity.set(unit, s, (float) ((s % 4 == unit % 4 ? 2 : 0) + 0.5 * unit + random.nextGaussian()));
            }
        }
        return activity;
    }

    private static double mean(FMatrixRMaj activity, int unit) {
        double sum = 0;
        for (int s = 0; s < activity.numCols; s++) sum += activity.get(unit, s);
        return sum / activity.numCols;
    }

    private static double variance(FMatrixRMaj activity, int unit) {
        double mean = mean(activity, unit);
        double sum = 0;
        for (int s = 0; s < activity.numCols; s++) sum += (activity.get(unit, s) - mean) * (activity.get(unit, s) - mean);
        return sum / activity.numCols;
    }
}
