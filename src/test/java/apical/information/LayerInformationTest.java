package apical.information;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class LayerInformationTest {

    /** How often MNIST's test set shows each digit, 10,000 images in all. */
    private static final int[] DIGITS = {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009};

    /** If no two samples share a code, H = log2 N and I = H(X), for any network and for any labels. */
    @Test
    void codesAllDistinctKnowEverythingAndMeanNothing() {
        Codes codes = Codes.of(IntStream.range(0, 10_000).toArray());
        var report = LayerInformation.of(codes, CountTables.symbols(DIGITS), 3, new SplittableRandom(1));

        assertEquals(13.2877, report.code().plugIn(), 5e-5);
        assertEquals(9.9683, report.codeGivenVariable().plugIn(), 5e-5);
        assertEquals(3.3194, report.information().plugIn(), 5e-5);
        assertEquals(report.variable().plugIn(), report.information().plugIn());
        assertEquals(report.information().plugIn(), report.permutedInformation(), 1e-12);
        assertEquals(report.codeGivenVariable().plugIn(), report.permutedConditional(), 1e-12);
        assertEquals(1, report.shareSeenOnce());
        assertTrue(report.saturated());
        // as many cells as rows: what is left of the correction has the wrong sign, and repairs nothing
        assertEquals(-9 / (20_000 * Math.log(2)), report.information().bias(), 1e-12);
    }

    @Test
    void wideLayersOfRandomActivitySaturateAndNarrowOnesDoNot() {
        int[] labels = labels(2000);
        var wide = LayerInformation.of(randomCodes(60, 2000), labels, 5, new SplittableRandom(2));
        assertTrue(wide.saturated());
        assertEquals(wide.variable().plugIn(), wide.information().plugIn(), 1e-3);

        var narrow = LayerInformation.of(randomCodes(4, 2000), labels, 5, new SplittableRandom(2));
        assertFalse(narrow.saturated());
        assertEquals(4, narrow.width());
        assertEquals(2000, narrow.samples());
        assertEquals(5, narrow.permutations());
        assertEquals(0, narrow.information().corrected(), 0.02);
    }

    /** Permuting removes what the code knows and keeps what the estimator invents: about the Miller-Madow bias. */
    @Test
    void permutedLabelsShowTheBiasAlone() {
        int[] labels = labels(2000);
        var copy = LayerInformation.of(Codes.of(labels), labels, 50, new SplittableRandom(3));
        assertEquals(copy.variable().plugIn(), copy.information().plugIn());
        assertEquals(0, copy.codeGivenVariable().plugIn());
        assertEquals(81 / (4000 * Math.log(2)), copy.permutedInformation(), 0.004);
        assertEquals(copy.code().plugIn(), copy.permutedInformation() + copy.permutedConditional(), 1e-12);
        assertFalse(copy.saturated());
    }

    @Test
    void saturationBeginsBeyondTheMeasuredThresholds() {
        assertFalse(reporting(0.05, 0.3).saturated());
        assertTrue(reporting(0.0501, 0).saturated());
        assertTrue(reporting(0, 0.301).saturated());
    }

    @Test
    void sameSeedSameReportAndAnotherSeedOtherPermutations() {
        Codes codes = randomCodes(6, 500);
        int[] labels = labels(500);
        var report = LayerInformation.of(codes, labels, 4, new SplittableRandom(9));
        assertEquals(report, LayerInformation.of(codes, labels, 4, new SplittableRandom(9)));
        assertArrayEquals(labels(500), labels);
        var other = LayerInformation.of(codes, labels, 4, new SplittableRandom(10));
        assertEquals(report.information(), other.information());
        assertNotEquals(report.permutedInformation(), other.permutedInformation());
    }

    @Test
    void aReportWithoutPermutationsOrWithTooFewLabelsIsRefused() {
        Codes codes = Codes.of(new int[5]);
        assertEquals("permutations is 0; expected at least 1: without them no value can be judged",
                assertThrows(IllegalArgumentException.class,
                        () -> LayerInformation.of(codes, new int[5], 0, new SplittableRandom(1))).getMessage());
        assertEquals("5 codes but 4 labels; expected one label for each code",
                assertThrows(IllegalArgumentException.class,
                        () -> LayerInformation.of(codes, new int[4], 1, new SplittableRandom(1))).getMessage());
    }

    private static LayerInformation reporting(double shareSeenOnce, double permutedInformation) {
        var any = new Entropy(1, 0, 100);
        return new LayerInformation(15, any, any, any, new MutualInformation(1, 0, 100), shareSeenOnce,
                20, 1, permutedInformation);
    }

    private static int[] labels(int samples) {
        return IntStream.range(0, samples).map(i -> i % 10).toArray();
    }

    private static Codes randomCodes(int units, int samples) {
        var random = new SplittableRandom(units);
        var activity = new FMatrixRMaj(units, samples);
        for (int i = 0; i < activity.data.length; i++) activity.data[i] = (float) random.nextDouble();
        return Codes.thresholdedAtMean(activity);
    }
}
