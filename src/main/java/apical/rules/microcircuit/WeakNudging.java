package apical.rules.microcircuit;

import apical.circuit.MixingFactors;
import apical.circuit.PlainMicrocircuit;
import apical.learning.PlainPerceptron;
import apical.rule.ModelUnderTest;
import apical.rule.Stimulus;
import java.util.Collections;
import java.util.List;

/** The limit in two sweeps. */
final class WeakNudging extends WeakNudgingLimit<Microcircuit> {

    private WeakNudging(boolean symmetric) {
        super(symmetric);
    }

    /** With transposes as top-down weights. */
    static WeakNudging againstBackprop() {
        return new WeakNudging(true);
    }

    /** With the tissue's own top-down weights. */
    static WeakNudging againstFeedbackAlignment() {
        return new WeakNudging(false);
    }

    @Override
    protected InterneuronStart interneurons(Microcircuit rule) {
        return rule.interneurons();
    }

    @Override
    protected Updates updates(ModelUnderTest<? extends Microcircuit> model, boolean symmetric, double lambda,
            List<Stimulus> stimuli) {
        InitialSynapses drawn = InitialSynapses.of(model);
        PlainMicrocircuit circuit = new PlainMicrocircuit(model.phi(),
                new MixingFactors(Collections.nCopies(drawn.hidden().size(), lambda), lambda, lambda), drawn.hidden(),
                drawn.ontoOutput());
        if (symmetric) {
            circuit.imposeSymmetricFeedback();
        }
        circuit.imposeSelfPrediction();
        return Updates.of(circuit, new PlainPerceptron(model.phi(), drawn.bottomUp()), !symmetric,
                stimuli.stream().map(Stimulus::input).toList(), stimuli.stream().map(s -> circuit.potentials(s.target())).toList());
    }
}
