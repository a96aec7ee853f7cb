package apical.rules.microcircuit;

import apical.circuit.Conductances;
import apical.circuit.SelfPrediction;
import apical.circuit.Synapses;
import apical.network.Projection;
import apical.network.WeightInit;
import apical.rule.Blueprint;
import apical.rule.ModelUnderTest;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/** How the weights to and from interneurons start. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = InterneuronStart.SelfPredicting.class, name = "selfPredicting"),
        @JsonSubTypes.Type(value = InterneuronStart.Random.class, name = "random")})
public sealed interface InterneuronStart {

    /** Sets {@code toInterneuron} and {@code lateral} of all hidden layers, first to last. */
    void apply(List<Synapses> hidden, Projection ontoOutput, Blueprint network);

    /** The start of a tissue in continuous time, whose self-predicting state depends on its conductances. */
    default void apply(List<Synapses> hidden, Projection ontoOutput, Conductances conductances, Blueprint network) {
        apply(hidden, ontoOutput, network);
    }

    /**
     * What has to be set on the bench before there is a self-predicting state, in half a sentence; empty if the model starts in it.
     */
    static Optional<String> setToSelfPrediction(ModelUnderTest<?> model, InterneuronStart start) {
        if (model.isFromFile()) {
            return Optional.of("measured with interneurons set to the self-predicting state; the model starts from a file");
        }
        return start.isSelfPredicting() ? Optional.empty()
                : Optional.of("measured with interneurons set to the self-predicting state; the model starts at random");
    }

    /** Whether without a teacher all apical dendrites are silent from the start. */
    default boolean isSelfPredicting() {
        return false;
    }

    /** In the self-predicting state: without a teacher all apical dendrites are silent. */
    record SelfPredicting() implements InterneuronStart {
        @Override
        public boolean isSelfPredicting() {
            return true;
        }

        @Override
        public void apply(List<Synapses> hidden, Projection ontoOutput, Blueprint network) {
            SelfPrediction.impose(hidden, ontoOutput);
        }

        @Override
        public void apply(List<Synapses> hidden, Projection ontoOutput, Conductances conductances, Blueprint network) {
            SelfPrediction.impose(hidden, ontoOutput, conductances);
        }
    }

    /** At random: the self-predicting state must be learned. */
    record Random(WeightInit toInterneuron, WeightInit lateral) implements InterneuronStart {
        @Override
        public void apply(List<Synapses> hidden, Projection ontoOutput, Blueprint network) {
            for (int k = 1; k <= hidden.size(); k++) {
                Synapses synapses = hidden.get(k - 1);
                draw(toInterneuron, synapses.toInterneuron(), network, "interneuron weights " + k);
                draw(lateral, synapses.lateral(), network, "lateral weights " + k);
            }
        }

        private static void draw(WeightInit init, Projection projection, Blueprint network, String purpose) {
            FMatrixRMaj weights = projection.weights();
            weights.setTo(init.draw(weights.numRows, weights.numCols, network.stream(purpose)));
        }
    }
}
