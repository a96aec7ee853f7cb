package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.dynamics.ExponentialEuler;
import apical.dynamics.ForwardEuler;
import apical.dynamics.Stepper;
import apical.dynamics.Trajectory;
import apical.linalg.Matrices;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.rules.tissue.OracleRun;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast engine against the plain one, and copies of the tissue against each other. */
class FastContinuousMicrocircuitTest {

    private static final Shape SHAPE = RandomTissue.shape(6, 9, 7, 4);
    private static final Conductances G = RandomTissue.UNLIKE;
    private static final TransferFunction PHI = new TransferFunction.Logistic();

    /** Three patterns, the last without teacher, everything plastic; measured at most 1.8e-6. */
    @ParameterizedTest
    @CsvSource({"FORWARD_EULER, 0, 1", "FORWARD_EULER, 10, 1", "EXPONENTIAL_EULER, 0, 1", "EXPONENTIAL_EULER, 2, 1",
            "FORWARD_EULER, 10, 0.5", "EXPONENTIAL_EULER, 10, 0"})
    void everyPotentialAndEveryWeightFollowsThePlainEngine(TimeStep.Scheme method, double filterTime, double biasRate) {
        ContinuousPlasticity plasticity = RandomTissue.allPlastic(SHAPE, filterTime);
        var plain = new ContinuousMicrocircuit(SHAPE, PHI, G, plasticity, biasRate);
        double[] y = plain.rest();
        FastTissue tissue = FastTissue.random(plain, y, 3);
        double[] start = y.clone();
        TimeStep step = new TimeStep(method, 0.25);
        FastContinuousMicrocircuit fast = tissue.circuit(PHI, step, RateTiming.INSTANTANEOUS);
        ContinuousSynapses synapses = tissue.synapses(plasticity, step, 1, biasRate);
        Stepper stepper = method == TimeStep.Scheme.FORWARD_EULER ? new ForwardEuler() : new ExponentialEuler();
        var trajectory = new Trajectory(plain, stepper, step.ms(), y);

        SplittableRandom random = new SplittableRandom(4);
        for (int pattern = 0; pattern < 3; pattern++) {
            FMatrixRMaj input = Matrices.uniform(6, 1, -1, 1, random);
            FMatrixRMaj target = Matrices.uniform(4, 1, -2, 2, random);
            if (pattern < 2) {
                fast.show(input, target);
                plain.show(FastTissue.doubles(input), FastTissue.doubles(target));
            } else {
                fast.showUntaught(input);
                plain.showUntaught(FastTissue.doubles(input));
            }
            for (int n = 0; n < 60; n++) {
                plain.observe(y);
                trajectory.advance(1);
                fast.step(synapses);
                FastTissue.assertSame(plain, y, fast);
            }
            synapses.settle();
        }
        for (int k = 1; k <= 3; k++) {
            for (TissuePathway kind : OracleRun.kinds(plain, k)) {
                Projection projection = tissue.projection(kind, k);
                double[] expected = flat(plain.synapses(kind, k).weights(y));
                FastTissue.assertNear(expected, projection.weights(), kind + " " + k);
                FastTissue.assertNear(plain.synapses(kind, k).biases(y), projection.biases(), kind + " " + k);
                assertTrue(FastTissue.distance(flat(plain.synapses(kind, k).weights(start)), expected) > 1e-3, "it learned");
            }
        }
    }

    private static double[] flat(double[][] matrix) {
        return Stream.of(matrix).flatMapToDouble(Arrays::stream).toArray();
    }

    /** From copies in different states; with a filter two steps, since the first one only fills it. */
    @ParameterizedTest
    @CsvSource({"INSTANTANEOUS, 0", "INSTANTANEOUS, 1", "PROSPECTIVE, 0", "PROSPECTIVE, 1"})
    void aBatchChangesWeightsByTheMeanOfItsCopies(RateTiming code, double filterTime) {
        int batch = 5;
        FastTissue start = randomTissue(7);
        ContinuousPlasticity plasticity = RandomTissue.allPlastic(SHAPE, filterTime);
        SplittableRandom random = new SplittableRandom(8);
        FMatrixRMaj input = Matrices.uniform(6, batch, 0, 1, random);
        FMatrixRMaj target = Matrices.uniform(4, batch, -2, 2, random);
        FastTissue together = start.copy();
        advance(together, plasticity, code, input, target, filterTime > 0 ? 2 : 1);

        double[][] mean = new double[together.projections().size()][];
        for (int s = 0; s < batch; s++) {
            FastTissue alone = start.copy();
            advance(alone, plasticity, code, Matrices.column(input, s), Matrices.column(target, s), filterTime > 0 ? 2 : 1);
            for (int p = 0; p < mean.length; p++) {
                double[] change = change(start, alone, p);
                mean[p] = mean[p] == null ? new double[change.length] : mean[p];
                for (int i = 0; i < change.length; i++) {
                    mean[p][i] += change[i] / batch;
                }
            }
        }
        for (int p = 0; p < mean.length; p++) {
            assertTrue(Arrays.stream(mean[p]).map(Math::abs).max().orElse(0) > 1e-5);
            assertArrayEquals(mean[p], change(start, together, p), 3e-7);
        }
    }

    private static double[] change(FastTissue before, FastTissue after, int p) {
        double[] a = weightsAndBiases(before.projections().get(p));
        double[] b = weightsAndBiases(after.projections().get(p));
        for (int i = 0; i < a.length; i++) {
            b[i] -= a[i];
        }
        return b;
    }

    private static double[] weightsAndBiases(Projection projection) {
        return DoubleStream.concat(Arrays.stream(FastTissue.doubles(projection.weights())),
                Arrays.stream(FastTissue.doubles(projection.biases()))).toArray();
    }

    /** Frozen to another pattern first, so that plasticity meets a tissue that is not at rest. */
    private static void advance(FastTissue tissue, ContinuousPlasticity plasticity, RateTiming code, FMatrixRMaj input,
            FMatrixRMaj target, int steps) {
        TimeStep step = new TimeStep(TimeStep.Scheme.FORWARD_EULER, 0.2);
        FastContinuousMicrocircuit circuit = tissue.circuit(PHI, step, code);
        ContinuousSynapses frozen = tissue.synapses(ContinuousPlasticity.none(SHAPE, 0), step, 1, 1);
        circuit.show(input, target);
        for (int n = 0; n < 6; n++) {
            circuit.step(frozen);
        }
        frozen.settle();
        ContinuousSynapses learning = tissue.synapses(plasticity, step, 1, 1);
        circuit.show(input, target);
        for (int n = 0; n < steps; n++) {
            circuit.step(learning);
        }
        learning.settle();
    }

    /**
     * Without a teacher, from rest under a random pattern, after transients. Top-down synapses are frozen: they alone predict
     * nobody.
     */
    @ParameterizedTest
    @EnumSource(RateTiming.class)
    void inTheSelfPredictingStateApicalDendritesFallSilentAndNothingLearns(RateTiming code) {
        for (boolean fixedFeedback : new boolean[] {false, true}) {
            FastTissue tissue = randomTissue(9);
            SelfPrediction.impose(tissue.hidden(), tissue.ontoOutput(), G);
            TimeStep step = new TimeStep(TimeStep.Scheme.FORWARD_EULER, 0.2);
            var circuit = new FastContinuousMicrocircuit(SHAPE, PHI, G, step, code, tissue.hidden(), tissue.ontoOutput(),
                    fixedFeedback);
            ContinuousSynapses frozen = tissue.synapses(ContinuousPlasticity.none(SHAPE, 0), step, 1, 1);
            FMatrixRMaj input = Matrices.uniform(6, 3, 0, 1, new SplittableRandom(2));
            circuit.showUntaught(input);
            for (int n = 0; n < 200; n++) {
                circuit.step(frozen);
            }
            frozen.settle();
            FastTissue before = tissue.copy();
            ContinuousSynapses synapses = tissue.synapses(new ContinuousPlasticity(List.of(0.1, 0.1, 0.1), List.of(0.1, 0.1),
                    List.of(0.1, 0.1), List.of(0.0, 0.0), 0), step, 1, 1);
            circuit.showUntaught(input);
            for (int n = 0; n < 50; n++) {
                circuit.step(synapses);
            }
            synapses.settle();
            for (int k = 1; k < 3; k++) {
                assertArrayEquals(new double[SHAPE.units(k) * 3], FastTissue.doubles(circuit.vApical(k)), 2e-6);
                assertTrue(circuit.rates(k).data[0] > 0.05, "alive");
            }
            for (int p = 0; p < tissue.projections().size(); p++) {
                double[] change = change(before, tissue, p);
                assertArrayEquals(new double[change.length], change, 2e-6);
            }
            assertEquals(0, FastTissue.distance(FastTissue.doubles(circuit.feedForward(input)),
                    FastTissue.doubles(circuit.rates(3))), 1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource(RateTiming.class)
    void mirroredInhibitionChangesNothingButRounding(RateTiming code) {
        FastTissue tissue = randomTissue(10);
        SelfPrediction.impose(tissue.hidden(), tissue.ontoOutput(), G);
        TimeStep step = new TimeStep(TimeStep.Scheme.EXPONENTIAL_EULER, 0.5);
        FMatrixRMaj input = Matrices.uniform(6, 3, 0, 1, new SplittableRandom(2));
        FMatrixRMaj target = Matrices.uniform(4, 3, -2, 2, new SplittableRandom(3));
        double[][] apical = new double[2][];
        for (int i = 0; i < 2; i++) {
            FastTissue own = tissue.copy();
            var circuit = new FastContinuousMicrocircuit(SHAPE, PHI, G, step, code, own.hidden(), own.ontoOutput(), i == 1);
            circuit.show(input, target);
            ContinuousSynapses frozen = own.synapses(ContinuousPlasticity.none(SHAPE, 0), step, 1, 1);
            for (int n = 0; n < 10; n++) {
                circuit.step(frozen);
            }
            apical[i] = FastTissue.doubles(circuit.vApical(1));
        }
        assertEquals(0, FastTissue.distance(apical[0], apical[1]), 1e-4);
        assertTrue(Math.abs(apical[0][0]) > 1e-3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aBatchOfTheSameSizeGoesOnAndAnotherBeginsAtRest(int next) {
        FastTissue tissue = randomTissue(11);
        TimeStep step = new TimeStep(TimeStep.Scheme.FORWARD_EULER, 0.2);
        FastContinuousMicrocircuit circuit = tissue.circuit(PHI, step, RateTiming.INSTANTANEOUS);
        ContinuousSynapses frozen = tissue.synapses(ContinuousPlasticity.none(SHAPE, 0), step, 1, 1);
        circuit.showUntaught(Matrices.uniform(6, 4, 0, 1, new SplittableRandom(5)));
        circuit.step(frozen);
        float[] somata = Matrices.elements(circuit.soma(2));
        frozen.settle();
        circuit.showUntaught(new FMatrixRMaj(6, next));
        assertArrayEquals(next == 4 ? somata : new float[7], Matrices.elements(circuit.soma(2)));
        circuit.rest(4);
        assertArrayEquals(new float[28], Matrices.elements(circuit.soma(2)));
    }

    @Test
    void frozenProjectionsStayBitForBit() {
        FastTissue tissue = randomTissue(12);
        FastTissue before = tissue.copy();
        advance(tissue, new ContinuousPlasticity(List.of(0.1, 0.0, 0.1), List.of(0.0, 0.1),
                List.of(0.1, 0.0), List.of(0.0, 0.1), 0), RateTiming.INSTANTANEOUS,
                Matrices.uniform(6, 2, 0, 1, new SplittableRandom(5)), Matrices.uniform(4, 2, -1, 1, new SplittableRandom(6)), 3);
        boolean[] frozen = {false, true, false, true, true, false, true, false, false};
        for (int p = 0; p < frozen.length; p++) {
            double[] change = change(before, tissue, p);
            boolean moved = Arrays.stream(change).anyMatch(c -> c != 0);
            assertEquals(!frozen[p], moved, tissue.projections().get(p).pathway() + " of " + tissue.projections().get(p).layer());
        }
    }

    private static FastTissue randomTissue(long seed) {
        ContinuousMicrocircuit plain = RandomTissue.frozen(SHAPE, PHI, G, 1);
        return FastTissue.random(plain, plain.rest(), seed);
    }
}
