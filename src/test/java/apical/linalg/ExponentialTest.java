package apical.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExponentialTest {

    /** [-87.3, 88] in 2 million steps. */
    private static final float[] GRID = grid();

    private static float[] grid() {
        float[] values = new float[2_000_001];
        for (int i = 0; i < values.length; i++) values[i] = (float) (-87.3 + 175.3 * i / 2e6);
        return values;
    }

    @Test
    void isTheExponentialFunctionToTheDocumentedBoundEverywhere() {
        float[] y = exponential(GRID, 1);
        double worst = 0;
        double largest = 0;
        for (int i = 0; i < GRID.length; i++) {
            double error = Math.abs(y[i] / Math.exp(GRID[i]) - 1);
            worst = Math.max(worst, error / (1.5e-7 + 1e-7 * Math.abs(GRID[i])));
            largest = Math.max(largest, error);
        }
        assertTrue(worst <= 1, "largest error is " + worst + " times the bound");
        assertTrue(largest > 1e-8, "an error of " + largest + " is below single precision: nothing was compared");
    }

    @Test
    void isHeldConstantBeyondAndNeverZeroSubnormalOrInfinite() {
        float[] y = exponential(new float[] {-88, -1e4f, Float.NEGATIVE_INFINITY, 89, 1e4f, Float.POSITIVE_INFINITY}, 1);
        for (int i = 0; i < 3; i++) assertEquals(Float.MIN_NORMAL, y[i]);
        for (int i = 3; i < 6; i++) assertEquals(0x1p127f, y[i]);
    }

    @Test
    void isExactlyOneAtZeroAndScales() {
        float[] y = exponential(new float[] {0, -0f, 3, -8}, -0.5f);
        assertEquals(1, y[0]);
        assertEquals(1, y[1]);
        assertEquals(Math.exp(-1.5), y[2], 1e-7);
        assertEquals(Math.exp(4), y[3], 3e-5);
    }

    @Test
    void notANumberStaysNotANumber() {
        float[] y = exponential(new float[] {0, Float.NaN, 1}, 1);
        assertTrue(Float.isNaN(y[1]));
        assertEquals(Math.E, y[2], 1e-6);
    }

    @Test
    void mayWriteOverItsOperandAndTouchesOnlyTheFirstElements() {
        float[] x = new float[3000];
        for (int i = 0; i < x.length; i++) x[i] = -i / 100f;
        float[] y = exponential(x, 1);
        Exponential.apply(x, x, 2500, 1);
        for (int i = 0; i < x.length; i++) assertEquals(i < 2500 ? y[i] : -i / 100f, x[i]);
    }

    /** Compiled code, with vectors and what is left over after them, gives the bits of interpreted code. */
    @Test
    void aValueDoesNotDependOnItsPlaceInTheArray() {
        float[] whole = exponential(GRID, 1);
        for (int i = 0; i < GRID.length; i += 977) assertEquals(exponential(new float[] {GRID[i]}, 1)[0], whole[i]);
    }

    private static float[] exponential(float[] x, float scale) {
        float[] y = new float[x.length];
        Exponential.apply(x, y, x.length, scale);
        return y;
    }
}
