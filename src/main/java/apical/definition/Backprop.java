package apical.definition;

import apical.learning.Cost;
import apical.learning.GradientDescent;
import apical.learning.GradientRule;
import apical.learning.Learner;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.validation.InvalidValueException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/**
 * Backpropagation.
 *
 * @param learningRates  eta of the projections onto layers 1 to depth, &gt;= 0 (0: frozen), per batch
 * @param cost           what the output is blamed for
 * @param derivative     whether errors are multiplied by the slope of the transfer function; without it, that is taken as 1
 * @param replacedPasses probability with which a batch's backward pass is replaced by noise
 */
public record Backprop(List<Double> learningRates, @Default("\"squared\"") Cost cost, @Default("true") boolean derivative,
                       @Default("0.0") double replacedPasses) implements RuleDefinition {

    static final String ID = "backprop";
    static final Kind KIND = new Kind(ID, "errors go down through the transposed forward weights");

    public Backprop {
        learningRates = List.copyOf(learningRates);
    }

    @Override public Kind kind() {
        return KIND;
    }

    /** Of the squared error, as published. */
    public Backprop(List<Double> learningRates) {
        this(learningRates, Cost.SQUARED, true, 0);
    }

    @Override public void check(Shape layers, TransferFunction phi) {
        checkGradient(learningRates, layers, cost, phi);
        if (!(replacedPasses >= 0 && replacedPasses <= 1)) {
            throw new InvalidValueException("rule.replacedPasses", "is " + replacedPasses + "; expected a probability from 0 to 1");
        }
    }

    /** What all rules of this family ask for. */
    static void checkGradient(List<Double> learningRates, Shape layers, Cost cost, TransferFunction phi) {
        RuleDefinition.checkRates("rule.learningRates", learningRates, layers.depth(), "one for each layer but the input");
        if (cost == Cost.CROSS_ENTROPY && !(phi instanceof TransferFunction.Logistic)) {
            throw new InvalidValueException("rule.cost", "is \"crossEntropy\"; expected another one, or the logistic transfer function,"
                    + " whose rates are probabilities");
        }
    }

    /** "no derivative, cost absolute" and the like; empty for what was published. */
    static String choices(Cost cost, boolean derivative) {
        return Stream.of(derivative ? "" : "no derivative", cost == Cost.SQUARED ? "" : "cost " + cost.id())
                .filter(choice -> !choice.isEmpty()).collect(Collectors.joining(", "));
    }

    /** Once forward, once for the weight changes, and once down to every layer but the first. */
    @Override public long multiplyAdds(Shape layers) {
        return 2 * RuleDefinition.synapses(layers, 1) + RuleDefinition.synapses(layers, 2);
    }

    @Override public String choices() {
        return choices(cost, derivative) + (replacedPasses == 0 ? "" : ", backward passes replaced: " + replacedPasses);
    }

    /** Weights and thresholds. */
    @Override public long storedNumbers(Shape layers) {
        return RuleDefinition.synapses(layers, 1) + RuleDefinition.neurons(layers, 1);
    }

    /** A potential, a rate and an error of each neuron. */
    @Override public long numbersOfSample(Shape layers) {
        return 3 * RuleDefinition.neurons(layers, 1);
    }

    @Override public Assumptions assumptions() {
        return Assumptions.ofErrorsGoingDown("yes: errors go down through the transpose of the weights up, after every change anew",
                List.of(Assumptions.RUMELHART, Assumptions.CRICK));
    }

    @Override public Learner build(ModelDefinition model, Seed seed) {
        Perceptron network = perceptron(model, seed);
        GradientRule rule = GradientRule.backpropagation(network, cost, derivative);
        return new Learner(replacedPasses == 0 ? rule : rule.withReplacedPasses(replacedPasses, seed.stream("replaced passes")),
                descent(network, learningRates));
    }

    static Perceptron perceptron(ModelDefinition model, Seed seed) {
        List<Projection> projections = new ArrayList<>();
        for (FMatrixRMaj weights : model.drawBottomUp(seed)) {
            String layer = model.layers().name(projections.size() + 1);
            projections.add(Projection.withThresholds(layer, Projection.Kind.BOTTOM_UP, weights));
        }
        model.initialWeights().replace(projections);
        return new Perceptron(model.layers(), model.transferFunction(), projections);
    }

    static GradientDescent descent(Perceptron network, List<Double> learningRates) {
        Map<Projection, Double> rates = new IdentityHashMap<>();
        for (int k = 1; k <= network.depth(); k++) {
            rates.put(network.bottomUp(k), learningRates.get(k - 1));
        }
        return new GradientDescent(rates);
    }
}
