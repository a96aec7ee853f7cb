package apical.rules.microcircuit;

import apical.circuit.PlainMicrocircuit;
import apical.circuit.TissuePathway;
import apical.learning.Cost;
import apical.learning.LearningRule;
import apical.learning.RecordedChanges;
import apical.linalg.Plain;
import apical.rule.Deviations;
import apical.rule.Expectation;
import apical.rule.Expectation.AtMost;
import apical.rule.Finding;
import apical.rule.Law;
import apical.rule.ModelUnderTest;
import apical.rule.Stimulus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The two sweeps that learn, in single precision, against the same equations in plain loops in double precision: what all four
 * kinds of synapses are told of a batch, relative to that itself. As the model is, and from the self-predicting state at weak
 * coupling, where dendritic errors are small differences of rates.
 */
final class SingleAgainstDouble implements Law<Microcircuit> {

    private static final Expectation SINGLE = new AtMost(2e-5);
    private static final double[] COUPLINGS = {0.1, 0.01, 0.001, 0.0001};
    private static final int PATTERNS = 4;

    @Override
    public String name() {
        return "two sweeps, single precision against double";
    }

    @Override
    public List<Finding> measure(ModelUnderTest<? extends Microcircuit> model) {
        List<Finding> findings = new ArrayList<>();
        findings.add(finding(name(), model));
        if (!model.isFromFile()) {                                    // whose weights may be far from the self-predicting state
            for (double coupling : COUPLINGS) {
                findings.add(finding(name() + ", coupling " + BigDecimal.valueOf(coupling).stripTrailingZeros().toPlainString(),
                        model.with(model.rule().coupled(coupling))));
            }
        }
        return findings;
    }

    private static Finding finding(String name, ModelUnderTest<? extends Microcircuit> model) {
        Deviations deviations = compare(model, model.build().rule(), InitialSynapses.of(model));
        return new Finding(name, deviations.worst(), SINGLE, "worst: " + deviations.where());
    }

    /**
     * @param synapses the weights of the rule, or what is to be told from them
     */
    static Deviations compare(ModelUnderTest<? extends Microcircuit> model, LearningRule rule, InitialSynapses synapses) {
        List<Stimulus> stimuli = model.stimuli(PATTERNS, 6);
        Microcircuit definition = model.rule();
        PlainMicrocircuit plain = new PlainMicrocircuit(model.phi(), definition.mixing(), synapses.hidden(), synapses.ontoOutput());
        RecordedChanges changes = RecordedChanges.of(rule, Stimulus.inputs(stimuli), Stimulus.targets(stimuli));
        Deviations deviations = new Deviations();
        for (int i = 0; i < rule.projections().size(); i++) {
            int k = i / TissuePathway.values().length + 1;
            TissuePathway pathway = TissuePathway.values()[i % TissuePathway.values().length];
            if (definition.topDownLearning().transportsWeights() && pathway.ordinal() >= TissuePathway.LATERAL.ordinal()) {
                continue;                                       // they follow others, and nothing is reported of them
            }
            deviations.add(pathway.id() + " change of layer " + k, mean(definition, plain, pathway, k, stimuli),
                    changes.mean(rule.projections().get(i)));
        }
        return deviations;
    }

    /** Mean over patterns of error pre'. */
    private static double[][] mean(Microcircuit definition, PlainMicrocircuit plain, TissuePathway pathway, int k,
            List<Stimulus> stimuli) {
        double[][] mean = null;
        for (Stimulus stimulus : stimuli) {
            show(definition, plain, stimulus);
            PlainMicrocircuit.Change change = change(definition, plain, pathway, k);
            mean = mean == null ? new double[change.error().length][change.pre().length] : mean;
            Plain.addOuter(mean, 1.0 / stimuli.size(), change.error(), change.pre());
        }
        return mean;
    }

    /** A teacher of the absolute cost pulls as one does whose target is always at the same distance. */
    private static void show(Microcircuit definition, PlainMicrocircuit plain, Stimulus stimulus) {
        double[] target = plain.potentials(stimulus.target());
        if (definition.cost() == Cost.ABSOLUTE) {
            plain.show(stimulus.input(), null);
            double[] untaught = plain.soma[plain.top()];
            for (int i = 0; i < target.length; i++) {
                target[i] = untaught[i] + Math.signum(target[i] - untaught[i]);
            }
        }
        plain.show(stimulus.input(), target);
    }

    private static PlainMicrocircuit.Change change(Microcircuit definition, PlainMicrocircuit plain, TissuePathway pathway, int k) {
        boolean alike = definition.topDownLearning().isSymmetricInTheEnd();
        return switch (pathway) {
            case BOTTOM_UP -> plain.bottomUpChange(k);
            case TO_INTERNEURON -> plain.toInterneuronChange(k);
            case LATERAL -> alike ? alike(plain, k, -1) : plain.lateralChange(k);
            case TOP_DOWN -> alike ? alike(plain, k, 1) : plain.topDownChange(k);
        };
    }

    /** As the bottom-up synapse between the same neurons (Kolen &amp; Pollack, 1994). */
    private static PlainMicrocircuit.Change alike(PlainMicrocircuit plain, int k, int sign) {
        double[] unpredicted = plain.unpredicted[k + 1];
        return new PlainMicrocircuit.Change(plain.predicted[k], Plain.apply(x -> sign * x, unpredicted));
    }
}
