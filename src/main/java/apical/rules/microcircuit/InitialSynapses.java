package apical.rules.microcircuit;

import apical.circuit.Synapses;
import apical.circuit.TissuePathway;
import apical.network.Pathway;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.WeightInit;
import apical.rule.Blueprint;
import apical.rule.ModelUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/**
 * All synapses of a microcircuit. As they are drawn, interneurons have none yet: bottom-up and top-down weights are drawn, those to
 * and from interneurons zero. The two-sweep and the continuous-time tissue start from the same.
 *
 * @param hidden     synapses of the hidden layers, first to last
 * @param ontoOutput W_N,N-1
 */
public record InitialSynapses(List<Synapses> hidden, Projection ontoOutput) {

    /**
     * Draws the synapses of a tissue; the same seed gives the same weights, whatever the dynamics.
     *
     * @param topDownWeights distribution of the top-down weights onto each hidden layer, first to last
     */
    public static InitialSynapses draw(Blueprint network, List<WeightInit> topDownWeights) {
        Shape layers = network.layers();
        List<FMatrixRMaj> bottomUp = network.drawBottomUp();
        List<FMatrixRMaj> topDown = network.drawTopDown(topDownWeights);
        List<Synapses> hidden = new ArrayList<>();
        for (int k = 1; k < layers.depth(); k++) {
            hidden.add(Synapses.of(layers.name(k), bottomUp.get(k - 1),
                    new FMatrixRMaj(layers.units(k + 1), layers.units(k)),
                    new FMatrixRMaj(layers.units(k), layers.units(k + 1)), topDown.get(k - 1)));
        }
        return new InitialSynapses(hidden, Projection.withBiases(layers.name(layers.depth()), Pathway.FORWARD,
                bottomUp.get(layers.depth() - 1)));
    }

    /** Fresh synapses of a model on the bench as training would start with them. */
    public static InitialSynapses of(ModelUnderTest<?> model) {
        List<Projection> all = model.build().rule().projections();
        List<Synapses> hidden = new ArrayList<>();
        int kinds = TissuePathway.values().length;
        for (int i = 0; i + kinds < all.size(); i += kinds) {
            hidden.add(new Synapses(all.get(i), all.get(i + 1), all.get(i + 2), all.get(i + 3)));
        }
        return new InitialSynapses(hidden, all.get(all.size() - 1));
    }

    /** All of them, those onto the output layer last. */
    public List<Projection> projections() {
        return Stream.concat(hidden.stream().flatMap(synapses -> synapses.projections().stream()), Stream.of(ontoOutput)).toList();
    }

    /** W_k,k-1, k = 1 ... N. */
    public List<Projection> bottomUp() {
        return Stream.concat(hidden.stream().map(Synapses::bottomUp), Stream.of(ontoOutput)).toList();
    }
}
