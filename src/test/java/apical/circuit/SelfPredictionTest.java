package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.linalg.Matrices;
import apical.linalg.Plain;
import apical.network.Activity;
import apical.network.Perceptron;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.TransferFunctions;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The self-predicting state without a teacher: on any input nothing is left to explain, and the network is not dead. */
class SelfPredictionTest {

    private static final Shape SHAPE = new Shape(List.of(6, 9, 7, 5, 4));
    /** A rate that is not zero by rounding; the paper's soft rectifier gives 0.005 at rest. */
    private static final double ALIVE = 1e-3;

    static Stream<TransferFunction> functions() {
        return TransferFunctions.all();
    }

    @Test
    void interneuronsGetTheWeightsOfTheLayerAboveAndInhibitionMirrorsFeedback() {
        Tissue tissue = random(new TransferFunction.Logistic(), 1);
        FMatrixRMaj[] kept = IntStream.rangeClosed(1, 4).mapToObj(k -> tissue.bottomUp(k).weights().copy())
                .toArray(FMatrixRMaj[]::new);
        FMatrixRMaj topDown = tissue.hidden().get(1).topDown().weights().copy();
        tissue.selfPredicting();
        for (int k = 1; k <= 3; k++) {
            Synapses synapses = tissue.hidden().get(k - 1);
            assertArrayEquals(tissue.bottomUp(k + 1).weights().data, synapses.toInterneuron().weights().data);
            assertArrayEquals(tissue.bottomUp(k + 1).biases().data, synapses.toInterneuron().biases().data);
            for (int i = 0; i < synapses.lateral().weights().getNumElements(); i++) {
                assertEquals(-synapses.topDown().weights().data[i], synapses.lateral().weights().data[i]);
            }
            assertTrue(SelfPrediction.cancels(synapses));
        }
        for (int k = 1; k <= 4; k++) assertArrayEquals(kept[k - 1].data, tissue.bottomUp(k).weights().data);
        assertArrayEquals(topDown.data, tissue.hidden().get(1).topDown().weights().data);
    }

    @Test
    void imposedWeightsAreCopiesThatLearnForThemselves() {
        Tissue tissue = random(new TransferFunction.Logistic(), 1).selfPredicting();
        float before = tissue.bottomUp(2).weights().data[0];
        tissue.hidden().get(0).toInterneuron().weights().data[0] += 1;
        tissue.hidden().get(0).toInterneuron().biases().data[0] += 1;
        assertEquals(before, tissue.bottomUp(2).weights().data[0]);
        assertNotEquals(tissue.bottomUp(2).biases().data[0],
                tissue.hidden().get(0).toInterneuron().biases().data[0]);
    }

    @Test
    void oneSynapseThatDoesNotMirrorIsNoticed() {
        Synapses synapses = random(new TransferFunction.Logistic(), 1).selfPredicting().hidden().get(2);
        float[] lateral = synapses.lateral().weights().data;
        for (int i = 0; i < lateral.length; i++) {
            float kept = lateral[i];
            lateral[i] = Math.nextUp(kept);
            assertFalse(SelfPrediction.cancels(synapses), "synapse " + i);
            lateral[i] = Float.NaN;
            assertFalse(SelfPrediction.cancels(synapses), "synapse " + i);
            lateral[i] = kept;
        }
        assertTrue(SelfPrediction.cancels(synapses));
    }

    /** Double precision: potentials of order 1, silence to 3e-14. */
    @ParameterizedTest
    @MethodSource("functions")
    void withoutATeacherNothingIsLeftToExplain(TransferFunction phi) {
        var random = new SplittableRandom(2);
        PlainMicrocircuit circuit = random(phi, 2).plain();
        circuit.imposeSelfPrediction();
        double[] liveliest = new double[5], liveliestInterneuron = new double[5];
        for (int pattern = 0; pattern < 20; pattern++) {
            circuit.show(random.doubles(6).toArray(), null);
            for (int k = 1; k <= 4; k++) {
                assertArrayEquals(circuit.vBasal[k], circuit.soma[k], 3e-14);
                assertSilent(circuit.bottomUpChange(k));
                liveliest[k] = Math.max(liveliest[k], Plain.largest(circuit.rates[k]));
            }
            for (int k = 1; k <= 3; k++) {
                assertEquals(0, Plain.largest(circuit.vApical[k]), 3e-14);
                assertSilent(circuit.toInterneuronChange(k));
                assertSilent(circuit.lateralChange(k));
                liveliestInterneuron[k] = Math.max(liveliestInterneuron[k], Plain.largest(circuit.interneuronRates[k]));
            }
        }
        for (int k = 1; k <= 4; k++) assertTrue(liveliest[k] > ALIVE, "dead layer " + k);
        for (int k = 1; k <= 3; k++) assertTrue(liveliestInterneuron[k] > ALIVE, "dead interneurons " + k);
    }

    private static void assertSilent(PlainMicrocircuit.Change change) {
        assertEquals(0, Plain.largest(change.error()), 3e-14);
    }

    /** The same in the single precision that learns, whether inhibition shares a product with feedback or has its own. */
    @ParameterizedTest
    @MethodSource("functions")
    void withoutATeacherApicalDendritesAreSilentToSinglePrecision(TransferFunction phi) {
        for (boolean fixedFeedback : new boolean[] {true, false}) {
            var random = new SplittableRandom(3);
            Tissue tissue = random(phi, 3).selfPredicting();
            TwoSweepMicrocircuit circuit = tissue.circuit(fixedFeedback);
            circuit.sweepUp(tissue.input(20, random));
            circuit.sweepDownUntaught();
            for (int k = 1; k <= 3; k++) {
                double feedback = Math.max(1, Plain.largest(Plain.matrix(circuit.rates(k + 1))));
                assertEquals(0, Plain.largest(Plain.matrix(circuit.vApical(k))), 3e-6 * feedback, "layer " + k);
                assertTrue(Plain.largest(Plain.matrix(circuit.rates(k))) > ALIVE, "dead layer " + k);
                assertTrue(Plain.largest(Plain.matrix(circuit.interneuronRates(k))) > ALIVE, "dead interneurons " + k);
            }
        }
    }

    /** Weights are measured at the soma, so no dendritic factor comes between the two. Rates of the sweep up: the bits. */
    @ParameterizedTest
    @MethodSource("functions")
    void withoutATeacherItIsThePerceptronOfTheSameWeights(TransferFunction phi) {
        var random = new SplittableRandom(4);
        Tissue tissue = random(phi, 4).selfPredicting();
        Perceptron perceptron = new Perceptron(SHAPE, phi, IntStream.rangeClosed(1, 4).mapToObj(tissue::bottomUp).toList());
        TwoSweepMicrocircuit circuit = tissue.circuit(true);
        FMatrixRMaj input = tissue.input(10, random);
        perceptron.forward(input);
        circuit.sweepUp(input);
        circuit.sweepDownUntaught();
        Activity activity = circuit.activity();
        for (int k = 1; k <= 4; k++) {
            assertArrayEquals(Matrices.elements(perceptron.rates(k)), Matrices.elements(circuit.predictedRates(k)));
            assertArrayEquals(Plain.column(perceptron.rates(k), 3), Plain.column(circuit.rates(k), 3), 2e-6);
            assertEquals(0, Plain.difference(
                    Plain.matrix(perceptron.activity().of(SHAPE.name(k), TissueSite.SOMA.site()).orElseThrow()),
                    Plain.matrix(activity.of(SHAPE.name(k), TissueSite.SOMA.site()).orElseThrow())), 2e-6);
        }
    }

    /**
     * W^PI_2 from interneuron 1 to neuron 4 grows by 0.5. In layer 2 exactly that dendrite wakes, to 0.5 r_I; layer 3 above
     * sleeps on; in layer 1 below, whose interneurons expected the undisturbed neuron, all dendrites wake that it feeds.
     */
    @Test
    void aBrokenLateralSynapseWakesItsOwnDendriteAndThoseBelow() {
        PlainMicrocircuit circuit = random(new TransferFunction.Logistic(), 5).plain();
        circuit.imposeSelfPrediction();
        circuit.lateral[2][4][1] += 0.5;
        for (int i = 0; i < circuit.topDown[1].length; i += 2) {            // neuron 4 above feeds every other neuron only
            circuit.topDown[1][i][4] = 0;
            circuit.lateral[1][i][4] = 0;
        }
        circuit.show(new SplittableRandom(5).doubles(6).toArray(), null);

        assertEquals(0, Plain.largest(circuit.vApical[3]), 1e-14);
        for (int i = 0; i < 7; i++) {
            assertEquals(i == 4 ? 0.5 * circuit.interneuronRates[2][1] : 0, circuit.vApical[2][i], 1e-14, "neuron " + i);
        }
        double unexplained = circuit.rates[2][4] - circuit.interneuronRates[1][4];
        assertTrue(unexplained > 0.005, "disturbance " + unexplained);
        for (int i = 0; i < 9; i++) {
            assertEquals(circuit.topDown[1][i][4] * unexplained, circuit.vApical[1][i], 1e-14, "neuron " + i);
            assertEquals(i % 2 == 0, Math.abs(circuit.vApical[1][i]) < 1e-14, "neuron " + i);
        }
    }

    private static Tissue random(TransferFunction phi, long seed) {
        return Tissue.random(SHAPE, phi, Tissue.unequalMixing(SHAPE), 1, new SplittableRandom(seed));
    }
}
