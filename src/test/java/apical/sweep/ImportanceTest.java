package apical.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a parameter explains alone: nothing where it does nothing, its known share where that is known. */
class ImportanceTest {

    private static double[] column(double[][] points, int d) {
        return IntStream.range(0, points.length).mapToDouble(i -> points[i][d]).toArray();
    }

    @Test
    void aParameterThatDoesNothingExplainsNothingOnAverageAndItsIntervalsSaySo() {
        int trials = 300;
        double sum = 0;
        int covered = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[][] points = UnitPoints.random(60, 2, trial);
            Importance importance = Importance.of(column(points, 0), column(points, 1));
            sum += importance.share();
            covered += importance.low() <= 0 && importance.high() >= 0 ? 1 : 0;
        }
        assertEquals(0, sum / trials, 0.015);
        assertTrue(covered >= 0.9 * trials, covered + " of " + trials);
    }

    /**
     * Of y = a + b, a one of two values d apart and b uniform from 0 to 1, a explains (d / 2)^2 / ((d / 2)^2 + 1 / 12) of the
     * variance of y; of that of ranks as much if d is 1, since y is then uniform from 0 to 2.
     */
    @Test
    void aKnownShareIsFoundAndItsIntervalCoversIt() {
        double truth = 0.25 / (0.25 + 1 / 12.0);
        int covered = 0;
        double sum = 0;
        int trials = 200;
        for (int trial = 0; trial < trials; trial++) {
            double[][] points = UnitPoints.random(100, 2, trial);
            double[] a = DoubleStream.of(column(points, 0)).map(u -> u < 0.5 ? 0 : 1).toArray();
            double[] y = IntStream.range(0, a.length).mapToDouble(i -> a[i] + points[i][1]).toArray();
            Importance importance = Importance.of(a, y);
            sum += importance.share();
            covered += importance.low() <= truth && importance.high() >= truth ? 1 : 0;
        }
        assertEquals(truth, sum / trials, 0.01);
        assertTrue(covered >= 0.88 * trials, covered + " of " + trials);
    }

    @Test
    void whatDivergedIsWorseThanAnythingAndTiesShareTheirRank() {
        assertArrayEquals(new double[] {0, 2.5, 1, 2.5},
                Importance.ranks(new double[] {1, Double.NaN, 7, Double.POSITIVE_INFINITY}));
        assertArrayEquals(new double[] {0.5, 0.5, 2}, Importance.ranks(new double[] {3, 3, 4}));
    }

    @Test
    void manyValuesAreCutIntoEqualSharesAndFewAreGroupsOfTheirOwn() {
        double[] many = IntStream.range(0, 20).mapToDouble(i -> -i).toArray();
        assertArrayEquals(new int[] {4, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0}, Groups.of(many, 5));
        assertArrayEquals(new int[] {1, 0, 1, 2}, Groups.of(new double[] {2, 1, 2, 3}, 5));
    }

    @Test
    void nothingToExplainIsNoShare() {
        assertEquals(0, Importance.of(new double[] {1, 2, 1, 2, 3}, new double[] {5, 5, 5, 5, 5}).share());
        assertEquals(1, Importance.of(new double[] {1, 2, 1, 2}, new double[] {5, 7, 5, 7}).share(), 1e-12);
    }
}
