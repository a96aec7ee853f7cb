package apical.rule;

import apical.circuit.Preparation;
import apical.network.Projection;
import java.util.List;
import java.util.function.Supplier;

/**
 * A tissue made from a blueprint: the same for both engines, but for the precision of its weights' digits.
 *
 * @param living   the tissue
 * @param asked    another one with the weights that the first has at this moment, at rest, without noise; what is asked of it, the
 *                 first never knows. To be called between presentations, like the next
 * @param synapses all of the living tissue at this moment, in single precision
 */
public record PreparedTissue(Preparation living, Supplier<Preparation> asked, Supplier<List<Projection>> synapses) {
}
