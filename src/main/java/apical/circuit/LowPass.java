package apical.circuit;

import java.util.Arrays;

/**
 * A quantity x of the plain engine that follows another one, or is it where there is no filter:
 * <pre>
 *   dx/dt = a (steadyState - x)                                a = 1 / tau
 * </pre>
 * x is part of the state, so that any method integrates it like all else.
 */
final class LowPass {

    private final StateSlice slice;

    private LowPass(StateSlice slice) {
        this.slice = slice;
    }

    /** @param filtered whether there is a filter, and so a place in the state */
    static LowPass placed(StateLayout layout, String name, int size, boolean filtered) {
        return new LowPass(layout.place(name, filtered ? size : 0, 1));
    }

    boolean isOn() {
        return slice.length() > 0;
    }

    /** x = what the state has of it, or the steadyState. */
    void read(double[] y, double[] steadyState, double[] x) {
        if (isOn()) {
            System.arraycopy(y, slice.from(), x, 0, slice.length());
        } else {
            System.arraycopy(steadyState, 0, x, 0, steadyState.length);
        }
    }

    /** Writes dx/dt into {@code dy}. */
    void derivative(double[] y, double[] steadyState, double decay, double[] dy) {
        for (int n = 0, i = slice.from(); n < slice.length(); n++, i++) {
            dy[i] = decay * (steadyState[n] - y[i]);
        }
    }

    void decayRates(double[] a, double decay) {
        Arrays.fill(a, slice.from(), slice.from() + slice.length(), decay);
    }
}
