package apical.definition;

import apical.learning.Learner;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * What a network is and how it learns: a file in {@code models}.
 *
 * @param name             unique among the models of an experiment; appears in tables and legends
 * @param description      for the reader
 * @param layers           units of each layer, input to output
 * @param transferFunction phi, from potential to rate, of all neurons
 * @param initialWeights   distribution of the bottom-up weights before training, thresholds starting at 0; or a file of all
 *                         weights
 * @param rule             who gets blamed, and how much
 */
@JsonPropertyOrder({"name", "description", "layers", "transferFunction", "initialWeights", "rule"})
public record ModelDefinition(String name, String description, Shape layers, TransferFunction transferFunction,
                              InitialWeights initialWeights, RuleDefinition rule) {

    public ModelDefinition {
        Require.text("name", name);
        rule.check(layers, transferFunction);
    }

    /** A fresh network with its rule. The same seed gives the same bottom-up weights, whatever the rule. */
    public Learner build(Seed seed) {
        return rule.build(this, seed);
    }

    /** Initial bottom-up weights of layers 1 to depth, [units(k) x units(k-1)]. */
    List<FMatrixRMaj> drawBottomUp(Seed seed) {
        List<FMatrixRMaj> weights = new ArrayList<>();
        for (int k = 1; k <= layers.depth(); k++) {
            weights.add(initialWeights.draw(layers.units(k), layers.units(k - 1), seed.stream("bottom-up weights " + k)));
        }
        return weights;
    }
}
