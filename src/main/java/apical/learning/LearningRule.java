package apical.learning;

import apical.network.Activity;
import apical.network.Projection;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * A network and the rule by which it learns, seen from outside: it is shown batches, and it tells a {@link Plasticity}
 * which error met which presynaptic rate. It never touches a weight itself.
 *
 * <p>Input is [input units x batch] in [0, 1], target rates are [output units x batch].
 */
public interface LearningRule {

    /** Shows a batch with the teacher on and reports every synaptic change. */
    void present(FMatrixRMaj input, FMatrixRMaj target, Plasticity plasticity);

    /** Output rates [output units x batch] with the teacher off; a view, valid until the next call. */
    FMatrixRMaj predict(FMatrixRMaj input);

    /** What electrodes see with the teacher off. */
    Activity respond(FMatrixRMaj input);

    /** What electrodes see with the teacher on, nothing being learned. */
    Activity respond(FMatrixRMaj input, FMatrixRMaj target);

    /**
     * The weights by which hidden layer {@code k}, 1 to depth - 1, is taught from above: [units(k) x units(k+1)], or [units(k) x
     * output units] where the output teaches all layers directly; not to be modified. Empty where there are none.
     */
    default Optional<FMatrixRMaj> feedback(int k) {
        return Optional.empty();
    }

    /** All projections whose changes the rule may report. */
    List<Projection> projections();
}
