package apical.learning;

import static apical.linalg.Plain.add;
import static apical.linalg.Plain.apply;
import static apical.linalg.Plain.multiply;
import static apical.linalg.Plain.times;

import apical.linalg.Plain;
import apical.network.Projection;
import apical.network.TransferFunction;
import java.util.List;

/**
 * The layered network once more, in double precision, one pattern at a time: cost, gradient by central differences, and
 * errors by backpropagation. It starts from exactly the weights of the single-precision one.
 *
 * <p>Arrays are indexed by layer, 1 to N; index 0 is the input.
 */
public final class PlainPerceptron {

    private final TransferFunction phi;
    private final int top;

    /** W_k [post][pre] and b_k; may be written between patterns. */
    public final double[][][] weights;
    public final double[][] thresholds;
    /** Potentials and rates of the last pattern. */
    public final double[][] u, r;

    public PlainPerceptron(TransferFunction phi, List<Projection> bottomUp) {
        this.phi = phi;
        top = bottomUp.size();
        weights = new double[top + 1][][];
        thresholds = new double[top + 1][];
        for (int k = 1; k <= top; k++) {
            weights[k] = Plain.matrix(bottomUp.get(k - 1).weights());
            thresholds[k] = Plain.column(bottomUp.get(k - 1).thresholds(), 0);
        }
        u = new double[top + 1][];
        r = new double[top + 1][];
    }

    /** N. */
    public int top() {
        return top;
    }

    /** Computes potentials and rates of one pattern. */
    public void show(double[] input) {
        r[0] = input;
        for (int k = 1; k <= top; k++) {
            u[k] = add(times(weights[k], r[k - 1]), 1, thresholds[k]);
            r[k] = apply(phi::rate, u[k]);
        }
    }

    /** Mean over patterns of 1/2 |target - r_N|^2. */
    public double cost(double[][] inputs, double[][] targets) {
        double sum = 0;
        for (int s = 0; s < inputs.length; s++) {
            show(inputs[s]);
            for (double e : add(targets[s], -1, r[top])) sum += 0.5 * e * e;
        }
        return sum / inputs.length;
    }

    /** dcost/dw for one place w in an array of weights: [8 (c(h) - c(-h)) - (c(2h) - c(-2h))] / 12h, wrong by O(h^4). */
    public double centralDifference(double[] array, int i, double h, double[][] inputs, double[][] targets) {
        double kept = array[i];
        double[] cost = new double[5];
        for (int step = -2; step <= 2; step++) {
            array[i] = kept + step * h;
            cost[step + 2] = cost(inputs, targets);
        }
        array[i] = kept;
        return (8 * (cost[3] - cost[1]) - (cost[4] - cost[0])) / (12 * h);
    }

    /**
     * e_N = outputError o phi'(u_N), e_k = (wayDown_k e_k+1) o phi'(u_k), for the pattern last shown.
     *
     * @param wayDown wayDown[k], k = 1 ... N-1, [units(k)][units(k+1)]
     */
    public double[][] errors(double[] outputError, double[][][] wayDown) {
        double[][] errors = new double[top + 1][];
        errors[top] = multiply(outputError, apply(phi::slope, u[top]));
        for (int k = top - 1; k >= 1; k--) {
            errors[k] = multiply(times(wayDown[k], errors[k + 1]), apply(phi::slope, u[k]));
        }
        return errors;
    }

    /**
     * The same where the output's error goes to every layer directly: e_k = (wayDown_k e_N) o phi'(u_k).
     *
     * @param wayDown wayDown[k], k = 1 ... N-1, [units(k)][output units]
     */
    public double[][] directErrors(double[] outputError, double[][][] wayDown) {
        double[][] errors = new double[top + 1][];
        errors[top] = multiply(outputError, apply(phi::slope, u[top]));
        for (int k = top - 1; k >= 1; k--) {
            errors[k] = multiply(times(wayDown[k], errors[top]), apply(phi::slope, u[k]));
        }
        return errors;
    }

    /** W_k+1' as the way down: backpropagation. */
    public double[][][] transposes() {
        double[][][] wayDown = new double[top][][];
        for (int k = 1; k < top; k++) wayDown[k] = Plain.transpose(weights[k + 1]);
        return wayDown;
    }
}
