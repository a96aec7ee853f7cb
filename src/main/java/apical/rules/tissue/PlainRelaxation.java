package apical.rules.tissue;

import apical.circuit.Conductances;
import apical.circuit.Synapses;
import apical.circuit.TissuePathway;
import apical.linalg.Plain;
import apical.network.Projection;
import apical.network.TransferFunction;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A tissue with prospective rates in the self-predicting state, in double precision and one pattern at a time, step by step as
 * {@code FastContinuousMicrocircuit} documents it. Interneurons have the weights of the layer above, exactly, and inhibition is the
 * mirror of feedback; so all errors follow from how far the teacher pulls the output, and are right to all digits at any coupling.
 * There are no biases.
 *
 * <p>Arrays are indexed by layer as in the equations, 1 to N; index 0 is the input.
 */
final class PlainRelaxation {

    private final Conductances g;
    private final TransferFunction phi;
    private final int top;
    private final double[][][] bottomUp;
    private final double[][][] topDown;
    private final double[][] uncancelled;                  // r_k+1 - r_I,k of the step before
    private final double[][] interneuronRates;
    private final Map<TissuePathway, double[][][]> changes = new EnumMap<>(TissuePathway.class);

    /** At rest, with the bottom-up and top-down weights of these synapses. */
    PlainRelaxation(Conductances g, TransferFunction phi, List<Synapses> hidden, Projection ontoOutput) {
        this.g = g;
        this.phi = phi;
        this.top = hidden.size() + 1;
        this.bottomUp = new double[top + 1][][];
        this.topDown = new double[top][][];
        this.uncancelled = new double[top][];
        this.interneuronRates = new double[top][];
        for (TissuePathway kind : TissuePathway.values()) {
            changes.put(kind, new double[top + 1][][]);
        }
        for (int k = 1; k <= top; k++) {
            bottomUp[k] = Plain.matrix(k < top ? hidden.get(k - 1).bottomUp().weights() : ontoOutput.weights());
            changes.get(TissuePathway.BOTTOM_UP)[k] = new double[bottomUp[k].length][bottomUp[k][0].length];
        }
        for (int k = 1; k < top; k++) {
            topDown[k] = Plain.matrix(hidden.get(k - 1).topDown().weights());
            uncancelled[k] = new double[bottomUp[k + 1].length];
            interneuronRates[k] = new double[bottomUp[k + 1].length];
            Arrays.fill(interneuronRates[k], phi.rate(0));
            changes.get(TissuePathway.LATERAL)[k] = new double[topDown[k].length][topDown[k][0].length];
            changes.get(TissuePathway.TO_INTERNEURON)[k] = new double[bottomUp[k + 1].length][bottomUp[k].length];
        }
    }

    /** One step, whose errors (7) to (9) are added to the changes. */
    void step(double[] input, double[] targetPotential) {
        double[][] predicted = new double[top + 1][];          // v^_B
        double[][] deviation = new double[top + 1][];          // of the prospective potential from it
        double[][] rates = new double[top + 1][];
        rates[0] = input;
        for (int k = 1; k <= top; k++) {
            double attenuation = k < top ? g.hiddenAttenuation() : g.outputAttenuation();
            predicted[k] = scaled(attenuation, Plain.times(bottomUp[k], rates[k - 1]));                     // (3)
            if (k < top) {
                double[] vApical = Plain.times(topDown[k], uncancelled[k]);                                 // (4)
                deviation[k] = scaled(g.apicalMixing(), vApical);                                           // (1)
                Plain.addOuter(changes.get(TissuePathway.LATERAL)[k], -1, vApical, interneuronRates[k]);    // (9)
            } else {
                deviation[k] = scaled(g.outputMixing(), Plain.add(targetPotential, -1, predicted[k]));
            }
            double[] unpredicted = increments(predicted[k], deviation[k]);
            Plain.addOuter(changes.get(TissuePathway.BOTTOM_UP)[k], 1, unpredicted, rates[k - 1]);          // (7)
            rates[k] = Plain.add(Plain.apply(phi::rate, predicted[k]), 1, unpredicted);
        }
        for (int k = 1; k < top; k++) {
            double[] v = predicted[k + 1];                                                                  // (5)
            double[] pull = scaled(g.interneuronMixing(), deviation[k + 1]);                                // (2)
            double[] unpredicted = increments(v, pull);
            Plain.addOuter(changes.get(TissuePathway.TO_INTERNEURON)[k], 1, unpredicted, rates[k]);         // (8)
            interneuronRates[k] = Plain.add(Plain.apply(phi::rate, v), 1, unpredicted);
            uncancelled[k] = increments(Plain.add(v, 1, pull), scaled(1 - g.interneuronMixing(), deviation[k + 1]));
        }
    }

    private static double[] scaled(double factor, double[] x) {
        return Plain.apply(v -> factor * v, x);
    }

    private double[] increments(double[] u, double[] d) {
        double[] e = new double[u.length];
        for (int i = 0; i < e.length; i++) {
            e[i] = phi.increment(u[i], d[i]);
        }
        return e;
    }

    /** Sum over steps of error pre', [post][pre]. */
    double[][] changes(TissuePathway kind, int k) {
        return changes.get(kind)[k];
    }
}
