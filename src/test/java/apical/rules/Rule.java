package apical.rules;

import apical.circuit.Tissue;
import apical.learning.LearningRule;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.rules.gradient.GradientRule;
import apical.rules.microcircuit.DendriticErrorLearning;
import java.util.List;
import java.util.stream.IntStream;

/** The rules that are compared, each built from the same tissue, of which it uses what it needs. */
public enum Rule {
    BACKPROP {
        @Override
        public LearningRule of(Tissue tissue) {
            return GradientRule.backpropagation(perceptron(tissue));
        }
    },
    FEEDBACK_ALIGNMENT {
        @Override
        public LearningRule of(Tissue tissue) {
            return GradientRule.feedbackAlignment(perceptron(tissue),
                    tissue.hidden().stream().map(synapses -> synapses.topDown().weights()).toList());
        }
    },
    /** All weights as they come; every projection may be plastic. */
    MICROCIRCUIT {
        @Override
        public LearningRule of(Tissue tissue) {
            return new DendriticErrorLearning(tissue.circuit(false), tissue.phi());
        }
    },
    /** From the self-predicting state, feedback and inhibition sharing one product. */
    MIRRORED_MICROCIRCUIT {
        @Override
        public LearningRule of(Tissue tissue) {
            return new DendriticErrorLearning(tissue.selfPredicting().circuit(true), tissue.phi());
        }
    };

    /** The rule on that tissue, whose synapses it is given and not a copy. */
    public abstract LearningRule of(Tissue tissue);

    public static Perceptron perceptron(Tissue tissue) {
        List<Projection> bottomUp = IntStream.rangeClosed(1, tissue.shape().depth()).mapToObj(tissue::bottomUp).toList();
        return new Perceptron(tissue.shape(), tissue.phi(), bottomUp);
    }
}
