package apical.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogisticTest {

    /** The bound of {@link Logistic}'s documentation; measured on this grid 1.8e-7, see the first test. */
    private static final double BOUND = 2.0e-7;

    private static final float[] GRID = grid();

    /** [-24, 24] in steps of 2.4e-5, the neighbourhood of 0 down to the smallest float, and values beyond all measure. */
    private static float[] grid() {
        int n = 2_000_000;
        float[] values = new float[n + 700];
        for (int i = 0; i <= n; i++) values[i] = -24 + 48f * ((float) i / n);
        int next = n + 1;
        for (float u = 1; u > 0; u /= 2) {
            values[next++] = u;
            values[next++] = -u;
        }
        for (float u = 16; u < Float.POSITIVE_INFINITY; u *= 2) {
            for (float near : new float[] {Math.nextDown(u), u, Math.nextUp(u)}) {
                values[next++] = next % 2 == 0 ? near : -near;
            }
        }
        values[next++] = Float.POSITIVE_INFINITY;
        values[next++] = Float.NEGATIVE_INFINITY;
        values[next++] = Float.MAX_VALUE;
        values[next++] = -Float.MAX_VALUE;
        return Arrays.copyOf(values, next);
    }

    @Test
    void isTheLogisticFunctionToTheDocumentedBoundEverywhere() {
        float[] y = logistic(GRID);
        double worst = 0;
        for (int i = 0; i < GRID.length; i++) worst = Math.max(worst, Math.abs(y[i] - exact(GRID[i])));
        assertTrue(worst <= BOUND, "largest difference " + worst);
        assertTrue(worst > 1e-8, "a difference of " + worst + " is below single precision: nothing was compared");
    }

    @Test
    void staysBetweenZeroAndOne() {
        float least = 1, greatest = 0;
        for (float r : logistic(GRID)) {
            least = Math.min(least, r);
            greatest = Math.max(greatest, r);
        }
        assertTrue(least >= 0 && least < 1e-7 && greatest <= 1 && greatest > 1 - 1e-7, least + " to " + greatest);
    }

    /** Measured in steps of 1e-6: falls by 2.98e-7 at u = -13.9, where the exact function is flatter than its rounding. */
    @Test
    void hardlyEverFalls() {
        float[] sorted = GRID.clone();
        Arrays.sort(sorted);
        float highest = 0, fall = 0;
        for (float r : logistic(sorted)) {
            fall = Math.max(fall, highest - r);
            highest = Math.max(highest, r);
        }
        assertTrue(fall <= 3.0e-7, "falls by " + fall);
    }

    /** phi(-u) = 1 - phi(u), up to the rounding of a number near 1. */
    @Test
    void isSymmetricToRounding() {
        float[] negative = new float[GRID.length];
        for (int i = 0; i < GRID.length; i++) negative[i] = -GRID[i];
        float[] y = logistic(GRID), mirrored = logistic(negative);
        double worst = 0;
        for (int i = 0; i < y.length; i++) worst = Math.max(worst, Math.abs(1 - (double) y[i] - mirrored[i]));
        assertTrue(worst <= 0x1p-24, "largest asymmetry " + worst);
    }

    /** Twice the scale, twice the error. */
    @Test
    void isTanhWithScaleAndSlopeTwoAndOffsetMinusOne() {
        float[] y = new float[GRID.length];
        Logistic.apply(GRID, y, y.length, 2, 2, -1);
        double worst = 0, greatest = 0;
        for (int i = 0; i < y.length; i++) {
            worst = Math.max(worst, Math.abs(y[i] - Math.tanh(GRID[i])));
            greatest = Math.max(greatest, Math.abs(y[i]));
        }
        assertTrue(worst <= 2 * BOUND, "largest difference " + worst);
        assertTrue(greatest <= 1, "leaves [-1, 1]: " + greatest);
    }

    @Test
    void slopeScaleAndOffsetAreThoseOfTheFormula() {
        float[] x = {-3, -0.5f, 0, 0.25f, 2};
        float[] y = new float[x.length];
        Logistic.apply(x, y, x.length, 0.7f, 3, -0.4f);
        for (int i = 0; i < x.length; i++) assertEquals(3 / (1 + Math.exp(-0.7f * x[i])) - 0.4f, y[i], 3 * BOUND);
    }

    @Test
    void notANumberStaysNotANumber() {
        float[] y = logistic(new float[] {0, Float.NaN, 1});
        assertEquals(0.5f, y[0]);
        assertTrue(Float.isNaN(y[1]));
        assertEquals(exact(1), y[2], BOUND);
    }

    @Test
    void onlyTheFirstElementsAreTouched() {
        float[] y = {7, 7, 7, 7};
        Logistic.apply(new float[] {0, 1, 2, 3}, y, 2);
        assertEquals(exact(1), y[1], BOUND);
        assertArrayEquals(new float[] {7, 7}, new float[] {y[2], y[3]});
        Logistic.apply(new float[4], y, 0);
        assertEquals(0.5f, y[0]);
        assertEquals(exact(1), y[1], BOUND);
    }

    @Test
    void mayWriteOverItsOperandAndElseLeavesItAlone() {
        float[] x = {-1, 0.5f, 4};
        float[] kept = x.clone();
        float[] y = logistic(x);
        assertArrayEquals(kept, x);
        Logistic.apply(x, x, x.length);
        assertArrayEquals(y, x);
    }

    /** Compiled code, with vectors and what is left over after them, gives the bits of interpreted code. */
    @Test
    void aValueDoesNotDependOnItsPlaceInTheArray() {
        float[] whole = logistic(GRID);
        for (int i = 0; i < 200_000; i += 977) {
            float[] one = logistic(new float[] {GRID[i]});
            assertEquals(one[0], whole[i]);
        }
    }

    private static double exact(double u) {
        return 1 / (1 + Math.exp(-u));
    }

    private static float[] logistic(float[] x) {
        float[] y = new float[x.length];
        Logistic.apply(x, y, x.length);
        return y;
    }
}
