package apical.definition;

import apical.circuit.Conductances;
import apical.circuit.SelfPrediction;
import apical.circuit.Synapses;
import apical.network.Projection;
import apical.network.WeightInit;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** How the weights to and from interneurons start. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = InterneuronStart.SelfPredicting.class, name = "selfPredicting"),
        @JsonSubTypes.Type(value = InterneuronStart.Random.class, name = "random")})
public sealed interface InterneuronStart {

    /** Sets {@code toInterneuron} and {@code lateral} of all hidden layers, first to last. */
    void apply(List<Synapses> hidden, Projection ontoOutput, Seed seed);

    /** The same for a tissue in continuous time, whose self-predicting state depends on its conductances. */
    default void apply(List<Synapses> hidden, Projection ontoOutput, Conductances conductances, Seed seed) {
        apply(hidden, ontoOutput, seed);
    }

    /** In the self-predicting state: without a teacher all apical dendrites are silent. */
    record SelfPredicting() implements InterneuronStart {
        @Override public void apply(List<Synapses> hidden, Projection ontoOutput, Seed seed) {
            SelfPrediction.impose(hidden, ontoOutput);
        }

        @Override public void apply(List<Synapses> hidden, Projection ontoOutput, Conductances conductances, Seed seed) {
            SelfPrediction.impose(hidden, ontoOutput, conductances);
        }
    }

    /** At random: the self-predicting state must be learned. */
    record Random(WeightInit toInterneuron, WeightInit lateral) implements InterneuronStart {
        @Override public void apply(List<Synapses> hidden, Projection ontoOutput, Seed seed) {
            for (int k = 1; k <= hidden.size(); k++) {
                Synapses synapses = hidden.get(k - 1);
                draw(toInterneuron, synapses.toInterneuron(), seed, "interneuron weights " + k);
                draw(lateral, synapses.lateral(), seed, "lateral weights " + k);
            }
        }

        private static void draw(WeightInit init, Projection projection, Seed seed, String purpose) {
            FMatrixRMaj weights = projection.weights();
            weights.setTo(init.draw(weights.numRows, weights.numCols, seed.stream(purpose)));
        }
    }
}
