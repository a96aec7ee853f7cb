package apical.dynamics;

/**
 * A system that can tell its leak: how fast each element of the state decays when left alone.
 * <pre>
 *   dy_i/dt = -a_i y_i + (the rest)
 * </pre>
 * An exponential method follows the first term exactly and steps the rest. {@link #derivative} is still the whole of dy/dt.
 */
public interface LeakySystem extends DynamicalSystem {

    /**
     * a = the decay rates [1/ms], &gt;= 0, the same for every state; 0 where an element has no leak of its own.
     *
     * @param a modified: every element is written
     */
    void decayRates(double[] a);
}
