package apical.rules.tissue;

import apical.circuit.Conductances;
import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.SelfPredictingState;
import apical.circuit.TissuePathway;
import apical.learning.PlainPerceptron;
import apical.linalg.Plain;
import apical.rule.ModelUnderTest;
import apical.rule.Stimulus;
import apical.rules.microcircuit.InterneuronStart;
import apical.rules.microcircuit.Updates;
import apical.rules.microcircuit.WeakNudgingLimit;
import java.util.List;

/** The limit in continuous time, at rest. */
final class WeakNudgingAtRest extends WeakNudgingLimit<ContinuousMicrocircuitRule> {

    private WeakNudgingAtRest(boolean symmetric) {
        super(symmetric);
    }

    /** With transposes as top-down weights. */
    static WeakNudgingAtRest againstBackprop() {
        return new WeakNudgingAtRest(true);
    }

    /** With the tissue's own top-down weights. */
    static WeakNudgingAtRest againstFeedbackAlignment() {
        return new WeakNudgingAtRest(false);
    }

    @Override
    protected InterneuronStart interneurons(ContinuousMicrocircuitRule rule) {
        return rule.interneurons();
    }

    @Override
    protected Updates updates(ModelUnderTest<? extends ContinuousMicrocircuitRule> model, boolean symmetric, double lambda,
            List<Stimulus> stimuli) {
        ContinuousTissue strong = ContinuousTissue.of(model);
        ContinuousTissue tissue = strong.under(weak(strong.g(), lambda));
        ContinuousMicrocircuit circuit = tissue.learningBottomUp();
        double[] y = tissue.state(circuit);
        if (symmetric) {
            imposeSymmetricFeedback(circuit, y);
        }
        SelfPredictingState.impose(circuit, y);
        return atRest(tissue, circuit, y, stimuli);
    }

    /** lambda_k = lambda_N = lambda, and lambda_I but for the difference between g_D and g_B. */
    static Conductances weak(Conductances g, double lambda) {
        double pull = lambda / (1 - lambda) * (g.leak() + g.basal());
        return new Conductances(g.leak(), g.basal(), pull, g.dendrite(), pull);
    }

    /** W_k,k+1 = W_k+1,k'. */
    static void imposeSymmetricFeedback(ContinuousMicrocircuit circuit, double[] y) {
        for (int k = 1; k < circuit.shape().depth(); k++) {
            double[][] above = circuit.synapses(TissuePathway.BOTTOM_UP, k + 1).weights(y);
            circuit.synapses(TissuePathway.TOP_DOWN, k).setWeights(y, Plain.transpose(above));
        }
    }

    /** The direction in which (7) moves weights at rest, beside errors that come down through the top-down weights in {@code y}. */
    static Updates atRest(ContinuousTissue tissue, ContinuousMicrocircuit learning, double[] y, List<Stimulus> stimuli) {
        ContinuousMicrocircuit frozen = tissue.frozen();
        PlainPerceptron perceptron = perceptron(tissue);
        double[][][] wayDown = new double[tissue.shape().depth()][][];
        for (int k = 1; k < wayDown.length; k++) {
            wayDown[k] = learning.synapses(TissuePathway.TOP_DOWN, k).weights(y);
        }
        Updates updates = Updates.zero(perceptron);
        double share = 1.0 / stimuli.size();
        for (Stimulus stimulus : stimuli) {
            double[] resting = y.clone();
            stimulus.show(frozen, tissue.phi());
            stimulus.show(learning, tissue.phi());
            Rest.reach(frozen, resting);
            double[] dy = new double[resting.length];
            learning.derivative(resting, dy);
            for (int k = 1; k <= perceptron.top(); k++) {
                add(updates.learned()[k], share, learning.synapses(TissuePathway.BOTTOM_UP, k).weights(dy));
            }
            updates.teach(perceptron, wayDown, stimulus.input(), stimulus.targetPotentials(tissue.phi()), share);
        }
        return updates;
    }

    /** The tissue without feedback: dendrites attenuated on their way to the soma. */
    static PlainPerceptron perceptron(ContinuousTissue tissue) {
        var perceptron = new PlainPerceptron(tissue.phi(), tissue.bottomUp());
        for (int k = 1; k <= perceptron.top(); k++) {
            double attenuation = k < perceptron.top() ? tissue.g().hiddenAttenuation() : tissue.g().outputAttenuation();
            for (double[] row : perceptron.weights[k]) {
                scale(row, attenuation);
            }
            scale(perceptron.biases[k], tissue.physiology().biasRate() * attenuation);
        }
        return perceptron;
    }

    private static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private static void add(double[][] sum, double factor, double[][] matrix) {
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum[i].length; j++) {
                sum[i][j] += factor * matrix[i][j];
            }
        }
    }
}
