package apical.experiment;

import apical.data.Batches;
import apical.data.Dataset;
import apical.data.LabelledImages;
import apical.definition.ExperimentDefinition;
import apical.definition.WithinPresentationDefinition;
import apical.diagnostics.Diagnosis;
import apical.information.ControlSettings;
import apical.information.UnitBits;
import apical.learning.LearningRule;
import apical.learning.WatchedInTime;
import apical.network.Activity.Recording;
import apical.network.Seed;
import apical.results.WithinPresentationRow;
import apical.rule.InContinuousTime;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Watches images arrive: at each moment of a presentation, what the units of every compartment tell of the label, and those of
 * hidden layers of the sign of backprop's error. Another network of the same definition and seed is asked, with the weights of the
 * one that learns.
 */
final class WithinPresentationProbe {

    private static final int PERMUTATIONS = 4;

    private final Run run;
    private final int epoch;
    private final List<WithinPresentationRow> rows = new ArrayList<>();

    private WithinPresentationProbe(Run run, int epoch) {
        this.run = run;
        this.epoch = epoch;
    }

    /** Nothing of models without continuous time. */
    static List<WithinPresentationRow> measure(Run run, LearningRule learning, Dataset data, ExperimentDefinition experiment,
            int epoch) {
        WithinPresentationProbe probe = new WithinPresentationProbe(run, epoch);
        run.model().rule().as(InContinuousTime.class).ifPresent(rule -> probe.measure(rule, learning, data, experiment));
        return probe.rows;
    }

    private void measure(InContinuousTime rule, LearningRule learning, Dataset data, ExperimentDefinition experiment) {
        WithinPresentationDefinition asked = experiment.diagnostics().withinPresentation();
        LearningRule copy = DiagnosticsProbe.copy(run, learning);
        LabelledImages images = data.test().first(asked.images());
        FMatrixRMaj input = new FMatrixRMaj(0, 0), target = new FMatrixRMaj(0, 0);
        int[] samples = Batches.inOrder(images.size(), images.size()).iterator().next();
        images.copyTo(samples, input);
        experiment.data().targets().copyTo(images, samples, data.classes(), target);
        Diagnosis diagnosis = DiagnosticsProbe.diagnosis(run, copy);
        diagnosis.show(input, target);

        int every = (int) Math.rint(asked.everyMs() / rule.stepMs());
        copy.as(WatchedInTime.class).orElseThrow().watch(input, target, every, (steps, activity) -> {
            for (Recording seen : activity.recordings()) {
                if (seen.site().isRate()) {
                    continue;                                      // tells what its soma does
                }
                double ms = steps * rule.stepMs();
                add(ms, seen, WithinPresentationRow.LABEL.id(),
                        UnitBits.aboutLabels(images.labels(), data.classes(), seen.values(), controls()));
                diagnosis.errorsOfHidden(seen.layer()).filter(errors -> seen.site().isOfOwnNeurons()).ifPresent(errors -> add(ms,
                        seen, WithinPresentationRow.ERROR_SIGN.id(), UnitBits.aboutSigns(errors, seen.values(), controls())));
            }
        });
    }

    private ControlSettings controls() {
        return new ControlSettings(PERMUTATIONS, new Seed(run.seed()).stream("doubts"));
    }

    private void add(double ms, Recording seen, String quantity, UnitBits found) {
        rows.add(new WithinPresentationRow(run.model().name(), run.seed(), epoch, ms, seen.layer(), seen.site().id(),
                quantity, found.value(), found.bias(), found.standardError(), found.permuted(), found.entropy(), found.samples()));
    }
}
