package apical.diagnostics;

import apical.learning.RecordedChanges;
import apical.linalg.Blas;
import apical.linalg.RootMeanSquare;
import apical.network.Perceptron;
import apical.quantity.Quantity;
import apical.quantity.Quantity.Scale;
import java.util.Arrays;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/**
 * What the gradient of a perceptron is made of, layer by layer:
 * <pre>
 *   -dC/dW_k = mean over samples of (error that arrives) o phi'(u_k) r_k-1'
 *   error that arrives = minus the derivative of C by r_N at the output, W_k+1' e_k+1 in hidden layers
 * </pre>
 * (Cross-entropy and the perceptron's cost have no slope at the output: their error is minus the derivative by u_N.)
 * Sizes are root mean squares over units and samples, but for the slope, which is a mean.
 */
public final class GradientTerms {

    public static final Quantity OUTPUT_ERROR = Quantity.ofLayers("output error", "1", Scale.RATIOS, "error (rms)",
            "root mean square of the error of the output layer, before the slope");
    public static final Quantity BACKPROPAGATED_ERROR = Quantity.ofLayers("backpropagated error", "1", Scale.RATIOS, "error (rms)",
            "root mean square of the error that comes down to a hidden layer, before the slope");
    public static final Quantity SLOPE = Quantity.ofLayers("slope", "1", Scale.DIFFERENCES, "slope (mean)",
            "mean of phi'(u) over units and images");
    public static final Quantity PRESYNAPTIC_RATE =
            Quantity.ofLayers("presynaptic rate", "1", Scale.DIFFERENCES, "rate below (rms)",
                    "root mean square of the rates of the layer below");
    public static final Quantity GRADIENT = Quantity.ofLayers("gradient", "1", Scale.RATIOS, "gradient (rms)",
            "root mean square over synapses of backprop's gradient, mean over images");

    private final Perceptron network;
    private final RootMeanSquare[] arriving, rateBelow;
    private final double[] slope;
    private final FMatrixRMaj buffer = new FMatrixRMaj(0, 0);
    private long samples;

    GradientTerms(Perceptron network) {
        this.network = network;
        arriving = squares(network.depth() + 1);
        rateBelow = squares(network.depth() + 1);
        slope = new double[network.depth() + 1];
    }

    private static RootMeanSquare[] squares(int n) {
        return Stream.generate(RootMeanSquare::new).limit(n).toArray(RootMeanSquare[]::new);
    }

    /**
     * Adds the batch that the network saw last.
     *
     * @param outputError before the slope, [output units x batch]
     * @param backprop    e_k of this batch
     */
    void add(FMatrixRMaj outputError, RecordedChanges backprop) {
        int top = network.depth();
        for (int k = 1; k <= top; k++) {
            if (k == top) {
                arriving[k].add(outputError);
            } else {
                buffer.reshape(network.shape().units(k), outputError.numCols);
                Blas.multTransA(network.bottomUp(k + 1).weights(), backprop.errors(network.bottomUp(k + 1)).orElseThrow(), buffer);
                arriving[k].add(buffer);
            }
            rateBelow[k].add(network.rates(k - 1));
            slope[k] += sumOfSlopes(k);
        }
        samples += outputError.numCols;
    }

    private double sumOfSlopes(int k) {
        FMatrixRMaj rates = network.rates(k);
        buffer.reshape(rates.numRows, rates.numCols);
        Arrays.fill(buffer.data, 0, buffer.getNumElements(), 1);
        network.timesSlope(buffer, k);
        double sum = 0;
        for (int i = 0, n = buffer.getNumElements(); i < n; i++) {
            sum += buffer.data[i];
        }
        return sum;
    }

    void report(RecordedChanges backprop, Findings findings) {
        int top = network.depth();
        for (int k = 1; k <= top; k++) {
            String layer = network.shape().name(k);
            findings.addIfThere(layer, k == top ? OUTPUT_ERROR : BACKPROPAGATED_ERROR, arriving[k].value());
            findings.addIfThere(layer, SLOPE, slope[k] / ((double) samples * network.shape().units(k)));
            findings.addIfThere(layer, PRESYNAPTIC_RATE, rateBelow[k].value());
            findings.addIfThere(layer, GRADIENT,
                    RootMeanSquare.of(backprop.weights(network.bottomUp(k))) / samples);
        }
    }
}
