package apical.learning;

import apical.network.Projection;
import org.ejml.data.FMatrixRMaj;

/** Where a rule reports each synaptic change: dW = eta mean over the batch of error pre'. */
@FunctionalInterface
public interface Plasticity {

    /**
     * @param error [post x batch], what the postsynaptic compartment failed to predict; not modified
     * @param pre   [pre x batch], presynaptic rates; not modified
     */
    void change(Projection projection, FMatrixRMaj error, FMatrixRMaj pre);

    /** Whether anything would come of a change; a rule may spare itself the error of a frozen projection. */
    default boolean isPlastic(Projection projection) {
        return true;
    }
}
