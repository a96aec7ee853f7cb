package apical.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StepperOrderTest {

    /** y' = decay (steadyState - y), all of whose decay is told. */
    private record Membrane(double decay, double steadyState) implements LeakySystem {
        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public void derivative(double[] y, double[] dy) {
            dy[0] = decay * (steadyState - y[0]);
        }

        @Override
        public void decayRates(double[] a) {
            a[0] = decay;
        }
    }

    static Stream<Stepper> steppers() {
        return Stream.of(new ForwardEuler(), new ExponentialEuler(), new Heun(), new RungeKutta4());
    }

    static Stream<AnalyticProblem> problems() {
        return Stream.of(new AnalyticProblem.Decay(0.5, 0.2), new AnalyticProblem.LogisticGrowth(),
                new AnalyticProblem.DampedRotation());
    }

    static Stream<Arguments> steppersOnProblems() {
        return steppers().flatMap(stepper -> problems().map(problem -> Arguments.of(stepper, problem)));
    }

    @Test
    void everyStepperIsMeasured() {
        Set<Class<?>> measured = steppers().map(Stepper::getClass).collect(Collectors.toSet());
        measured.add(DormandPrince.class);                            // its steps are its own; CommonsMathOdeTest
        assertEquals(Set.of(Stepper.class.getPermittedSubclasses()), measured);
    }

    @ParameterizedTest
    @MethodSource("steppersOnProblems")
    void halvingTheStepCutsTheErrorByTwoToTheOrder(Stepper stepper, AnalyticProblem problem) {
        double coarse = error(stepper, problem, 4, 0.02);
        double fine = error(stepper, problem, 4, 0.01);
        assertTrue(fine > 1e-13, "rounding, not truncation: " + fine);
        assertEquals(stepper.order(), Math.log(coarse / fine) / Math.log(2), 0.1);
    }

    /** y' = -3 y + 6, all of whose decay is told, has g = 6 standing still. */
    @ParameterizedTest
    @MethodSource("steps")
    void exponentialEulerIsExactForAMembraneUnderConstantDriveAtAnyStep(double dt) {
        double[] y = {0};
        new Trajectory(new Membrane(3, 2), new ExponentialEuler(), dt, y).advance(4);
        double expected = -2 * Math.expm1(-3 * 4 * dt);
        assertEquals(expected, y[0], 1e-14 * expected);                  // relative: no cancellation at small dt either
    }

    /** y' = a (2 - y), for whoever must know what one step does, such as noise. */
    @ParameterizedTest
    @MethodSource("steppers")
    void aStepGoesTheShareOfTheWayThatTheStepperTells(Stepper stepper) {
        for (double dt : new double[] {1e-6, 0.1, 0.6}) {
            double[] y = {5};
            stepper.step(new Membrane(1.7, 2), y, dt);
            assertEquals(3 * (1 - stepper.share(1.7, dt)), y[0] - 2, 1e-14);
        }
    }

    static List<Double> steps() {
        return List.of(1e-9, 0.01, 0.7, 5.0, 1000.0);
    }

    @Test
    void exponentialEulerWithoutLeakIsForwardEulerToTheLastDigit() {
        double[] exponential = {2};
        double[] forward = {2};
        new Trajectory(new AnalyticProblem.Decay(0.5, 0), new ExponentialEuler(), 0.1, exponential).advance(30);
        new Trajectory(new AnalyticProblem.Decay(0.5, 0), new ForwardEuler(), 0.1, forward).advance(30);
        assertArrayEquals(forward, exponential);
    }

    @Test
    void exponentialEulerRefusesASystemThatDoesNotTellItsLeak() {
        var trajectory = new Trajectory(new Explosion(), new ExponentialEuler(), 0.1, new double[] {1});
        var refusal = assertThrows(IllegalArgumentException.class, () -> trajectory.advance(1));
        assertTrue(refusal.getMessage().contains("LeakySystem") && refusal.getMessage().contains("Explosion"),
                refusal.getMessage());
    }

    /** One after the other on systems of two sizes, against a fresh stepper for each. */
    @ParameterizedTest
    @MethodSource("steppers")
    void aStepperRemembersNothingOfTheSystemItSteppedBefore(Stepper used) {
        integrate(used, new AnalyticProblem.DampedRotation(), 1, 0.1);
        double[] again = integrate(used, new AnalyticProblem.LogisticGrowth(), 1, 0.1);
        Supplier<Stepper> fresh = () -> steppers().filter(s -> s.getClass() == used.getClass()).findFirst().orElseThrow();
        assertArrayEquals(integrate(fresh.get(), new AnalyticProblem.LogisticGrowth(), 1, 0.1), again);
    }

    private static double error(Stepper stepper, AnalyticProblem problem, double duration, double dt) {
        double[] y = integrate(stepper, problem, duration, dt);
        double[] expected = problem.solution(duration);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (y[i] - expected[i]) * (y[i] - expected[i]);
        }
        return Math.sqrt(sum);
    }

    private static double[] integrate(Stepper stepper, AnalyticProblem problem, double duration, double dt) {
        var trajectory = new Trajectory(problem, stepper, dt, problem.start());
        trajectory.advance(Math.round(duration / dt));
        return trajectory.state();
    }
}
