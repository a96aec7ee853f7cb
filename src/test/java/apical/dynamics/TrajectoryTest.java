package apical.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.validation.InvalidValueException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrajectoryTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @Test
    void timeIsStepsTimesStepEvenAfterMany() {
        var trajectory = new Trajectory(new AnalyticProblem.Decay(1, 0), new ForwardEuler(), 0.1, new double[] {0});
        trajectory.advance(1);
        trajectory.advance(99_999);
        assertEquals(10_000, trajectory.time());
    }

    /** y' = -100 y with dt = 0.5 grows by -49 a step: 49^182 is below the largest double, 49^183 beyond. */
    @Test
    void aStateThatLeavesTheRealNumbersStopsTheRunAtOnce() {
        Locale.setDefault(Locale.GERMANY);
        double[] y = {1};
        var trajectory = new Trajectory(new AnalyticProblem.Decay(100, 0), new ForwardEuler(), 0.5, y);
        var stop = assertThrows(NotFiniteException.class, () -> trajectory.advance(1000));

        assertEquals(183 * 0.5, trajectory.time());
        assertEquals(trajectory.time(), stop.time());
        assertEquals(0, stop.index());
        assertFalse(Double.isFinite(y[0]));
        assertEquals("y[0] is -Infinity at t = 91.5 ms (dt = 0.5 ms). Maybe halve dt.", stop.getMessage());
    }

    @Test
    void theSystemSaysWhatTheFirstBadElementIs() {
        DynamicalSystem system = new DynamicalSystem() {
            @Override
            public int dimension() {
                return 3;
            }

            @Override
            public void derivative(double[] y, double[] dy) {
                dy[0] = 1;
                dy[1] = 0;
                dy[2] = Double.NaN;
            }

            @Override
            public String nameOf(int i) {
                return "soma " + i;
            }
        };
        var trajectory = new Trajectory(system, new Heun(), 0.1, new double[3]);
        var stop = assertThrows(NotFiniteException.class, () -> trajectory.advance(5));
        assertEquals(2, stop.index());
        assertEquals(0.1, stop.time());
        assertTrue(stop.getMessage().startsWith("soma 2 is NaN at t = 0.1 ms"), stop.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aStepIsAPositiveNumber(double dt) {
        assertThrows(InvalidValueException.class,
                () -> new Trajectory(new Explosion(), new ForwardEuler(), dt, new double[] {1}));
    }

    @Test
    void aStateHasTheDimensionOfItsSystem() {
        var refusal = assertThrows(InvalidValueException.class,
                () -> new Trajectory(new Explosion(), new ForwardEuler(), 0.1, new double[2]));
        assertEquals("state has 2 elements; expected 1, the dimension of the system", refusal.getMessage());
    }
}
