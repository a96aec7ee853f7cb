package apical.rules.tissue;

import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.FastContinuousMicrocircuit;
import apical.circuit.SelfPredictingState;
import apical.circuit.TimeStep;
import apical.linalg.RootMeanSquare;
import apical.rule.Expectation;
import apical.rule.Expectation.AtMost;
import apical.rule.Finding;
import apical.rule.Law;
import apical.rule.ModelUnderTest;
import apical.rule.Stimulus;
import apical.rules.microcircuit.InterneuronStart;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * In the self-predicting state, without a teacher and at rest, nothing is left to explain: all v_A are zero. Measured as their root
 * mean square over that with the teacher on, so that a dead network does not pass.
 */
final class ApicalSilenceAtRest implements Law<ContinuousMicrocircuitRule> {

    private static final Expectation DOUBLE = new AtMost(1e-12), SINGLE = new AtMost(2e-5);
    private static final int PATTERNS = 2;
    /** Steps of 1 ms until the fast engine rests. */
    private static final TimeStep STEP = new TimeStep(TimeStep.Scheme.EXPONENTIAL_EULER, 1);
    private static final int STEPS = 40;

    @Override
    public String name() {
        return "apical silence";
    }

    @Override
    public Optional<String> exemption(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        if (model.shape().depth() == 1) {
            return Optional.of("there is no hidden layer, hence no apical dendrite");
        }
        return model.rule().conductances().somatic() == 0 ? Optional.of("somatic conductance is 0: no teacher is felt")
                : Optional.empty();
    }

    @Override
    public Optional<String> remark(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        return InterneuronStart.setToSelfPrediction(model, model.rule().interneurons());
    }

    @Override
    public List<Finding> measure(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        List<Stimulus> stimuli = model.stimuli(PATTERNS, 1);
        ContinuousTissue tissue = started(model);
        ContinuousMicrocircuit plain = tissue.frozen();
        double[] y = tissue.state(plain);
        SelfPredictingState.impose(plain, y);
        return List.of(new Finding(name() + ", plain engine", ratio(tissue, y, stimuli), DOUBLE),
                new Finding(name() + ", fast engine, " + model.rule().rates().id() + " rates", fastRatio(tissue, stimuli), SINGLE));
    }

    /** As the model starts, unless it starts at random. */
    private static ContinuousTissue started(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        ContinuousTissue tissue = ContinuousTissue.of(model);
        return InterneuronStart.setToSelfPrediction(model, model.rule().interneurons()).isPresent() ? tissue.selfPredicting()
                : tissue;
    }

    /** The plain engine, with the weights in {@code y}. */
    static double ratio(ContinuousTissue tissue, double[] y, List<Stimulus> stimuli) {
        ContinuousMicrocircuit circuit = tissue.frozen();
        var silent = new RootMeanSquare();
        var taught = new RootMeanSquare();
        for (Stimulus stimulus : stimuli) {
            addAtRest(circuit, y.clone(), stimulus.untaught(), tissue, silent);
            addAtRest(circuit, y.clone(), stimulus, tissue, taught);
        }
        return silent.value() / taught.value();
    }

    private static void addAtRest(ContinuousMicrocircuit circuit, double[] y, Stimulus stimulus, ContinuousTissue tissue,
            RootMeanSquare rms) {
        stimulus.show(circuit, tissue.phi());
        Rest.reach(circuit, y);
        circuit.observe(y);
        for (int k = 1; k < tissue.shape().depth(); k++) {
            rms.add(circuit.vApical(k));
        }
    }

    /** The fast engine, with its weights as they are. */
    static double fastRatio(ContinuousTissue tissue, List<Stimulus> stimuli) {
        FastContinuousMicrocircuit circuit = tissue.with(tissue.physiology().filtered(0, 0)).fast(STEP);
        FMatrixRMaj input = Stimulus.inputs(stimuli);
        circuit.showUntaught(input);
        double silent = atRest(circuit).value();
        circuit.show(input, Stimulus.columns(stimuli.stream().map(s -> s.targetPotentials(tissue.phi())).toList()));
        return silent / atRest(circuit).value();
    }

    private static RootMeanSquare atRest(FastContinuousMicrocircuit circuit) {
        for (int n = 0; n < STEPS; n++) {
            circuit.step((projection, error, pre) -> {});
        }
        var rms = new RootMeanSquare();
        for (int k = 1; k <= circuit.hiddenLayers(); k++) {
            rms.add(circuit.vApical(k));
        }
        return rms;
    }
}
