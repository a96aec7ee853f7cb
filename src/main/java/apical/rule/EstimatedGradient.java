package apical.rule;

import apical.network.Shape;
import java.util.OptionalDouble;

/**
 * A rule that reports a random estimate of the gradient, whose mean cosine to the gradient theory gives: to be printed beside the
 * angle that is measured, which otherwise looks like a fault. {@link UnbiasedGradient} is its law.
 */
public interface EstimatedGradient {

    /** What is drawn. */
    enum Of {
        /** One number a neuron: the estimate is of the errors of all layers for one sample. */
        ERRORS,
        /** One number a synapse: the estimate is of the change of all weights and biases for one batch. */
        CHANGES
    }

    /** Of what the estimate is. */
    Of estimates();

    /** Mean cosine between the estimate and what backpropagation says, over draws; empty where theory does not give it. */
    OptionalDouble expectedCosine(Shape layers);

    /**
     * For K independent standard normal draws in N directions, N large:
     * <pre>
     *   E |x_K| / sqrt(N + K - 1)        x_K: standard normal in K dimensions
     * </pre>
     * This is sqrt(2 / (pi N)) for a single draw and turns into sqrt(K / (K + N + 1)) for many; between them, for two to five
     * draws, the latter is 13 to 3 % too large.
     *
     * @param draws      K
     * @param dimensions N
     */
    static double expectedCosine(long draws, long dimensions) {
        double length = Math.sqrt(2 / Math.PI);                      // E |x_1|
        for (long k = 1; k < draws; k++) {
            length = k / length;                                     // E |x_k| E |x_k+1| = k
        }
        return length / Math.sqrt(dimensions + draws - 1.0);
    }
}
