package apical.rules.tissue;

import static apical.rules.FiftyDigits.column;
import static apical.rules.FiftyDigits.error;
import static apical.rules.FiftyDigits.floats;
import static apical.rules.FiftyDigits.matrix;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.circuit.Conductances;
import apical.circuit.FastContinuousMicrocircuit;
import apical.circuit.Physiology;
import apical.circuit.RateTiming;
import apical.circuit.SelfPrediction;
import apical.circuit.Synapses;
import apical.circuit.TimeStep;
import apical.circuit.TissuePathway;
import apical.circuit.WithoutPlasticity;
import apical.learning.RecordedChanges;
import apical.linalg.Plain;
import apical.network.Pathway;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.rules.FiftyDigits;
import apical.state.RandomStream;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a presentation tells the synapses of a tissue in continuous time when coupling is weak, the fast engine against fifty digits
 * ({@code oracle/weak-coupling-in-time.py}): 12-9-8-10 in the self-predicting state, all mixing factors equal, from 0.1 to 0.0001.
 */
class WeakCouplingInTimeTest {

    private static final JsonNode ORACLE = FiftyDigits.read("weak-coupling-in-time");

    static Stream<Arguments> presentations() {
        return StreamSupport.stream(ORACLE.get("presentations").spliterator(), false)
                .map(each -> Arguments.of(each.get("rates").asText(), each.get("waits").asInt(), each.get("coupling").asDouble(),
                        each));
    }

    @ParameterizedTest(name = "{0}, after {1} steps, {2}")
    @MethodSource("presentations")
    void theFastEngineIsRightAtEveryCoupling(String rates, int waits, double coupling, JsonNode presentation) {
        List<Integer> layers = new ArrayList<>();
        ORACLE.get("layers").forEach(units -> layers.add(units.asInt()));
        Shape shape = new Shape(layers);
        double leak = ORACLE.get("leak").asDouble(), basal = ORACLE.get("basal").asDouble();
        double pull = coupling * (leak + basal) / (1 - coupling);
        Conductances g = new Conductances(leak, basal, pull, ORACLE.get("dendrite").asDouble(), pull);
        List<Synapses> hidden = new ArrayList<>();
        for (int k = 1; k < shape.depth(); k++) {
            hidden.add(Synapses.of(shape.name(k), floats(ORACLE.get("bottomUp").get(k - 1)),
                    new FMatrixRMaj(shape.units(k + 1), shape.units(k)), new FMatrixRMaj(shape.units(k), shape.units(k + 1)),
                    floats(ORACLE.get("topDown").get(k - 1))));
        }
        Projection ontoOutput = Projection.withBiases(shape.name(shape.depth()), Pathway.FORWARD,
                floats(ORACLE.get("bottomUp").get(shape.depth() - 1)));
        SelfPrediction.impose(hidden, ontoOutput, g);
        Physiology physiology =
                Physiology.plain(g, 0).with(rates.equals("prospective") ? RateTiming.PROSPECTIVE : RateTiming.INSTANTANEOUS);
        FastContinuousMicrocircuit circuit = new FastContinuousMicrocircuit(shape, new TransferFunction.Logistic(), physiology,
                new TimeStep(TimeStep.Scheme.FORWARD_EULER, ORACLE.get("stepMs").asDouble()), hidden, ontoOutput, true,
                new RandomStream(0));
        RecordedChanges changes = new RecordedChanges(circuit.projections(), 0);
        circuit.rest(1);
        circuit.show(column(ORACLE.get("input")), column(ORACLE.get("targetPotentials")));
        for (int n = 0; n < presentation.get("steps").asInt(); n++) {
            circuit.step(n < presentation.get("waits").asInt() ? new WithoutPlasticity(changes) : changes);
        }
        presentation.get("changes").properties().forEach(each -> {
            double error = error(Plain.matrix(changes.weights(projection(shape, hidden, ontoOutput, each.getKey()))),
                    matrix(each.getValue()));
            assertTrue(error < 1e-5, () -> each.getKey() + ": relative error " + error);
        });
    }

    private static Projection projection(Shape shape, List<Synapses> hidden, Projection ontoOutput, String name) {
        int k = name.charAt(name.length() - 1) - '0';
        if (k == shape.depth()) {
            return ontoOutput;
        }
        return hidden.get(k - 1).projection(name.startsWith("bottomUp") ? TissuePathway.BOTTOM_UP
                : name.startsWith("lateral") ? TissuePathway.LATERAL : TissuePathway.TO_INTERNEURON);
    }
}
