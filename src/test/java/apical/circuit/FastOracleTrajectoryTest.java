package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.rule.Deviations;
import apical.rules.tissue.OracleRun;
import apical.rules.tissue.OracleTrajectories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The fast engine runs the scheme of the independent implementation, too, as closely as single precision can; also as a batch of
 * copies that all see the same, and whether or not it knows that inputs stand still.
 */
class FastOracleTrajectoryTest {

    /** Relative to the largest value of a quantity in the whole run; measured at most 1.5e-6. */
    private static final double TOLERANCE = 2e-5;

    @ParameterizedTest
    @CsvSource({"sigmoid-3-4-2, 1, true", "softplus-5-6-4-3, 1, true", "sigmoid-3-4-2, 3, true", "softplus-5-6-4-3, 3, true",
            "sigmoid-3-4-2, 1, false", "softplus-5-6-4-3, 2, false"})
    void everyRecordedValueAndEveryFinalWeightIsReproduced(String name, int copies, boolean standing) {
        Deviations deviations = OracleTrajectories.fast(OracleRun.named(name), copies,
                synapses -> standing ? synapses : new NeverStanding(synapses));
        assertTrue(deviations.worst() <= TOLERANCE, deviations.where() + " is off by " + deviations.worst());
    }
}
