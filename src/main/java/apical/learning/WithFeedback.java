package apical.learning;

import org.ejml.data.FMatrixRMaj;

/** A rule whose hidden layers are taught through weights of which backpropagation would have others there. */
public interface WithFeedback {

    /**
     * The weights by which hidden layer {@code k}, 1 to depth - 1, is taught from above: [units(k) x units(l)], l the layer that
     * {@link #feedbackFrom} says; not to be modified.
     */
    FMatrixRMaj feedback(int k);

    /** From which layer they come; the next one, unless the output teaches all layers directly. */
    default int feedbackFrom(int k) {
        return k + 1;
    }
}
