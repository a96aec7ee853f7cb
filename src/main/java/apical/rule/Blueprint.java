package apical.rule;

import apical.network.Pathway;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.network.Seed;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import apical.state.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * All that a rule needs to build its network. Random numbers come from streams that have names, so that rules which share a seed
 * share the weights that they can share, and a rule that asks for more disturbs nobody else.
 *
 * @param layers           units of each layer, input to output
 * @param transferFunction phi, from potential to rate, of all neurons
 * @param start            weights before training
 * @param seed             of this run
 */
public record Blueprint(Shape layers, TransferFunction transferFunction, StartingWeights start, Seed seed) {

    /** Random numbers for one purpose; the same seed and purpose give the same. */
    public RandomStream stream(String purpose) {
        return seed.stream(purpose);
    }

    /** Weights [post x pre] from a distribution, by a stream of their own. */
    public FMatrixRMaj draw(WeightInit distribution, int post, int pre, String purpose) {
        return distribution.draw(post, pre, stream(purpose));
    }

    /** Initial weights from layer to layer, onto layers 1 to depth, [units(k) x units(k-1)]; the same whatever the rule. */
    public List<FMatrixRMaj> drawBottomUp() {
        List<FMatrixRMaj> weights = new ArrayList<>();
        for (int k = 1; k <= layers.depth(); k++) {
            weights.add(start.draw(layers.units(k), layers.units(k - 1), stream("bottom-up weights " + k)));
        }
        return weights;
    }

    /** Top-down weights of layers 1 to depth - 1, [units(k) x units(k+1)], the same for all rules that draw them alike. */
    public List<FMatrixRMaj> drawTopDown(List<WeightInit> distributions) {
        List<FMatrixRMaj> weights = new ArrayList<>();
        for (int k = 1; k < layers.depth(); k++) {
            weights.add(draw(distributions.get(k - 1), layers.units(k), layers.units(k + 1), "top-down weights " + k));
        }
        return weights;
    }

    /**
     * To be called once all projections are made: replaces their weights where the model starts from a file.
     *
     * @param all projections of the network, modified
     */
    public void start(List<Projection> all) {
        start.replace(all);
    }

    /** A layered network with a plastic bias for each neuron, zero at first. */
    public Perceptron perceptron() {
        List<Projection> projections = new ArrayList<>();
        for (FMatrixRMaj weights : drawBottomUp()) {
            projections.add(Projection.withBiases(layers.name(projections.size() + 1), Pathway.FORWARD, weights));
        }
        start(projections);
        return new Perceptron(layers, transferFunction, projections);
    }
}
