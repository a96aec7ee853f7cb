package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import apical.linalg.Matrices;
import apical.linalg.Plain;
import apical.network.Activity;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.TransferFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TwoSweepMicrocircuitTest {

    /** Rounding of sums of some ten terms through up to four layers, and 2e-7 in a logistic, against the largest value. */
    private static final double TOLERANCE = 4e-6;

    static Stream<Arguments> networks() {
        List<Shape> shapes = List.of(new Shape(List.of(5, 3)), new Shape(List.of(6, 8, 3)), new Shape(List.of(6, 8, 5, 3)),
                new Shape(List.of(6, 8, 7, 5, 3)));
        return shapes.stream().flatMap(shape -> TransferFunctions.all().map(phi -> Arguments.of(shape, phi)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyCompartmentIsThatOfThePlainCircuit(Shape shape, TransferFunction phi) {
        var random = new SplittableRandom(11);
        Tissue tissue = Tissue.random(shape, phi, Tissue.unequalMixing(shape), 0.7, random);
        holdToThePlainOne(tissue, tissue.circuit(false), random);
        holdToThePlainOne(tissue, tissue.circuit(true), random);        // fixed, but nothing mirrors anything
    }

    /** Interneuron weights in are disturbed, so that apical potentials are large and not the small rest of a difference. */
    @ParameterizedTest
    @MethodSource("networks")
    void mirroredInhibitionGivesTheSameCompartments(Shape shape, TransferFunction phi) {
        var random = new SplittableRandom(12);
        Tissue tissue = Tissue.random(shape, phi, Tissue.unequalMixing(shape), 0.7, random).selfPredicting();
        for (Synapses synapses : tissue.hidden()) {
            FMatrixRMaj weights = synapses.toInterneuron().weights();
            weights.setTo(Matrices.uniform(weights.numRows, weights.numCols, -0.7, 0.7, random));
        }
        holdToThePlainOne(tissue, tissue.circuit(true), random);
        holdToThePlainOne(tissue, tissue.circuit(false), random);
    }

    private static void holdToThePlainOne(Tissue tissue, TwoSweepMicrocircuit fast, SplittableRandom random) {
        for (int batch : new int[] {1, 10, 4}) {                            // buffers grow and shrink
            FMatrixRMaj input = tissue.input(batch, random);
            FMatrixRMaj target = tissue.target(batch, random);
            fast.sweepUp(input);
            fast.sweepDown(target);
            assertSameCompartments(tissue, fast, input, target);
            fast.sweepDownUntaught();
            assertSameCompartments(tissue, fast, input, null);
        }
    }

    private static void assertSameCompartments(Tissue tissue, TwoSweepMicrocircuit fast, FMatrixRMaj input,
            FMatrixRMaj target) {
        Shape shape = tissue.shape();
        PlainMicrocircuit plain = tissue.plain();
        Activity activity = fast.activity();
        for (int s = 0; s < input.numCols; s++) {
            plain.show(Plain.column(input, s), target == null ? null : plain.potentials(Plain.column(target, s)));
            for (int k = 1; k <= shape.depth(); k++) {
                String layer = shape.name(k);
                assertClose(plain.rates[k], activity, layer, TissueSite.RATE, s);
                assertClose(plain.soma[k], activity, layer, TissueSite.SOMA, s);
                assertClose(plain.vBasal[k], activity, layer, TissueSite.BASAL, s);
                assertClose(plain.rates[k], fast.rates(k), s);
                assertClose(plain.predicted[k], fast.predictedRates(k), s);
                if (k < shape.depth()) {
                    assertClose(plain.vApical[k], activity, layer, TissueSite.APICAL, s);
                    assertClose(plain.interneuronSoma[k], activity, layer, TissueSite.INTERNEURON_SOMA, s);
                    assertClose(plain.vInterneuron[k], activity, layer, TissueSite.INTERNEURON_DENDRITE, s);
                    assertClose(plain.vApical[k], fast.vApical(k), s);
                    assertClose(plain.vInterneuron[k], fast.vInterneuron(k), s);
                    assertClose(plain.interneuronRates[k], fast.interneuronRates(k), s);
                }
            }
        }
        assertEquals(6 * (shape.depth() - 1) + 3, activity.recordings().size());
    }

    private static void assertClose(double[] plain, Activity activity, String layer, TissueSite compartment, int s) {
        assertClose(plain, activity.of(layer, compartment.site()).orElseThrow(), s);
    }

    private static void assertClose(double[] plain, FMatrixRMaj fast, int s) {
        assertArrayEquals(plain, Plain.column(fast, s), TOLERANCE * Math.max(1, Plain.largest(plain)));
    }

    /** Plastic inhibition may mirror feedback today and not tomorrow; then the circuit must not go on as if it did. */
    @Test
    void plasticInhibitionThatOnceMirroredFeedbackIsHeardAfterItChanged() {
        var random = new SplittableRandom(16);
        Shape shape = new Shape(List.of(6, 8, 5, 3));
        Tissue tissue = Tissue.random(shape, new TransferFunction.Logistic(), Tissue.unequalMixing(shape), 0.7, random)
                .selfPredicting();
        TwoSweepMicrocircuit circuit = tissue.circuit(false);
        for (Synapses synapses : tissue.hidden()) {
            FMatrixRMaj lateral = synapses.lateral().weights();
            lateral.setTo(Matrices.uniform(lateral.numRows, lateral.numCols, -0.7, 0.7, random));
        }
        holdToThePlainOne(tissue, circuit, random);
    }

    /**
     * What remains of strong feedback under weak nudging is exact to the last digits of its own, not of the feedback that was
     * cancelled: how far rates are from each other is known before they are.
     */
    @Test
    void mirroredInhibitionLeavesWeakErrorsOfStrongFeedbackExact() {
        var random = new SplittableRandom(17);
        Shape shape = new Shape(List.of(6, 8, 5, 3));
        Tissue tissue = Tissue.random(shape, new TransferFunction.Logistic(), Tissue.mixing(shape, 0.01), 1, random);
        for (Synapses synapses : tissue.hidden()) {
            FMatrixRMaj topDown = synapses.topDown().weights();
            topDown.setTo(Matrices.uniform(topDown.numRows, topDown.numCols, -30, 30, random));
        }
        TwoSweepMicrocircuit circuit = tissue.selfPredicting().circuit(true);
        FMatrixRMaj input = tissue.input(10, random), target = tissue.target(10, random);
        circuit.sweepUp(input);
        circuit.sweepDown(target);
        PlainMicrocircuit plain = tissue.plain();
        for (int s = 0; s < 10; s++) {
            plain.show(Plain.column(input, s), plain.potentials(Plain.column(target, s)));
            for (int k = 1; k <= 2; k++) {
                assertArrayEquals(plain.vApical[k], Plain.column(circuit.vApical(k), s), 3e-6 * Plain.largest(plain.vApical[k]));
            }
        }
    }

    @Test
    void withOneHiddenLayerTheSweepsAreThoseOfASheetOfPaper() {
        // One unit each: input 1, W_10 = 2, W_21 = 0.5, W^IP = 0.25, W^PI = -1, W_12 = 3, no biases; rectifiers.
        Shape shape = new Shape(List.of(1, 1, 1));
        Tissue tissue = Tissue.random(shape, new TransferFunction.Relu(), new MixingFactors(List.of(0.25), 0.5, 0.125),
                1, new SplittableRandom(0));
        tissue.hidden().get(0).bottomUp().biases().zero();
        tissue.hidden().get(0).toInterneuron().biases().zero();
        tissue.ontoOutput().biases().zero();
        Synapses synapses = tissue.hidden().get(0);
        synapses.bottomUp().weights().data[0] = 2;
        tissue.ontoOutput().weights().data[0] = 0.5f;
        synapses.toInterneuron().weights().data[0] = 0.25f;
        synapses.lateral().weights().data[0] = -1;
        synapses.topDown().weights().data[0] = 3;
        TwoSweepMicrocircuit circuit = tissue.circuit(false);
        circuit.sweepUp(new FMatrixRMaj(1, 1, true, 1));
        circuit.sweepDown(new FMatrixRMaj(1, 1, true, 5));

        Activity activity = circuit.activity();
        assertEquals(2, value(activity, "hidden1", TissueSite.BASAL));
        assertEquals(0.5, value(activity, "hidden1", TissueSite.INTERNEURON_DENDRITE));            // 0.25 * 2
        assertEquals(1, value(activity, "output", TissueSite.BASAL));                              // 0.5 * 2
        assertEquals(3, value(activity, "output", TissueSite.SOMA));                               // 0.5 * 1 + 0.5 * 5
        assertEquals(0.8125, value(activity, "hidden1", TissueSite.INTERNEURON_SOMA));             // 7/8 * 0.5 + 1/8 * 3
        assertEquals(8.1875, value(activity, "hidden1", TissueSite.APICAL));                       // 3 * 3 - 0.8125
        assertEquals(4.046875, value(activity, "hidden1", TissueSite.SOMA));                       // 2 + 8.1875 / 4
    }

    private static float value(Activity activity, String layer, TissueSite compartment) {
        return activity.of(layer, compartment.site()).orElseThrow().get(0, 0);
    }

    @Test
    void theTeacherIsForgottenWhenItIsOff() {
        var random = new SplittableRandom(13);
        Tissue tissue = Tissue.random(new Shape(List.of(4, 5, 3)), new TransferFunction.Logistic(),
                Tissue.unequalMixing(new Shape(List.of(4, 5, 3))), 1, random);
        FMatrixRMaj input = tissue.input(3, random);
        TwoSweepMicrocircuit circuit = tissue.circuit(false);
        circuit.sweepUp(input);
        circuit.sweepDownUntaught();
        List<float[]> before = values(circuit);
        circuit.sweepDown(tissue.target(3, random));
        assertNotEquals(before.get(3)[0], values(circuit).get(3)[0]);
        circuit.sweepDownUntaught();
        for (int i = 0; i < before.size(); i++) assertArrayEquals(before.get(i), values(circuit).get(i));
    }

    private static List<float[]> values(TwoSweepMicrocircuit circuit) {
        List<float[]> values = new ArrayList<>();
        circuit.activity().recordings().forEach(r -> values.add(Matrices.elements(r.values())));
        return values;
    }

    @Test
    void activityIsACopyThatTheNextBatchLeavesAlone() {
        var random = new SplittableRandom(14);
        Shape shape = new Shape(List.of(4, 5, 3));
        Tissue tissue = Tissue.random(shape, new TransferFunction.Tanh(), Tissue.unequalMixing(shape), 1, random);
        TwoSweepMicrocircuit circuit = tissue.circuit(false);
        circuit.sweepUp(tissue.input(3, random));
        circuit.sweepDownUntaught();
        Activity activity = circuit.activity();
        List<float[]> before = activity.recordings().stream().map(r -> Matrices.elements(r.values())).toList();
        circuit.sweepUp(tissue.input(3, random));
        circuit.sweepDown(tissue.target(3, random));
        for (int i = 0; i < before.size(); i++) {
            assertArrayEquals(before.get(i), Matrices.elements(activity.recordings().get(i).values()));
        }
    }

    @Test
    void handsOutTheSynapsesItWasBuiltFrom() {
        Shape shape = new Shape(List.of(4, 5, 6, 3));
        Tissue tissue = Tissue.random(shape, new TransferFunction.Tanh(), Tissue.unequalMixing(shape), 1,
                new SplittableRandom(15));
        TwoSweepMicrocircuit circuit = tissue.circuit(true);
        assertEquals(2, circuit.hiddenLayers());
        assertSame(tissue.hidden().get(0), circuit.synapses(1));
        assertSame(tissue.hidden().get(1), circuit.synapses(2));
        assertSame(tissue.ontoOutput(), circuit.onto(circuit.hiddenLayers() + 1));
    }
}
