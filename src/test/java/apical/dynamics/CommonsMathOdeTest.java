package apical.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.validation.InvalidValueException;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommonsMathOdeTest {

    static Stream<DoubleFunction<CommonsMathOde>> methods() {
        return Stream.of(CommonsMathOde::dormandPrince853, CommonsMathOde::dormandPrince54);
    }

    static Stream<Arguments> methodsOnProblems() {
        return methods().flatMap(method -> StepperOrderTest.problems().map(problem -> Arguments.of(method, problem)));
    }

    @ParameterizedTest
    @MethodSource("methodsOnProblems")
    void theToleranceIsKept(DoubleFunction<CommonsMathOde> method, AnalyticProblem problem) {
        double[] y = problem.start();
        method.apply(1e-11).advance(problem, y, 3);
        method.apply(1e-11).advance(problem, y, 1.5);
        assertArrayEquals(problem.solution(4.5), y, 1e-9);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aSmallerToleranceGivesASmallerError(DoubleFunction<CommonsMathOde> method) {
        var problem = new AnalyticProblem.DampedRotation();
        double previous = Double.MAX_VALUE;
        for (double tolerance : new double[] {1e-3, 1e-6, 1e-9}) {
            double[] y = problem.start();
            method.apply(tolerance).advance(problem, y, 10);
            double error = Math.abs(y[0] - problem.solution(10)[0]);
            assertTrue(error < previous / 20, tolerance + ": " + error);
            previous = error;
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void anExplosionStopsWithAMessage(DoubleFunction<CommonsMathOde> method) {
        CommonsMathOde ode = method.apply(1e-8);
        var stop = assertThrows(ArithmeticException.class, () -> ode.advance(new Explosion(), new double[] {1}, 2));
        assertTrue((stop.getMessage().startsWith(ode.toString()) && stop.getMessage().contains("no step small enough"))
                || stop.getMessage().startsWith("the fuse [0] is"), stop.getMessage());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aStateThatIsNoNumberStopsWithNameAndTime(DoubleFunction<CommonsMathOde> method) {
        CommonsMathOde ode = method.apply(1e-8);
        var stop = assertThrows(NotFiniteException.class,
                () -> ode.advance(new Explosion(), new double[] {Double.NaN}, 2));
        assertEquals("the fuse [0] is NaN at t = 0.0 ms (" + ode + "). Maybe smaller weights or learning rates.",
                stop.getMessage());
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(InvalidValueException.class, () -> CommonsMathOde.dormandPrince54(0));
        assertThrows(InvalidValueException.class, () -> CommonsMathOde.dormandPrince853(Double.NaN));
        assertThrows(InvalidValueException.class,
                () -> CommonsMathOde.dormandPrince54(1e-6).advance(new Explosion(), new double[2], 1));
        assertThrows(InvalidValueException.class,
                () -> CommonsMathOde.dormandPrince54(1e-6).advance(new Explosion(), new double[] {1}, -1));
    }
}
