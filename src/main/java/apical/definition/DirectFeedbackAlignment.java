package apical.definition;

import apical.learning.Cost;
import apical.learning.GradientRule;
import apical.learning.Learner;
import apical.network.Perceptron;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import apical.validation.Require;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Direct feedback alignment (Nøkland, 2016): the output's error reaches every hidden layer through fixed random weights of its
 * own.
 *
 * @param learningRates   eta of the projections onto layers 1 to depth, &gt;= 0 (0: frozen), per batch
 * @param feedbackWeights distribution of the fixed weights from the output onto each hidden layer, first to last
 * @param cost            what the output is blamed for
 * @param derivative      whether errors are multiplied by the slope of the transfer function; without it, that is taken as 1
 */
public record DirectFeedbackAlignment(List<Double> learningRates, List<WeightInit> feedbackWeights,
                                @Default("\"squared\"") Cost cost, @Default("true") boolean derivative) implements RuleDefinition {

    static final String ID = "directFeedbackAlignment";
    static final Kind KIND = new Kind(ID, "the output's error goes to every layer through fixed random weights");

    public DirectFeedbackAlignment {
        learningRates = List.copyOf(learningRates);
        feedbackWeights = List.copyOf(feedbackWeights);
    }

    @Override public Kind kind() {
        return KIND;
    }

    /** Of the squared error, as published. */
    public DirectFeedbackAlignment(List<Double> learningRates, List<WeightInit> feedbackWeights) {
        this(learningRates, feedbackWeights, Cost.SQUARED, true);
    }

    @Override public void check(Shape layers, TransferFunction phi) {
        Backprop.checkGradient(learningRates, layers, cost, phi);
        Require.size("rule.feedbackWeights", feedbackWeights, layers.depth() - 1, "one for each hidden layer");
    }

    @Override public String choices() {
        return Backprop.choices(cost, derivative);
    }

    /** Once forward, once for the weight changes, and once from the output to every hidden layer. */
    @Override public long multiplyAdds(Shape layers) {
        return 2 * RuleDefinition.synapses(layers, 1) + feedback(layers);
    }

    /** Weights on the way up and on the way down, and thresholds. */
    @Override public long storedNumbers(Shape layers) {
        return RuleDefinition.synapses(layers, 1) + feedback(layers) + RuleDefinition.neurons(layers, 1);
    }

    /** A potential, a rate and an error of each neuron. */
    @Override public long numbersOfSample(Shape layers) {
        return 3 * RuleDefinition.neurons(layers, 1);
    }

    @Override public Assumptions assumptions() {
        return Assumptions.ofErrorsGoingDown("no: the output's error reaches every layer through fixed random weights",
                List.of(Assumptions.NOKLAND));
    }

    @Override public Learner build(ModelDefinition model, Seed seed) {
        Perceptron network = Backprop.perceptron(model, seed);
        return new Learner(
                GradientRule.directFeedbackAlignment(network, draw(model.layers(), seed), cost, derivative),
                Backprop.descent(network, learningRates));
    }

    /** Synapses from the output to all hidden layers. */
    private static long feedback(Shape layers) {
        long synapses = 0;
        for (int k = 1; k < layers.depth(); k++) {
            synapses += (long) layers.units(k) * layers.units(layers.depth());
        }
        return synapses;
    }

    private List<FMatrixRMaj> draw(Shape layers, Seed seed) {
        List<FMatrixRMaj> weights = new ArrayList<>();
        for (int k = 1; k < layers.depth(); k++) {
            weights.add(feedbackWeights.get(k - 1)
                    .draw(layers.units(k), layers.units(layers.depth()), seed.stream("direct feedback weights " + k)));
        }
        return weights;
    }
}
