package apical.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.linalg.Matrices;
import apical.network.Pathway;
import apical.network.Projection;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class GradientDescentTest {

    /** W [2 x 3], b [2 x 1], errors and rates of two samples; every number is exact in single precision. */
    private final Projection projection =
            Projection.withBiases("output", Pathway.FORWARD, new FMatrixRMaj(2, 3, true, 1, 2, 3, 4, 5, 6));
    private final FMatrixRMaj error = new FMatrixRMaj(2, 2, true, 1, -2, 0.5f, 3);
    private final FMatrixRMaj pre = new FMatrixRMaj(3, 2, true, 1, 0, 0.25f, 0.5f, 2, 1);

    @Test
    void weightsGrowByRateTimesMeanOfErrorTimesRate() {
        projection.biases().data[1] = 10;
        new GradientDescent(Map.of(projection, 0.5)).change(projection, error, pre);
        // eta / batch = 1/4; error pre' = [1*1-2*0, 1*.25-2*.5, 1*2-2*1; .5*1+3*0, .5*.25+3*.5, .5*2+3*1]
        assertArrayEquals(new float[] {1.25f, 2 - 0.75f / 4, 3, 4.125f, 5 + 1.625f / 4, 7}, projection.weights().data);
        assertArrayEquals(new float[] {-0.25f, 10.875f}, projection.biases().data);
    }

    @Test
    void errorsAndRatesAreLeftAsTheyAre() {
        float[] errorBefore = error.data.clone(), preBefore = pre.data.clone();
        new GradientDescent(Map.of(projection, 0.5)).change(projection, error, pre);
        assertArrayEquals(errorBefore, error.data);
        assertArrayEquals(preBefore, pre.data);
    }

    @Test
    void aBiasIsAWeightFromAUnitOfRateOne() {
        var random = new SplittableRandom(1);
        FMatrixRMaj manyErrors = Matrices.inLargerArray(Matrices.uniform(2, 10, -1, 1, random));
        FMatrixRMaj rates = Matrices.uniform(3, 10, 0, 1, random);
        for (int s = 0; s < 10; s++) rates.set(2, s, 1);
        projection.weights().zero();
        new GradientDescent(Map.of(projection, 0.3)).change(projection, manyErrors, rates);
        assertEquals(projection.weights().get(0, 2), projection.biases().data[0], 1e-7);
        assertEquals(projection.weights().get(1, 2), projection.biases().data[1], 1e-7);
    }

    @Test
    void ratesAreThoseAtFirstTimesTheShare() {
        GradientDescent descent = new GradientDescent(Map.of(projection, 0.5));
        descent.scaleRates(0.25);
        descent.scaleRates(0.5);
        descent.change(projection, error, pre);
        assertArrayEquals(new float[] {1.125f, 2 - 0.75f / 8, 3, 4.0625f, 5 + 1.625f / 8, 6.5f}, projection.weights().data);
    }

    /** The difference of what the two products would change, each averaged over its own batch; the second has one sample. */
    @Test
    void aDifferenceIsOneProductLessTheOther() {
        FMatrixRMaj minus = new FMatrixRMaj(2, 1, true, 2, 1), minusPre = new FMatrixRMaj(3, 1, true, 1, 0, 0.5f);
        new GradientDescent(Map.of(projection, 0.5)).change(projection, error, pre, minus, minusPre);
        // as above, less eta times minus minusPre' = [2, 0, 1; 1, 0, 0.5]
        assertArrayEquals(new float[] {0.25f, 2 - 0.75f / 4, 2.5f, 3.625f, 5 + 1.625f / 4, 6.75f}, projection.weights().data);
        assertArrayEquals(new float[] {-0.25f - 1, 0.875f - 0.5f}, projection.biases().data);
    }

    @Test
    void aWholeMatrixIsAddedTimesTheRate() {
        FMatrixRMaj change = new FMatrixRMaj(2, 3, true, 1, 0, -2, 4, 0, 8), ofBiases = new FMatrixRMaj(2, 1, true, 2, -4);
        new GradientDescent(Map.of(projection, 0.5)).changeBy(projection, change, ofBiases);
        assertArrayEquals(new float[] {1.5f, 2, 2, 6, 5, 10}, projection.weights().data);
        assertArrayEquals(new float[] {1, -2}, projection.biases().data);
    }

    /** In whichever form the same change comes, a rate, a share of it and a decay do the same. */
    @Test
    void allThreeFormsDecayAndScaleAlike() {
        FMatrixRMaj product = new FMatrixRMaj(2, 3, true, 0.5f, -0.375f, 0, 0.25f, 0.8125f, 2);
        FMatrixRMaj ofBiases = new FMatrixRMaj(2, 1, true, -0.5f, 1.75f), none = new FMatrixRMaj(2, 2), any = new FMatrixRMaj(3, 2);
        float[] start = projection.weights().data.clone(), once = null;
        for (int form = 0; form < 3; form++) {
            System.arraycopy(start, 0, projection.weights().data, 0, start.length);
            projection.biases().zero();
            GradientDescent descent = new GradientDescent(Map.of(projection, 0.5), Map.of(projection, 0.25));
            descent.scaleRates(0.5);
            switch (form) {
                case 0 -> descent.change(projection, error, pre);
                case 1 -> descent.change(projection, error, pre, none, any);
                default -> descent.changeBy(projection, product, ofBiases);
            }
            once = once == null ? projection.weights().data.clone() : once;
            assertArrayEquals(once, projection.weights().data);
            assertArrayEquals(new float[] {-0.125f, 0.4375f}, projection.biases().data);
        }
        assertEquals(0.75f + 0.125f, once[0]);
    }

    @Test
    void withoutBiasesOnlyWeightsChange() {
        Projection topDown = Projection.withoutBiases("hidden1", new Pathway("topDown", "from above", 0, 1), new FMatrixRMaj(2, 3));
        new GradientDescent(Map.of(topDown, 2.0)).change(topDown, error, pre);
        assertArrayEquals(new float[] {1, -0.75f, 0, 0.5f, 1.625f, 4}, topDown.weights().data);
        assertEquals(0, topDown.biases().getNumElements());
    }

    @Test
    void aProjectionWithRateZeroOrNoneIsFrozen() {
        Projection other = Projection.withBiases("output", Pathway.FORWARD, projection.weights().copy());
        GradientDescent descent = new GradientDescent(Map.of(projection, 0.0));
        for (Projection frozen : new Projection[] {projection, other}) {
            assertFalse(descent.isPlastic(frozen));
            descent.change(frozen, error, pre);
            descent.change(frozen, new FMatrixRMaj(2, 1, true, Float.NaN, Float.POSITIVE_INFINITY), new FMatrixRMaj(3, 1));
            assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, frozen.weights().data);
            assertArrayEquals(new float[2], frozen.biases().data);
        }
        assertTrue(new GradientDescent(Map.of(projection, 1e-9)).isPlastic(projection));
    }

    @Test
    void eachProjectionHasItsOwnRateFixedAtTheStart() {
        Projection other = Projection.withBiases("output", Pathway.FORWARD, new FMatrixRMaj(2, 3));
        Map<Projection, Double> rates = new HashMap<>(Map.of(projection, 1.0, other, 2.0));
        GradientDescent descent = new GradientDescent(rates);
        rates.clear();
        projection.weights().zero();
        descent.change(projection, error, pre);
        descent.change(other, error, pre);
        assertArrayEquals(new float[] {0.5f, -0.375f, 0, 0.25f, 0.8125f, 2}, projection.weights().data);
        assertArrayEquals(new float[] {1, -0.75f, 0, 0.5f, 1.625f, 4}, other.weights().data);
    }
}
