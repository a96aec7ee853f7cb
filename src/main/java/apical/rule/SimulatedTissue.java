package apical.rule;

import apical.circuit.Preparation;
import apical.network.Projection;
import apical.state.Checkpointed;
import apical.state.State;
import java.util.List;
import java.util.function.Supplier;

/**
 * A tissue made from a blueprint: the same for both engines, but for the precision of its weights' digits.
 *
 * @param learning the tissue that is shown the schedule
 * @param probe    another one with the weights that the first has at this moment, at rest, without noise: measuring it leaves no
 *                 trace in the first. To be called between presentations, like {@code synapses}
 * @param synapses all of the tissue that learns at this moment, in single precision
 */
public record SimulatedTissue(Preparation learning, Supplier<Preparation> probe, Supplier<List<Projection>> synapses)
        implements Checkpointed {

    /** That of the tissue which learns: the other is made of it anew each time. */
    @Override
    public void checkpoint(State state) {
        learning.checkpoint(state);
    }
}
