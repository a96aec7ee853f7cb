package apical.information;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

    @Test
    void aUnitIsOnWhereItExceedsItsOwnMean() {
        var activity = new FMatrixRMaj(new float[][] {
                {0, 0, 3, 3},                                       // mean 1.5: off off on on
                {10, 40, 10, 40}});                                 // mean 25:  off on off on
        assertArrayEquals(new int[] {0, 1, 2, 3}, Codes.thresholdedAtMean(activity).symbols());

        var ties = new FMatrixRMaj(new float[][] {{1, 2, 3}});      // 2 is the mean and does not exceed it
        assertArrayEquals(new int[] {0, 0, 1}, Codes.thresholdedAtMean(ties).symbols());
    }

    @Test
    void symbolsAreNumberedInOrderOfFirstAppearance() {
        assertArrayEquals(new int[] {0, 1, 0, 2, 1}, Codes.of(new int[] {7, -3, 7, 0, -3}).symbols());
    }

    /** In single precision a thousand times 0.1 does not sum up to 100, and every sample would exceed the mean. */
    @Test
    void aUnitThatNeverChangesIsAlwaysOff() {
        var activity = new FMatrixRMaj(2, 1000);
        Arrays.fill(activity.data, 0, 1000, 0.1f);
        activity.set(1, 0, 1f);                                     // on at sample 0 only
        assertEquals(2, Codes.thresholdedAtMean(activity).distinct());
        assertArrayEquals(Codes.thresholdedAtMean(row(activity, 1)).symbols(),
                Codes.thresholdedAtMean(activity).symbols());
        assertEquals(1, Codes.thresholdedAtMean(row(activity, 0)).distinct());
    }

    /** The ones vanish beside 2^24 in single precision, the mean would come out below 16400.5, and the last sample on. */
    @Test
    void theMeanIsAccumulatedInDoublePrecision() {
        var activity = new FMatrixRMaj(1, 1024);
        Arrays.fill(activity.data, 1f);
        activity.data[0] = 1 << 24;
        activity.data[1023] = 16400.5f;                             // mean 16401.01
        int[] symbols = Codes.thresholdedAtMean(activity).symbols();
        assertEquals(symbols[1], symbols[1023]);
        assertNotEquals(symbols[0], symbols[1023]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 32, 63, 64, 65, 127, 128, 999})
    void codesOfAThousandUnitsDifferIfAnySingleUnitDoes(int unit) {
        FMatrixRMaj activity = columnsOfTwoKinds(1000, 20);
        assertEquals(2, Codes.thresholdedAtMean(activity).distinct());

        activity.set(unit, 6, 1 - activity.get(unit, 6));           // one bit of one sample
        Codes codes = Codes.thresholdedAtMean(activity);
        assertEquals(3, codes.distinct());
        assertEquals(1.0 / 20, codes.shareSeenOnce());
        for (int other = 0; other < 20; other++) {
            if (other != 6) assertNotEquals(codes.symbol(6), codes.symbol(other));
        }
    }

    /** BitSet's hash adds up, by exclusive or, 1 x first word, 2 x second word, ...: here 2w ^ 2w = 0 for every sample. */
    @Test
    void codesOfEqualHashAreStillToldApart() {
        int samples = 40;
        var activity = new FMatrixRMaj(128, samples);
        for (int sample = 1; sample < samples; sample++) {
            for (int bit = 0; bit < 6; bit++) {
                activity.set(64 + bit, sample, sample >> bit & 1);          // second word: w = sample
                activity.set(bit + 1, sample, sample >> bit & 1);           // first word: 2 w
            }
        }
        assertEquals(samples, Codes.thresholdedAtMean(activity).distinct());
    }

    /** A unit's scale is no information: powers of two are exact in floating point, other factors as good as. */
    @ParameterizedTest
    @ValueSource(floats = {4f, 0.0625f, 3.7f, 0.01f})
    void scalingTheActivityLeavesTheCodesAsTheyWere(float factor) {
        FMatrixRMaj activity = random(12, 500, 1);
        FMatrixRMaj scaled = activity.copy();
        for (int i = 0; i < scaled.data.length; i++) scaled.data[i] *= factor;
        assertArrayEquals(Codes.thresholdedAtMean(activity).symbols(), Codes.thresholdedAtMean(scaled).symbols());
    }

    @Test
    void theOrderOfUnitsDoesNotMatter() {
        FMatrixRMaj activity = random(70, 300, 2);
        var reversed = new FMatrixRMaj(70, 300);
        for (int unit = 0; unit < 70; unit++) {
            System.arraycopy(activity.data, unit * 300, reversed.data, (69 - unit) * 300, 300);
        }
        assertArrayEquals(Codes.thresholdedAtMean(activity).symbols(), Codes.thresholdedAtMean(reversed).symbols());
    }

    @Test
    void theActivityIsNotModified() {
        FMatrixRMaj activity = random(5, 40, 3);
        float[] before = activity.data.clone();
        Codes.thresholdedAtMean(activity);
        assertArrayEquals(before, activity.data);
    }

    @Test
    void whatIsHandedOutIsACopy() {
        Codes codes = Codes.of(new int[] {1, 2});
        codes.symbols()[0] = 99;
        assertArrayEquals(new int[] {0, 1}, codes.symbols());
    }

    @Test
    void widthSamplesDistinctAndShareAreWhatTheySay() {
        Codes codes = Codes.of(new int[] {4, 4, 5, 6, 6, 7, 8, 4});
        assertEquals(8, codes.samples());
        assertEquals(5, codes.distinct());
        assertEquals(3.0 / 8, codes.shareSeenOnce());               // 5, 7 and 8
        assertEquals(1, codes.width());
        assertEquals(12, Codes.thresholdedAtMean(random(12, 30, 4)).width());
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void activityThatIsNotFiniteIsRefusedByUnitAndSample(float bad) {
        FMatrixRMaj activity = random(4, 9, 5);
        activity.set(2, 7, bad);
        var refusal = assertThrows(IllegalArgumentException.class, () -> Codes.thresholdedAtMean(activity));
        assertEquals("activity of unit 2 at sample 7 is " + bad + " (both counted from 0, of 4 units x 9 samples); "
                + "expected a finite value. Maybe training has diverged.", refusal.getMessage());
    }

    @Test
    void refusalsReadTheSameInAnyLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            activityThatIsNotFiniteIsRefusedByUnitAndSample(Float.NaN);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theLargestFloatsAreStillFinite() {
        var activity = new FMatrixRMaj(1, 4);
        Arrays.fill(activity.data, Float.MAX_VALUE);
        assertEquals(1, Codes.thresholdedAtMean(activity).distinct());
    }

    @Test
    void nothingIsRefused() {
        assertEquals("activity is empty: 3 units x 0 samples; expected at least one of each", assertThrows(
                IllegalArgumentException.class, () -> Codes.thresholdedAtMean(new FMatrixRMaj(3, 0))).getMessage());
        assertThrows(IllegalArgumentException.class, () -> Codes.thresholdedAtMean(new FMatrixRMaj(0, 3)));
        assertThrows(IllegalArgumentException.class, () -> Codes.of(new int[0]));
    }

    /** Even samples a checkerboard over the units, odd samples its negative; every unit has mean one half. */
    private static FMatrixRMaj columnsOfTwoKinds(int units, int samples) {
        var activity = new FMatrixRMaj(units, samples);
        for (int unit = 0; unit < units; unit++) {
            for (int sample = 0; sample < samples; sample++) activity.set(unit, sample, (unit + sample) % 2);
        }
        return activity;
    }

    private static FMatrixRMaj random(int units, int samples, long seed) {
        var random = new SplittableRandom(seed);
        var activity = new FMatrixRMaj(units, samples);
        for (int i = 0; i < activity.data.length; i++) activity.data[i] = (float) random.nextDouble();
        return activity;
    }

    private static FMatrixRMaj row(FMatrixRMaj activity, int unit) {
        var row = new FMatrixRMaj(1, activity.numCols);
        System.arraycopy(activity.data, unit * activity.numCols, row.data, 0, activity.numCols);
        return row;
    }
}
