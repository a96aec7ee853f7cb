package apical.rules.microcircuit;

import apical.circuit.Synapses;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** How top-down weights of a microcircuit come about, beside their learning rates. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = TopDownLearning.Dendritic.class, name = "dendritic"),
        @JsonSubTypes.Type(value = TopDownLearning.Symmetric.class, name = "symmetric"),
        @JsonSubTypes.Type(value = TopDownLearning.KolenPollack.class, name = "kolenPollack")})
public sealed interface TopDownLearning {

    /** As published, by equation 10; with rates of 0 they stay as drawn. */
    record Dendritic() implements TopDownLearning {
        @Override
        public TopDownPlasticity plasticity(TransferFunction phi) {
            return new DendriticTopDown(phi);
        }
    }

    /**
     * Not learned, but always the transpose of the bottom-up weights: a control.
     *
     * @param gains of each hidden layer, first to last: top-down weights over bottom-up ones
     */
    record Symmetric(List<Double> gains) implements TopDownLearning {
        public Symmetric {
            gains = List.copyOf(gains);
        }

        @Override
        public void check(Shape layers, Microcircuit.LearningRates rates, InterneuronStart start) {
            Require.size("rule.topDownLearning.gains", gains, layers.depth() - 1, "one for each hidden layer");
            for (int k = 0; k < gains.size(); k++) {
                Require.positive("rule.topDownLearning.gains[" + k + "]", gains.get(k));
            }
            mirrors("symmetric", rates, start);
            if (rates.topDown().stream().anyMatch(eta -> eta > 0)) {
                throw new InvalidValueException("rule.learningRates.topDown", "is not 0; symmetric top-down weights follow the"
                        + " bottom-up ones and have no rate");
            }
        }

        @Override
        public void prepare(List<Synapses> hidden, Projection ontoOutput) {
            for (int k = 0; k < hidden.size(); k++) {
                WeightTransport.impose(hidden.get(k), k + 1 < hidden.size() ? hidden.get(k + 1).bottomUp() : ontoOutput,
                        gains.get(k).floatValue());
            }
        }

        @Override
        public TopDownPlasticity plasticity(TransferFunction phi) {
            return new WeightTransport(gains);
        }

        @Override
        public String remark() {
            return "symmetric top-down weights";
        }

        @Override
        public boolean transportsWeights() {
            return true;
        }

        @Override
        public boolean keepsMirror() {
            return true;
        }
    }

    /**
     * They change as the bottom-up weights between the same neurons do, and inhibition with them.
     *
     * @param decay share of their weights that all synapses of the circuit lose with each batch, but those onto the first layer
     */
    record KolenPollack(double decay) implements TopDownLearning {
        @Override
        public void check(Shape layers, Microcircuit.LearningRates rates, InterneuronStart start) {
            if (!(decay >= 0 && decay < 1)) {
                throw new InvalidValueException("rule.topDownLearning.decay",
                        "is " + decay + "; expected a value from 0 to below 1");
            }
            mirrors("kolenPollack", rates, start);
        }

        @Override
        public TopDownPlasticity plasticity(TransferFunction phi) {
            return new KolenPollackTopDown();
        }

        @Override
        public String remark() {
            return "top-down weights by Kolen and Pollack";
        }

        @Override
        public boolean isSymmetricInTheEnd() {
            return true;
        }

        @Override
        public boolean keepsMirror() {
            return true;
        }
    }

    /**
     * @throws InvalidValueException if it does not fit
     */
    default void check(Shape layers, Microcircuit.LearningRates rates, InterneuronStart start) {
    }

    /** Sets top-down weights before interneurons get theirs. */
    default void prepare(List<Synapses> hidden, Projection ontoOutput) {
    }

    /** Who reports their changes. */
    TopDownPlasticity plasticity(TransferFunction phi);

    /** Whether lateral weights always stay the negative of top-down ones, if they are at first. */
    default boolean keepsMirror() {
        return false;
    }

    /** In a few words for readers of results; empty for what was published. */
    default String remark() {
        return "";
    }

    /** Whether they are the transpose of the weights up at every moment, which no synapse is known to do. */
    default boolean transportsWeights() {
        return false;
    }

    /** Whether they turn into that transpose by themselves. */
    default boolean isSymmetricInTheEnd() {
        return false;
    }

    /** Share of their weights that all synapses of the circuit lose with each batch, but those onto the first layer. */
    default double decay() {
        return 0;
    }

    private static void mirrors(String type, Microcircuit.LearningRates rates, InterneuronStart start) {
        if (!start.isSelfPredicting()) {
            throw new InvalidValueException("rule.interneurons.type", "is not \"selfPredicting\"; with " + type
                    + " top-down weights inhibition mirrors them from the start");
        }
        if (rates.lateral().stream().anyMatch(eta -> eta > 0)) {
            throw new InvalidValueException("rule.learningRates.lateral", "is not 0; with " + type
                    + " top-down weights the lateral ones follow them");
        }
    }
}
