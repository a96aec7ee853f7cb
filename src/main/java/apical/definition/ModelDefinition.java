package apical.definition;

import apical.learning.Learner;
import apical.network.Seed;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.rule.Blueprint;
import apical.rule.Costs;
import apical.rule.ModelUnderTest;
import apical.rule.RuleDefinition;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What a network is and how it learns: a file in {@code models}.
 *
 * @param name             unique among the models of an experiment; appears in tables and legends
 * @param description      for the reader
 * @param layers           units of each layer, input to output
 * @param transferFunction phi, from potential to rate, of all neurons
 * @param initialWeights   distribution of the bottom-up weights before training, biases starting at 0; or a file of all
 *                         weights
 * @param rule             who gets blamed, and how much
 */
@JsonPropertyOrder({"name", "description", "layers", "transferFunction", "initialWeights", "rule"})
public record ModelDefinition(String name, String description, Shape layers, TransferFunction transferFunction,
        InitialWeights initialWeights, RuleDefinition rule) {

    public ModelDefinition {
        Require.name("name", name);
        rule.check(layers, transferFunction);
    }

    /** The same model under a name. */
    public ModelDefinition named(String other) {
        return new ModelDefinition(other, description, layers, transferFunction, initialWeights, rule);
    }

    /** All that the rule needs to build a network. */
    public Blueprint blueprint(Seed seed) {
        return new Blueprint(layers, transferFunction, initialWeights, seed);
    }

    /** A fresh network with its rule. The same seed gives the same bottom-up weights, whatever the rule. */
    public Learner build(Seed seed) {
        return rule.build(blueprint(seed));
    }

    /** What it costs to learn. */
    public Costs costs() {
        return rule.costs(layers);
    }

    /** The model on the bench. */
    public ModelUnderTest<RuleDefinition> underTest() {
        return new ModelUnderTest<>(name, rule, blueprint(ModelUnderTest.SEED));
    }
}
