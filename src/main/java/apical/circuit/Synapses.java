package apical.circuit;

import apical.network.Projection;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * All projections that end in one hidden layer k, on its pyramidal neurons and on its interneurons.
 *
 * @param bottomUp      W^PP (k, k-1), [units(k) x units(k-1)], with biases
 * @param toInterneuron W^IP (k, k), [units(k+1) x units(k)], with biases: a layer has an interneuron for each neuron of
 *                      the layer above
 * @param lateral       W^PI (k, k), [units(k) x units(k+1)]
 * @param topDown       W^PP (k, k+1), [units(k) x units(k+1)]
 */
public record Synapses(Projection bottomUp, Projection toInterneuron, Projection lateral, Projection topDown) {

    /** Synapses of the named layer with the given weights, biases at zero; shapes as above. */
    public static Synapses of(String layer, FMatrixRMaj bottomUp, FMatrixRMaj toInterneuron, FMatrixRMaj lateral,
            FMatrixRMaj topDown) {
        return new Synapses(
                Projection.withBiases(layer, TissuePathway.BOTTOM_UP.pathway(), bottomUp),
                Projection.withBiases(layer, TissuePathway.TO_INTERNEURON.pathway(), toInterneuron),
                Projection.withoutBiases(layer, TissuePathway.LATERAL.pathway(), lateral),
                Projection.withoutBiases(layer, TissuePathway.TOP_DOWN.pathway(), topDown));
    }

    /** Those of one kind. */
    public Projection projection(TissuePathway kind) {
        return switch (kind) {
            case BOTTOM_UP -> bottomUp;
            case TO_INTERNEURON -> toInterneuron;
            case LATERAL -> lateral;
            case TOP_DOWN -> topDown;
        };
    }

    /** All four. */
    public List<Projection> projections() {
        return List.of(bottomUp, toInterneuron, lateral, topDown);
    }
}
