package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.dynamics.ForwardEuler;
import apical.dynamics.RungeKutta4;
import apical.dynamics.Stepper;
import apical.dynamics.Trajectory;
import apical.network.Shape;
import apical.network.TransferFunction;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the dynamics come to rest under a pattern that stands still, and what is silent there. */
class ContinuousSteadyStateTest {

    private static final TransferFunction PHI = new TransferFunction.Logistic();
    private static final Shape SHAPE = RandomTissue.shape(3, 5, 4, 2);
    private static final double[] INPUT = {0.7, -0.2, 0.4};
    private static final double[] TARGET = {1.3, -0.8};

    static Stream<Arguments> steppersTaughtAndUntaught() {
        return Stream.<Stepper>of(new ForwardEuler(), new RungeKutta4())
                .flatMap(s -> Stream.of(Arguments.of(s, true), Arguments.of(s, false)));
    }

    /** Plasticity off. The fixed point is found here from the closed form alone, by iterating it until nothing changes. */
    @ParameterizedTest
    @MethodSource("steppersTaughtAndUntaught")
    void aConstantPatternComesToRestAtTheClosedForm(Stepper stepper, boolean taught) {
        ContinuousMicrocircuit circuit = RandomTissue.frozen(SHAPE, PHI, RandomTissue.UNLIKE, 1);
        double[] y = RandomTissue.randomWeights(circuit, 21);
        double[] fixedPoint = y.clone();
        show(circuit, taught);
        new Trajectory(circuit, stepper, 0.1, y).advance(1500);

        for (int i = 0; i < 1000; i++) {
            sweep(circuit, fixedPoint, taught);
        }
        assertArrayEquals(fixedPoint, y, 1e-12);
        circuit.observe(y);
        assertTrue(largest(circuit.vApical(1)) > 0.1 && largest(circuit.vApical(2)) > 0.1, "feedback mattered");
    }

    /**
     * Reference values of the mixing factors with g_lk = 0.13, g_B = 0.9, g_A = 0.45, g_D = 0.7, g_som = 0.37. Without a teacher
     * the output is its own prediction.
     */
    private static void sweep(ContinuousMicrocircuit circuit, double[] y, boolean taught) {
        double lambdaHidden = 0.45 / 1.48;
        double lambdaOutput = taught ? 0.37 / 1.40 : 0;
        double lambdaInterneuron = 0.37 / 1.20;
        var paper = new PaperByHand(circuit, PHI, 1, y);
        for (int k = 1; k <= 2; k++) {
            circuit.soma(k).set(y, PaperByHand.plus(PaperByHand.scaled(0.9 / 1.48, paper.vBasal(k)),
                    PaperByHand.scaled(lambdaHidden, paper.vApical(k))));
        }
        circuit.soma(3).set(y, PaperByHand.plus(PaperByHand.scaled((1 - lambdaOutput) * 0.9 / 1.03, paper.vBasal(3)),
                PaperByHand.scaled(lambdaOutput, TARGET)));
        for (int k = 1; k <= 2; k++) {
            circuit.interneuronSoma(k).set(y, PaperByHand.plus(
                    PaperByHand.scaled((1 - lambdaInterneuron) * 0.7 / 0.83, paper.vInterneuron(k)),
                    PaperByHand.scaled(lambdaInterneuron, paper.u(k + 1))));
        }
    }

    /** All plasticity on, from the silent steady state: nothing is left to explain. */
    @Test
    void inTheSelfPredictingStateWithoutTeacherNothingLearns() {
        ContinuousMicrocircuit circuit = learning();
        double[] y = feedForward(circuit);
        double[] before = y.clone();
        new Trajectory(circuit, new RungeKutta4(), 0.1, y).advance(200);

        assertArrayEquals(before, y, 1e-14);
        assertSilentThoughActive(circuit, y);
    }

    /** (10) is no part of it: feedback predicts a soma only where it has learned to. */
    private static ContinuousMicrocircuit learning() {
        ContinuousPlasticity all = RandomTissue.allPlastic(SHAPE, 20);
        ContinuousPlasticity none = ContinuousPlasticity.none(SHAPE, 20);
        var circuit = new ContinuousMicrocircuit(SHAPE, PHI, RandomTissue.UNLIKE,
                new ContinuousPlasticity(all.bottomUp(), all.toInterneuron(), all.lateral(), none.topDown(), 20), 1);
        show(circuit, false);
        return circuit;
    }

    @Test
    void withWeightsHeldApicalDendritesFallSilentFromAnyState() {
        ContinuousMicrocircuit circuit = RandomTissue.frozen(SHAPE, PHI, RandomTissue.UNLIKE, 1);
        double[] y = RandomTissue.randomState(circuit, 23);
        SelfPredictingState.impose(circuit, y);
        show(circuit, false);
        circuit.observe(y);
        assertTrue(largest(circuit.vApical(1)) > 0.01, "not silent at first");

        new Trajectory(circuit, new RungeKutta4(), 0.1, y).advance(800);
        assertSilentThoughActive(circuit, y);
    }

    @Test
    void oneWrongWeightWakesTheApicalDendriteAndItsSynapses() {
        ContinuousMicrocircuit circuit = learning();
        double[] y = feedForward(circuit);
        double[][] lateral = circuit.synapses(TissuePathway.LATERAL, 1).weights(y);
        lateral[2][1] += 0.3;
        circuit.synapses(TissuePathway.LATERAL, 1).setWeights(y, lateral);
        double[] before = y.clone();
        new Trajectory(circuit, new RungeKutta4(), 0.1, y).advance(200);

        circuit.observe(y);
        assertTrue(Math.abs(circuit.vApical(1)[2]) > 0.05);
        double[][] learned = circuit.synapses(TissuePathway.LATERAL, 1).weights(y);
        assertTrue(learned[2][1] < circuit.synapses(TissuePathway.LATERAL, 1).weights(before)[2][1] - 1e-3, "the wrong one heals");
    }

    /** Pinned at the teacher's side of the output: interneurons cannot explain it, and it stands in every apical dendrite. */
    @Test
    void aTeacherWakesEveryApicalDendrite() {
        ContinuousMicrocircuit circuit = RandomTissue.frozen(SHAPE, PHI, RandomTissue.UNLIKE, 1);
        double[] y = RandomTissue.randomWeights(circuit, 22);
        SelfPredictingState.impose(circuit, y);
        circuit.show(INPUT, TARGET);
        new Trajectory(circuit, new RungeKutta4(), 0.1, y).advance(800);
        circuit.observe(y);
        assertTrue(largest(circuit.vApical(2)) > 1e-2 && largest(circuit.vApical(1)) > 1e-4);
    }

    /** g_lk = 0.1, g_B = g_D = 1, g_A = 0.8: 1.0 onto the output layer, 1.1 / 1.9 = 0.578947 otherwise. */
    @Test
    void interneuronWeightsAreAttenuatedAsTheLayerAboveIs() {
        ContinuousMicrocircuit circuit = RandomTissue.frozen(SHAPE, PHI, RandomTissue.STRONG, 1);
        double[] y = RandomTissue.randomWeights(circuit, 24);
        SelfPredictingState.impose(circuit, y);
        assertFactor(1.1 / 1.9, circuit, y, 1);
        assertFactor(1, circuit, y, 2);
    }

    private static void assertFactor(double factor, ContinuousMicrocircuit circuit, double[] y, int k) {
        ContinuousProjection above = circuit.synapses(TissuePathway.BOTTOM_UP, k + 1);
        ContinuousProjection toInterneuron = circuit.synapses(TissuePathway.TO_INTERNEURON, k);
        double[][] expected = above.weights(y);
        double[][] actual = toInterneuron.weights(y);
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(PaperByHand.scaled(factor, expected[i]), actual[i], 1e-15);
        }
        assertArrayEquals(PaperByHand.scaled(factor, above.biases(y)), toInterneuron.biases(y), 1e-15);
        assertTrue(largest(above.biases(y)) > 0.1);

        double[][] topDown = circuit.synapses(TissuePathway.TOP_DOWN, k).weights(y);
        double[][] lateral = circuit.synapses(TissuePathway.LATERAL, k).weights(y);
        for (int i = 0; i < topDown.length; i++) {
            assertArrayEquals(PaperByHand.scaled(-1, topDown[i]), lateral[i]);
        }
    }

    /** Random weights in the self-predicting state, and the somata of a purely feed-forward network of attenuated weights. */
    private static double[] feedForward(ContinuousMicrocircuit circuit) {
        double[] y = RandomTissue.randomWeights(circuit, 22);
        SelfPredictingState.impose(circuit, y);
        var paper = new PaperByHand(circuit, PHI, 1, y);
        for (int k = 1; k <= 3; k++) {
            double attenuation = k < 3 ? 0.9 / 1.48 : 0.9 / 1.03;
            circuit.soma(k).set(y, PaperByHand.scaled(attenuation, paper.vBasal(k)));
            if (k > 1) {
                circuit.interneuronSoma(k - 1).set(y, paper.u(k));
            }
        }
        return y;
    }

    private static void assertSilentThoughActive(ContinuousMicrocircuit circuit, double[] y) {
        circuit.observe(y);
        for (int k = 1; k <= 2; k++) {
            assertEquals(0, largest(circuit.vApical(k)), 1e-12);
            assertTrue(DoubleStream.of(circuit.rates(k)).min().orElseThrow() > 0.1, "rates are not zero");
            double[] spread = circuit.rates(k);
            Arrays.sort(spread);
            assertTrue(spread[spread.length - 1] - spread[0] > 0.05, "nor all the same");
        }
    }

    private static void show(ContinuousMicrocircuit circuit, boolean taught) {
        if (taught) {
            circuit.show(INPUT, TARGET);
        } else {
            circuit.showUntaught(INPUT);
        }
    }

    private static double largest(double[] values) {
        return DoubleStream.of(values).map(Math::abs).max().orElseThrow();
    }
}
