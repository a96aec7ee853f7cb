package apical.learning;

import apical.network.Activity;
import apical.network.Projection;
import apical.state.Checkpointed;
import apical.state.State;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * A network and the rule by which it learns, seen from outside: it is shown batches, and it tells a {@link Plasticity} how its
 * synapses should change. It never touches a weight itself.
 *
 * <p>Input is [input units x batch] in [0, 1], target rates are [output units x batch].
 *
 * <p>What only some rules can do is asked for with {@link #as}: {@link WithFeedback}, {@link WatchedInTime}.
 */
public interface LearningRule extends Checkpointed {

    /** Shows a batch with the teacher on and reports every synaptic change. */
    void present(FMatrixRMaj input, FMatrixRMaj target, Plasticity plasticity);

    /** Output rates [output units x batch] with the teacher off; a view, valid until the next call. */
    FMatrixRMaj predict(FMatrixRMaj input);

    /** What is recorded with the teacher off. */
    Activity respond(FMatrixRMaj input);

    /** What is recorded with the teacher on, while nothing is learned. */
    Activity respond(FMatrixRMaj input, FMatrixRMaj target);

    /** All projections whose changes the rule may report. */
    List<Projection> projections();

    /**
     * {@inheritDoc}
     *
     * <p>It is asked for between batches. All projections are part of it, those that the rule does not change too
     * ({@link Projection#checkpoint(List, State)}), and whatever else a batch leaves behind for the next: random streams, running
     * means, potentials that go on. What is drawn once, when the rule is made, is not.
     */
    @Override
    void checkpoint(State state);

    /** This rule as something that can do more, if it can. */
    default <C> Optional<C> as(Class<C> capability) {
        return capability.isInstance(this) ? Optional.of(capability.cast(this)) : Optional.empty();
    }
}
