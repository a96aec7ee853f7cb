package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.circuit.OracleTrajectoryTest.Deviation;
import apical.linalg.Matrices;
import apical.network.Projection.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The fast engine runs the scheme of the independent implementation, too, as closely as single precision can; also as a batch of
 * copies that all see the same, and whether or not it knows that inputs stand still.
 */
class FastOracleTrajectoryTest {

    /** Relative to the largest value of a quantity in the whole run; measured at most 1.5e-6. */
    private static final double TOLERANCE = 2e-5;

    @ParameterizedTest
    @CsvSource({"sigmoid-3-4-2, 1, true", "softplus-5-6-4-3, 1, true", "sigmoid-3-4-2, 3, true", "softplus-5-6-4-3, 3, true",
        "sigmoid-3-4-2, 1, false", "softplus-5-6-4-3, 2, false"})
    void everyRecordedValueAndEveryFinalWeightIsReproduced(String name, int copies, boolean standing) throws IOException {
        OracleRun run = OracleRun.named(name);
        ContinuousMicrocircuit plain = run.circuit();
        FastTissue tissue = FastTissue.of(plain, run.start(plain));
        var step = new TimeStep(TimeStep.Method.FORWARD_EULER, run.dt());
        FastContinuousMicrocircuit circuit = tissue.circuit(run.phi(), step, RateCode.INSTANTANEOUS);
        ContinuousSynapses synapses = tissue.synapses(run.plasticity(plain.shape().depth() - 1), step, 1, 0);
        PlasticSynapses used = standing ? synapses : new NeverStanding(synapses);
        Map<String, Deviation> deviations = new LinkedHashMap<>();

        Iterator<JsonNode> trace = run.trace().iterator();
        int steps = 0;
        for (JsonNode pattern : run.patterns()) {
            FMatrixRMaj input = repeated(pattern.get("input_rates"), copies);
            if (pattern.get("target_potentials").isNull()) {
                circuit.showUntaught(input);
            } else {
                circuit.show(input, repeated(pattern.get("target_potentials"), copies));
            }
            for (int n = 0; n < pattern.get("steps").asInt(); n++) {
                circuit.step(used);
                if (++steps % run.recordEverySteps() == 0) {
                    OracleTrajectoryTest.compare(trace.next().get("layers"), measured(circuit, tissue.shape().depth(), copies),
                            deviations);
                }
            }
            synapses.settle();
        }
        assertTrue(!trace.hasNext() && steps > 0, "the whole trace was compared");

        for (int k = 1; k <= plain.shape().depth(); k++) {
            for (Kind kind : OracleRun.kinds(plain, k)) {
                double[] expected = FastTissue.doubles(FastTissue.matrix(run.weights("final_weights", k, kind)));
                deviations.computeIfAbsent(k + " " + kind, any -> new Deviation())
                        .add(expected, FastTissue.doubles(tissue.projection(kind, k).weights()));
            }
        }
        deviations.forEach((quantity, d) -> assertTrue(d.values > 0 && d.worst <= TOLERANCE * d.largest,
                quantity + " is off by " + d.worst / d.largest));
    }

    /** Of the last copy; the others are the same. */
    private static Map<String, double[]> measured(FastContinuousMicrocircuit circuit, int top, int copies) {
        Map<String, double[]> measured = new LinkedHashMap<>();
        for (int k = 1; k <= top; k++) {
            measured.put(k + " pyr_basal", column(circuit.vBasal(k), copies));
            measured.put(k + " pyr_soma", column(circuit.soma(k), copies));
            if (k < top) {
                measured.put(k + " pyr_apical", column(circuit.vApical(k), copies));
                measured.put(k + " inn_dendrite", column(circuit.vInterneuron(k), copies));
                measured.put(k + " inn_soma", column(circuit.interneuronSoma(k), copies));
            }
        }
        return measured;
    }

    private static double[] column(FMatrixRMaj matrix, int copies) {
        assertEquals(copies, matrix.numCols);
        return FastTissue.doubles(Matrices.column(matrix, copies - 1));
    }

    private static FMatrixRMaj repeated(JsonNode vector, int copies) {
        double[] values = OracleRun.vector(vector);
        FMatrixRMaj matrix = new FMatrixRMaj(values.length, copies);
        for (int i = 0; i < values.length; i++) {
            for (int s = 0; s < copies; s++) {
                matrix.set(i, s, (float) values[i]);
            }
        }
        return matrix;
    }
}
