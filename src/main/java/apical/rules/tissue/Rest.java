package apical.rules.tissue;

import apical.circuit.ContinuousMicrocircuit;
import apical.dynamics.ExponentialEuler;
import apical.dynamics.LeakySystem;
import apical.dynamics.Trajectory;
import java.util.Arrays;

/** Where a tissue comes to rest under a pattern that stands still, weights held; found by its own dynamics. */
final class Rest {

    /** [ms]; beyond most time constants, which an exponential method bears, and which comes to the same rest sooner. */
    private static final double STEP = 1;
    private static final int LONGEST = 1000;
    /** Movement in a step, relative to the largest potential, that may be rounding; it is, once it shrinks no more. */
    private static final double ROUNDING = 1e-12;

    /** Somata alone, the rest of the state standing still: there are far fewer of them than weights. */
    private record Somata(ContinuousMicrocircuit circuit, double[] y, double[] dy) implements LeakySystem {
        @Override
        public int dimension() {
            return somata(circuit);
        }

        @Override
        public void derivative(double[] u, double[] du) {
            System.arraycopy(u, 0, y, 0, u.length);
            circuit.derivative(y, dy);
            System.arraycopy(dy, 0, du, 0, du.length);
        }

        @Override
        public void decayRates(double[] a) {
            circuit.decayRates(dy);
            System.arraycopy(dy, 0, a, 0, a.length);
        }

        @Override
        public String nameOf(int i) {
            return circuit.nameOf(i);
        }
    }

    private Rest() {
    }

    /**
     * Lets what is shown act until no soma moves any more, or for a second at most.
     *
     * @param frozen all its weights held
     * @param y      modified
     */
    static void reach(ContinuousMicrocircuit frozen, double[] y) {
        double[] u = somata(frozen, y);
        var trajectory = new Trajectory(new Somata(frozen, y, new double[y.length]), new ExponentialEuler(), STEP, u);
        double movedBefore = Double.POSITIVE_INFINITY;
        for (int n = 0; n < LONGEST; n++) {
            double[] before = u.clone();
            trajectory.advance(1);
            double moved = 0, largest = 0;
            for (int i = 0; i < u.length; i++) {
                moved = Math.max(moved, Math.abs(u[i] - before[i]));
                largest = Math.max(largest, Math.abs(u[i]));
            }
            if (moved <= ROUNDING * largest && moved >= 0.9 * movedBefore) {
                break;
            }
            movedBefore = moved;
        }
        System.arraycopy(u, 0, y, 0, u.length);
    }

    /** All somatic potentials of a state, a copy. */
    static double[] somata(ContinuousMicrocircuit circuit, double[] y) {
        return Arrays.copyOf(y, somata(circuit));
    }

    /** Elements of the state that are somata, the first ones. */
    static int somata(ContinuousMicrocircuit circuit) {
        int end = 0;
        for (int k = 1; k <= circuit.shape().depth(); k++) {
            end = Math.max(end, circuit.soma(k).from() + circuit.soma(k).length());
            if (k < circuit.shape().depth()) {
                end = Math.max(end, circuit.interneuronSoma(k).from() + circuit.interneuronSoma(k).length());
            }
        }
        return end;
    }
}
