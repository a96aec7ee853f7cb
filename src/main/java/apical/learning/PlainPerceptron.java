package apical.learning;

import static apical.linalg.Plain.add;
import static apical.linalg.Plain.apply;
import static apical.linalg.Plain.multiply;
import static apical.linalg.Plain.times;

import apical.linalg.Plain;
import apical.network.Projection;
import apical.network.TransferFunction;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The layered network once more, in double precision, one pattern at a time: cost, gradient by central differences, and
 * errors by backpropagation. It starts from exactly the weights of the single-precision one.
 *
 * <p>Arrays are indexed by layer, 1 to N; index 0 is the input.
 */
public final class PlainPerceptron {

    private final TransferFunction phi;
    private final Cost cost;
    private final int top;

    /** W_k [post][pre] and b_k; may be written between patterns. */
    public final double[][][] weights;
    public final double[][] biases;
    /** Potentials and rates of the last pattern. */
    public final double[][] u, r;

    /** With the squared cost. */
    public PlainPerceptron(TransferFunction phi, List<Projection> bottomUp) {
        this(phi, bottomUp, Cost.SQUARED);
    }

    public PlainPerceptron(TransferFunction phi, List<Projection> bottomUp, Cost cost) {
        this.phi = phi;
        this.cost = cost;
        top = bottomUp.size();
        weights = new double[top + 1][][];
        biases = new double[top + 1][];
        for (int k = 1; k <= top; k++) {
            weights[k] = Plain.matrix(bottomUp.get(k - 1).weights());
            biases[k] = Plain.column(bottomUp.get(k - 1).biases(), 0);
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
            u[k] = add(times(weights[k], r[k - 1]), 1, biases[k]);
            r[k] = apply(phi::rate, u[k]);
        }
    }

    /** Mean over patterns of the cost. */
    public double cost(double[][] inputs, double[][] targets) {
        double sum = 0;
        for (int s = 0; s < inputs.length; s++) {
            show(inputs[s]);
            for (int i = 0; i < r[top].length; i++) sum += cost.of(targets[s][i], r[top][i], u[top][i], phi.rate(0));
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
        return errors(multiply(outputError, apply(phi::slope, u[top])), wayDown, k -> k + 1, true);
    }

    /**
     * e_k = (wayDown_k e_from(k)) o phi'(u_k), for the pattern last shown.
     *
     * @param topError e_N
     * @param wayDown  wayDown[k], k = 1 ... N-1, [units(k)][units(from(k))]
     * @param from     from which layer errors come
     * @param slopes   whether they are multiplied by phi'
     */
    public double[][] errors(double[] topError, double[][][] wayDown, IntUnaryOperator from, boolean slopes) {
        double[][] errors = new double[top + 1][];
        errors[top] = topError;
        for (int k = top - 1; k >= 1; k--) {
            double[] arriving = times(wayDown[k], errors[from.applyAsInt(k)]);
            errors[k] = slopes ? multiply(arriving, apply(phi::slope, u[k])) : arriving;
        }
        return errors;
    }

    /**
     * e_N of the pattern last shown: minus the derivative of the cost by u_N.
     *
     * @param slopes whether phi' is known; without it, it is taken as 1
     */
    public double[] topError(double[] target, boolean slopes) {
        double[] error = new double[target.length];
        for (int i = 0; i < error.length; i++) error[i] = cost.error(target[i], r[top][i], phi.rate(0));
        return slopes && cost.hasSlope() ? multiply(error, apply(phi::slope, u[top])) : error;
    }

    /** W_k+1' as the way down: backpropagation. */
    public double[][][] transposes() {
        double[][][] wayDown = new double[top][][];
        for (int k = 1; k < top; k++) wayDown[k] = Plain.transpose(weights[k + 1]);
        return wayDown;
    }
}
