package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.dynamics.CommonsMathOde;
import apical.dynamics.ExponentialEuler;
import apical.dynamics.ForwardEuler;
import apical.dynamics.Heun;
import apical.dynamics.NotFiniteException;
import apical.dynamics.RungeKutta4;
import apical.dynamics.Stepper;
import apical.dynamics.Trajectory;
import apical.network.Shape;
import apical.network.TransferFunction;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole tissue, potentials, weights and plasticity filters, through every method, against Dormand-Prince. */
class ContinuousIntegrationTest {

    private static final Shape SHAPE = RandomTissue.shape(4, 5, 4, 3);
    private static final double PATTERN_MS = 4;
    private static double[] reference;

    @BeforeAll
    static void integrateOnceWithGreatCare() {
        reference = afterThreePatterns(adaptive(CommonsMathOde.dormandPrince853(1e-13)));
    }

    static Stream<Stepper> steppers() {
        return Stream.of(new ForwardEuler(), new ExponentialEuler(), new Heun(), new RungeKutta4());
    }

    @ParameterizedTest
    @MethodSource("steppers")
    void potentialsAndWeightsConvergeAtTheOrderOfTheStepper(Stepper stepper) {
        double dt = stepper.order() == 1 ? 0.01 : 0.04;
        double[] coarse = afterThreePatterns(fixed(stepper, dt));
        double[] fine = afterThreePatterns(fixed(stepper, dt / 2));

        int somata = RandomTissue.somata(tissue());
        assertOrder(stepper, coarse, fine, 0, somata);
        assertOrder(stepper, coarse, fine, somata, reference.length);
    }

    private static void assertOrder(Stepper stepper, double[] coarse, double[] fine, int from, int to) {
        double ratio = distance(coarse, from, to) / distance(fine, from, to);
        assertTrue(distance(fine, from, to) > 1e-12, "rounding, not truncation");
        assertEquals(stepper.order(), Math.log(ratio) / Math.log(2), 0.1);
    }

    private static double distance(double[] y, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (y[i] - reference[i]) * (y[i] - reference[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void aFixedStepAgreesWithDormandPrince() {
        double[] adaptive = afterThreePatterns(adaptive(CommonsMathOde.dormandPrince853(1e-10)));
        double[] cheaper = afterThreePatterns(adaptive(CommonsMathOde.dormandPrince54(1e-10)));
        double[] fixed = afterThreePatterns(fixed(new RungeKutta4(), 0.02));
        assertArrayEquals(adaptive, fixed, 1e-8);
        assertArrayEquals(cheaper, fixed, 1e-8);

        double[] start = RandomTissue.randomWeights(tissue(), 31);
        int somata = RandomTissue.somata(tissue());
        double moved = 0;
        for (int i = somata; i < start.length; i++) {
            moved = Math.max(moved, Math.abs(fixed[i] - start[i]));
        }
        assertTrue(moved > 0.05, "weights learned: " + moved);
    }

    /** dt = 1.2 ms is beyond 2 tau = 1.05 ms: forward Euler swings itself up, the exponential one settles where it should. */
    @Test
    void onlyAnExponentialMethodSurvivesStepsBeyondTwiceTheTimeConstant() {
        var circuit = RandomTissue.frozen(SHAPE, new TransferFunction.Logistic(), RandomTissue.STRONG, 0);
        circuit.show(new double[] {0.3, 0.9, -0.5, 0.1}, new double[] {0.5, -1, 1});
        double[] small = RandomTissue.randomWeights(circuit, 32);
        double[] y = small.clone();
        double[] doomed = small.clone();
        new Trajectory(circuit, new RungeKutta4(), 0.1, small).advance(1000);
        new Trajectory(circuit, new ExponentialEuler(), 1.2, y).advance(300);
        assertArrayEquals(small, y, 1e-12);

        var trajectory = new Trajectory(circuit, new ForwardEuler(), 1.2, doomed);
        var stop = assertThrows(NotFiniteException.class, () -> trajectory.advance(20_000));
        assertTrue(stop.getMessage().matches("(interneuron )?soma potential of (hidden layer [12]|output layer) \\[\\d] is .*"
                + " ms \\(dt = 1\\.2 ms\\)\\. Maybe halve dt\\."), stop.getMessage());
    }

    private static ContinuousMicrocircuit tissue() {
        return new ContinuousMicrocircuit(SHAPE, new TransferFunction.SoftRectifier(1, 1, 0), RandomTissue.UNLIKE,
                RandomTissue.allPlastic(SHAPE, 5), 1);
    }

    /** Three random patterns without reset, the last without teacher. */
    private static double[] afterThreePatterns(BiConsumer<ContinuousMicrocircuit, double[]> onePattern) {
        ContinuousMicrocircuit circuit = tissue();
        double[] y = RandomTissue.randomWeights(circuit, 31);
        var random = new SplittableRandom(33);
        for (int pattern = 0; pattern < 3; pattern++) {
            double[] input = RandomTissue.random(random, SHAPE.units(0));
            if (pattern < 2) {
                circuit.show(input, RandomTissue.random(random, SHAPE.units(3)));
            } else {
                circuit.showUntaught(input);
            }
            onePattern.accept(circuit, y);
        }
        assertTrue(DoubleStream.of(y).allMatch(Double::isFinite), () -> Arrays.toString(y));
        return y;
    }

    private static BiConsumer<ContinuousMicrocircuit, double[]> adaptive(CommonsMathOde ode) {
        return (circuit, y) -> ode.advance(circuit, y, PATTERN_MS);
    }

    private static BiConsumer<ContinuousMicrocircuit, double[]> fixed(Stepper stepper, double dt) {
        return (circuit, y) -> new Trajectory(circuit, stepper, dt, y).advance(Math.round(PATTERN_MS / dt));
    }
}
