package apical.learning;

import apical.network.Perceptron;
import apical.network.TransferFunction;
import apical.validation.InvalidValueException;
import java.util.Locale;
import org.ejml.data.FMatrixRMaj;

/**
 * What the output layer is blamed for: e_N, minus the derivative of the mean over the batch of a cost by the output's
 * potentials. With t the target rates and r_N = phi(u_N):
 * <pre>
 *   squared       1/2 |t - r|^2                          (t - r) phi'(u)
 *   absolute      sum |t - r|                            sign(t - r) phi'(u)
 *   crossEntropy  -sum t log r + (1 - t) log(1 - r)      t - r, for the logistic function
 *   perceptron    sum -s u over units that are wrong     [t fires] - [u &gt; 0], where s = +-1 says whether t fires
 * </pre>
 * The last is Rosenblatt's (1958): outputs fire or not, a target fires if it is above phi(0), and only units that are wrong
 * learn.
 */
public enum Cost {
    SQUARED("squared"), ABSOLUTE("absolute"), CROSS_ENTROPY("crossEntropy"), PERCEPTRON("perceptron");

    private final String id;

    Cost(String id) {
        this.id = id;
    }

    /** As written in definitions. */
    public String id() {
        return id;
    }

    /**
     * Its part that one output unit has.
     *
     * @param target     t
     * @param rate       r = phi(u)
     * @param potential  u
     * @param rateAtRest phi(0)
     */
    public double of(double target, double rate, double potential, double rateAtRest) {
        return switch (this) {
            case SQUARED -> 0.5 * (target - rate) * (target - rate);
            case ABSOLUTE -> Math.abs(target - rate);
            case CROSS_ENTROPY -> -target * Math.log(rate) - (1 - target) * Math.log(1 - rate);
            case PERCEPTRON -> -error(target, rate, rateAtRest) * potential;
        };
    }

    /**
     * Of each sample of a batch, in double precision.
     *
     * @param target     [output units x batch], not modified
     * @param rates      likewise
     * @param potentials likewise, of which these are the rates
     * @param rateAtRest phi(0)
     * @throws IllegalArgumentException if the target is of another batch
     */
    public double[] ofColumns(FMatrixRMaj target, FMatrixRMaj rates, FMatrixRMaj potentials, double rateAtRest) {
        requireFit(target, rates);
        double[] costs = new double[rates.numCols];
        for (int i = 0, n = rates.getNumElements(); i < n; i++) {
            costs[i % rates.numCols] += of(target.data[i], rates.data[i], potentials.data[i], rateAtRest);
        }
        return costs;
    }

    private static void requireFit(FMatrixRMaj target, FMatrixRMaj rates) {
        if (target.numRows != rates.numRows || target.numCols != rates.numCols) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "target [%d x %d] does not fit output rates [%d x %d]",
                    target.numRows, target.numCols, rates.numRows, rates.numCols));
        }
    }

    /** Minus its derivative by the rate; by the potential, where it has no slope. */
    double error(double target, double rate, double rateAtRest) {
        return switch (this) {
            case SQUARED, CROSS_ENTROPY -> target - rate;
            case ABSOLUTE -> Math.signum(target - rate);
            case PERCEPTRON -> (target > rateAtRest ? 1 : 0) - (rate > rateAtRest ? 1 : 0);
        };
    }

    /** Whether the derivative of the transfer function stands in e_N. */
    public boolean hasSlope() {
        return this == SQUARED || this == ABSOLUTE;
    }

    /**
     * @param field  for the message
     * @throws InvalidValueException if it asks for more than the transfer function has
     */
    public void check(String field, TransferFunction phi) {
        if (this == CROSS_ENTROPY && !(phi instanceof TransferFunction.Logistic)) {
            throw new InvalidValueException(field, "is \"crossEntropy\"; expected another one, or the logistic transfer function,"
                    + " whose rates are probabilities");
        }
    }

    /**
     * Writes e_N for the batch that the network saw last.
     *
     * @param target [output units x batch], not modified
     * @param slopes whether phi' is known; without it, it is taken as 1
     * @param error  reshaped to [output units x batch], modified
     */
    public void outputError(Perceptron network, FMatrixRMaj target, boolean slopes, FMatrixRMaj error) {
        int top = network.depth();
        FMatrixRMaj rates = network.rates(top);
        requireFit(target, rates);
        error.reshape(rates.numRows, rates.numCols);
        float[] t = target.data, r = rates.data, e = error.data;
        int n = error.getNumElements();
        switch (this) {
            case SQUARED, CROSS_ENTROPY -> {
                for (int i = 0; i < n; i++) {
                    e[i] = t[i] - r[i];
                }
            }
            case ABSOLUTE -> {
                for (int i = 0; i < n; i++) {
                    e[i] = Math.signum(t[i] - r[i]);
                }
            }
            case PERCEPTRON -> {
                float threshold = network.rateAtRest();
                for (int i = 0; i < n; i++) {
                    e[i] = (t[i] > threshold ? 1 : 0) - (r[i] > threshold ? 1 : 0);
                }
            }
        }
        if (slopes && hasSlope()) {
            network.timesSlope(error, top);
        }
    }
}
