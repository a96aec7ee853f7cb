package apical.definition;

import apical.circuit.Synapses;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.WeightInit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/**
 * The synapses of a microcircuit before its interneurons have theirs: bottom-up and top-down weights drawn, those to and from
 * interneurons zero. The two-sweep and the continuous-time tissue start from the same.
 *
 * @param hidden     synapses of the hidden layers, first to last
 * @param ontoOutput W_N,N-1
 */
record DrawnTissue(List<Synapses> hidden, Projection ontoOutput) {

    /** All of them, those onto the output layer last. */
    List<Projection> projections() {
        return Stream.concat(hidden.stream().flatMap(synapses -> synapses.projections().stream()), Stream.of(ontoOutput)).toList();
    }

    /**
     * Draws the tissue of a model; the same seed gives the same weights, whatever the dynamics.
     *
     * @param topDownWeights distribution of the top-down weights onto each hidden layer, first to last
     */
    static DrawnTissue of(ModelDefinition model, List<WeightInit> topDownWeights, Seed seed) {
        Shape layers = model.layers();
        List<FMatrixRMaj> bottomUp = model.drawBottomUp(seed);
        List<FMatrixRMaj> topDown = RuleDefinition.drawTopDown(layers, topDownWeights, seed);
        List<Synapses> hidden = new ArrayList<>();
        for (int k = 1; k < layers.depth(); k++) {
            hidden.add(Synapses.of(layers.name(k), bottomUp.get(k - 1),
                    new FMatrixRMaj(layers.units(k + 1), layers.units(k)),
                    new FMatrixRMaj(layers.units(k), layers.units(k + 1)), topDown.get(k - 1)));
        }
        return new DrawnTissue(hidden, Projection.withThresholds(layers.name(layers.depth()), Projection.Kind.BOTTOM_UP,
                bottomUp.get(layers.depth() - 1)));
    }
}
