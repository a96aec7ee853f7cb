package apical.rules.tissue;

import apical.circuit.Conductances;
import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.ContinuousPlasticity;
import apical.circuit.TissuePathway;
import apical.circuit.TissueSite;
import apical.network.Shape;
import apical.network.TransferFunction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run of an independent implementation, as {@code oracle/README.md} among the resources describes it. */
public record OracleRun(JsonNode file) {

    /** All there are. */
    public static final List<String> NAMES = List.of("sigmoid-3-4-2", "softplus-5-6-4-3");

    private static final ObjectMapper JSON = new ObjectMapper();

    public static OracleRun named(String name) {
        try (InputStream in = OracleRun.class.getResourceAsStream("/oracle/" + name + ".json")) {
            return new OracleRun(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("oracle/" + name + ".json comes with Apical, but cannot be read", e);
        }
    }

    public ContinuousMicrocircuit circuit() {
        List<Integer> units = new ArrayList<>();
        file.get("dims").forEach(n -> units.add(n.asInt()));
        JsonNode g = file.get("conductances");
        return new ContinuousMicrocircuit(new Shape(units), phi(),
                new Conductances(number(g, "gl"), number(g, "gb"), number(g, "ga"), number(g, "gd"), number(g, "gsom")),
                plasticity(), 0);
    }

    public TransferFunction phi() {
        return switch (file.get("activation").asText()) {
            case "logistic" -> new TransferFunction.Logistic();
            case "softplus" -> new TransferFunction.SoftRectifier(1, 1, 0);
            default -> throw new IllegalArgumentException(file.get("activation").asText());
        };
    }

    public ContinuousPlasticity plasticity() {
        int hidden = file.get("dims").size() - 2;
        JsonNode eta = file.get("learning_rates");
        return new ContinuousPlasticity(rates(eta.get("up"), hidden + 1), rates(eta.get("ip"), hidden),
                rates(eta.get("pi"), hidden), Collections.nCopies(hidden, 0.0), number(file, "tau_w_ms"));
    }

    private static List<Double> rates(JsonNode eta, int n) {
        List<Double> rates = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            rates.add(eta.get(k).asDouble());
        }
        return rates;
    }

    public double dt() {
        return number(file, "dt_ms");
    }

    /** Everything zero except the weights. */
    public double[] start(ContinuousMicrocircuit circuit) {
        double[] y = circuit.rest();
        for (int k = 1; k <= circuit.shape().depth(); k++) {
            for (TissuePathway kind : kinds(circuit, k)) {
                circuit.synapses(kind, k).setWeights(y, weights("initial_weights", k, kind));
            }
        }
        return y;
    }

    /** The kinds of synapses onto layer {@code k}. */
    public static List<TissuePathway> kinds(ContinuousMicrocircuit circuit, int k) {
        return k < circuit.shape().depth() ? List.of(TissuePathway.values()) : List.of(TissuePathway.BOTTOM_UP);
    }

    double[][] weights(String when, int k, TissuePathway kind) {
        String name = switch (kind) {
            case BOTTOM_UP -> "W_up";
            case TOP_DOWN -> "W_down";
            case LATERAL -> "W_pi";
            case TO_INTERNEURON -> "W_ip";
        };
        return JSON.convertValue(file.get(when).get(k - 1).get(name), double[][].class);
    }

    List<JsonNode> patterns() {
        return list("patterns");
    }

    void show(ContinuousMicrocircuit circuit, JsonNode pattern) {
        double[] input = vector(pattern.get("input_rates"));
        if (pattern.get("target_potentials").isNull()) {
            circuit.showUntaught(input);
        } else {
            circuit.show(input, vector(pattern.get("target_potentials")));
        }
    }

    /** In the order of time. */
    List<JsonNode> trace() {
        return list("trace");
    }

    /** What was recorded after that many steps. */
    static Potentials recorded(JsonNode entry, int steps, double timeMs) {
        if (entry.get("step").asInt() != steps || Math.abs(entry.get("time_ms").asDouble() - timeMs) > 1e-9) {
            throw new IllegalStateException("recorded at step " + entry.get("step") + ", " + entry.get("time_ms")
                    + " ms, but this is step " + steps + ", " + timeMs + " ms");
        }
        Map<String, double[]> recorded = new LinkedHashMap<>();
        JsonNode layers = entry.get("layers");
        for (int k = 1; k <= layers.size(); k++) {
            for (Map.Entry<String, JsonNode> quantity : layers.get(k - 1).properties()) {
                recorded.put(Potentials.name(compartment(quantity.getKey()), k), vector(quantity.getValue()));
            }
        }
        return new Potentials(recorded);
    }

    private static TissueSite compartment(String recorded) {
        return switch (recorded) {
            case "pyr_soma" -> TissueSite.SOMA;
            case "pyr_basal" -> TissueSite.BASAL;
            case "pyr_apical" -> TissueSite.APICAL;
            case "inn_soma" -> TissueSite.INTERNEURON_SOMA;
            case "inn_dendrite" -> TissueSite.INTERNEURON_DENDRITE;
            default -> throw new IllegalArgumentException(recorded);
        };
    }

    /** Nothing recorded is left, and something was. */
    void requireEnd(Iterator<JsonNode> trace) {
        if (trace.hasNext() || trace().isEmpty()) {
            throw new IllegalStateException("not the whole trace was compared");
        }
    }

    int recordEverySteps() {
        return file.get("record_every_steps").asInt();
    }

    static double[] vector(JsonNode array) {
        return JSON.convertValue(array, double[].class);
    }

    private List<JsonNode> list(String field) {
        List<JsonNode> all = new ArrayList<>();
        file.get(field).forEach(all::add);
        return all;
    }

    private static double number(JsonNode node, String field) {
        return node.get(field).asDouble();
    }
}
