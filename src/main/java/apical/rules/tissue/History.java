package apical.rules.tissue;

import apical.circuit.ContinuousMicrocircuit;
import apical.dynamics.CommonsMathOde;
import apical.dynamics.Stepper;
import apical.dynamics.Trajectory;
import java.util.List;
import java.util.function.Consumer;

/**
 * Patterns shown to one circuit without reset, potentials, weights and filters integrated by any method from the same start.
 *
 * @param patterns  each shows something to the circuit
 * @param patternMs how long each is shown [ms]
 */
public record History(ContinuousMicrocircuit circuit, double[] start, List<Consumer<ContinuousMicrocircuit>> patterns,
        double patternMs) {

    /**
     * The state in the end, at a fixed step.
     *
     * @param steps a pattern
     */
    public double[] by(Stepper stepper, int steps) {
        double[] y = start.clone();
        for (Consumer<ContinuousMicrocircuit> pattern : patterns) {
            pattern.accept(circuit);
            new Trajectory(circuit, stepper, patternMs / steps, y).advance(steps);
        }
        return y;
    }

    /** The state in the end, at a tolerance. */
    public double[] by(CommonsMathOde ode) {
        double[] y = start.clone();
        for (Consumer<ContinuousMicrocircuit> pattern : patterns) {
            pattern.accept(circuit);
            ode.advance(circuit, y, patternMs);
        }
        return y;
    }

    /** Elements of the state that are somata; weights and filters follow them. */
    public int somata() {
        return Rest.somata(circuit);
    }

    /** The p in "error = O(dt^p)", from two steps of which one is twice the other, on elements {@code from} to {@code to - 1}. */
    public static double order(double[] coarse, double[] fine, double[] reference, int from, int to) {
        return Math.log(distance(coarse, reference, from, to) / distance(fine, reference, from, to)) / Math.log(2);
    }

    /** Square root of the sum of squared differences of elements {@code from} to {@code to - 1}. */
    public static double distance(double[] a, double[] b, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
