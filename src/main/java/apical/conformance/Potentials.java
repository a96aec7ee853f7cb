package apical.conformance;

import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.FastContinuousMicrocircuit;
import apical.linalg.Plain;
import java.util.LinkedHashMap;
import java.util.Map;

/** Potentials of all layers under the names that the stored trajectories have for them, whichever engine has them. */
public record Potentials(Map<String, double[]> byName) {

    /** The name of v_A,k. */
    static String apical(int k) {
        return k + " pyr_apical";
    }

    /** v_B, v_A and v_I of the state last observed. */
    static Potentials dendrites(ContinuousMicrocircuit circuit) {
        Map<String, double[]> measured = new LinkedHashMap<>();
        int top = circuit.shape().depth();
        for (int k = 1; k <= top; k++) {
            measured.put(k + " pyr_basal", circuit.vBasal(k));
            if (k < top) {
                measured.put(apical(k), circuit.vApical(k));
                measured.put(k + " inn_dendrite", circuit.vInterneuron(k));
            }
        }
        return new Potentials(measured);
    }

    /** u^P and u^I. */
    static Potentials somata(ContinuousMicrocircuit circuit, double[] y) {
        Map<String, double[]> measured = new LinkedHashMap<>();
        int top = circuit.shape().depth();
        for (int k = 1; k <= top; k++) {
            measured.put(k + " pyr_soma", circuit.soma(k).of(y));
            if (k < top) {
                measured.put(k + " inn_soma", circuit.interneuronSoma(k).of(y));
            }
        }
        return new Potentials(measured);
    }

    /** v_B, v_A and v_I of the last step, of copy {@code s}. */
    static Potentials dendrites(FastContinuousMicrocircuit circuit, int s) {
        Map<String, double[]> measured = new LinkedHashMap<>();
        for (int k = 1; k <= circuit.hiddenLayers() + 1; k++) {
            measured.put(k + " pyr_basal", Plain.column(circuit.vBasal(k), s));
            if (k <= circuit.hiddenLayers()) {
                measured.put(apical(k), Plain.column(circuit.vApical(k), s));
                measured.put(k + " inn_dendrite", Plain.column(circuit.vInterneuron(k), s));
            }
        }
        return new Potentials(measured);
    }

    /** u^P and u^I of copy {@code s}. */
    static Potentials somata(FastContinuousMicrocircuit circuit, int s) {
        Map<String, double[]> measured = new LinkedHashMap<>();
        for (int k = 1; k <= circuit.hiddenLayers() + 1; k++) {
            measured.put(k + " pyr_soma", Plain.column(circuit.soma(k), s));
            if (k <= circuit.hiddenLayers()) {
                measured.put(k + " inn_soma", Plain.column(circuit.interneuronSoma(k), s));
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
