package apical.circuit;

import java.util.Arrays;

/**
 * A quantity x of the plain engine that follows another one, or is it where there is no filter:
 * <pre>
 *   dx/dt = a (goal - x)                                a = 1 / tau
 * </pre>
 * x is part of the state, so that any method integrates it like all else.
 */
final class LowPass {

    private final Span span;

    private LowPass(Span span) {
        this.span = span;
    }

    /** @param filtered whether there is a filter, and so a place in the state */
    static LowPass placed(StateLayout layout, String name, int size, boolean filtered) {
        return new LowPass(layout.place(name, filtered ? size : 0, 1));
    }

    boolean isOn() {
        return span.length() > 0;
    }

    /** x = what the state has of it, or the goal. */
    void read(double[] y, double[] goal, double[] x) {
        if (isOn()) {
            System.arraycopy(y, span.from(), x, 0, span.length());
        } else {
            System.arraycopy(goal, 0, x, 0, goal.length);
        }
    }

    /** Writes dx/dt into {@code dy}. */
    void derivative(double[] y, double[] goal, double decay, double[] dy) {
        for (int n = 0, i = span.from(); n < span.length(); n++, i++) {
            dy[i] = decay * (goal[n] - y[i]);
        }
    }

    void decayRates(double[] a, double decay) {
        Arrays.fill(a, span.from(), span.from() + span.length(), decay);
    }
}
