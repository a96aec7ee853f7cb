package apical.rules.gradient;

import apical.learning.Cost;
import apical.learning.PerceptronLearning;
import apical.learning.Plasticity;
import apical.learning.WithFeedback;
import apical.linalg.Blas;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.state.RandomStream;
import apical.state.State;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * Backpropagation, feedback alignment and direct feedback alignment, one algorithm with three ways down.
 * <pre>
 *   e_N = minus the cost's derivative by u_N, see {@link Cost}                             (G1)
 *   e_k = (way down to layer k) o phi'(u_k)         k = N-1 ... 1                          (G2)
 *   dW_k = eta_k mean over the batch of e_k r_k-1'                                         (G3)
 * </pre>
 * With the transpose as the way down, dW_k is minus eta_k times the gradient of the mean cost over the batch (Rumelhart, Hinton
 * &amp; Williams, 1986).
 *
 * <p>Two things that a brain could not do can be taken away: the derivative of the transfer function, phi' = 1 in (G1) and
 * (G2); and, now and then, the whole backward pass ({@link #withReplacedPasses}).
 */
public final class GradientRule extends PerceptronLearning implements WithFeedback {

    /** How errors of layers above get down to layer k. */
    private interface WayDown {
        /**
         * @param errors e_k+1 ... e_N, [units x batch] each, by layer; not modified but for the one of layer k
         */
        void down(int k, FMatrixRMaj[] errors);

        /** The weights in it, [units(k) x units(k+1)] or [units(k) x output units]. */
        FMatrixRMaj weights(int k);

        /** The layer whose errors they carry. */
        int from(int k);
    }

    private final Cost cost;
    private final boolean slopes;
    private final WayDown wayDown;
    private final ReplacedPasses replaced;
    private final FMatrixRMaj[] errors;

    private GradientRule(Perceptron network, Cost cost, boolean slopes, WayDown wayDown, ReplacedPasses replaced) {
        super(network);
        this.cost = cost;
        this.slopes = slopes;
        this.wayDown = wayDown;
        this.replaced = replaced;
        this.errors = Stream.generate(() -> new FMatrixRMaj(0, 0)).limit(network.depth() + 1).toArray(FMatrixRMaj[]::new);
    }

    /**
     * The way down is W_k+1' e_k+1: the transpose of the forward weights, read afresh at every call. This is the weight
     * transport that no synapse is known to do (G2a).
     *
     * @param slopes whether phi' is known; without it, it is taken as 1
     */
    public static GradientRule backpropagation(Perceptron network, Cost cost, boolean slopes) {
        return new GradientRule(network, cost, slopes, new WayDown() {
            @Override
            public void down(int k, FMatrixRMaj[] errors) {
                Blas.multTransA(network.bottomUp(k + 1).weights(), errors[k + 1], errors[k]);
            }

            @Override
            public FMatrixRMaj weights(int k) {
                return CommonOps_FDRM.transpose(network.bottomUp(k + 1).weights(), null);
            }

            @Override
            public int from(int k) {
                return k + 1;
            }
        }, ReplacedPasses.NONE);
    }

    /** Backpropagation of the squared error. */
    public static GradientRule backpropagation(Perceptron network) {
        return backpropagation(network, Cost.SQUARED, true);
    }

    /**
     * The way down is B_k e_k+1 with fixed random weights (G2b; Lillicrap et al., 2016).
     *
     * @param random B_1 ... B_N-1, one for each hidden layer: {@code random.get(k - 1)} is [units(k) x units(k+1)]; never
     *               changed
     * @param slopes whether phi' is known; without it, it is taken as 1
     */
    public static GradientRule feedbackAlignment(Perceptron network, List<FMatrixRMaj> random, Cost cost, boolean slopes) {
        return new GradientRule(network, cost, slopes, fixed(random, k -> k + 1), ReplacedPasses.NONE);
    }

    /** Feedback alignment of the squared error. */
    public static GradientRule feedbackAlignment(Perceptron network, List<FMatrixRMaj> random) {
        return feedbackAlignment(network, random, Cost.SQUARED, true);
    }

    /**
     * The way down is B_k e_N: the output's error reaches every layer through fixed random weights of its own (G2c;
     * Nøkland, 2016).
     *
     * @param random B_1 ... B_N-1, one for each hidden layer: {@code random.get(k - 1)} is [units(k) x output units]; never
     *               changed
     * @param slopes whether phi' is known; without it, it is taken as 1
     */
    public static GradientRule directFeedbackAlignment(Perceptron network, List<FMatrixRMaj> random, Cost cost, boolean slopes) {
        return new GradientRule(network, cost, slopes, fixed(random, k -> network.depth()), ReplacedPasses.NONE);
    }

    private static WayDown fixed(List<FMatrixRMaj> random, IntUnaryOperator from) {
        List<FMatrixRMaj> fixed = List.copyOf(random);
        return new WayDown() {
            @Override
            public void down(int k, FMatrixRMaj[] errors) {
                Blas.mult(fixed.get(k - 1), errors[from.applyAsInt(k)], errors[k]);
            }

            @Override
            public FMatrixRMaj weights(int k) {
                return fixed.get(k - 1);
            }

            @Override
            public int from(int k) {
                return from.applyAsInt(k);
            }
        };
    }

    /**
     * The same rule, which now and then has no backward pass: for a batch, with this probability, the errors of all hidden
     * layers are noise. It is normal, independent and as large as the layer's error would have been (root mean square), so that
     * nothing is missing but what the error says. The output layer always learns.
     *
     * @param probability in [0, 1]
     */
    public GradientRule withReplacedPasses(double probability, RandomStream random) {
        return new GradientRule(network, cost, slopes, wayDown, new ReplacedPasses(probability, random));
    }

    @Override
    public void present(FMatrixRMaj input, FMatrixRMaj target, Plasticity plasticity) {
        network.forward(input);
        int top = network.depth();
        cost.outputError(network, target, slopes, errors[top]);
        boolean replace = replaced.next();

        for (int k = top; k >= 1; k--) {
            if (k > 1) {                                     // before W_k changes: the way down may read it
                errors[k - 1].reshape(network.shape().units(k - 1), input.numCols);
                wayDown.down(k - 1, errors);
                if (slopes) {
                    network.timesSlope(errors[k - 1], k - 1);
                }
            }
            if (replace && k < top) {
                replaced.replace(errors[k]);
            }
            plasticity.change(network.bottomUp(k), errors[k], network.rates(k - 1));
        }
    }

    /** Fixed feedback is drawn with the rule, and is not part of it. */
    @Override
    public void checkpoint(State state) {
        Projection.checkpoint(projections(), state);
        state.part("replacedPasses", replaced);
    }

    @Override
    public FMatrixRMaj feedback(int k) {
        return wayDown.weights(k);
    }

    @Override
    public int feedbackFrom(int k) {
        return wayDown.from(k);
    }
}
