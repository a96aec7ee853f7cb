package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.linalg.Matrices;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.validation.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Economies change nothing but rounding: against plasticity written out step by step and sample by sample. */
class ContinuousSynapsesTest {

    private static final Shape SHAPE = RandomTissue.shape(12, 8, 5, 3);
    private static final Conductances G = RandomTissue.UNLIKE;
    private static final Physiology PLAIN = Physiology.plain(G, 1);
    private static final Physiology PROSPECTIVE = PLAIN.with(RateTiming.PROSPECTIVE);
    private static final TransferFunction PHI = new TransferFunction.Logistic();
    /** More than are kept unwritten, and settled in between, too. */
    private static final int PATTERNS = 40;
    private static final TimeStep STEP = new TimeStep(TimeStep.Scheme.FORWARD_EULER, 0.3);

    /** What came out of a run: potentials after every presentation, weights and biases at the end. */
    private record Outcome(List<double[]> values, double learned) {
        void assertNear(Outcome other, double tolerance) {
            assertEquals(values.size(), other.values.size());
            for (int i = 0; i < values.size(); i++) {
                assertEquals(0, FastTissue.distance(values.get(i), other.values.get(i)), tolerance, "quantity " + i);
            }
        }

        double distance(Outcome other) {
            double worst = 0;
            for (int i = 0; i < values.size(); i++) {
                worst = Math.max(worst, FastTissue.distance(values.get(i), other.values.get(i)));
            }
            return worst;
        }
    }

    /** Batch, filter [ms], steps of a block; presentations have 7 steps, which no block but 1 and 7 divides. */
    static Stream<Arguments> cases() {
        List<Arguments> all = new ArrayList<>();
        for (Physiology physiology : List.of(PLAIN, PROSPECTIVE, PLAIN.filtered(1.5, 0), PROSPECTIVE.filtered(1.5, 0.7))) {
            for (int batch : new int[] {1, 5, 20}) {
                for (double filter : new double[] {0, 3}) {
                    for (int block : new int[] {1, 3, 10}) {
                        all.add(Arguments.of(physiology, batch, filter, block));
                    }
                }
            }
        }
        return all.stream();
    }

    /** Measured at most 2.3e-6. */
    @ParameterizedTest
    @MethodSource("cases")
    void standingAndDriftingInputsAndGatheredChangesAreWhatStepByStepPlasticityIs(Physiology physiology, int batch, double filter,
            int block) {
        ContinuousPlasticity plasticity = plasticity(filter);
        Outcome byHand = run(physiology, batch, tissue -> new HeldByHand(tissue, plasticity, STEP.ms(), block));
        Outcome economical = run(physiology, batch, tissue -> tissue.synapses(plasticity, STEP, block, 1));
        Outcome moving = run(physiology, batch, tissue -> new NeverStanding(tissue.synapses(plasticity, STEP, block, 1)));
        assertTrue(byHand.learned > 0.02, "weights moved by " + byHand.learned);
        byHand.assertNear(economical, 2e-5);
        byHand.assertNear(moving, 2e-5);
    }

    /** Batch, filter [ms], steps of a block; batches of which 16, 5 or 1 changes wait for each other. */
    static Stream<Arguments> casesOfManySynapses() {
        List<Arguments> all = new ArrayList<>();
        for (int batch : new int[] {1, 3, 9}) {
            for (double filter : new double[] {0, 3}) {
                for (int block : new int[] {1, 3}) {
                    all.add(Arguments.of(batch, filter, block));
                }
            }
        }
        return all.stream();
    }

    /** Changes of large weights wait for each other across presentations, and act meanwhile. Measured at most 3.1e-6. */
    @ParameterizedTest
    @MethodSource("casesOfManySynapses")
    void whatWaitsToBeWrittenActsAlready(int batch, double filter, int block) {
        Shape large = RandomTissue.shape(4, 264, 256, 2);
        ContinuousPlasticity plasticity = new ContinuousPlasticity(List.of(0.1, 0.01, 0.01), List.of(0.01, 0.01),
                List.of(0.008, 0.01), List.of(0.006, 0.008), filter);
        Outcome byHand = run(large, 4, PLAIN, batch, tissue -> new HeldByHand(tissue, plasticity, STEP.ms(), block));
        Outcome waiting = run(large, 4, PLAIN, batch, tissue -> tissue.synapses(plasticity, STEP, block, 1));
        assertTrue(byHand.learned > 1e-3, "weights moved by " + byHand.learned);
        byHand.assertNear(waiting, 2e-5);
    }

    /** Or nothing of the above would have been seen. */
    @Test
    void holdingWeightsIsAnotherSchemeThatTheTestsCanTell() {
        Outcome one = run(PLAIN, 1, tissue -> tissue.synapses(plasticity(0), STEP, 1, 1));
        Outcome three = run(PLAIN, 1, tissue -> tissue.synapses(plasticity(0), STEP, 3, 1));
        Outcome filtered = run(PLAIN, 1, tissue -> tissue.synapses(plasticity(3), STEP, 1, 1));
        Outcome smooth = run(PLAIN.filtered(1.5, 0), 1, tissue -> tissue.synapses(plasticity(0), STEP, 1, 1));
        assertTrue(one.distance(three) > 1e-3, "by " + one.distance(three));
        assertTrue(one.distance(filtered) > 1e-3, "by " + one.distance(filtered));
        assertTrue(one.distance(smooth) > 1e-3, "by " + one.distance(smooth));
    }

    private interface Builder {
        PlasticSynapses of(FastTissue tissue);
    }

    private static Outcome run(Physiology physiology, int batch, Builder builder) {
        return run(SHAPE, PATTERNS, physiology, batch, builder);
    }

    private static Outcome run(Shape shape, int patterns, Physiology physiology, int batch, Builder builder) {
        ContinuousMicrocircuit plain = RandomTissue.frozen(shape, PHI, G, 1);
        FastTissue tissue = FastTissue.random(plain, plain.rest(), 31);
        FastTissue before = tissue.copy();
        FastContinuousMicrocircuit circuit = tissue.circuit(PHI, STEP, physiology);
        PlasticSynapses synapses = builder.of(tissue);
        SplittableRandom random = new SplittableRandom(32);
        List<double[]> values = new ArrayList<>();
        for (int pattern = 0; pattern < patterns; pattern++) {
            FMatrixRMaj input = Matrices.uniform(shape.units(0), batch, 0, 1, random);
            circuit.show(input, Matrices.uniform(shape.units(3), batch, -2, 2, random));
            for (int n = 0; n < 7; n++) {
                circuit.step(synapses);
            }
            if (pattern % 7 == 6) {
                synapses.settle();
            } else {
                synapses.endPresentation();
            }
            input.fill(Float.NaN);                                   // what was shown is not looked at any more
            for (int k = 1; k <= 3; k++) {
                values.add(FastTissue.doubles(circuit.soma(k)));
                values.add(FastTissue.doubles(circuit.vBasal(k)));
            }
        }
        synapses.settle();
        double learned = Double.POSITIVE_INFINITY;
        for (int p = 0; p < tissue.projections().size(); p++) {
            Projection projection = tissue.projections().get(p);
            values.add(FastTissue.doubles(projection.weights()));
            values.add(FastTissue.doubles(projection.biases()));
            learned = Math.min(learned, FastTissue.distance(FastTissue.doubles(before.projections().get(p).weights()),
                    FastTissue.doubles(projection.weights())));
        }
        return new Outcome(values, learned);
    }

    /** Fast enough that an omission shows. */
    private static ContinuousPlasticity plasticity(double filter) {
        return new ContinuousPlasticity(List.of(0.3, 0.2, 0.15), List.of(0.25, 0.35), List.of(0.1, 0.2), List.of(0.12, 0.18),
                filter);
    }

    /** The economies must spare the products they promise to spare: W_1 is written once for several presentations. */
    @Test
    void weightsOfAStandingOrDriftingInputAreWrittenWhenSomebodyAsks() {
        writtenLate(PROSPECTIVE);
        writtenLate(PROSPECTIVE.filtered(3, 0));
    }

    private static void writtenLate(Physiology physiology) {
        ContinuousMicrocircuit plain = RandomTissue.frozen(SHAPE, PHI, G, 1);
        FastTissue tissue = FastTissue.random(plain, plain.rest(), 31);
        FastContinuousMicrocircuit circuit = tissue.circuit(PHI, STEP, physiology);
        ContinuousSynapses synapses = tissue.synapses(plasticity(0), STEP, 1, 1);
        FMatrixRMaj weights = tissue.hidden().get(0).bottomUp().weights();
        float[] before = Matrices.elements(weights);
        circuit.show(Matrices.uniform(12, 1, 0, 1, new SplittableRandom(1)),
                Matrices.uniform(3, 1, -1, 1, new SplittableRandom(2)));
        circuit.step(synapses);
        circuit.step(synapses);
        synapses.endPresentation();
        assertArrayEquals(before, Matrices.elements(weights));
        synapses.settle();
        float[] after = Matrices.elements(weights);
        assertTrue(after[0] != before[0]);
        synapses.settle();
        assertArrayEquals(after, Matrices.elements(weights));
    }

    @Test
    void anImpossibleBlockIsRefused() {
        ContinuousMicrocircuit plain = RandomTissue.frozen(SHAPE, PHI, G, 1);
        FastTissue tissue = FastTissue.random(plain, plain.rest(), 31);
        var refusal = assertThrows(InvalidValueException.class, () -> tissue.synapses(plasticity(0), STEP, 0, 1));
        assertEquals("block is 0; expected at least 1", refusal.getMessage());
    }
}
