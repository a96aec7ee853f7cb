package apical.information;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodeTest {

    private static final float LARGEST = Float.MAX_VALUE;

    static List<Code> everyKind() {
        return List.of(Code.thresholdAtMean(), Code.thresholdAt(0.5), Code.bins(30, -1, 1), Code.bins(30),
                Code.equalCountBins(4), Code.adaptiveBins(30));
    }

    @Test
    void namesSayWhatWasDoneInAnyLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals(List.of("mean", "threshold 0.5", "30 bins [-1, 1]", "30 bins", "4 equal-count bins", "30 adaptive bins"),
                    everyKind().stream().map(Code::id).toList());
            assertEquals("8 bins [0, 0.25]", Code.bins(8, 0, .25).id());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aUnitIsOnWhereItExceedsTheThreshold() {
        assertArrayEquals(new int[] {0, 0, 1, 1}, symbols(Code.thresholdAt(0.5), -1, .5f, Math.nextUp(.5f), 3));
        var two = new FMatrixRMaj(new float[][] {{0, 1, 0, 1}, {0, 0, 1, 1}});
        assertArrayEquals(new int[] {0, 1, 2, 3}, Code.thresholdAt(.5).of(two).symbols());
    }

    @Test
    void binsOverAGivenRangeHoldTheirLowerEdge() {
        // four bins: below -0.5, 0, 0.5, above; the ends take what lies outside
        assertArrayEquals(new int[] {0, 0, 0, 1, 1, 2, 3, 3, 3},
                symbols(Code.bins(4, -1, 1), -LARGEST, -1, -.51f, -.5f, -.01f, 0, .5f, 1, LARGEST));
    }

    @Test
    void theRangeOfTheDataIsThatOfTheLayer() {
        var activity = new FMatrixRMaj(new float[][] {{0, 1, 2, 3}, {0, 0, 0, 8}});     // bins from 0, 4
        assertArrayEquals(new int[] {0, 0, 0, 1}, Code.bins(2).of(activity).symbols());
        assertArrayEquals(new int[] {0, 0, 1, 1}, symbols(Code.bins(2), 0, 1, 2, 3));
    }

    @Test
    void equalCountBinsHoldEquallyManySamplesOfEachUnit() {
        var random = new SplittableRandom(1);
        var activity = new FMatrixRMaj(1, 1200);
        for (int i = 0; i < 1200; i++) activity.data[i] = (float) Math.pow(random.nextDouble(), 5);
        Codes codes = Code.equalCountBins(8).of(activity);
        assertEquals(8, codes.distinct());
        for (int bin = 0; bin < 8; bin++) assertEquals(150, codes.timesSeen(bin));
    }

    @Test
    void equalValuesShareABinAndRareOnesAreNotLost() {
        assertArrayEquals(new int[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, symbols(Code.equalCountBins(4), 0, 0, 0, 0, 0, 0, 0, 0, 0, 7));
        assertArrayEquals(new int[] {0, 1, 1, 1, 1, 1, 1, 1, 1, 1}, symbols(Code.equalCountBins(4), 0, 7, 7, 7, 7, 7, 7, 7, 7, 7));
    }

    @Test
    void theScaleOfAUnitIsNothingToEqualCountBins() {
        FMatrixRMaj activity = random(6, 300);
        FMatrixRMaj bent = activity.copy();
        for (int i = 0; i < bent.data.length; i++) bent.data[i] = 3 + 8 * bent.data[i] * bent.data[i];
        assertArrayEquals(Code.equalCountBins(3).of(activity).symbols(), Code.equalCountBins(3).of(bent).symbols());
    }

    /** A rectified layer: half of its values are zero, the others are all different but for some that come twice. */
    @Test
    void adaptiveBinsHoldEquallyManyDifferentValuesAndZeroHasItsOwn() {
        var random = new SplittableRandom(2);
        int bins = 30;
        var activity = new FMatrixRMaj(1, 2 * 900 + 450);
        for (int i = 0; i < 900; i++) activity.data[i] = (float) Math.exp(4 * random.nextDouble());
        System.arraycopy(activity.data, 0, activity.data, 900, 450);
        Codes codes = Code.adaptiveBins(bins).of(activity);
        assertEquals(bins + 1, codes.distinct());
        var different = new TreeMap<Integer, Set<Float>>();
        for (int i = 0; i < activity.data.length; i++) {
            different.computeIfAbsent(codes.symbol(i), bin -> new TreeSet<>()).add(activity.data[i]);
        }
        int ofZero = codes.symbol(activity.data.length - 1);
        assertEquals(Set.of(0f), different.get(ofZero));
        different.remove(ofZero);
        different.values().forEach(values -> assertEquals(30, values.size()));
    }

    @Test
    void adaptiveBinsByHand() {
        // lowest -1; of the others 1 2 | 3 9 | 10 11
        assertArrayEquals(new int[] {0, 1, 1, 2, 2, 3, 3, 0}, symbols(Code.adaptiveBins(3), -1, 1, 2, 3, 9, 10, 11, -1));
        // over both units: lowest 0; 1 2 | 3 4
        var activity = new FMatrixRMaj(new float[][] {{0, 1, 2, 3}, {0, 1, 0, 4}});
        assertArrayEquals(new int[] {0, 1, 2, 3}, Code.adaptiveBins(2).of(activity).symbols());
        var other = new FMatrixRMaj(new float[][] {{0, 1, 2, 3, 4}, {0, 4, 4, 3, 3}});
        assertArrayEquals(new int[] {0, 1, 1, 2, 2}, Code.adaptiveBins(2).of(other).symbols());
    }

    @Test
    void zeroHasOneBinWhateverItsSign() {
        for (Code code : everyKind()) {
            int[] symbols = symbols(code, 0f, -0f, 1, 2, 0f, -0f);
            assertEquals(symbols[0], symbols[1], code.id());
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void samplesShareACodeExactlyIfAllTheirUnitsShareTheirBins(Code code) {
        for (int units : new int[] {1, 2, 11, 12, 13, 63, 64, 65, 150}) {
            FMatrixRMaj activity = random(units, 80);
            for (int i = 40; i < 80; i++) {                         // copies of the first half, every other with one unit changed
                for (int unit = 0; unit < units; unit++) activity.set(unit, i, activity.get(unit, i - 40));
                if (i % 2 == 0) activity.set(units - 1, i, 1 - activity.get(units - 1, i));
            }
            BinPatterns patterns = code.patterns(activity);
            String[] spelled = IntStream.range(0, 80).mapToObj(i -> Arrays.toString(
                    IntStream.range(0, units).map(unit -> patterns.bin(unit, i)).toArray())).toArray(String[]::new);
            int[] symbols = patterns.codes().symbols();
            for (int a = 0; a < 80; a++) {
                for (int b = 0; b < a; b++) assertEquals(spelled[a].equals(spelled[b]), symbols[a] == symbols[b]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void constantActivityHasOneCodeAndIsNotModified(Code code) {
        for (float value : new float[] {0, -0f, 0.1f, -3, LARGEST}) {
            var activity = new FMatrixRMaj(3, 50);
            Arrays.fill(activity.data, value);
            float[] before = activity.data.clone();
            assertEquals(1, code.of(activity).distinct(), code.id() + " of " + value);
            assertArrayEquals(before, activity.data);
        }
        assertEquals(3, code.of(random(3, 5)).width());
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void whatIsNotFiniteIsRefusedByUnitAndSample(Code code) {
        FMatrixRMaj activity = random(4, 9);
        activity.set(2, 7, Float.NaN);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> code.of(activity)).getMessage()
                .startsWith("activity of unit 2 at sample 7 is NaN"));
        assertThrows(IllegalArgumentException.class, () -> code.of(new FMatrixRMaj(3, 0)));
    }

    @Test
    void nonsenseIsRefusedInOneLine() {
        assertEquals("bins is 1; expected at least 2",
                assertThrows(IllegalArgumentException.class, () -> Code.adaptiveBins(1)).getMessage());
        assertEquals("range is [1.0, 1.0]; expected lowest < highest",
                assertThrows(IllegalArgumentException.class, () -> Code.bins(3, 1, 1)).getMessage());
        assertEquals("threshold is NaN; expected a finite value",
                assertThrows(IllegalArgumentException.class, () -> Code.thresholdAt(Double.NaN)).getMessage());
    }

    private static int[] symbols(Code code, float... ofOneUnit) {
        return code.of(new FMatrixRMaj(new float[][] {ofOneUnit})).symbols();
    }

    private static FMatrixRMaj random(int units, int samples) {
        var random = new SplittableRandom(units);
        var activity = new FMatrixRMaj(units, samples);
        for (int i = 0; i < activity.data.length; i++) activity.data[i] = (float) random.nextDouble();
        return activity;
    }
}
