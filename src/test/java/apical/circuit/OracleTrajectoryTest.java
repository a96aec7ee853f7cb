package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.rule.Deviations;
import apical.rules.tissue.OracleRun;
import apical.rules.tissue.OracleTrajectories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forward Euler on the flat state is the scheme of the independent implementation, to the last digits. */
class OracleTrajectoryTest {

    /** Relative to the largest value of a quantity in the whole run. */
    private static final double TOLERANCE = 1e-12;

    @ParameterizedTest
    @ValueSource(strings = {"sigmoid-3-4-2", "softplus-5-6-4-3"})
    void everyRecordedValueAndEveryFinalWeightIsReproduced(String name) {
        Deviations deviations = OracleTrajectories.plain(OracleRun.named(name));
        assertTrue(deviations.worst() <= TOLERANCE, deviations.where() + " is off by " + deviations.worst());
    }
}
