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
        /** One number a synapse: the estimate is of the change of all weights and thresholds for one batch. */
        CHANGES
    }

    /** Of what the estimate is. */
    Of estimates();

    /** Mean cosine between the estimate and what backpropagation says, over draws; empty where theory does not give it. */
    OptionalDouble expectedCosine(Shape layers);

    /**
     * For {@code draws} independent normal draws in {@code dimensions} directions: sqrt(K / (K + N + 1)), and for a single one
     * sqrt(2 / (pi N)), both for large N.
     */
    static double expectedCosine(long draws, long dimensions) {
        return draws == 1 ? Math.sqrt(2 / (Math.PI * dimensions)) : Math.sqrt(draws / (draws + dimensions + 1.0));
    }
}
