package apical.definition;

import apical.learning.Cost;
import apical.learning.GradientRule;
import apical.learning.Learner;
import apical.network.Perceptron;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import apical.validation.Require;
import java.util.List;

/**
 * Feedback alignment (Lillicrap et al., 2016): backprop with fixed random weights on the way down.
 *
 * @param learningRates   eta of the projections onto layers 1 to depth, &gt;= 0 (0: frozen), per batch
 * @param feedbackWeights distribution of the fixed weights onto each hidden layer, first to last
 * @param cost            what the output is blamed for
 * @param derivative      whether errors are multiplied by the slope of the transfer function; without it, that is taken as 1
 */
public record FeedbackAlignment(List<Double> learningRates, List<WeightInit> feedbackWeights,
                                @Default("\"squared\"") Cost cost, @Default("true") boolean derivative) implements RuleDefinition {

    static final String ID = "feedbackAlignment";
    static final Kind KIND = new Kind(ID, "errors go down through fixed random weights");

    public FeedbackAlignment {
        learningRates = List.copyOf(learningRates);
        feedbackWeights = List.copyOf(feedbackWeights);
    }

    @Override public Kind kind() {
        return KIND;
    }

    /** Of the squared error, as published. */
    public FeedbackAlignment(List<Double> learningRates, List<WeightInit> feedbackWeights) {
        this(learningRates, feedbackWeights, Cost.SQUARED, true);
    }

    @Override public void check(Shape layers, TransferFunction phi) {
        Backprop.checkGradient(learningRates, layers, cost, phi);
        Require.size("rule.feedbackWeights", feedbackWeights, layers.depth() - 1, "one for each hidden layer");
    }

    @Override public String choices() {
        return Backprop.choices(cost, derivative);
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
                GradientRule.feedbackAlignment(network,
                        RuleDefinition.drawTopDown(model.layers(), feedbackWeights, seed), cost, derivative),
                Backprop.descent(network, learningRates));
    }
}
