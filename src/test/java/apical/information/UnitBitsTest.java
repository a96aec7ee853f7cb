package apical.information;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitBitsTest {

    private final SplittableRandom random = new SplittableRandom(3);

    private static FMatrixRMaj matrix(int units, int samples, DoubleSupplier value) {
        FMatrixRMaj matrix = new FMatrixRMaj(units, samples);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = (float) value.getAsDouble();
        }
        return matrix;
    }

    private static FMatrixRMaj of(FMatrixRMaj values, DoubleUnaryOperator function) {
        FMatrixRMaj mapped = values.copy();
        for (int i = 0; i < mapped.getNumElements(); i++) {
            mapped.data[i] = (float) function.applyAsDouble(values.data[i]);
        }
        return mapped;
    }

    private static ControlSettings controls() {
        return new ControlSettings(10, new SplittableRandom(5));
    }

    private static UnitBits signs(FMatrixRMaj reference, FMatrixRMaj signal) {
        return UnitBits.aboutSigns(reference, signal, controls());
    }

    /** Of a sign that is plus with probability 3/4 there is 0.811 bit; what is sometimes zero has three signs. */
    @Test
    void aSignalTellsAllOfItsOwnSign() {
        FMatrixRMaj skewed = matrix(5, 4_000, () -> random.nextDouble() - 0.25);
        UnitBits found = signs(skewed, skewed);
        assertEquals(found.entropy(), found.value(), 1e-12);
        assertEquals(0.8113, found.value(), 0.01);
        FMatrixRMaj rectified = of(skewed, x -> Math.max(x, 0) - 0.5 * Math.max(x - 0.5, 0) - (x < -0.2 ? 1 : 0));
        found = signs(rectified, rectified);
        assertEquals(found.entropy(), found.value(), 1e-12);
        assertTrue(found.entropy() > 0.8113 + 0.05);
    }

    @Test
    void whatIncreasesWithTheSignalFromZeroTellsTheSame() {
        FMatrixRMaj reference = matrix(4, 500, random::nextGaussian);
        FMatrixRMaj signal = of(reference, x -> x + random.nextGaussian());
        UnitBits found = signs(reference, signal);
        assertEquals(found, signs(reference, of(signal, x -> 8 * x)));
        assertEquals(found, signs(of(reference, x -> 0.25 * x), of(signal, x -> x > 0 ? 1 + x : x - 3)));
        assertTrue(found.value() < 0.6 * found.entropy() && found.value() > 0.2 * found.entropy());
    }

    /** The zero is lost, and with it what one of eight bins hides. */
    @ParameterizedTest
    @ValueSource(doubles = {-3, -0.1, 0.3, 7})
    void aSignalWithItsZeroElsewhereLosesNoMoreThanABin(double shift) {
        FMatrixRMaj reference = matrix(20, 2_000, () -> random.nextGaussian() + 0.05);
        UnitBits found = signs(reference, of(reference, x -> x + shift));
        assertTrue(found.value() <= found.entropy() + 1e-3);
        assertTrue(found.value() >= found.entropy() - 1.0 / UnitBits.BINS - 0.01, found.toString());
    }

    /** A channel that flips signs with probability p has 1 - h(p) bit, whatever the size of what it says. */
    @Test
    void aNoisySignTellsWhatItsChannelLetsThrough() {
        FMatrixRMaj reference = matrix(50, 4_000, random::nextGaussian);
        FMatrixRMaj signal = of(reference, x -> Math.signum(x) * (random.nextDouble() < 0.11 ? -1 : 1) * random.nextDouble());
        UnitBits found = signs(reference, signal);
        assertEquals(0.5001, found.value(), 3 * found.standardError() + 0.002);
        assertTrue(found.interval().covers(0.5001), found.toString());
        assertTrue(found.standardError() < 0.01);
    }

    @Test
    void anIndependentSignalTellsNothing() {
        for (int samples : new int[] {100, 1_000}) {
            UnitBits found = signs(matrix(100, samples, random::nextGaussian), matrix(100, samples, random::nextGaussian));
            assertTrue(found.interval().covers(0), found.toString());
            assertEquals(0, found.value(), 30.0 / samples / Math.sqrt(100), found.toString());
            assertEquals(0, found.permuted(), 30.0 / samples / Math.sqrt(100), found.toString());
        }
    }

    /** Units need not be independent of each other: those that say the same are one, and scatter like one. */
    @Test
    void theStandardErrorIsThatOfTheMeanOverUnits() {
        FMatrixRMaj reference = matrix(1, 1_000, random::nextGaussian);
        FMatrixRMaj signal = of(reference, x -> x + random.nextGaussian());
        FMatrixRMaj thrice = new FMatrixRMaj(3, 1_000), thriceSignal = new FMatrixRMaj(3, 1_000);
        for (int unit = 0; unit < 3; unit++) {
            System.arraycopy(reference.data, 0, thrice.data, unit * 1_000, 1_000);
            System.arraycopy(signal.data, 0, thriceSignal.data, unit * 1_000, 1_000);
        }
        assertEquals(signs(reference, signal).standardError(), signs(thrice, thriceSignal).standardError(), 1e-12);
    }

    /** Over many draws the values scatter as their jack-knife says. */
    @Test
    void theStandardErrorIsTheScatterOverDraws() {
        double[] values = new double[200];
        double said = 0;
        for (int draw = 0; draw < values.length; draw++) {
            FMatrixRMaj reference = matrix(4, 300, random::nextGaussian);
            UnitBits found = UnitBits.aboutSigns(reference, of(reference, x -> x + random.nextGaussian()),
                    new ControlSettings(2, random));
            values[draw] = found.value();
            said += found.standardError() / values.length;
        }
        double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
        double scatter = Math.sqrt(IntStream.range(0, values.length).mapToDouble(i -> Math.pow(values[i] - mean, 2)).sum() / 199);
        assertEquals(1, said / scatter, 0.2);
    }

    /** Four labels, told by which quarter the value is in; a constant tells nothing. */
    @Test
    void aboutLabelsAUnitTellsWhatItsBinsTell() {
        int samples = 1_000;
        int[] labels = IntStream.range(0, samples).map(i -> i % 4).toArray();
        FMatrixRMaj signal = new FMatrixRMaj(2, samples);
        for (int sample = 0; sample < samples; sample++) {
            signal.set(0, sample, labels[sample] + (float) random.nextDouble());
            signal.set(1, sample, 0.3f);
        }
        UnitBits found = UnitBits.aboutLabels(labels, 4, signal, controls());
        assertEquals(1, found.value(), 0.005);                              // 2 bits and none
        assertEquals(2, found.entropy(), 0.005);
        assertEquals(0, found.permuted(), 0.005);
        assertEquals(found, UnitBits.aboutLabels(labels, 4, of(signal, x -> Math.exp(x) - 9), controls()));
    }

    @Test
    void whatItIsGivenIsNotModified() {
        FMatrixRMaj reference = matrix(3, 50, random::nextGaussian), signal = matrix(3, 50, random::nextGaussian);
        float[] before = reference.data.clone(), signalBefore = signal.data.clone();
        signs(reference, signal);
        assertArrayEquals(before, reference.data);
        assertArrayEquals(signalBefore, signal.data);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        FMatrixRMaj values = matrix(3, 50, random::nextGaussian);
        assertThrows(IllegalArgumentException.class, () -> signs(values, new FMatrixRMaj(3, 49)));
        assertThrows(IllegalArgumentException.class, () -> UnitBits.aboutLabels(new int[49], 2, values, controls()));
        values.set(1, 7, Float.NaN);
        assertThrows(IllegalArgumentException.class, () -> UnitBits.aboutLabels(new int[50], 2, values, controls()));
    }
}
