package apical.dynamics;

/**
 * dy/dt = f(y): equations, and nothing about how they are solved. What is shown to a system from outside (an input, a teacher)
 * belongs to the system and stands still while a {@link Stepper} works; so f does not depend on time.
 */
public interface DynamicalSystem {

    /** Number of elements of the state y. */
    int dimension();

    /**
     * dy = f(y).
     *
     * @param y  state, not modified
     * @param dy modified: every element is written, per ms
     */
    void derivative(double[] y, double[] dy);

    /**
     * Whether f depends on the evaluation before it, too, as in a scheme that is its own step. Only methods that evaluate f once
     * a step, forward and exponential Euler, can then be used.
     */
    default boolean remembers() {
        return false;
    }

    /** What element {@code i} of the state is, for messages: "soma potential of hidden layer 2 [3]". */
    default String nameOf(int i) {
        return "y[" + i + "]";
    }
}
