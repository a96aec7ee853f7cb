package apical.conformance;

import apical.circuit.ContinuousMicrocircuit;
import apical.dynamics.ExponentialEuler;
import apical.dynamics.Trajectory;
import java.util.Arrays;

/** Where a tissue comes to rest under a pattern that stands still, weights held; found by its own dynamics. */
final class Rest {

    /** [ms]; beyond most time constants, which an exponential method bears, and which comes to the same rest sooner. */
    private static final double STEP = 1;
    private static final int LONGEST = 1000;
    /** Of potentials in a step, relative to the largest: rounding. */
    private static final double STILL = 1e-15;

    private Rest() {
    }

    /**
     * Lets what is shown act until no soma moves any more, or for a second at most.
     *
     * @param frozen all its weights held
     * @param y      modified
     */
    static void reach(ContinuousMicrocircuit frozen, double[] y) {
        var trajectory = new Trajectory(frozen, new ExponentialEuler(), STEP, y);
        double[] before = somata(frozen, y);
        for (int n = 0; n < LONGEST; n++) {
            trajectory.advance(1);
            double[] after = somata(frozen, y);
            double moved = 0, largest = 0;
            for (int i = 0; i < after.length; i++) {
                moved = Math.max(moved, Math.abs(after[i] - before[i]));
                largest = Math.max(largest, Math.abs(after[i]));
            }
            if (n > frozen.shape().depth() && moved <= STILL * largest) {
                return;
            }
            before = after;
        }
    }

    /** All somatic potentials, which come before weights in the state. */
    static double[] somata(ContinuousMicrocircuit circuit, double[] y) {
        int end = 0;
        for (int k = 1; k <= circuit.shape().depth(); k++) {
            end = Math.max(end, circuit.soma(k).from() + circuit.soma(k).length());
            if (k < circuit.shape().depth()) {
                end = Math.max(end, circuit.interneuronSoma(k).from() + circuit.interneuronSoma(k).length());
            }
        }
        return Arrays.copyOf(y, end);
    }
}
