package apical.learning;

import apical.linalg.Blas;
import apical.network.Activity;
import apical.network.Perceptron;
import apical.network.Projection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/**
 * Backpropagation and feedback alignment, one algorithm with two ways down.
 * <pre>
 *   e_N = (target - r_N) o phi'(u_N)                                      (G1)
 *   e_k = (way down from e_k+1) o phi'(u_k)         k = N-1 ... 1         (G2)
 *   dW_k = eta_k mean over the batch of e_k r_k-1'                        (G3)
 * </pre>
 * With the transpose as the way down, dW_k is minus eta_k times the gradient of the mean over the batch of
 * 1/2 |target - r_N|^2, the mean squared error (Rumelhart, Hinton &amp; Williams, 1986).
 */
public final class GradientRule implements LearningRule {

    /** How an error gets from layer k+1 down to layer k. */
    @FunctionalInterface
    interface Feedback {
        /**
         * @param above     [units(k+1) x batch], not modified
         * @param errorHere [units(k) x batch], modified
         */
        void down(int k, FMatrixRMaj above, FMatrixRMaj errorHere);
    }

    private final Perceptron network;
    private final Feedback feedback;
    private final FMatrixRMaj[] errors;

    private GradientRule(Perceptron network, Feedback feedback) {
        this.network = network;
        this.feedback = feedback;
        this.errors = Stream.generate(() -> new FMatrixRMaj(0, 0)).limit(network.depth() + 1).toArray(FMatrixRMaj[]::new);
    }

    /**
     * The way down is W_k+1' e_k+1: the transpose of the forward weights, read afresh at every call. This is the weight
     * transport that no synapse is known to do (G2a).
     */
    public static GradientRule backpropagation(Perceptron network) {
        return new GradientRule(network,
                (k, above, error) -> Blas.multTransA(network.bottomUp(k + 1).weights(), above, error));
    }

    /**
     * The way down is B_k e_k+1 with fixed random weights (G2b; Lillicrap et al., 2016).
     *
     * @param random B_1 ... B_N-1, one for each hidden layer: {@code random.get(k - 1)} is [units(k) x units(k+1)]; never
     *               changed
     */
    public static GradientRule feedbackAlignment(Perceptron network, List<FMatrixRMaj> random) {
        List<FMatrixRMaj> fixed = List.copyOf(random);
        return new GradientRule(network, (k, above, error) -> Blas.mult(fixed.get(k - 1), above, error));
    }

    @Override
    public void present(FMatrixRMaj input, FMatrixRMaj target, Plasticity plasticity) {
        network.forward(input);
        int top = network.depth();
        outputError(target, errors[top]);

        for (int k = top; k >= 1; k--) {
            network.timesSlope(errors[k], k);
            if (k > 1) {                                     // before W_k changes: the way down may read it
                errors[k - 1].reshape(network.shape().units(k - 1), input.numCols);
                feedback.down(k - 1, errors[k], errors[k - 1]);
            }
            plasticity.change(network.bottomUp(k), errors[k], network.rates(k - 1));
        }
    }

    /** error = target - r_N. */
    private void outputError(FMatrixRMaj target, FMatrixRMaj error) {
        FMatrixRMaj rates = network.rates(network.depth());
        if (target.numRows != rates.numRows || target.numCols != rates.numCols) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "target [%d x %d] does not fit output rates [%d x %d]",
                    target.numRows, target.numCols, rates.numRows, rates.numCols));
        }
        error.reshape(rates.numRows, rates.numCols);
        for (int i = 0; i < error.getNumElements(); i++) {
            error.data[i] = target.data[i] - rates.data[i];
        }
    }

    @Override
    public FMatrixRMaj predict(FMatrixRMaj input) {
        network.forward(input);
        return network.rates(network.depth());
    }

    @Override
    public Activity respond(FMatrixRMaj input) {
        network.forward(input);
        return network.activity();
    }

    /** As without a teacher: in these rules it acts on weights only, not on activity. */
    @Override
    public Activity respond(FMatrixRMaj input, FMatrixRMaj target) {
        return respond(input);
    }

    @Override
    public List<Projection> projections() {
        return network.projections();
    }
}
