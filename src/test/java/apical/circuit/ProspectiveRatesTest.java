package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.dynamics.ExponentialEuler;
import apical.dynamics.ForwardEuler;
import apical.dynamics.Trajectory;
import apical.linalg.Matrices;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Latent equilibrium: rates from u + tau du/dt, one sweep up a step, feedback one step late. */
class ProspectiveRatesTest {

    private static final Shape SHAPE = RandomTissue.shape(5, 8, 6, 3);
    private static final Conductances G = RandomTissue.UNLIKE;
    private static final TransferFunction PHI = new TransferFunction.Logistic();

    /**
     * Several patterns, the last untaught, all four kinds of plasticity on; the fast engine measured at most 7e-7 off, the plain
     * one, of the same precision as what is written out, 1e-14.
     */
    @ParameterizedTest
    @CsvSource({"FORWARD_EULER, 0.3, 0", "FORWARD_EULER, 0.3, 4", "EXPONENTIAL_EULER, 1, 0"})
    void everyStepIsTheSweepThatTheDefinitionWritesOut(TimeStep.Scheme method, double dt, double filterTime) {
        ContinuousPlasticity plasticity = RandomTissue.allPlastic(SHAPE, filterTime);
        Physiology physiology = Physiology.plain(G, 1).with(RateTiming.PROSPECTIVE);
        var plain = new ContinuousMicrocircuit(SHAPE, PHI, physiology, plasticity);
        double[] y = plain.rest();
        FastTissue tissue = FastTissue.random(plain, y, 1);
        TimeStep step = new TimeStep(method, dt);
        var trajectory = new Trajectory(plain,
                method == TimeStep.Scheme.FORWARD_EULER ? new ForwardEuler() : new ExponentialEuler(), dt, y);
        FastContinuousMicrocircuit circuit = tissue.circuit(PHI, step, physiology);
        ContinuousSynapses synapses = tissue.synapses(plasticity, step, 1, 1);
        ProspectiveByHand hand = new ProspectiveByHand(tissue, PHI, plasticity, step);

        SplittableRandom random = new SplittableRandom(2);
        for (int pattern = 0; pattern < 12; pattern++) {
            FMatrixRMaj input = Matrices.uniform(5, 1, 0, 1, random);
            FMatrixRMaj target = pattern == 11 ? null : Matrices.uniform(3, 1, -2, 2, random);
            circuit.show(input, target);
            if (target == null) {
                plain.showUntaught(FastTissue.doubles(input));
            } else {
                plain.show(FastTissue.doubles(input), FastTissue.doubles(target));
            }
            for (int n = 0; n < 4; n++) {
                trajectory.advance(1);
                circuit.step(synapses);
                hand.step(FastTissue.doubles(input), target == null ? null : FastTissue.doubles(target));
                for (int k = 1; k <= 3; k++) {
                    assertNear(hand.u[k], circuit.soma(k));
                    assertNear(hand.r[k], circuit.rates(k));
                    assertArrayEquals(hand.u[k], plain.soma(k).of(y), 1e-12);
                    assertArrayEquals(hand.r[k], plain.rates(k), 1e-12);
                    if (k < 3) {
                        assertNear(hand.vApical[k], circuit.vApical(k));
                        assertNear(hand.uI[k], circuit.interneuronSoma(k));
                        assertNear(hand.rI[k], circuit.interneuronRates(k));
                        assertArrayEquals(hand.vApical[k], plain.vApical(k), 1e-12);
                        assertArrayEquals(hand.uI[k], plain.interneuronSoma(k).of(y), 1e-12);
                        assertArrayEquals(hand.rI[k], plain.interneuronRates(k), 1e-12);
                    }
                }
            }
            synapses.settle();
        }
        for (int p = 0; p < tissue.projections().size(); p++) {
            Projection projection = tissue.projections().get(p);
            ContinuousProjection ofPlain = RandomTissue.projections(plain).get(p);
            assertArrayEquals(hand.weights(projection),
                    Stream.of(ofPlain.weights(y)).flatMapToDouble(Arrays::stream).toArray(), 1e-12);
            assertNear(hand.weights(projection), projection.weights());
            if (projection.biases().numRows > 0) {
                assertNear(hand.biases(projection), projection.biases());
                assertArrayEquals(hand.biases(projection), ofPlain.biases(y), 1e-12);
            }
        }
    }

    private static void assertNear(double[] expected, FMatrixRMaj actual) {
        assertEquals(0, FastTissue.distance(expected, FastTissue.doubles(actual)), 2e-5);
    }

    /** The closed form: every soma is the mean of what its conductances lead to. Both codes come to rest there. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConstantPatternComesToRestAtTheClosedForm(boolean taught) {
        ContinuousMicrocircuit plain = RandomTissue.frozen(SHAPE, PHI, G, 1);
        double[] y = plain.rest();
        FastTissue tissue = FastTissue.random(plain, y, 3);
        FMatrixRMaj input = Matrices.uniform(5, 1, 0, 1, new SplittableRandom(4));
        double[] target = {1.25, -0.75, 0.5};
        plain.showUntaught(FastTissue.doubles(input));
        for (RateTiming code : RateTiming.values()) {
            TimeStep step = new TimeStep(TimeStep.Scheme.FORWARD_EULER, 0.5);
            FastContinuousMicrocircuit circuit = tissue.circuit(PHI, step, code);
            circuit.show(input, taught ? FastTissue.column(target) : null);
            ContinuousSynapses frozen = tissue.synapses(ContinuousPlasticity.none(SHAPE, 0), step, 1, 1);
            for (int n = 0; n < 300; n++) {
                circuit.step(frozen);
            }
            for (int k = 1; k <= 3; k++) {
                plain.soma(k).set(y, FastTissue.doubles(circuit.soma(k)));
                if (k < 3) {
                    plain.interneuronSoma(k).set(y, FastTissue.doubles(circuit.interneuronSoma(k)));
                }
            }
            var paper = new PaperByHand(plain, PHI, 1, y);
            for (int k = 1; k <= 2; k++) {
                assertArrayEquals(PaperByHand.plus(PaperByHand.scaled(0.9 / 1.48, paper.vBasal(k)),
                        PaperByHand.scaled(0.45 / 1.48, paper.vApical(k))), paper.u(k), 2e-6);
                assertArrayEquals(PaperByHand.plus(PaperByHand.scaled(0.7 / 1.2, paper.vInterneuron(k)),
                        PaperByHand.scaled(0.37 / 1.2, paper.u(k + 1))), paper.uI(k), 2e-6);
            }
            assertArrayEquals(taught
                    ? PaperByHand.plus(PaperByHand.scaled(0.9 / 1.4, paper.vBasal(3)), PaperByHand.scaled(0.37 / 1.4, target))
                    : PaperByHand.scaled(0.9 / 1.03, paper.vBasal(3)), paper.u(3), 2e-6);
        }
    }

    /** A third of the time constant, or six of them; whatever the method. */
    @Test
    void membranesDelayNothing() {
        FastTissue tissue = tissue(5);
        float[] slow = ratesAfterASwitch(tissue, new TimeStep(TimeStep.Scheme.FORWARD_EULER, 0.2));
        float[] fast = ratesAfterASwitch(tissue, new TimeStep(TimeStep.Scheme.EXPONENTIAL_EULER, 4));
        assertArrayEquals(slow, fast);
    }

    private static float[] ratesAfterASwitch(FastTissue tissue, TimeStep step) {
        FastContinuousMicrocircuit circuit = tissue.circuit(PHI, step, RateTiming.PROSPECTIVE);
        ContinuousSynapses frozen = tissue.synapses(ContinuousPlasticity.none(SHAPE, 0), step, 1, 1);
        SplittableRandom random = new SplittableRandom(6);
        for (int pattern = 0; pattern < 2; pattern++) {
            circuit.show(Matrices.uniform(5, 1, 0, 1, random), Matrices.uniform(3, 1, -1, 1, random));
            circuit.step(frozen);
            circuit.step(frozen);
        }
        frozen.settle();
        return Matrices.elements(circuit.rates(2));
    }

    /** At a switch of input in the self-predicting state, basal dendrites predict their somata from the first step on. */
    @Test
    void aSwitchOfInputIsNoErrorToAnyDendrite() {
        FastTissue tissue = tissue(7);
        SelfPrediction.impose(tissue.hidden(), tissue.ontoOutput(), G);
        TimeStep step = new TimeStep(TimeStep.Scheme.FORWARD_EULER, 0.2);
        FastContinuousMicrocircuit circuit = tissue.circuit(PHI, step, RateTiming.PROSPECTIVE);
        FMatrixRMaj[] before = tissue.projections().stream().map(p -> p.weights().copy()).toArray(FMatrixRMaj[]::new);
        ContinuousSynapses synapses = tissue.synapses(new ContinuousPlasticity(List.of(1.0, 1.0, 1.0),
                List.of(1.0, 1.0), List.of(1.0, 1.0), List.of(0.0, 0.0), 0), step, 1, 1);
        SplittableRandom random = new SplittableRandom(8);
        for (int pattern = 0; pattern < 20; pattern++) {
            circuit.showUntaught(Matrices.uniform(5, 1, 0, 1, random));
            circuit.step(synapses);
            synapses.settle();
            assertArrayEquals(new double[8], FastTissue.doubles(circuit.vApical(1)), 2e-5);
        }
        for (int p = 0; p < before.length; p++) {
            assertEquals(0, FastTissue.distance(FastTissue.doubles(before[p]),
                    FastTissue.doubles(tissue.projections().get(p).weights())), 5e-5);
        }
        assertTrue(circuit.rates(2).data[0] > 0.05);
    }

    private static FastTissue tissue(long seed) {
        ContinuousMicrocircuit plain = RandomTissue.frozen(SHAPE, PHI, G, 1);
        return FastTissue.random(plain, plain.rest(), seed);
    }
}
