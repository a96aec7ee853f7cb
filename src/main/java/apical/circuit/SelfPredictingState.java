package apical.circuit;

/**
 * The self-predicting state of the tissue in continuous time: at rest without a teacher, interneurons do as the layer above
 * does, and their inhibition cancels its feedback; every apical dendrite is silent.
 * <pre>
 *   W^PI_k = -W_k,k+1
 *   W^IP_k = (g_lk + g_D) / g_D  g_B / (g_lk + g_B + g_A) W_k+1,k           k+1 hidden
 *   W^IP_k = (g_lk + g_D) / g_D  g_B / (g_lk + g_B)       W_k+1,k           k+1 = N, which has no apical dendrite
 * </pre>
 * biases included. The factor makes the predictions agree, v^_I,k = v^_B,k+1; {@link SelfPrediction} does without it, since
 * the two-sweep dynamics measure weights at the soma. While activity moves, apical dendrites are silent only where interneuron
 * and partner also have the same time constant: onto the output layer, if g_D = g_B.
 */
public final class SelfPredictingState {

    private SelfPredictingState() {
    }

    /**
     * Sets interneuron weights, in and out, of all hidden layers.
     *
     * @param y state of the circuit; {@code toInterneuron} and {@code lateral} weights in it are modified
     */
    public static void impose(ContinuousMicrocircuit circuit, double[] y) {
        Conductances g = circuit.conductances();
        int top = circuit.shape().depth();
        for (int k = 1; k < top; k++) {
            double attenuationAbove = k + 1 == top ? g.outputAttenuation() : g.hiddenAttenuation();
            double factor = attenuationAbove / g.interneuronAttenuation();

            ContinuousProjection above = circuit.synapses(TissuePathway.BOTTOM_UP, k + 1);
            ContinuousProjection toInterneuron = circuit.synapses(TissuePathway.TO_INTERNEURON, k);
            toInterneuron.setWeights(y, scaled(factor, above.weights(y)));
            toInterneuron.setBiases(y, scaled(factor, above.biases(y)));
            ContinuousProjection topDown = circuit.synapses(TissuePathway.TOP_DOWN, k);
            circuit.synapses(TissuePathway.LATERAL, k).setWeights(y, scaled(-1, topDown.weights(y)));
        }
    }

    private static double[][] scaled(double factor, double[][] weights) {
        double[][] scaled = new double[weights.length][];
        for (int i = 0; i < weights.length; i++) {
            scaled[i] = scaled(factor, weights[i]);
        }
        return scaled;
    }

    private static double[] scaled(double factor, double[] values) {
        double[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }
}
