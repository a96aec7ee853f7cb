package apical.conformance;

import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.FastContinuousMicrocircuit;
import apical.circuit.PlainMicrocircuit;
import apical.circuit.SelfPredictingState;
import apical.circuit.SelfPrediction;
import apical.circuit.TimeStep;
import apical.circuit.TwoSweepMicrocircuit;
import apical.conformance.Expectation.AtMost;
import apical.definition.ContinuousMicrocircuitRule;
import apical.definition.Microcircuit;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * In the self-predicting state, without a teacher and at rest, nothing is left to explain: all v_A are zero. Measured as their root
 * mean square over that with the teacher on, so that a dead network does not pass.
 */
final class ApicalSilence implements Check {

    private static final Expectation DOUBLE = new AtMost(1e-12), SINGLE = new AtMost(2e-5);
    private static final int PATTERNS = 2;
    /** Steps of 1 ms until the fast engine rests. */
    private static final TimeStep STEP = new TimeStep(TimeStep.Method.EXPONENTIAL_EULER, 1);
    private static final int STEPS = 40;

    @Override public String name() {
        return "apical silence";
    }

    @Override public Optional<String> exemption(Specimen specimen) {
        if (specimen.notDendritic().isPresent()) {
            return specimen.notDendritic();
        }
        if (specimen.shape().depth() == 1) {
            return Optional.of("there is no hidden layer, hence no apical dendrite");
        }
        return specimen.continuous().filter(rule -> rule.conductances().somatic() == 0)
                .map(rule -> "somatic conductance is 0: no teacher is felt");
    }

    @Override public Optional<String> remark(Specimen specimen) {
        return specimen.setToSelfPrediction();
    }

    @Override public List<Finding> measure(Specimen specimen) {
        List<Stimulus> stimuli = Stimulus.draw(specimen.shape(), PATTERNS, 1);
        if (specimen.twoSweep().isPresent()) {
            PlainMicrocircuit plain = plainTwoSweep(specimen, specimen.twoSweep().get());
            plain.imposeSelfPrediction();
            return List.of(new Finding(name() + ", two sweeps, double precision", ratio(plain, stimuli), DOUBLE),
                    new Finding(name() + ", two sweeps, single precision",
                            ratio(twoSweep(specimen, startedTwoSweeps(specimen)), stimuli), SINGLE));
        }
        ContinuousMicrocircuitRule rule = specimen.continuous().orElseThrow();
        ContinuousTissue tissue = started(specimen);
        ContinuousMicrocircuit plain = tissue.frozen();
        double[] y = tissue.state(plain);
        SelfPredictingState.impose(plain, y);
        return List.of(new Finding(name() + ", plain engine", ratio(tissue, y, stimuli), DOUBLE),
                new Finding(name() + ", fast engine, " + rule.rates().id() + " rates",
                        fastRatio(tissue, stimuli), SINGLE));
    }

    /** As the model starts, unless it starts at random. */
    private static ContinuousTissue started(Specimen specimen) {
        ContinuousTissue tissue = ContinuousTissue.of(specimen);
        return specimen.setToSelfPrediction().isPresent() ? tissue.selfPredicting() : tissue;
    }

    private static PlainMicrocircuit plainTwoSweep(Specimen specimen, Microcircuit rule) {
        Specimen.Drawn drawn = specimen.draw();
        return new PlainMicrocircuit(specimen.phi(), rule.mixing(), drawn.hidden(), drawn.ontoOutput());
    }

    private static Specimen.Drawn startedTwoSweeps(Specimen specimen) {
        Specimen.Drawn drawn = specimen.draw();
        if (specimen.setToSelfPrediction().isPresent()) {
            SelfPrediction.impose(drawn.hidden(), drawn.ontoOutput());
        }
        return drawn;
    }

    static TwoSweepMicrocircuit twoSweep(Specimen specimen, Specimen.Drawn drawn) {
        return new TwoSweepMicrocircuit(specimen.shape(), specimen.phi(), specimen.twoSweep().orElseThrow().mixing(),
                drawn.hidden(), drawn.ontoOutput(), false);
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
            circuit.step((projection, error, pre) -> { });
        }
        var rms = new RootMeanSquare();
        for (int k = 1; k <= circuit.hiddenLayers(); k++) {
            rms.add(circuit.vApical(k));
        }
        return rms;
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
