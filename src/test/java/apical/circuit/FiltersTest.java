package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.dynamics.ExponentialEuler;
import apical.dynamics.ForwardEuler;
import apical.dynamics.RungeKutta4;
import apical.dynamics.Stepper;
import apical.dynamics.Trajectory;
import apical.linalg.Matrices;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Low-passed input and target, and predictions that lag as their somata do. */
class FiltersTest {

    private static final Shape SHAPE = RandomTissue.shape(3, 5, 4, 2);
    private static final TransferFunction PHI = new TransferFunction.Logistic();
    private static final Physiology PLAIN = Physiology.plain(RandomTissue.UNLIKE, 1);
    private static final double[] FIRST = {0.2, 0.9, -0.4};
    private static final double[] SECOND = {-0.6, 0.1, 1};
    private static final double TAU = 3;

    /** r_0 = shown + (r_0 at the switch - shown) e^(-t / tau_0), or its factor (1 - dt / tau_0)^n, from rest on, without reset. */
    @ParameterizedTest
    @EnumSource(TimeStep.Scheme.class)
    void theInputFollowsWhatIsShownInBothEngines(TimeStep.Scheme method) {
        TimeStep step = new TimeStep(method, 0.5);
        double kept = method == TimeStep.Scheme.FORWARD_EULER ? 1 - 0.5 / TAU : Math.exp(-0.5 / TAU);
        Physiology physiology = PLAIN.filtered(TAU, 0);
        Shape shape = RandomTissue.shape(3, 3, 1);
        var plain = new ContinuousMicrocircuit(shape, PHI, physiology, ContinuousPlasticity.none(shape, 0));
        double[] y = plain.rest();
        plain.synapses(TissuePathway.BOTTOM_UP, 1).setWeights(y, new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        FastTissue tissue = FastTissue.of(plain, y);
        FastContinuousMicrocircuit fast = tissue.circuit(PHI, step, physiology);
        ContinuousSynapses frozen = tissue.synapses(ContinuousPlasticity.none(shape, 0), step, 1, 1);
        var trajectory = new Trajectory(plain, stepper(method), 0.5, y);

        double[] expected = new double[3];
        for (double[] pattern : new double[][] {FIRST, SECOND, FIRST}) {
            plain.showUntaught(pattern);
            fast.showUntaught(FastTissue.column(pattern));
            for (int n = 0; n < 5; n++) {
                trajectory.advance(1);
                fast.step(frozen);
                assertArrayEquals(expected, plain.rates(0), 1e-14);
                assertArrayEquals(expected, plain.vBasal(1), 1e-14);
                assertArrayEquals(expected, FastTissue.doubles(fast.vBasal(1)), 1e-6);
                for (int i = 0; i < 3; i++) {
                    expected[i] = pattern[i] + kept * (expected[i] - pattern[i]);
                }
            }
            frozen.endPresentation();
        }
        plain.rest(y);
        fast.rest(1);
        trajectory.advance(1);
        fast.step(frozen);
        assertArrayEquals(new double[3], plain.rates(0));
        assertArrayEquals(new float[3], Matrices.elements(fast.vBasal(1)));
        assertArrayEquals(new double[] {1, 0, 0}, plain.synapses(TissuePathway.BOTTOM_UP, 1).weights(y)[0], "weights do not rest");
    }

    /** The target likewise; while the teacher is off it stands still. */
    @Test
    void theTargetFollowsWhatIsShownWhileAnythingIs() {
        var plain = new ContinuousMicrocircuit(SHAPE, PHI, PLAIN.filtered(0, TAU), ContinuousPlasticity.none(SHAPE, 0));
        double[] y = plain.rest();
        int target = 0;
        while (!plain.nameOf(target).equals("low-passed target [0]")) {
            target++;
        }
        var trajectory = new Trajectory(plain, new ExponentialEuler(), 0.5, y);
        plain.show(FIRST, new double[] {1.5, 0});
        trajectory.advance(4);
        assertEquals(1.5 * (1 - Math.exp(-2 / TAU)), y[target], 1e-14);
        double before = y[target];
        plain.showUntaught(SECOND);
        trajectory.advance(4);
        assertEquals(before, y[target]);
        plain.show(FIRST, new double[] {-2, 0});
        trajectory.advance(4);
        assertEquals(-2 + (before + 2) * Math.exp(-2 / TAU), y[target], 1e-14);
    }

    /** What a filter changes is proportional to its time constant, and so vanishes with it. */
    @Test
    void shortFiltersAreNone() {
        double[] none = somataAfterTwoPatterns(PLAIN);
        double coarse = distance(none, somataAfterTwoPatterns(PLAIN.filtered(0.02, 0.02)));
        double fine = distance(none, somataAfterTwoPatterns(PLAIN.filtered(0.01, 0.01)));
        assertTrue(fine < 0.02 && fine > 1e-4, "by " + fine);
        assertEquals(2, coarse / fine, 0.05);
    }

    private static double[] somataAfterTwoPatterns(Physiology physiology) {
        var circuit = new ContinuousMicrocircuit(SHAPE, PHI, physiology, RandomTissue.allPlastic(SHAPE, 0));
        double[] weights = RandomTissue.randomWeights(RandomTissue.frozen(SHAPE, PHI, RandomTissue.UNLIKE, 1), 3);
        double[] y = circuit.rest();
        int somata = RandomTissue.somata(circuit);
        System.arraycopy(weights, somata, y, y.length - (weights.length - somata), weights.length - somata);
        var trajectory = new Trajectory(circuit, new RungeKutta4(), 0.0025, y);
        circuit.show(FIRST, new double[] {1, -1});
        trajectory.advance(400);
        circuit.show(SECOND, new double[] {-1, 0.5});
        trajectory.advance(400);
        return Arrays.copyOf(y, somata);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    /**
     * Somata that nothing but their own dendrites moves are predicted at all times, however inputs switch. The present dendrite
     * predicts them only at rest, and their weights decay.
     */
    @ParameterizedTest
    @EnumSource(TimeStep.Scheme.class)
    void aLagMatchedPredictionMissesNothingThatADendriteDoesToItsSoma(TimeStep.Scheme method) {
        Physiology undriven = Physiology.plain(new Conductances(0.13, 0.9, 0, 0.7, 0), 1);
        double[] lagMatched = changesUnderSwitchingInputs(undriven.with(Prediction.LAG_MATCHED), method);
        double[] instantaneous = changesUnderSwitchingInputs(undriven, method);
        assertEquals(0, lagMatched[0], 1e-13);
        assertEquals(0, lagMatched[1], 2e-6);
        assertTrue(instantaneous[0] > 0.05 && instantaneous[1] > 0.05, Arrays.toString(instantaneous));
    }

    /** The largest change of any bottom-up or interneuron weight, in the plain and in the fast engine. */
    private static double[] changesUnderSwitchingInputs(Physiology physiology, TimeStep.Scheme method) {
        ContinuousPlasticity plasticity = new ContinuousPlasticity(List.of(0.2, 0.2, 0.2), List.of(0.2, 0.2), List.of(0.0, 0.0),
                List.of(0.0, 0.0), 0);
        var plain = new ContinuousMicrocircuit(SHAPE, PHI, physiology, plasticity);
        double[] y = plain.rest();
        FastTissue tissue = FastTissue.random(plain, y, 3);
        plain.rest(y);
        double[] start = y.clone();
        FastTissue before = tissue.copy();
        TimeStep step = new TimeStep(method, 0.3);
        FastContinuousMicrocircuit fast = tissue.circuit(PHI, step, physiology);
        ContinuousSynapses synapses = tissue.synapses(plasticity, step, 1, 1);
        var trajectory = new Trajectory(plain, stepper(method), 0.3, y);
        SplittableRandom random = new SplittableRandom(4);
        for (int pattern = 0; pattern < 30; pattern++) {
            FMatrixRMaj input = Matrices.uniform(3, 1, -1, 1, random);
            plain.showUntaught(FastTissue.doubles(input));
            fast.showUntaught(input);
            for (int n = 0; n < 4; n++) {
                trajectory.advance(1);
                fast.step(synapses);
            }
            synapses.endPresentation();
        }
        synapses.settle();
        double[] largest = new double[2];
        for (ContinuousProjection projection : RandomTissue.projections(plain)) {
            for (int i = 0; i < projection.post(); i++) {
                for (int j = 0; j < projection.pre(); j++) {
                    largest[0] = Math.max(largest[0], Math.abs(projection.weights(y)[i][j] - projection.weights(start)[i][j]));
                }
            }
        }
        for (int p = 0; p < tissue.projections().size(); p++) {
            Projection projection = tissue.projections().get(p);
            FMatrixRMaj change = projection.weights().copy();
            CommonOps_FDRM.subtractEquals(change, before.projections().get(p).weights());
            largest[1] = Math.max(largest[1], CommonOps_FDRM.elementMaxAbs(change));
        }
        return largest;
    }

    /** Plasticity waits until all is at rest; then it finds the same errors, whichever prediction it compares with. */
    @Test
    void atRestALagMatchedPredictionIsThePresentOne() {
        double[] lagMatched = changesAtRest(PLAIN.with(Prediction.LAG_MATCHED));
        double[] instantaneous = changesAtRest(PLAIN);
        assertTrue(Arrays.stream(instantaneous).map(Math::abs).max().orElse(0) > 1e-3);
        assertArrayEquals(instantaneous, lagMatched, 1e-12);
    }

    private static double[] changesAtRest(Physiology physiology) {
        var circuit = new ContinuousMicrocircuit(SHAPE, PHI, physiology, RandomTissue.allPlastic(SHAPE, 0));
        double[] y = RandomTissue.randomWeights(circuit, 5);
        int weights = y.length;
        while (circuit.nameOf(weights - 1).contains("weight")) {
            weights--;
        }
        double[] before = y.clone();
        circuit.show(FIRST, new double[] {1, -1});
        circuit.learn(false);
        new Trajectory(circuit, new RungeKutta4(), 0.1, y).advance(1000);
        assertArrayEquals(Arrays.copyOfRange(before, weights, y.length), Arrays.copyOfRange(y, weights, y.length));
        circuit.learn(true);
        double[] dy = new double[y.length];
        circuit.derivative(y, dy);
        return Arrays.copyOfRange(dy, weights, y.length);
    }

    private static Stepper stepper(TimeStep.Scheme method) {
        return method == TimeStep.Scheme.FORWARD_EULER ? new ForwardEuler() : new ExponentialEuler();
    }
}
