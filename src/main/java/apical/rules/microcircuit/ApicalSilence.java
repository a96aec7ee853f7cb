package apical.rules.microcircuit;

import apical.circuit.PlainMicrocircuit;
import apical.circuit.SelfPrediction;
import apical.circuit.TwoSweepMicrocircuit;
import apical.linalg.RootMeanSquare;
import apical.rule.Expectation;
import apical.rule.Expectation.AtMost;
import apical.rule.Finding;
import apical.rule.Law;
import apical.rule.ModelUnderTest;
import apical.rule.Stimulus;
import java.util.List;
import java.util.Optional;

/**
 * In the self-predicting state, without a teacher, nothing is left to explain: all v_A are zero. Measured as their root mean square
 * over that with the teacher on, so that a dead network does not pass.
 */
final class ApicalSilence implements Law<Microcircuit> {

    private static final Expectation DOUBLE = new AtMost(1e-12), SINGLE = new AtMost(2e-5);
    private static final int PATTERNS = 2;

    @Override
    public String name() {
        return "apical silence";
    }

    @Override
    public Optional<String> exemption(ModelUnderTest<? extends Microcircuit> model) {
        return model.shape().depth() == 1 ? Optional.of("there is no hidden layer, hence no apical dendrite") : Optional.empty();
    }

    @Override
    public Optional<String> remark(ModelUnderTest<? extends Microcircuit> model) {
        return InterneuronStart.setToSelfPrediction(model, model.rule().interneurons());
    }

    @Override
    public List<Finding> measure(ModelUnderTest<? extends Microcircuit> model) {
        List<Stimulus> stimuli = model.stimuli(PATTERNS, 1);
        InitialSynapses drawn = InitialSynapses.of(model);
        PlainMicrocircuit plain = new PlainMicrocircuit(model.phi(), model.rule().mixing(), drawn.hidden(), drawn.ontoOutput());
        plain.imposeSelfPrediction();
        return List.of(new Finding(name() + ", two sweeps, double precision", ratio(plain, stimuli), DOUBLE),
                new Finding(name() + ", two sweeps, single precision", ratio(twoSweep(model, started(model)), stimuli), SINGLE));
    }

    /** As the model starts, unless it starts at random. */
    private static InitialSynapses started(ModelUnderTest<? extends Microcircuit> model) {
        InitialSynapses drawn = InitialSynapses.of(model);
        if (InterneuronStart.setToSelfPrediction(model, model.rule().interneurons()).isPresent()) {
            SelfPrediction.impose(drawn.hidden(), drawn.ontoOutput());
        }
        return drawn;
    }

    static TwoSweepMicrocircuit twoSweep(ModelUnderTest<? extends Microcircuit> model, InitialSynapses drawn) {
        return new TwoSweepMicrocircuit(model.shape(), model.phi(), model.rule().mixing(), drawn.hidden(), drawn.ontoOutput(),
                false);
    }

    static double ratio(PlainMicrocircuit circuit, List<Stimulus> stimuli) {
        var silent = new RootMeanSquare();
        var taught = new RootMeanSquare();
        for (Stimulus stimulus : stimuli) {
            circuit.show(stimulus.input(), null);
            addAll(silent, circuit);
            circuit.show(stimulus.input(), circuit.potentials(stimulus.target()));
            addAll(taught, circuit);
        }
        return silent.value() / taught.value();
    }

    private static void addAll(RootMeanSquare rms, PlainMicrocircuit circuit) {
        for (int k = 1; k < circuit.top(); k++) {
            rms.add(circuit.vApical[k]);
        }
    }

    static double ratio(TwoSweepMicrocircuit circuit, List<Stimulus> stimuli) {
        circuit.sweepUp(Stimulus.inputs(stimuli));
        circuit.sweepDownUntaught();
        double silent = rms(circuit);
        circuit.sweepDown(Stimulus.targets(stimuli));
        return silent / rms(circuit);
    }

    private static double rms(TwoSweepMicrocircuit circuit) {
        var rms = new RootMeanSquare();
        for (int k = 1; k <= circuit.hiddenLayers(); k++) {
            rms.add(circuit.vApical(k));
        }
        return rms.value();
    }
}
