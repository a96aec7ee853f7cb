package apical.definition;

import apical.learning.Cost;
import apical.learning.Learner;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** How a network learns. A new rule is a new record here and a {@code LearningRule} beside the others. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = Backprop.class, name = Backprop.ID),
        @JsonSubTypes.Type(value = FeedbackAlignment.class, name = FeedbackAlignment.ID),
        @JsonSubTypes.Type(value = DirectFeedbackAlignment.class, name = DirectFeedbackAlignment.ID),
        @JsonSubTypes.Type(value = Microcircuit.class, name = Microcircuit.ID),
        @JsonSubTypes.Type(value = ContinuousMicrocircuitRule.class, name = ContinuousMicrocircuitRule.ID)})
public sealed interface RuleDefinition
        permits Backprop, FeedbackAlignment, DirectFeedbackAlignment, Microcircuit, ContinuousMicrocircuitRule {

    /**
     * A kind of rule.
     *
     * @param id      its name in definitions and results
     * @param summary what it is, in one line
     */
    record Kind(String id, String summary) {
    }

    /** All kinds there are. */
    static List<Kind> kinds() {
        return List.of(Backprop.KIND, FeedbackAlignment.KIND, DirectFeedbackAlignment.KIND, Microcircuit.KIND, ContinuousMicrocircuitRule.KIND);
    }

    /** Which kind this rule is of. */
    Kind kind();

    /**
     * @throws InvalidValueException if this rule does not fit a network of that shape and transfer function
     */
    void check(Shape layers, TransferFunction phi);

    /** What the output layer is blamed for. */
    default Cost cost() {
        return Cost.SQUARED;
    }

    /**
     * @throws InvalidValueException if networks cannot be trained by this rule as it stands, only simulated
     */
    default void checkTraining() {
    }

    /** Whether output potentials are nudged towards those of the target rates, which the transfer function must then reach. */
    default boolean nudgesPotentials() {
        return false;
    }

    /** Whether its learning rates can fall during training. */
    default boolean ratesMayFall() {
        return true;
    }

    /** Multiply-adds of showing one sample once, plasticity included: what most of the time goes into. */
    long multiplyAdds(Shape layers);

    /** Numbers that must be kept from one batch to the next: weights, those of feedback among them, thresholds, filters. */
    long storedNumbers(Shape layers);

    /** Numbers that must be kept of each sample while it is shown: potentials, rates and errors of all neurons. */
    long numbersOfSample(Shape layers);

    /** Bytes that learning needs in single precision with {@code batch} samples side by side; input and scratch are not in it. */
    default long memory(Shape layers, int batch) {
        return Float.BYTES * (storedNumbers(layers) + batch * numbersOfSample(layers));
    }

    /** Time that the tissue lives while a sample is shown to it [ms]; 0 where there is no time. */
    default double presentationMs() {
        return 0;
    }

    /** What it asks of a brain, as it stands here with its options. */
    Assumptions assumptions();

    /** In one line, the choices that a reader of its results must know; empty where the kind of rule says it all. */
    default String choices() {
        return "";
    }

    /** In one line, how a batch is shown in training; empty where there is no time. */
    default String presentation() {
        return "";
    }

    /** A fresh network of the model's shape with this rule. */
    Learner build(ModelDefinition model, Seed seed);

    /** One rate &gt;= 0 for each of {@code expected}. */
    static void checkRates(String field, List<Double> rates, int expected, String why) {
        Require.size(field, rates, expected, why);
        for (int i = 0; i < rates.size(); i++) {
            Require.nonNegative(field + "[" + i + "]", rates.get(i));
        }
    }

    /** Synapses from each layer to the next, summed over layers {@code from} to depth. */
    static long synapses(Shape layers, int from) {
        long synapses = 0;
        for (int k = from; k <= layers.depth(); k++) {
            synapses += (long) layers.units(k) * layers.units(k - 1);
        }
        return synapses;
    }

    /** Neurons of layers {@code from} to depth. */
    static long neurons(Shape layers, int from) {
        return layers.units().stream().skip(from).mapToLong(Integer::longValue).sum();
    }

    /** Top-down weights of layers 1 to depth - 1, [units(k) x units(k+1)], the same for all rules that draw them alike. */
    static List<FMatrixRMaj> drawTopDown(Shape layers, List<WeightInit> inits, Seed seed) {
        List<FMatrixRMaj> weights = new ArrayList<>();
        for (int k = 1; k < layers.depth(); k++) {
            weights.add(inits.get(k - 1)
                    .draw(layers.units(k), layers.units(k + 1), seed.stream("top-down weights " + k)));
        }
        return weights;
    }
}
