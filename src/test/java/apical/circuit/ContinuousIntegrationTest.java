package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.conformance.History;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
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
        reference = finite(threePatterns().by(CommonsMathOde.dormandPrince853(1e-13)));
    }

    static Stream<Stepper> steppers() {
        return Stream.of(new ForwardEuler(), new ExponentialEuler(), new Heun(), new RungeKutta4());
    }

    @ParameterizedTest
    @MethodSource("steppers")
    void potentialsAndWeightsConvergeAtTheOrderOfTheStepper(Stepper stepper) {
        History history = threePatterns();
        int steps = stepper.order() == 1 ? 400 : 100;
        double[] coarse = finite(history.by(stepper, steps));
        double[] fine = finite(history.by(stepper, 2 * steps));

        assertOrder(stepper, coarse, fine, 0, history.somata());
        assertOrder(stepper, coarse, fine, history.somata(), reference.length);
    }

    private static void assertOrder(Stepper stepper, double[] coarse, double[] fine, int from, int to) {
        assertTrue(History.distance(fine, reference, from, to) > 1e-12, "rounding, not truncation");
        assertEquals(stepper.order(), History.order(coarse, fine, reference, from, to), 0.1);
    }

    @Test
    void aFixedStepAgreesWithDormandPrince() {
        History history = threePatterns();
        double[] adaptive = finite(history.by(CommonsMathOde.dormandPrince853(1e-10)));
        double[] cheaper = finite(history.by(CommonsMathOde.dormandPrince54(1e-10)));
        double[] fixed = finite(history.by(new RungeKutta4(), 200));
        assertArrayEquals(adaptive, fixed, 1e-8);
        assertArrayEquals(cheaper, fixed, 1e-8);

        double moved = 0;
        for (int i = history.somata(); i < fixed.length; i++) {
            moved = Math.max(moved, Math.abs(fixed[i] - history.start()[i]));
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

    /** Random, without reset, the last without teacher. */
    private static History threePatterns() {
        ContinuousMicrocircuit circuit = tissue();
        var random = new SplittableRandom(33);
        List<Consumer<ContinuousMicrocircuit>> patterns = new ArrayList<>();
        for (int pattern = 0; pattern < 3; pattern++) {
            double[] input = RandomTissue.random(random, SHAPE.units(0));
            if (pattern < 2) {
                double[] target = RandomTissue.random(random, SHAPE.units(3));
                patterns.add(shown -> shown.show(input, target));
            } else {
                patterns.add(shown -> shown.showUntaught(input));
            }
        }
        return new History(circuit, RandomTissue.randomWeights(circuit, 31), patterns, PATTERN_MS);
    }

    private static double[] finite(double[] y) {
        assertTrue(DoubleStream.of(y).allMatch(Double::isFinite), () -> Arrays.toString(y));
        return y;
    }
}
