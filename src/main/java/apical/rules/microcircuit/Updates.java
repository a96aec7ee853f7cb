package apical.rules.microcircuit;

import apical.circuit.PlainMicrocircuit;
import apical.learning.PlainPerceptron;
import apical.linalg.Angle;
import apical.linalg.Plain;
import java.util.List;

/**
 * What the bottom-up synapses of a dendritic tissue learn of some patterns, beside what an error that came down would teach those
 * of the perceptron of the same weights, layer by layer; index 0 is empty.
 *
 * @param learned mean over patterns of (7) at rate 1, [layer][post][pre]
 * @param taught  mean over patterns of e_k r_k-1'
 */
public record Updates(double[][][] learned, double[][][] taught) {

    /** Of the perceptron's shape, all zero. */
    public static Updates zero(PlainPerceptron perceptron) {
        return new Updates(zeros(perceptron), zeros(perceptron));
    }

    private static double[][][] zeros(PlainPerceptron perceptron) {
        double[][][] zeros = new double[perceptron.weights.length][][];
        for (int k = 1; k < zeros.length; k++) {
            zeros[k] = new double[perceptron.weights[k].length][perceptron.weights[k][0].length];
        }
        return zeros;
    }

    /**
     * Of the two sweeps, (M7).
     *
     * @param perceptron     of the same weights
     * @param throughTopDown whether errors come down through the circuit's own top-down weights; otherwise through transposes
     */
    public static Updates of(PlainMicrocircuit circuit, PlainPerceptron perceptron, boolean throughTopDown, List<double[]> inputs,
            List<double[]> targetPotentials) {
        Updates updates = zero(perceptron);
        double share = 1.0 / inputs.size();
        for (int s = 0; s < inputs.size(); s++) {
            circuit.show(inputs.get(s), targetPotentials.get(s));
            for (int k = 1; k <= circuit.top(); k++) {
                PlainMicrocircuit.Change change = circuit.bottomUpChange(k);
                Plain.addOuter(updates.learned[k], share, change.error(), change.pre());
            }
            updates.teach(perceptron, throughTopDown ? circuit.topDown : perceptron.transposes(), inputs.get(s),
                    targetPotentials.get(s), share);
        }
        return updates;
    }

    /** Adds the share of one pattern to what is taught: errors of phi'(u_N) (u_target - u_N). */
    public void teach(PlainPerceptron perceptron, double[][][] wayDown, double[] input, double[] targetPotential, double share) {
        perceptron.show(input);
        double[] difference = Plain.add(targetPotential, -1, perceptron.u[perceptron.top()]);
        double[][] errors = perceptron.errors(difference, wayDown);
        for (int k = 1; k <= perceptron.top(); k++) {
            Plain.addOuter(taught[k], share, errors[k], perceptron.r[k - 1]);
        }
    }

    /** Angle between what layer {@code k} learned and what it was taught. */
    public double degrees(int k) {
        return Angle.degrees(learned[k], taught[k]);
    }

    /** How much longer the one is than the other. */
    public double ratio(int k) {
        return Plain.norm(learned[k]) / Plain.norm(taught[k]);
    }
}
