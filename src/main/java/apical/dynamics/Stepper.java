package apical.dynamics;

/**
 * Advances a system by one step; knows no neuron, as the equations know no step.
 *
 * <p>A stepper keeps buffers, made at its first step and reused: one stepper belongs to one thread.
 */
public sealed interface Stepper permits ForwardEuler, Heun, RungeKutta4, ExponentialEuler {

    /**
     * Replaces the state at time t by its estimate at t + dt.
     *
     * @param y  modified
     * @param dt [ms]
     */
    void step(DynamicalSystem system, double[] y, double dt);

    /** The p in "global error = O(dt^p)"; a test holds each stepper to it. */
    int order();

    /** {@code buffer}, or a new one where the system has another size than the last. */
    static double[] sized(double[] buffer, double[] y) {
        return buffer.length == y.length ? buffer : new double[y.length];
    }
}
