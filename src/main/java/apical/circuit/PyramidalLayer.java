package apical.circuit;

import apical.network.TransferFunction;
import apical.state.Checkpointed;
import apical.state.State;

/**
 * The pyramidal neurons of one hidden layer k in continuous time: soma, basal and apical dendrite.
 * <pre>
 *   du/dt = -g_lk u + g_B (v_B - u) + g_A (v_A - u) + sigma xi                                           (1)
 *   v_B   = W_k,k-1 r_k-1                                                                                (3)
 *   v_A   = W_k,k+1 r_k+1 + W^PI_k r^I_k                                                                 (4)
 * </pre>
 * All potentials are [neurons], relative to rest.
 */
final class PyramidalLayer implements Checkpointed {

    private final Conductances g;
    private final TransferFunction phi;
    final Population neurons;
    final ContinuousProjection bottomUp;
    final ContinuousProjection lateral;
    final ContinuousProjection topDown;

    final double[] vBasal;
    final double[] vApical;
    private final double[] vTopDown;            // what (4) gets from above: W_k,k+1 r_k+1
    private final double[] vLateral;            // and from interneurons: W^PI_k r^I_k
    private final double[] error;

    PyramidalLayer(Conductances g, TransferFunction phi, Population neurons, ContinuousProjection bottomUp,
            ContinuousProjection lateral, ContinuousProjection topDown) {
        this.g = g;
        this.phi = phi;
        this.neurons = neurons;
        this.bottomUp = bottomUp;
        this.lateral = lateral;
        this.topDown = topDown;
        this.vBasal = new double[neurons.size()];
        this.vApical = new double[neurons.size()];
        this.vTopDown = new double[neurons.size()];
        this.vLateral = new double[neurons.size()];
        this.error = new double[neurons.size()];
    }

    @Override
    public void checkpoint(State state) {
        state.part("neurons", neurons);
        state.array("vBasal", vBasal);
        state.array("vApical", vApical);
    }

    /** Dendritic potentials for the weights in {@code y} and the given rates. */
    void dendrites(double[] y, double[] below, double[] above, double[] interneurons) {
        bottomUp.drive(y, below, vBasal);                                                               // (3)
        topDown.drive(y, above, vTopDown);
        lateral.drive(y, interneurons, vLateral);
        for (int n = 0; n < vApical.length; n++) {
            vApical[n] = vTopDown[n] + vLateral[n];                                                     // (4)
        }
    }

    /** Writes du/dt, and how what is predicted of u follows, into {@code dy}. */
    void soma(double[] y, double[] dy) {
        for (int n = 0, i = neurons.soma.from(); n < neurons.size(); n++, i++) {
            double u = y[i];
            dy[i] = -g.leak() * u + g.basal() * (vBasal[n] - u) + g.apical() * (vApical[n] - u) + neurons.noise[n];     // (1)
        }
        neurons.follow(y, vBasal, g.hiddenAttenuation(), g.ontoHidden(), dy);
    }

    /**
     * Lets the three kinds of synapses on pyramidal neurons learn; writes into {@code dy}.
     * <pre>
     *   dW_k,k-1/dt = eta (phi(u) - phi(v^_B)) r_k-1'         v^_B = g_B / (g_lk + g_B + g_A) v_B           (7)
     *   dW^PI_k/dt  = eta (0 - v_A) r^I_k'                                                               (9)
     *   dW_k,k+1/dt = eta (phi(u) - phi(W_k,k+1 r_k+1)) r_k+1'                                           (10)
     * </pre>
     */
    void plasticity(double[] y, double[] dy, double[] below, double[] above, double[] interneurons) {
        neurons.unpredicted(y, vBasal, g.hiddenAttenuation(), error);
        bottomUp.learn(y, error, below, dy);                                                            // (7)

        for (int n = 0; n < error.length; n++) {
            error[n] = 0 - vApical[n];
        }
        lateral.learn(y, error, interneurons, dy);                                                      // (9)

        for (int n = 0; n < error.length; n++) {
            error[n] = neurons.rates[n] - phi.rate(vTopDown[n]);
        }
        topDown.learn(y, error, above, dy);                                                             // (10)
    }
}
