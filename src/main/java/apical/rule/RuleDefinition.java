package apical.rule;

import apical.learning.Anatomy;
import apical.learning.Learner;
import apical.learning.Teaching;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import java.util.List;
import java.util.Optional;

/**
 * How a network learns, with all its options: a record, read from the field {@code rule} of a model. All that the rest of the
 * house may know of a rule, it asks here; what only some rules have, with {@link #as}.
 */
public interface RuleDefinition {

    /** Which rule this is. */
    RuleKind<?> kind();

    /**
     * @throws InvalidValueException if this rule does not fit a network of that shape and transfer function
     */
    void check(Shape layers, TransferFunction phi);

    /**
     * @throws InvalidValueException if networks cannot be trained by this rule as it stands, only simulated
     */
    default void checkTraining() {
    }

    /**
     * Whether weights from a file fit.
     *
     * @param network that starts from them
     * @throws InvalidValueException if they do not
     */
    default void checkWeights(Blueprint network) {
        var unused = build(network);
    }

    /** A fresh network with this rule, and the plasticity that applies what the rule reports. */
    Learner build(Blueprint network);

    /** How the output is taught. */
    Teaching teaching();

    /** Sites that can be recorded, and what the network is without feedback and teacher. */
    Anatomy anatomy(Shape layers);

    /** What it costs. */
    Costs costs(Shape layers);

    /** What it asks of a brain, as it stands here with its options. */
    Assumptions assumptions(Shape layers);

    /**
     * Whether what it reports is random, as it stands here with its options. Laws of repetition then ask for the same report of the
     * same seed, and not of the same network shown twice the same.
     */
    default boolean isStochastic() {
        return false;
    }

    /** Whether its learning rates can fall during training. */
    default boolean ratesMayFall() {
        return true;
    }

    /**
     * The choices that a reader of its results must know, each in a few words; empty where the rule's name says it all. For
     * readers only: nothing is decided by them.
     */
    default List<String> remarks() {
        return List.of();
    }

    /** In one line, how a batch is shown in training; empty where there is no time. For readers only. */
    default String presentation() {
        return "";
    }

    /** This rule as something that is more, if it is: {@link InContinuousTime}, {@link EstimatedGradient}. */
    default <C> Optional<C> as(Class<C> capability) {
        return capability.isInstance(this) ? Optional.of(capability.cast(this)) : Optional.empty();
    }

    /** One rate &gt;= 0 for each of {@code expected}. */
    static void checkRates(String field, List<Double> rates, int expected, String why) {
        Require.size(field, rates, expected, why);
        for (int i = 0; i < rates.size(); i++) {
            Require.nonNegative(field + "[" + i + "]", rates.get(i));
        }
    }
}
