package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.dynamics.ForwardEuler;
import apical.dynamics.Trajectory;
import apical.network.Projection.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forward Euler on the flat state is the scheme of the independent implementation, to the last digits. */
class OracleTrajectoryTest {

    /** Relative to the largest value of a quantity in the whole run. */
    private static final double TOLERANCE = 1e-12;

    /** What was recorded, and what we make of it, quantity by quantity. */
    static final class Deviation {
        double largest;
        double worst;
        int values;

        void add(double[] expected, double[] actual) {
            assertEquals(expected.length, actual.length);
            for (int i = 0; i < expected.length; i++) {
                largest = Math.max(largest, Math.abs(expected[i]));
                worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
                values++;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sigmoid-3-4-2", "softplus-5-6-4-3"})
    void everyRecordedValueAndEveryFinalWeightIsReproduced(String name) throws IOException {
        OracleRun run = OracleRun.named(name);
        ContinuousMicrocircuit circuit = run.circuit();
        double[] y = run.start(circuit);
        var trajectory = new Trajectory(circuit, new ForwardEuler(), run.dt(), y);
        Map<String, Deviation> deviations = new LinkedHashMap<>();

        Iterator<JsonNode> trace = run.trace().iterator();
        int step = 0;
        for (JsonNode pattern : run.patterns()) {
            run.show(circuit, pattern);
            for (int n = 0; n < pattern.get("steps").asInt(); n++) {
                circuit.observe(y);                              // dendrites belong to the start of the step
                Map<String, double[]> measured = dendrites(circuit);
                trajectory.advance(1);
                measured.putAll(somata(circuit, y));             // somata to its end
                if (++step % run.recordEverySteps() == 0) {
                    JsonNode entry = trace.next();
                    assertEquals(entry.get("step").asInt(), step);
                    assertEquals(entry.get("time_ms").asDouble(), trajectory.time(), 1e-9);
                    compare(entry.get("layers"), measured, deviations);
                }
            }
        }
        assertTrue(!trace.hasNext() && step > 0, "the whole trace was compared");

        for (int k = 1; k <= circuit.shape().depth(); k++) {
            for (Kind kind : OracleRun.kinds(circuit, k)) {
                compareWeights(run, circuit, y, k, kind, deviations);
            }
        }
        deviations.forEach((quantity, d) ->
                assertTrue(d.values > 0 && d.worst <= TOLERANCE * d.largest, quantity + " is off by " + d.worst));
    }

    private static Map<String, double[]> dendrites(ContinuousMicrocircuit circuit) {
        Map<String, double[]> measured = new LinkedHashMap<>();
        int top = circuit.shape().depth();
        for (int k = 1; k <= top; k++) {
            measured.put(k + " pyr_basal", circuit.vBasal(k));
            if (k < top) {
                measured.put(k + " pyr_apical", circuit.vApical(k));
                measured.put(k + " inn_dendrite", circuit.vInterneuron(k));
            }
        }
        return measured;
    }

    private static Map<String, double[]> somata(ContinuousMicrocircuit circuit, double[] y) {
        Map<String, double[]> measured = new LinkedHashMap<>();
        int top = circuit.shape().depth();
        for (int k = 1; k <= top; k++) {
            measured.put(k + " pyr_soma", circuit.soma(k).of(y));
            if (k < top) {
                measured.put(k + " inn_soma", circuit.interneuronSoma(k).of(y));
            }
        }
        return measured;
    }

    /** Every quantity that the file has, and no other. */
    static void compare(JsonNode layers, Map<String, double[]> measured, Map<String, Deviation> deviations) {
        int compared = 0;
        for (int k = 1; k <= layers.size(); k++) {
            for (Map.Entry<String, JsonNode> quantity : layers.get(k - 1).properties()) {
                String key = k + " " + quantity.getKey();
                assertNotNull(measured.get(key), key);
                deviations.computeIfAbsent(key, any -> new Deviation())
                        .add(OracleRun.vector(quantity.getValue()), measured.get(key));
                compared++;
            }
        }
        assertEquals(measured.size(), compared);
    }

    private static void compareWeights(OracleRun run, ContinuousMicrocircuit circuit, double[] y, int k, Kind kind,
                                       Map<String, Deviation> deviations) {
        double[][] expected = run.weights("final_weights", k, kind);
        double[][] actual = circuit.synapses(kind, k).weights(y);
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            deviations.computeIfAbsent(k + " " + kind, any -> new Deviation()).add(expected[i], actual[i]);
        }
    }
}
