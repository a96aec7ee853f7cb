package apical.rules.dummy;

import apical.learning.Cost;
import apical.learning.LearningRule;
import apical.learning.PlainPerceptron;
import apical.learning.RecordedChanges;
import apical.learning.WithFeedback;
import apical.linalg.Plain;
import apical.network.Projection;
import apical.rule.Deviation;
import apical.rule.Expectation.AtMost;
import apical.rule.Finding;
import apical.rule.Law;
import apical.rule.ModelUnderTest;
import apical.rule.Stimulus;
import java.util.List;
import org.ejml.dense.row.CommonOps_FDRM;

/** Were feedback the transpose, errors would be backpropagation's. */
final class TransposedErrors implements Law<ErrorUnits> {

    @Override
    public String name() {
        return "errors through transposes";
    }

    @Override
    public List<Finding> measure(ModelUnderTest<? extends ErrorUnits> model) {
        ModelUnderTest<? extends ErrorUnits> small = model.small();
        LearningRule rule = small.build().rule();
        List<Projection> forward = rule.projections().stream().filter(projection -> projection.pathway().isForward()).toList();
        for (int k = 1; k < forward.size(); k++) {
            CommonOps_FDRM.transpose(forward.get(k).weights(), rule.as(WithFeedback.class).orElseThrow().feedback(k));
        }
        List<Stimulus> stimuli = small.stimuli(3, 7);
        RecordedChanges changes = RecordedChanges.of(rule, Stimulus.inputs(stimuli), Stimulus.targets(stimuli));
        PlainPerceptron plain = new PlainPerceptron(small.phi(), forward, Cost.SQUARED);
        Deviation deviation = new Deviation();
        for (int k = 1; k <= forward.size(); k++) {
            double[][] reported = changes.mean(forward.get(k - 1));
            double[][] expected = new double[reported.length][reported[0].length];
            for (Stimulus stimulus : stimuli) {
                plain.show(stimulus.input());
                double[][] errors = plain.errors(plain.topError(stimulus.target(), true), plain.transposes(), l -> l + 1, true);
                Plain.addOuter(expected, 1.0 / stimuli.size(), errors[k], plain.r[k - 1]);
            }
            for (int i = 0; i < expected.length; i++) {
                deviation.add(expected[i], reported[i]);
            }
        }
        return List.of(new Finding(name(), deviation.relative(), new AtMost(2e-5)));
    }
}
