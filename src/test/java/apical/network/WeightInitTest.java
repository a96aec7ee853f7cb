package apical.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.validation.InvalidValueException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics over 60,000 weights [200 x 300]: the relative standard error of a standard deviation is below 0.3 %. */
class WeightInitTest {

    private static final int POST = 200, PRE = 300;

    static Stream<DoubleFunction<WeightInit>> distributions() {
        return Stream.of(WeightInit.Uniform::new, WeightInit.Normal::new, WeightInit.GlorotUniform::new,
                WeightInit.HeNormal::new, WeightInit.Orthogonal::new);
    }

    @Test
    void uniformFillsItsInterval() {
        assertUniform(0.1, new WeightInit.Uniform(0.1));
        assertUniform(30, new WeightInit.Uniform(30));
    }

    @Test
    void glorotIsUniformWithSixOverBothNumbersOfUnits() {
        assertUniform(Math.sqrt(6.0 / 500), new WeightInit.GlorotUniform(1));
        assertUniform(2 * Math.sqrt(6.0 / 500), new WeightInit.GlorotUniform(2));
    }

    @Test
    void normalHasItsStandardDeviation() {
        assertNormal(0.25, new WeightInit.Normal(0.25));
    }

    @Test
    void heIsNormalWithTwoOverThePresynapticUnits() {
        assertNormal(Math.sqrt(2.0 / PRE), new WeightInit.HeNormal(1));
        assertNormal(3 * Math.sqrt(2.0 / PRE), new WeightInit.HeNormal(3));
    }

    @Test
    void orthogonalKeepsEveryLengthWhereItCan() {
        for (int[] size : new int[][] {{40, 25}, {25, 40}, {30, 30}}) {
            FMatrixRMaj weights = new WeightInit.Orthogonal(3).draw(size[0], size[1], new SplittableRandom(1));
            FMatrixRMaj products = new FMatrixRMaj(1, 1);
            if (size[0] > size[1]) {
                CommonOps_FDRM.multInner(weights, products);
            } else {
                CommonOps_FDRM.multOuter(weights, products);
            }
            for (int i = 0; i < products.numRows; i++) {
                for (int j = 0; j < products.numCols; j++) assertEquals(i == j ? 9 : 0, products.get(i, j), 1e-5);
            }
        }
    }

    @Test
    void orthogonalPrefersNoDirection() {
        var random = new SplittableRandom(1);
        double trace = 0, determinant = 0;
        for (int draw = 0; draw < 4000; draw++) {
            FMatrixRMaj weights = new WeightInit.Orthogonal(1).draw(2, 2, random);
            trace += weights.get(0, 0) + weights.get(1, 1);
            determinant += CommonOps_FDRM.det(weights);
        }
        assertEquals(0, trace / 4000, 0.08);
        assertEquals(0, determinant / 4000, 0.08);
    }

    private static void assertUniform(double halfWidth, WeightInit init) {
        FMatrixRMaj weights = init.draw(POST, PRE, new SplittableRandom(1));
        double largest = 0;
        for (float w : weights.data) largest = Math.max(largest, Math.abs(w));
        assertTrue(largest <= (float) halfWidth && largest > 0.999 * halfWidth, "largest " + largest);
        assertMeanAndDeviation(halfWidth / Math.sqrt(3), weights);
        assertEquals(0.5, fractionWithin(halfWidth / 2, weights), 0.01);
    }

    private static void assertNormal(double deviation, WeightInit init) {
        FMatrixRMaj weights = init.draw(POST, PRE, new SplittableRandom(1));
        assertMeanAndDeviation(deviation, weights);
        assertEquals(0.6827, fractionWithin(deviation, weights), 0.01);
        assertEquals(0.9545, fractionWithin(2 * deviation, weights), 0.005);
    }

    private static void assertMeanAndDeviation(double deviation, FMatrixRMaj weights) {
        double sum = 0, squares = 0;
        for (float w : weights.data) {
            sum += w;
            squares += (double) w * w;
        }
        int n = weights.getNumElements();
        assertEquals(POST * PRE, n);
        assertEquals(0, sum / n, 4 * deviation / Math.sqrt(n));
        assertEquals(deviation, Math.sqrt(squares / n), 0.012 * deviation);
    }

    private static double fractionWithin(double bound, FMatrixRMaj weights) {
        int within = 0;
        for (float w : weights.data) if (Math.abs(w) < bound) within++;
        return (double) within / weights.getNumElements();
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void theSameGeneratorGivesTheSameWeightsAndGoesOnToOthers(DoubleFunction<WeightInit> distribution) {
        WeightInit init = distribution.apply(0.5);
        var random = new SplittableRandom(3);
        FMatrixRMaj first = init.draw(7, 5, random);
        assertEquals(7, first.numRows);
        assertEquals(5, first.numCols);
        assertArrayEquals(first.data, init.draw(7, 5, new SplittableRandom(3)).data);
        assertFalse(Arrays.equals(first.data, init.draw(7, 5, random).data));
        assertFalse(Arrays.equals(first.data, init.draw(7, 5, new SplittableRandom(4)).data));
    }

    @Test
    void weightsAreDrawnRowByRow() {
        var random = new SplittableRandom(3);
        FMatrixRMaj weights = new WeightInit.Uniform(1).draw(2, 3, new SplittableRandom(3));
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) assertEquals((float) (2 * random.nextDouble() - 1), weights.get(i, j));
        }
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void noWidthMeansNoWeights(DoubleFunction<WeightInit> distribution) {
        for (float w : distribution.apply(0).draw(3, 2, new SplittableRandom(1)).data) assertEquals(0, Math.abs(w));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aWidthThatIsNoneIsRefused(double bad) {
        distributions().forEach(distribution -> {
            InvalidValueException refusal = assertThrows(InvalidValueException.class, () -> distribution.apply(bad));
            assertTrue(refusal.getMessage().contains("is " + bad + "; expected a finite value >= 0"), refusal.getMessage());
        });
    }
}
