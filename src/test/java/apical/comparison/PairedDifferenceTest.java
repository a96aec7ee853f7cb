package apical.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Student's interval of paired differences. */
class PairedDifferenceTest {

    /** Quantiles of Student's t at 0.975 as tables print them. */
    private static final double T1 = 12.706;
    private static final double T2 = 4.303;
    private static final double T4 = 2.776;

    @Test
    void theIntervalIsThatOfTheTables() {
        assertInterval(2, T2 * 1 / Math.sqrt(3), PairedDifference.of(List.of(1.0, 2.0, 3.0)));             // s = 1
        assertInterval(0, T1 * Math.sqrt(2) / Math.sqrt(2), PairedDifference.of(List.of(-1.0, 1.0)));      // s = sqrt(2)
        assertInterval(3, T4 * Math.sqrt(2.5) / Math.sqrt(5), PairedDifference.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0)));
    }

    private static void assertInterval(double mean, double half, PairedDifference found) {
        assertEquals(mean, found.mean(), 1e-12);
        assertEquals(half, found.half(), 5e-4 * half + 1e-12);
        assertEquals(mean - found.half(), found.low(), 1e-12);
        assertEquals(mean + found.half(), found.high(), 1e-12);
    }

    @Test
    void fewerThanTwoPairsHaveNoInterval() {
        assertFalse(PairedDifference.of(List.of(0.5)).hasInterval());
        assertEquals(0.5, PairedDifference.of(List.of(0.5)).mean());
        assertFalse(PairedDifference.of(List.of()).hasInterval());
        assertEquals(0, PairedDifference.of(List.of()).pairs());
        assertTrue(PairedDifference.of(List.of(0.5, 0.5)).hasInterval());
    }

    /** Of many experiments with five seeds, 95 % have the true difference in their interval. */
    @Test
    void theTrueDifferenceIsCoveredAsOftenAsPromised() {
        SplittableRandom random = new SplittableRandom(1);
        int covered = 0;
        for (int experiment = 0; experiment < 4000; experiment++) {
            List<Double> differences = new ArrayList<>();
            for (int seed = 0; seed < 5; seed++) {
                differences.add(0.3 + 0.1 * random.nextGaussian());
            }
            PairedDifference found = PairedDifference.of(differences);
            covered += found.low() <= 0.3 && 0.3 <= found.high() ? 1 : 0;
        }
        assertEquals(0.95, covered / 4000.0, 0.015);                       // 4 standard errors
    }
}
