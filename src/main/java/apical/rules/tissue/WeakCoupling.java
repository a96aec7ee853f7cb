package apical.rules.tissue;

import apical.circuit.Conductances;
import apical.circuit.FastContinuousMicrocircuit;
import apical.circuit.Physiology;
import apical.circuit.RateTiming;
import apical.circuit.SelfPrediction;
import apical.circuit.Synapses;
import apical.circuit.TimeStep;
import apical.circuit.TissuePathway;
import apical.learning.RecordedChanges;
import apical.linalg.Plain;
import apical.network.Projection;
import apical.rule.Deviations;
import apical.rule.Expectation;
import apical.rule.Expectation.AtMost;
import apical.rule.Finding;
import apical.rule.Law;
import apical.rule.ModelUnderTest;
import apical.rule.Stimulus;
import apical.rules.microcircuit.InitialSynapses;
import apical.state.RandomStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a short presentation tells the synapses when coupling is weak, the fast engine against {@link PlainRelaxation}, relative to
 * the change itself: with prospective rates, from the self-predicting state, all mixing factors nearly alike. Errors of the first
 * of two hidden layers are then a millionth of a millionth of the rates of which they are differences.
 */
final class WeakCoupling implements Law<ContinuousMicrocircuitRule> {

    private static final Expectation SINGLE = new AtMost(2e-5);
    private static final double[] COUPLINGS = {0.1, 0.01, 0.001, 0.0001};
    private static final int STEPS = 6;

    @Override
    public String name() {
        return "weak coupling, fast engine against double precision";
    }

    @Override
    public Optional<String> remark(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        return Optional.of("set to the self-predicting state and to prospective rates, in small");
    }

    @Override
    public List<Finding> measure(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        List<Finding> findings = new ArrayList<>();
        for (double coupling : COUPLINGS) {
            Conductances g = coupled(model.rule().conductances(), coupling);
            InitialSynapses synapses = synapses(model.small(), g);
            Deviations deviations = compare(model.small(), g, synapses, synapses);
            findings.add(
                    new Finding(name() + ", coupling " + BigDecimal.valueOf(coupling).stripTrailingZeros().toPlainString(),
                            deviations.worst(), SINGLE, "worst: " + deviations.where()));
        }
        return findings;
    }

    /** With which apical dendrites and the teacher mix in by that factor. */
    static Conductances coupled(Conductances g, double coupling) {
        double pull = coupling * (g.leak() + g.basal()) / (1 - coupling);
        return new Conductances(g.leak(), g.basal(), pull, g.dendrite(), pull);
    }

    /** Fresh ones, in the self-predicting state. */
    static InitialSynapses synapses(ModelUnderTest<? extends ContinuousMicrocircuitRule> model, Conductances g) {
        InitialSynapses synapses = TissueFactory.synapses(model.network(), model.rule());
        for (Projection projection : synapses.projections()) {
            projection.biases().zero();
        }
        SelfPrediction.impose(synapses.hidden(), synapses.ontoOutput(), g);
        return synapses;
    }

    /**
     * @param forPlain the same as for the fast engine, or what is to be told from them
     */
    static Deviations compare(ModelUnderTest<? extends ContinuousMicrocircuitRule> model, Conductances g, InitialSynapses synapses,
            InitialSynapses forPlain) {
        Stimulus stimulus = model.stimuli(1, 6).get(0);
        double[] target = stimulus.targetPotentials(model.phi());
        FastContinuousMicrocircuit fast = new FastContinuousMicrocircuit(model.shape(), model.phi(),
                Physiology.plain(g, 0).with(RateTiming.PROSPECTIVE),
                new TimeStep(TimeStep.Scheme.EXPONENTIAL_EULER, model.rule().stepMs()), synapses.hidden(), synapses.ontoOutput(),
                true, new RandomStream(0));
        RecordedChanges found = new RecordedChanges(fast.projections(), 0);
        PlainRelaxation plain = new PlainRelaxation(g, model.phi(), forPlain.hidden(), forPlain.ontoOutput());
        fast.show(Stimulus.columns(List.of(stimulus.input())), Stimulus.columns(List.of(target)));
        for (int n = 0; n < STEPS; n++) {
            fast.step(found);
            plain.step(stimulus.input(), target);
        }
        Deviations deviations = new Deviations();
        for (int k = 1; k <= model.shape().depth(); k++) {
            for (TissuePathway kind : TissuePathway.values()) {
                boolean ontoOutput = k == model.shape().depth();
                if (kind == TissuePathway.TOP_DOWN || (ontoOutput && kind != TissuePathway.BOTTOM_UP)) {
                    continue;
                }
                Synapses there = ontoOutput ? null : synapses.hidden().get(k - 1);
                Projection projection = there == null ? synapses.ontoOutput() : there.projection(kind);
                deviations.add(kind.id() + " change of layer " + k, plain.changes(kind, k),
                        Plain.matrix(found.weights(projection)));
            }
        }
        return deviations;
    }
}
