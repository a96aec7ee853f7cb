package apical.cli;

import apical.data.Dataset;
import apical.definition.ResolvedTraining;
import apical.experiment.Experiment;
import apical.experiment.MemoryNeed;
import apical.experiment.Progress;
import apical.experiment.Stop;
import apical.results.DataProcessingRow;
import apical.results.FinishedExperiment;
import apical.results.InformationRow;
import apical.results.RunSource;
import apical.results.SweepRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Training networks on images. */
final class TrainingWork implements Work {

    private final ResolvedTraining plan;
    private final Dataset images;

    /** Loads the data. */
    TrainingWork(ResolvedTraining plan) {
        this.plan = plan;
        this.images = Experiment.load(plan);
    }

    @Override
    public Map<String, String> sha256() {
        return images.sha256();
    }

    @Override
    public List<String> announce(String where) {
        List<String> lines = new ArrayList<>();
        var training = plan.experiment().training();
        lines.add(plan.experiment().name() + ": "
                + Plans.count(plan.models().size(), plan.experiment().sweep().isRequested() ? "setting" : "model") + " x "
                + Plans.count(training.seeds().size(), "seed") + " x " + Plans.count(training.epochs(), "epoch") + " of "
                + images.training().size() + " images of " + images.name() + ", " + where);
        lines.addAll(SweepReport.announce(plan));
        if (plan.experiment().information().isRequested()) {
            lines.add("Information: " + Plans.cost(plan, images));
        }
        return lines;
    }

    @Override
    public MemoryNeed need() {
        return MemoryNeed.of(plan, images);
    }

    @Override
    public String verb() {
        return "Training";
    }

    @Override
    public String unit() {
        return " images";
    }

    @Override
    public void run(RunSource runs, int threads, Stop stop, Progress progress) throws InterruptedException, IOException {
        Experiment.run(plan, images, runs, threads, stop, progress);
    }

    @Override
    public boolean isCompared() {
        return true;
    }

    @Override
    public List<String> table(FinishedExperiment finished) {
        FinishedExperiment chosen = finished.chosen();
        List<String> table = new ArrayList<>(SweepReport.of(finished.tables().rows(SweepRow.TABLE)));
        if (!chosen.definition().models().isEmpty()) {
            table.addAll(ResultTable.of(finished.summary(), chosen.tables().rows(InformationRow.TABLE)));
            table.addAll(ProcessingReport.of(chosen.tables().rows(DataProcessingRow.TABLE)));
        }
        return table;
    }
}
