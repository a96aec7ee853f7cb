package apical.circuit;

import apical.state.Checkpointed;
import apical.state.State;

/**
 * The output layer N in continuous time: pyramidal neurons without apical dendrite, with a teacher at their soma.
 * <pre>
 *   du/dt = -g_lk u + g_B (v_B - u) + i + sigma xi               i = g_som (u_target - u), or 0 untaught
 *   v_B   = W_N,N-1 r_N-1                                                                                (3)
 * </pre>
 * The first is (1) with the teaching current i in the place of the apical one. The paper writes i with an excitatory and an
 * inhibitory conductance,
 * <pre>
 *   i     = g_exc (E_exc - u) + g_inh (E_inh - u)
 *   g_exc = g_som (u_target - E_inh) / (E_exc - E_inh)          g_inh = -g_som (u_target - E_exc) / (E_exc - E_inh)
 * </pre>
 * which is the same for any two reversal potentials: g_exc + g_inh = g_som, and g_exc E_exc + g_inh E_inh = g_som u_target.
 */
final class OutputLayer implements Checkpointed {

    private final Conductances g;
    final Population neurons;
    final ContinuousProjection bottomUp;

    final double[] vBasal;
    private final double[] error;
    private final double[] shown;
    private final double[] target;              // u_target: what is shown, or that low-passed
    private final LowPass targetFilter;
    private final double targetFilterMs;
    private boolean taught;

    OutputLayer(Conductances g, Population neurons, ContinuousProjection bottomUp, LowPass targetFilter, double targetFilterMs) {
        this.g = g;
        this.neurons = neurons;
        this.bottomUp = bottomUp;
        this.vBasal = new double[neurons.size()];
        this.error = new double[neurons.size()];
        this.shown = new double[neurons.size()];
        this.target = new double[neurons.size()];
        this.targetFilter = targetFilter;
        this.targetFilterMs = targetFilterMs;
    }

    @Override
    public void checkpoint(State state) {
        state.part("neurons", neurons);
        state.array("vBasal", vBasal);
        state.array("shown", shown);
        taught = state.flag("taught", taught);
    }

    /** Teacher on. */
    void teach(double[] targetPotentials) {
        System.arraycopy(targetPotentials, 0, shown, 0, shown.length);
        taught = true;
    }

    /** Teacher off. */
    void leaveUntaught() {
        taught = false;
    }

    boolean isTaught() {
        return taught;
    }

    /** Somata leak through all their conductances, the target's filter with tau_0 while it follows anything. */
    void decayRates(double[] a) {
        neurons.decayRates(a, g.ontoOutput(taught));
        targetFilter.decayRates(a, taught ? 1 / targetFilterMs : 0);
        bottomUp.decayRates(a);
    }

    /** Dendritic potentials for the weights in {@code y} and the rates below. */
    void dendrites(double[] y, double[] below) {
        bottomUp.drive(y, below, vBasal);                                                               // (3)
    }

    /**
     * Writes into {@code dy} du/dt, how what is predicted of u follows, and how u_target follows what is shown; while the teacher
     * is off, that stands still.
     * <pre>
     *   tau_0 du_target/dt = -u_target + (what is shown)
     * </pre>
     */
    void soma(double[] y, double[] dy) {
        if (taught) {
            targetFilter.read(y, shown, target);
            targetFilter.derivative(y, shown, 1 / targetFilterMs, dy);
        }
        for (int n = 0, i = neurons.soma.from(); n < neurons.size(); n++, i++) {
            double u = y[i];
            double teaching = taught ? g.somatic() * (target[n] - u) : 0;
            dy[i] = -g.leak() * u + g.basal() * (vBasal[n] - u) + teaching + neurons.noise[n];          // (1)
        }
        neurons.follow(y, vBasal, g.outputAttenuation(), g.ontoOutput(taught), dy);
    }

    /**
     * Lets synapses from below learn; writes into {@code dy}. Without apical dendrite, its prediction has no g_A.
     * <pre>
     *   dW_N,N-1/dt = eta (phi(u) - phi(v^_B)) r_N-1'         v^_B = g_B / (g_lk + g_B) v_B                 (7)
     * </pre>
     */
    void plasticity(double[] y, double[] dy, double[] below) {
        neurons.unpredicted(y, vBasal, g.outputAttenuation(), error);
        bottomUp.learn(y, error, below, dy);                                                            // (7)
    }
}
