package apical.dynamics;

/**
 * Advances a system by one step; knows no neuron, as the equations know no step.
 *
 * <p>A stepper keeps buffers, made at its first step and reused: one stepper belongs to one thread.
 */
public sealed interface Stepper permits ForwardEuler, Heun, RungeKutta4, ExponentialEuler, DormandPrince {

    /**
     * Replaces the state at time t by its estimate at t + dt.
     *
     * @param y  modified
     * @param dt [ms]
     */
    void step(DynamicalSystem system, double[] y, double dt);

    /**
     * What share of the way to its steadyState an element goes in one step, if it decays towards a steadyState that stands still:
     * <pre>
     *   dy/dt = a (steadyState - y)             y(t + dt) = y + share (steadyState - y)
     * </pre>
     * 1 - share is the method's stability function at -a dt; it approximates e^(-a dt).
     *
     * @param decay a [1/ms]
     */
    double share(double decay, double dt);

    /** The p in "global error = O(dt^p)"; a test holds each stepper to it. */
    int order();

    /** Lets systems pass that a method may evaluate where and as often as it likes. */
    static void requireNoMemory(DynamicalSystem system, Object method) {
        if (system.remembers()) {
            throw new IllegalArgumentException(method + " evaluates a step more than once, and this "
                    + system.getClass().getSimpleName() + " remembers each evaluation. Maybe forward Euler.");
        }
    }

    /** {@code buffer}, or a new one where the system has another size than the last. */
    static double[] sized(double[] buffer, double[] y) {
        return buffer.length == y.length ? buffer : new double[y.length];
    }
}
