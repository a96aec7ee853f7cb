package apical.rules.tissue;

import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.FastContinuousMicrocircuit;
import apical.circuit.TissueSite;
import apical.linalg.Plain;
import apical.rule.Deviations;
import java.util.LinkedHashMap;
import java.util.Map;

/** Potentials of all layers under the names that definitions have for them, whichever engine has them. */
public record Potentials(Map<String, double[]> byName) {

    /** "apical of layer 1". */
    static String name(TissueSite compartment, int k) {
        return compartment.id() + " of layer " + k;
    }

    /** v_B, v_A and v_I of the state last observed. */
    static Potentials dendrites(ContinuousMicrocircuit circuit) {
        Map<String, double[]> measured = new LinkedHashMap<>();
        int top = circuit.shape().depth();
        for (int k = 1; k <= top; k++) {
            measured.put(name(TissueSite.BASAL, k), circuit.vBasal(k));
            if (k < top) {
                measured.put(name(TissueSite.APICAL, k), circuit.vApical(k));
                measured.put(name(TissueSite.INTERNEURON_DENDRITE, k), circuit.vInterneuron(k));
            }
        }
        return new Potentials(measured);
    }

    /** u^P and u^I. */
    static Potentials somata(ContinuousMicrocircuit circuit, double[] y) {
        Map<String, double[]> measured = new LinkedHashMap<>();
        int top = circuit.shape().depth();
        for (int k = 1; k <= top; k++) {
            measured.put(name(TissueSite.SOMA, k), circuit.soma(k).of(y));
            if (k < top) {
                measured.put(name(TissueSite.INTERNEURON_SOMA, k), circuit.interneuronSoma(k).of(y));
            }
        }
        return new Potentials(measured);
    }

    /** v_B, v_A and v_I of the last step, of copy {@code s}. */
    static Potentials dendrites(FastContinuousMicrocircuit circuit, int s) {
        Map<String, double[]> measured = new LinkedHashMap<>();
        for (int k = 1; k <= circuit.hiddenLayers() + 1; k++) {
            measured.put(name(TissueSite.BASAL, k), Plain.column(circuit.vBasal(k), s));
            if (k <= circuit.hiddenLayers()) {
                measured.put(name(TissueSite.APICAL, k), Plain.column(circuit.vApical(k), s));
                measured.put(name(TissueSite.INTERNEURON_DENDRITE, k), Plain.column(circuit.vInterneuron(k), s));
            }
        }
        return new Potentials(measured);
    }

    /** u^P and u^I of copy {@code s}. */
    static Potentials somata(FastContinuousMicrocircuit circuit, int s) {
        Map<String, double[]> measured = new LinkedHashMap<>();
        for (int k = 1; k <= circuit.hiddenLayers() + 1; k++) {
            measured.put(name(TissueSite.SOMA, k), Plain.column(circuit.soma(k), s));
            if (k <= circuit.hiddenLayers()) {
                measured.put(name(TissueSite.INTERNEURON_SOMA, k), Plain.column(circuit.interneuronSoma(k), s));
            }
        }
        return new Potentials(measured);
    }

    /** Both. */
    Potentials and(Potentials others) {
        Map<String, double[]> all = new LinkedHashMap<>(byName);
        all.putAll(others.byName);
        return new Potentials(all);
    }

    /** Adds how far {@code actual} is from these, name by name; both have the same. */
    void compare(Potentials actual, Deviations deviations) {
        if (!byName.keySet().equals(actual.byName.keySet())) {
            throw new IllegalArgumentException("there are " + actual.byName.keySet() + "; expected " + byName.keySet());
        }
        byName.forEach((name, expected) -> deviations.add(name, expected, actual.byName.get(name)));
    }
}
