package apical.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points of the unit cube: uniform, even where they shall be, and the same however many there are. */
class UnitPointsTest {

    private static double[] column(double[][] points, int d) {
        return Stream.of(points).mapToDouble(point -> point[d]).toArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLargerSearchKeepsWhatItHas(boolean sobol) {
        double[][] few = sobol ? UnitPoints.sobol(10, 5, 3) : UnitPoints.random(10, 5, 3);
        double[][] many = sobol ? UnitPoints.sobol(50, 5, 3) : UnitPoints.random(50, 5, 3);
        for (int i = 0; i < few.length; i++) {
            assertArrayEquals(few[i], many[i]);
        }
        double[][] other = sobol ? UnitPoints.sobol(10, 5, 4) : UnitPoints.random(10, 5, 4);
        assertFalse(Arrays.deepEquals(few, other), "another seed");
        assertTrue(Stream.of(many).flatMapToDouble(DoubleStream::of).allMatch(x -> x >= 0 && x < 1));
    }

    /** Of uniform numbers: mean 1/2, variance 1/12, and coordinates that know nothing of each other. */
    @Test
    void randomPointsAreUniformAndIndependent() {
        int n = 20_000;
        double[][] points = UnitPoints.random(n, 3, 1);
        for (int d = 0; d < 3; d++) {
            double[] x = column(points, d);
            double mean = DoubleStream.of(x).average().orElseThrow();
            assertEquals(0.5, mean, 5 / Math.sqrt(12.0 * n));
            assertEquals(1 / 12.0, DoubleStream.of(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow(), 0.003);
        }
        double together = Stream.of(points).mapToDouble(p -> (p[0] - 0.5) * (p[1] - 0.5)).average().orElseThrow();
        assertEquals(0, together, 5 / (12 * Math.sqrt(n)));
    }

    /** Around the circle, the first 2^k values of every coordinate are 2^-k apart, whatever the shift. */
    @ParameterizedTest
    @ValueSource(ints = {1, 16, 256})
    void sobolPointsAreEvenInEveryCoordinate(int n) {
        double[][] points = UnitPoints.sobol(n, 8, 7);
        for (int d = 0; d < 8; d++) {
            double[] x = column(points, d);
            Arrays.sort(x);
            for (int i = 0; i < n; i++) {
                double gap = i + 1 < n ? x[i + 1] - x[i] : x[0] + 1 - x[i];
                assertEquals(1.0 / n, gap, 1e-9);
            }
        }
    }

    /** In the plane as well: of 256 points each of the 16 x 16 squares has one, as long as nothing is shifted. */
    @Test
    void sobolPointsAreEvenInPairsOfCoordinates() {
        double[][] points = UnitPoints.sobol(256, 2, 7);
        double[] shift = points[0];                                  // the first point of the sequence is 0
        boolean[] taken = new boolean[256];
        for (double[] point : points) {
            int cell = 16 * (int) (16 * unshifted(point[0], shift[0])) + (int) (16 * unshifted(point[1], shift[1]));
            assertFalse(taken[cell]);
            taken[cell] = true;
        }
    }

    private static double unshifted(double x, double shift) {
        double y = x - shift + 1e-12;
        return y < 0 ? y + 1 : y;
    }
}
