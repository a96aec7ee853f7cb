package apical.rule;

import apical.circuit.Conductances;
import apical.validation.InvalidValueException;

/**
 * A rule of the dendritic tissue ({@link apical.circuit}) in continuous time, which can be simulated step by step as well as
 * trained.
 */
public interface InContinuousTime {

    /** dt [ms]. */
    double stepMs();

    /** Whether all potentials are zero when something else is shown; otherwise they go on. */
    boolean resetBetweenPresentations();

    /** For how long after each change of input plasticity waits [ms]; in a simulation each phase says so itself. */
    double plasticityDelayMs();

    /** Rate of the unit that carries the biases; 0: there are none. */
    double biasRate();

    /** tau_w [ms] of the plasticity filter; 0: no filter. */
    double plasticityFilterMs();

    /** Of its neurons [1/ms]. */
    Conductances conductances();

    /**
     * @throws InvalidValueException if that engine cannot simulate it as it stands
     */
    void checkSimulation(Engine engine);

    /** A fresh tissue. */
    SimulatedTissue prepare(Blueprint network, Engine engine);

    /** Whether a time is a whole number of steps. */
    default boolean isWhole(double ms) {
        return isWhole(ms, stepMs());
    }

    /** Whether a time is a whole number of steps of that size. */
    static boolean isWhole(double ms, double stepMs) {
        double steps = ms / stepMs;
        return Math.abs(steps - Math.rint(steps)) <= 1e-9 * Math.max(1, steps) && steps <= Integer.MAX_VALUE;
    }
}
