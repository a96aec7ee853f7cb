package apical.circuit;

import apical.network.Projection;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * The self-predicting state (Sacramento et al., 2018, section 2.2): interneurons do exactly as the layer above does, and
 * their inhibition cancels its feedback, so that without a teacher every apical dendrite is silent.
 * <pre>
 *   W^IP (k, k) = W^PP (k+1, k), biases included
 *   W^PI (k, k) = -W^PP (k, k+1)                                          (M11)
 * </pre>
 * The paper's factor between W^IP and W^PP is 1 here, since weights are measured at the soma (see
 * {@link TwoSweepMicrocircuit}).
 */
public final class SelfPrediction {

    private SelfPrediction() {
    }

    /**
     * Sets interneuron weights, in and out, to the self-predicting state.
     *
     * @param hidden synapses of the hidden layers, first to last; {@code toInterneuron} and {@code lateral} are modified
     * @param output the projection onto the output layer, not modified
     */
    public static void impose(List<Synapses> hidden, Projection output) {
        for (int k = 0; k < hidden.size(); k++) {
            Projection above = k + 1 < hidden.size() ? hidden.get(k + 1).bottomUp() : output;
            Synapses here = hidden.get(k);
            here.toInterneuron().weights().setTo(above.weights());
            here.toInterneuron().biases().setTo(above.biases());
            CommonOps_FDRM.changeSign(here.topDown().weights(), here.lateral().weights());
        }
    }

    /**
     * The same for the tissue in continuous time, whose weights are measured at the dendrite: W^IP gets the factors of
     * {@link SelfPredictingState}, with which a prediction of an interneuron's soma is one of its partner's.
     */
    public static void impose(List<Synapses> hidden, Projection output, Conductances g) {
        impose(hidden, output);
        for (int k = 0; k < hidden.size(); k++) {
            float factor = factor(k + 1 == hidden.size(), g);
            CommonOps_FDRM.scale(factor, hidden.get(k).toInterneuron().weights());
            CommonOps_FDRM.scale(factor, hidden.get(k).toInterneuron().biases());
        }
    }

    private static float factor(boolean isBelowOutput, Conductances g) {
        return (float) ((isBelowOutput ? g.outputAttenuation() : g.hiddenAttenuation()) / g.interneuronAttenuation());
    }

    /**
     * Whether interneurons predict exactly what the layer above does: their weights are as {@link #impose} sets them. It is seen
     * at the first weight that is not.
     *
     * @param above onto the layer above
     */
    static boolean predicts(Synapses synapses, Projection above, boolean isBelowOutput, Conductances g) {
        float factor = factor(isBelowOutput, g);
        return isScaled(factor, above.weights(), synapses.toInterneuron().weights())
                && isScaled(factor, above.biases(), synapses.toInterneuron().biases());
    }

    private static boolean isScaled(float factor, FMatrixRMaj from, FMatrixRMaj to) {
        for (int i = 0; i < from.getNumElements(); i++) {
            if (to.data[i] != factor * from.data[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether inhibition cancels feedback synapse by synapse: W^PI = -W^PP (k, k+1) exactly. */
    static boolean cancels(Synapses synapses) {
        FMatrixRMaj lateral = synapses.lateral().weights();
        FMatrixRMaj topDown = synapses.topDown().weights();
        for (int i = 0; i < lateral.getNumElements(); i++) {
            if (lateral.data[i] != -topDown.data[i]) {
                return false;
            }
        }
        return true;
    }
}
