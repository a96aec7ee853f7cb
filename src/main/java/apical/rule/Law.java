package apical.rule;

import java.util.List;
import java.util.Optional;

/**
 * What must hold of a learning rule if it is right, and fails if it is wrong: a limit in which it becomes another rule, an order of
 * convergence, an equivalence, an independent computation. It stands in the folder of its rule, or here where
 * several families share it.
 *
 * @param <D> definitions of which it speaks
 */
public interface Law<D extends RuleDefinition> {

    /** As it stands in tables. */
    String name();

    /** Why nothing can be measured of this model, with its options, in half a sentence; empty if something can. */
    default Optional<String> exemption(ModelUnderTest<? extends D> model) {
        return Optional.empty();
    }

    /** What is done otherwise than on the model as it is; empty if nothing. */
    default Optional<String> remark(ModelUnderTest<? extends D> model) {
        return Optional.empty();
    }

    /** Measures; the model is left as it was. */
    List<Finding> measure(ModelUnderTest<? extends D> model);
}
