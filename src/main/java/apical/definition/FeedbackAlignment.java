package apical.definition;

import apical.learning.GradientRule;
import apical.learning.Learner;
import apical.network.Perceptron;
import apical.network.Shape;
import apical.network.WeightInit;
import apical.validation.Require;
import java.util.List;

/**
 * Feedback alignment (Lillicrap et al., 2016): backprop with fixed random weights on the way down.
 *
 * @param learningRates   eta of the projections onto layers 1 to depth, &gt;= 0 (0: frozen), per batch
 * @param feedbackWeights distribution of the fixed weights onto each hidden layer, first to last
 */
public record FeedbackAlignment(List<Double> learningRates, List<WeightInit> feedbackWeights) implements RuleDefinition {

    static final String ID = "feedbackAlignment";
    static final Kind KIND = new Kind(ID, "errors go down through fixed random weights");

    public FeedbackAlignment {
        learningRates = List.copyOf(learningRates);
        feedbackWeights = List.copyOf(feedbackWeights);
    }

    @Override public Kind kind() {
        return KIND;
    }

    @Override public void check(Shape layers) {
        RuleDefinition.checkRates("rule.learningRates", learningRates, layers.depth(), "one for each layer but the input");
        Require.size("rule.feedbackWeights", feedbackWeights, layers.depth() - 1, "one for each hidden layer");
    }

    /** As backprop. */
    @Override public long multiplyAdds(Shape layers) {
        return 2 * RuleDefinition.synapses(layers, 1) + RuleDefinition.synapses(layers, 2);
    }

    /** Weights on the way up and on the way down, and thresholds. */
    @Override public long storedNumbers(Shape layers) {
        return RuleDefinition.synapses(layers, 1) + RuleDefinition.synapses(layers, 2) + RuleDefinition.neurons(layers, 1);
    }

    /** A potential, a rate and an error of each neuron. */
    @Override public long numbersOfSample(Shape layers) {
        return 3 * RuleDefinition.neurons(layers, 1);
    }

    @Override public Assumptions assumptions() {
        return Assumptions.ofErrorsGoingDown("no: weights on the way down are random and fixed, and weights up turn towards them",
                List.of(Assumptions.LILLICRAP));
    }

    @Override public Learner build(ModelDefinition model, Seed seed) {
        Perceptron network = Backprop.perceptron(model, seed);
        return new Learner(
                GradientRule.feedbackAlignment(network, RuleDefinition.drawTopDown(model.layers(), feedbackWeights, seed)),
                Backprop.descent(network, learningRates));
    }
}
