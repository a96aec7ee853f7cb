package apical.experiment;

import apical.data.Dataset;
import apical.data.LabelledImages;
import apical.definition.ExperimentDefinition;
import apical.diagnostics.Performance;
import apical.diagnostics.Score;
import apical.diagnostics.WeightTerms;
import apical.information.Calibration;
import apical.learning.Learner;
import apical.linalg.RootMeanSquare;
import apical.network.Activity.Recording;
import apical.network.Projection;
import apical.network.Seed;
import apical.quantity.Quantity;
import apical.results.CalibrationRow;
import apical.results.InformationRow;
import apical.results.Measurement;
import apical.results.RunJournal;
import apical.results.WithinPresentationRow;
import apical.state.Checkpointed;
import apical.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/** Measures a network at the points of its training that the experiment asks for, and writes it into a journal. */
final class RunLog implements Checkpointed {

    private final Run run;
    private final ExperimentDefinition experiment;
    private final Score score;
    private final Dataset data;
    private final LabelledImages trainingSample;
    private final Learner learner;
    private final Optional<InformationProbe> probe;
    private final List<Projection> plastic;
    private final List<FMatrixRMaj> weightsBefore;
    private final RunJournal journal;

    RunLog(Run run, ExperimentDefinition experiment, Dataset data, Learner learner, RunJournal journal) {
        this.journal = journal;
        this.run = run;
        this.experiment = experiment;
        this.score = Score.of(experiment.data().targets());
        this.data = data;
        this.trainingSample = data.training().first(experiment.training().trainingSample());
        this.learner = learner;
        this.probe = experiment.information().isRequested()
                ? Optional.of(new InformationProbe(data, experiment.data().targets(), experiment.information())) : Optional.empty();
        this.plastic = learner.rule().projections().stream().filter(learner.plasticity()::isPlastic).toList();
        this.weightsBefore = new ArrayList<>(plastic.stream().map(p -> p.weights().copy()).toList());
    }

    @Override
    public void checkpoint(State state) {
        for (int i = 0; i < weightsBefore.size(); i++) {
            state.matrix("weightsBefore" + i, weightsBefore.get(i));
        }
    }

    /** Adds what is measured now to the journal. */
    void measure(int epoch, long examples, Progress progress) {
        At at = new At(epoch, examples);
        performance(at, "train", trainingSample);
        Performance validation = performance(at, "validation", data.validation());
        if (journal.goal().isTested()) {
            performance(at, "test", data.test());
        }
        if (epoch > 0) {
            weightChanges(at);
        } else if (run.model().costs().presentationMs() > 0) {
            at.add("train", "", Performance.PRESENTATION_TIME, run.model().costs().presentationMs());
        }
        if (experiment.information().isDue(epoch, experiment.training().epochs())) {
            probe.ifPresent(p -> information(p, at, epoch == experiment.training().epochs()));
        }
        if (experiment.diagnostics().isDue(epoch, experiment.training().epochs())) {
            DiagnosticsProbe.measure(run, learner.rule(), data, experiment,
                    (layer, quantity, value) -> at.add("validation", layer, quantity, value));
        }
        if (experiment.diagnostics().withinPresentation().isRequested() && epoch == experiment.training().epochs()) {
            WithinPresentationProbe.measure(run, learner.rule(), data, experiment, epoch)
                    .forEach(row -> journal.add(WithinPresentationRow.TABLE, row));
        }
        progress.epoch(run, epoch, score, validation.error());
    }

    /**
     * Notes whether the run diverged.
     *
     * @param epoch in or after which it ended
     */
    void ended(int epoch, long examples, boolean diverged) {
        new At(epoch, examples).add("train", "", Performance.DIVERGED, diverged ? 1 : 0);
    }

    private Performance performance(At at, String split, LabelledImages images) {
        Performance performance = Performance.of(learner.rule(), images, experiment.data().targets(), data.classes());
        if (!Double.isFinite(performance.cost())) {
            throw new DivergenceException(run, at.epoch());
        }
        at.add(split, "", score.quantity(), performance.error());
        at.add(split, "", Performance.COST, performance.cost());
        return performance;
    }

    /** Root mean square, over the synapses of a projection, of what an epoch changed in their weights. */
    private void weightChanges(At at) {
        for (int i = 0; i < plastic.size(); i++) {
            Projection projection = plastic.get(i);
            FMatrixRMaj now = projection.weights();
            FMatrixRMaj before = weightsBefore.get(i);
            RootMeanSquare change = new RootMeanSquare();
            change.addDifference(now, before);
            before.setTo(now);
            at.add("train", projection.layer(), WeightTerms.along(WeightTerms.CHANGE, projection.pathway()), change.value());
        }
    }

    private void information(InformationProbe probe, At at, boolean last) {
        probe.measure(learner.rule(), new Seed(run.seed()), last, new InformationProbe.Findings() {
            @Override
            public void estimate(InformationProbe.Found found) {
                journal.add(InformationRow.TABLE, new InformationRow(run.model().rule().kind().id(), run.model().name(), run.seed(),
                        at.epoch(), at.examples, found.split().id(), found.recording().layer(), found.recording().site().id(),
                        found.teacher() ? "on" : "off", found.variable(), found.estimate()));
            }

            @Override
            public void calibration(Recording like, Calibration calibration) {
                journal.add(CalibrationRow.TABLE, CalibrationRow.of(run.model().name(), run.seed(), like.layer(), like.site().id(),
                        calibration));
            }
        });
    }

    /** One point of the training, to which measurements are added. */
    private final class At {
        private final int epoch;
        private final long examples;

        At(int epoch, long examples) {
            this.epoch = epoch;
            this.examples = examples;
        }

        int epoch() {
            return epoch;
        }

        void add(String split, String layer, Quantity quantity, double value) {
            journal.add(Measurement.TABLE,
                    new Measurement(run.model().rule().kind().id(), run.model().name(), run.seed(), epoch, examples, split,
                            layer, quantity.id(), quantity.unit(), value));
        }
    }
}
