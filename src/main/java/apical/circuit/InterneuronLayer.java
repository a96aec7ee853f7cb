package apical.circuit;

import apical.state.Checkpointed;
import apical.state.State;

/**
 * The interneurons of one hidden layer k in continuous time, one for every neuron of the layer above: soma and dendrite.
 * <pre>
 *   du^I/dt = -g_lk u^I + g_D (v_I - u^I) + g_som (u^P_k+1 - u^I) + sigma xi                             (2)
 *   v_I     = W^IP_k r_k                                                                                 (5)
 * </pre>
 * The last term of (2) is the teaching current from its partner above; it is always on.
 */
final class InterneuronLayer implements Checkpointed {

    private final Conductances g;
    private final Population partners;
    final Population neurons;
    final ContinuousProjection toInterneuron;

    final double[] vInterneuron;
    private final double[] error;

    InterneuronLayer(Conductances g, Population neurons, Population partners,
            ContinuousProjection toInterneuron) {
        this.g = g;
        this.neurons = neurons;
        this.partners = partners;
        this.toInterneuron = toInterneuron;
        this.vInterneuron = new double[neurons.size()];
        this.error = new double[neurons.size()];
    }

    @Override
    public void checkpoint(State state) {
        state.part("neurons", neurons);
        state.array("vInterneuron", vInterneuron);
    }

    /** Dendritic potentials for the weights in {@code y} and the rates of the layer's pyramidal neurons. */
    void dendrites(double[] y, double[] pyramidal) {
        toInterneuron.drive(y, pyramidal, vInterneuron);                                                // (5)
    }

    /** Writes du^I/dt, and how what is predicted of u^I follows, into {@code dy}. */
    void soma(double[] y, double[] dy) {
        for (int n = 0, i = neurons.soma.from(); n < neurons.size(); n++, i++) {
            double u = y[i];
            double teaching = g.somatic() * (partners.sent[n] - u);
            dy[i] = -g.leak() * u + g.dendrite() * (vInterneuron[n] - u) + teaching + neurons.noise[n];         // (2)
        }
        neurons.follow(y, vInterneuron, g.interneuronAttenuation(), g.ontoInterneuron(), dy);
    }

    /**
     * Lets synapses from pyramidal neurons learn; writes into {@code dy}.
     * <pre>
     *   dW^IP_k/dt = eta (phi(u^I) - phi(v^_I)) r_k'         v^_I = g_D / (g_lk + g_D) v_I               (8)
     * </pre>
     */
    void plasticity(double[] y, double[] dy, double[] pyramidal) {
        neurons.unpredicted(y, vInterneuron, g.interneuronAttenuation(), error);
        toInterneuron.learn(y, error, pyramidal, dy);                                                   // (8)
    }
}
