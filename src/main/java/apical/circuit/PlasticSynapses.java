package apical.circuit;

import apical.network.Projection;
import org.ejml.data.FMatrixRMaj;

/**
 * What a tissue in continuous time needs of whoever changes its weights: what synapses deliver now, and a place to report
 * errors to, step by step.
 *
 * <p>Weights may be written later than reported, when that spares products ({@link ContinuousSynapses}); until {@link #settle}
 * only {@link #drive} knows what the synapses deliver. Those who write at once need none of the methods with a body.
 */
public interface PlasticSynapses {

    /**
     * What the postsynaptic compartment failed to predict in this step, and the rates from which it predicted.
     *
     * @param error [post x batch], not modified
     * @param pre   [pre x batch], not modified
     */
    void change(Projection projection, FMatrixRMaj error, FMatrixRMaj pre);

    /** Whether anything would come of a change; the tissue may spare itself the error of a frozen projection. */
    default boolean isPlastic(Projection projection) {
        return true;
    }

    /** Whether synapses deliver what their weights say as they are written, from now on, whatever is reported. */
    default boolean isAsWritten() {
        return false;
    }

    /**
     * potential = W pre + biases, with all changes in effect that by now should be.
     *
     * @param pre       [pre x batch], not modified
     * @param potential reshaped to [post x batch], modified
     */
    default void drive(Projection projection, FMatrixRMaj pre, FMatrixRMaj potential) {
        projection.drive(pre, potential);
    }

    /**
     * The rates that arrive at this projection are {@code pre} in every step until the end of the presentation.
     *
     * @param pre [pre x batch], not modified
     */
    default void stand(Projection projection, FMatrixRMaj pre) {
    }

    /**
     * The rates that arrive at this projection are from + progress (to - from) in every step until the end of the presentation,
     * progress being what was last said of it.
     *
     * @param from [pre x batch], not modified
     * @param to   [pre x batch], not modified
     */
    default void drift(Projection projection, FMatrixRMaj from, FMatrixRMaj to) {
    }

    /** See {@link #drift}; said in every step, before anything is asked. */
    default void progress(Projection projection, float progress) {
    }

    /** What was shown is shown no longer. */
    default void endPresentation() {
    }

    /** Writes all changes into the weights, for whoever wants to read them. */
    default void settle() {
    }
}
