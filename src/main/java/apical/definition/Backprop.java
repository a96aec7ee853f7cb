package apical.definition;

import apical.learning.GradientDescent;
import apical.learning.GradientRule;
import apical.learning.Learner;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.network.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/**
 * Backpropagation of the mean squared error.
 *
 * @param learningRates eta of the projections onto layers 1 to depth, &gt;= 0 (0: frozen), per batch
 */
public record Backprop(List<Double> learningRates) implements RuleDefinition {

    static final String ID = "backprop";
    static final Kind KIND = new Kind(ID, "errors go down through the transposed forward weights");

    public Backprop {
        learningRates = List.copyOf(learningRates);
    }

    @Override public Kind kind() {
        return KIND;
    }

    @Override public void check(Shape layers) {
        RuleDefinition.checkRates("rule.learningRates", learningRates, layers.depth(), "one for each layer but the input");
    }

    /** Once forward, once for the weight changes, and once down to every layer but the first. */
    @Override public long multiplyAdds(Shape layers) {
        return 2 * RuleDefinition.synapses(layers, 1) + RuleDefinition.synapses(layers, 2);
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
        return new Learner(GradientRule.backpropagation(network), descent(network, learningRates));
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
