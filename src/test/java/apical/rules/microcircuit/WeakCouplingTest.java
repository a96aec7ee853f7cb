package apical.rules.microcircuit;

import static apical.rules.FiftyDigits.error;
import static apical.rules.FiftyDigits.floats;
import static apical.rules.FiftyDigits.matrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.circuit.MixingFactors;
import apical.circuit.PlainMicrocircuit;
import apical.circuit.Synapses;
import apical.circuit.TissuePathway;
import apical.circuit.TwoSweepMicrocircuit;
import apical.learning.RecordedChanges;
import apical.linalg.Plain;
import apical.network.Pathway;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.rules.FiftyDigits;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a batch tells the synapses when coupling is weak, against fifty digits ({@code oracle/weak-coupling.py}): 12-9-8-10, all
 * mixing factors equal, from 0.1 to 0.0001. Errors of the first hidden layer are then 1e-12 of the rates of which they are
 * differences.
 */
class WeakCouplingTest {

    private static final TransferFunction PHI = new TransferFunction.Logistic();
    private static final JsonNode ORACLE = FiftyDigits.read("weak-coupling");

    static Stream<Arguments> cases() {
        return StreamSupport.stream(ORACLE.get("circuits").spliterator(), false)
                .flatMap(circuit -> StreamSupport.stream(circuit.get("changes").spliterator(), false)
                        .map(changes -> Arguments.of(circuit.get("interneurons").asText(), changes.get("coupling").asDouble(),
                                circuit, changes)));
    }

    /** The circuit of a case; every number of it is a multiple of 2^-12. */
    private record Circuit(Shape shape, MixingFactors mixing, List<Synapses> hidden, Projection ontoOutput) {

        static Circuit of(JsonNode circuit, double coupling) {
            List<Integer> layers = new ArrayList<>();
            ORACLE.get("layers").forEach(units -> layers.add(units.asInt()));
            Shape shape = new Shape(layers);
            List<Synapses> hidden = new ArrayList<>();
            for (int k = 1; k < shape.depth(); k++) {
                Synapses synapses = Synapses.of(shape.name(k), floats(ORACLE.get("bottomUp").get(k - 1)),
                        floats(circuit.get("toInterneuron").get(k - 1)), floats(circuit.get("lateral").get(k - 1)),
                        floats(ORACLE.get("topDown").get(k - 1)));
                fill(synapses.bottomUp().biases(), ORACLE.get("biases").get(k - 1));
                fill(synapses.toInterneuron().biases(), circuit.get("interneuronBiases").get(k - 1));
                hidden.add(synapses);
            }
            int top = shape.depth();
            Projection ontoOutput =
                    Projection.withBiases(shape.name(top), Pathway.FORWARD, floats(ORACLE.get("bottomUp").get(top - 1)));
            fill(ontoOutput.biases(), ORACLE.get("biases").get(top - 1));
            return new Circuit(shape, new MixingFactors(Collections.nCopies(top - 1, coupling), coupling, coupling), hidden,
                    ontoOutput);
        }

        private static void fill(FMatrixRMaj biases, JsonNode values) {
            for (int i = 0; i < values.size(); i++) {
                biases.data[i] = (float) values.get(i).asDouble();
            }
        }
    }

    /** Largest |found - expected| / |expected| over kinds of synapses and layers, by Frobenius norms. */
    private static double worst(JsonNode changes, List<String> names, ToDoubleFunction<String> error) {
        double worst = 0;
        for (String name : names) {
            assertTrue(changes.has(name), name);
            worst = Math.max(worst, error.applyAsDouble(name));
        }
        return worst;
    }

    private static List<String> names(JsonNode changes) {
        List<String> names = new ArrayList<>();
        changes.fieldNames().forEachRemaining(names::add);
        names.remove("coupling");
        return names;
    }

    /** Single precision, to five digits and more at every coupling. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void singlePrecisionIsRightAtEveryCoupling(String interneurons, double coupling, JsonNode of, JsonNode changes) {
        Circuit circuit = Circuit.of(of, coupling);
        for (boolean feedbackStays : new boolean[] {true, false}) {
            TwoSweepMicrocircuit sweeps = new TwoSweepMicrocircuit(circuit.shape, PHI, circuit.mixing, circuit.hidden,
                    circuit.ontoOutput, feedbackStays);
            DendriticErrorLearning rule = new DendriticErrorLearning(sweeps, PHI);
            double[][] potentials = matrix(ORACLE.get("targetPotentials"));
            FMatrixRMaj targets = new FMatrixRMaj(potentials[0].length, potentials.length);
            for (int s = 0; s < potentials.length; s++) {
                for (int i = 0; i < targets.numRows; i++) {
                    targets.set(i, s, (float) PHI.rate(potentials[s][i]));
                }
            }
            RecordedChanges found = RecordedChanges.of(rule, floats(Plain.transpose(matrix(ORACLE.get("inputs")))), targets);
            double worst = worst(changes, names(changes), name -> error(found.mean(projection(circuit, name)),
                    matrix(changes.get(name))));
            assertTrue(worst < 5e-6, () -> "relative error " + worst);
        }
    }

    private static Projection projection(Circuit circuit, String name) {
        int k = name.charAt(name.length() - 1) - '0';
        if (k == circuit.shape.depth()) {
            return circuit.ontoOutput;
        }
        String kind = name.substring(0, name.length() - 1);
        Synapses synapses = circuit.hidden.get(k - 1);
        return switch (kind) {
            case "bottomUp" -> synapses.projection(TissuePathway.BOTTOM_UP);
            case "toInterneuron" -> synapses.projection(TissuePathway.TO_INTERNEURON);
            default -> synapses.projection(TissuePathway.LATERAL);
        };
    }

    /** Double precision, to all its digits: a law that is held to it says nothing else. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void doublePrecisionIsRightAtEveryCoupling(String interneurons, double coupling, JsonNode of, JsonNode changes) {
        Circuit circuit = Circuit.of(of, coupling);
        PlainMicrocircuit plain = new PlainMicrocircuit(PHI, circuit.mixing, circuit.hidden, circuit.ontoOutput);
        double[][] inputs = matrix(ORACLE.get("inputs"));
        double[][] potentials = matrix(ORACLE.get("targetPotentials"));
        double worst = worst(changes, names(changes), name -> {
            double[][] expected = matrix(changes.get(name));
            double[][] mean = new double[expected.length][expected[0].length];
            int k = name.charAt(name.length() - 1) - '0';
            for (int s = 0; s < inputs.length; s++) {
                plain.show(inputs[s], potentials[s]);
                PlainMicrocircuit.Change change = name.startsWith("bottomUp") ? plain.bottomUpChange(k)
                        : name.startsWith("toInterneuron") ? plain.toInterneuronChange(k) : plain.lateralChange(k);
                Plain.addOuter(mean, 1.0 / inputs.length, change.error(), change.pre());
            }
            return error(mean, expected);
        });
        assertEquals(0, worst, 1e-13);
    }
}
