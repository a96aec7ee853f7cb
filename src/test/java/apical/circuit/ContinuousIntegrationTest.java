package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.dynamics.CommonsMathOde;
import apical.dynamics.DormandPrince;
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
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole tissue, potentials, weights and plasticity filters, through every method, against Dormand-Prince. */
class ContinuousIntegrationTest {

    private static final Shape SHAPE = RandomTissue.shape(4, 5, 4, 3);
    private static final double PATTERN_MS = 4;
    private static final Physiology PLAIN = Physiology.plain(RandomTissue.UNLIKE, 1);
    private static final Physiology FILTERED = PLAIN.filtered(3, 2).with(Prediction.LAG_MATCHED);
    private static final Map<Physiology, double[]> REFERENCES = new HashMap<>();

    @BeforeAll
    static void integrateOnceWithGreatCare() {
        for (Physiology physiology : new Physiology[] {PLAIN, FILTERED}) {
            REFERENCES.put(physiology, afterThreePatterns(physiology, adaptive(CommonsMathOde.dormandPrince853(1e-13))));
        }
    }

    static Stream<Arguments> steppers() {
        return Stream.of(PLAIN, FILTERED)
                .flatMap(physiology -> Stream.of(new ForwardEuler(), new ExponentialEuler(), new Heun(), new RungeKutta4())
                        .map(stepper -> Arguments.of(stepper, physiology)));
    }

    @ParameterizedTest
    @MethodSource("steppers")
    void potentialsFiltersAndWeightsConvergeAtTheOrderOfTheStepper(Stepper stepper, Physiology physiology) {
        double dt = stepper.order() == 1 ? 0.01 : 0.04;
        double[] reference = REFERENCES.get(physiology);
        double[] coarse = afterThreePatterns(physiology, fixed(stepper, dt));
        double[] fine = afterThreePatterns(physiology, fixed(stepper, dt / 2));

        int somata = RandomTissue.somata(tissue(physiology));
        assertOrder(stepper, reference, coarse, fine, 0, somata);
        assertOrder(stepper, reference, coarse, fine, somata, reference.length);
    }

    private static void assertOrder(Stepper stepper, double[] reference, double[] coarse, double[] fine, int from, int to) {
        double ratio = distance(reference, coarse, from, to) / distance(reference, fine, from, to);
        assertTrue(distance(reference, fine, from, to) > 1e-12, "rounding, not truncation");
        assertEquals(stepper.order(), Math.log(ratio) / Math.log(2), 0.1);
    }

    private static double distance(double[] reference, double[] y, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (y[i] - reference[i]) * (y[i] - reference[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void aFixedStepAgreesWithDormandPrince() {
        double[] adaptive = afterThreePatterns(PLAIN, adaptive(CommonsMathOde.dormandPrince853(1e-10)));
        double[] cheaper = afterThreePatterns(PLAIN, adaptive(CommonsMathOde.dormandPrince54(1e-10)));
        double[] asStepper = afterThreePatterns(PLAIN, fixed(new DormandPrince(), PATTERN_MS / 4));
        double[] fixed = afterThreePatterns(PLAIN, fixed(new RungeKutta4(), 0.02));
        assertArrayEquals(adaptive, fixed, 1e-8);
        assertArrayEquals(cheaper, fixed, 1e-8);
        assertArrayEquals(asStepper, fixed, 1e-8);

        double[] start = RandomTissue.randomWeights(tissue(PLAIN), 31);
        int somata = RandomTissue.somata(tissue(PLAIN));
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

    private static ContinuousMicrocircuit tissue(Physiology physiology) {
        return new ContinuousMicrocircuit(SHAPE, new TransferFunction.SoftRectifier(1, 1, 0), physiology,
                RandomTissue.allPlastic(SHAPE, 5));
    }

    /** Three random patterns without reset, the last without teacher. */
    private static double[] afterThreePatterns(Physiology physiology, BiConsumer<ContinuousMicrocircuit, double[]> onePattern) {
        ContinuousMicrocircuit circuit = tissue(physiology);
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
