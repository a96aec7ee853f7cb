package apical.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who goes on to the next rung. */
class HalvingTest {

    @Test
    void oneInSoManyGoesOnAndNeverNone() {
        assertEquals(50, Halving.kept(100, 2));
        assertEquals(34, Halving.kept(100, 3));
        assertEquals(1, Halving.kept(3, 4));
        assertEquals(1, Halving.kept(1, 2));
    }

    @Test
    void theBestGoOnInTheirOrderTiesByNumber() {
        assertEquals(List.of(1, 3), Halving.best(new double[] {3, 1, 2, 1, 5}, 2));
        assertEquals(List.of(0), Halving.best(new double[] {1, 1, 1}, 1));
        assertEquals(List.of(0, 1), Halving.best(new double[] {1, 1, 1}, 2));
    }

    @Test
    void whoDivergedNeverGoesOn() {
        assertEquals(List.of(1), Halving.best(new double[] {Double.NaN, 7, Double.POSITIVE_INFINITY}, 3));
        assertEquals(List.of(), Halving.best(new double[] {Double.NaN}, 1));
    }
}
