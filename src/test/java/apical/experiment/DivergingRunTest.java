package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.definition.Assignment;
import apical.definition.Definitions;
import apical.definition.ResolvedTraining;
import apical.results.Measurement;
import apical.results.Metrics;
import apical.results.ResultTables;
import apical.results.RunResult;
import apical.results.Summary;
import apical.results.TimingRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that diverges where the experiment goes on is a result: what it was before, and that it is no more. */
class DivergingRunTest {

    /** With others, too large a step may leave units that are silent for good, which is no divergence. */
    private static final String SEEDS = "training.seeds=[1, 4]";

    /** Rates so large that numbers end with the first epoch; of two seeds and three models only backprop's runs do. */
    private static final List<String> BACKPROP_DIVERGES = List.of("training.whenDiverging=continue", "information.epochs=[2]",
            "models[0].transferFunction={\"type\": \"relu\"}", "models[0].rule.learningRates=[1e30, 1e30, 1e30]", SEEDS);

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
    }

    private ResolvedTraining plan(List<String> assignments) {
        return Definitions.readExperiment(lab.experiment(), assignments.stream().map(Assignment::parse).toList());
    }

    private static List<RunResult> runs(ResolvedTraining plan, Progress progress) throws InterruptedException {
        return Experiment.run(plan, Experiment.load(plan), 2, true, progress);
    }

    private static ResultTables run(ResolvedTraining plan, Progress progress) throws InterruptedException {
        return TinyLab.found(runs(plan, progress));
    }

    @Test
    void theOthersGoOnAsIfItWereNotThere() throws InterruptedException {
        Metrics with = run(plan(BACKPROP_DIVERGES), Progress.SILENT).metrics();
        Metrics without = run(plan(List.of("information.epochs=[2]", SEEDS)), Progress.SILENT).metrics();
        assertEquals(without.where(m -> !m.model().equals("backprop")).toList(),
                with.where(m -> !m.model().equals("backprop") && !m.quantity().equals("diverged")).toList());
    }

    @Test
    void whatWasMeasuredBeforeStaysAndNothingHalfMeasured() throws InterruptedException {
        List<Measurement> rows = run(plan(BACKPROP_DIVERGES), Progress.SILENT).metrics()
                .where(m -> m.model().equals("backprop") && m.seed() == 1).toList();
        assertEquals(
                List.of("train error 0", "train cost 0", "validation error 0", "validation cost 0", "test error 0", "test cost 0",
                        "train diverged 1"),
                rows.stream().map(m -> m.split() + " " + m.quantity() + " " + m.epoch()).toList());
        assertTrue(rows.stream().allMatch(m -> Double.isFinite(m.value())));
        assertEquals(1, rows.get(6).value());
    }

    @Test
    void everyRunSaysWhetherItDiverged() throws InterruptedException {
        List<RunResult> runs = runs(plan(BACKPROP_DIVERGES), Progress.SILENT);
        ResultTables outcome = TinyLab.found(runs);
        assertEquals(List.of("backprop 1 1.0", "backprop 4 1.0", "feedback alignment 1 0.0", "feedback alignment 4 0.0",
                "microcircuit 1 0.0", "microcircuit 4 0.0"),
                outcome.metrics().where(m -> m.quantity().equals("diverged"))
                        .map(m -> m.model() + " " + m.seed() + " " + m.value()).toList());
        assertEquals(6, outcome.timing().rows().stream().map(row -> row.model() + row.seed()).distinct().count());
        // weights that are no numbers are not kept
        assertEquals(4, runs.stream().filter(run -> !run.synapses().isEmpty()).count());
    }

    @Test
    void whereARunWouldStopTheExperimentNothingIsSaidOfIt() throws InterruptedException {
        assertEquals(0, run(plan(List.of()), Progress.SILENT).metrics().where(m -> m.quantity().equals("diverged")).count());
    }

    @Test
    void theSummaryHasTheErrorThatWasLastMeasured() throws InterruptedException {
        List<RunResult> runs = runs(plan(BACKPROP_DIVERGES), Progress.SILENT);
        ResultTables outcome = TinyLab.found(runs);
        Summary.ModelSummary backprop = Summary.of("x", outcome).models().get(0);
        assertEquals(0, backprop.epochs());
        assertEquals(2, backprop.seeds());
        assertEquals(outcome.metrics().where(m -> m.model().equals("backprop") && m.quantity().equals("error")
                && m.split().equals("test")).mapToDouble(Measurement::value).average().orElseThrow(),
                backprop.find("test", "", "error").orElseThrow().mean());
        assertEquals(1, backprop.find("train", "", "diverged").orElseThrow().mean());
        Summary.ModelSummary other = Summary.of("x", outcome).models().get(1);
        assertEquals(2, other.epochs());
        assertEquals(0, other.find("train", "", "diverged").orElseThrow().mean());
    }

    @Test
    void ofSeedsThatDivergeAtDifferentTimesEachCountsAsItLastWas() {
        Summary.ModelSummary model = Summary.of("x", ResultTables.EMPTY.with(Measurement.TABLE, List.of(
                row(1, 0, "error", 90), row(1, 1, "error", 10), row(1, 2, "error", 4), row(1, 2, "diverged", 0),
                row(2, 0, "error", 88), row(2, 1, "error", 20), row(2, 2, "diverged", 1)))
                .with(TimingRow.TABLE, List.of(new TimingRow("a", 1, 2, 14, 1), new TimingRow("a", 2, 2, 14, 1)))).models().get(0);
        assertEquals(12, model.find("test", "", "error").orElseThrow().mean());
        assertEquals(0.5, model.find("test", "", "diverged").orElseThrow().mean());
        assertEquals(2, model.epochs());
    }

    private static Measurement row(long seed, int epoch, String quantity, double value) {
        return new Measurement("backprop", "a", seed, epoch, 7L * epoch, "test", "", quantity, "1", value);
    }

    @Test
    void itIsToldAndItsImagesCountAsShown() throws InterruptedException {
        AtomicLong announced = new AtomicLong();
        AtomicLong shown = new AtomicLong();
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        run(plan(Stream.concat(BACKPROP_DIVERGES.stream(), Stream.of("training.epochs=5")).toList()), new Progress() {
            @Override
            public void begin(int runs, long presentations) {
                announced.set(presentations);
            }

            @Override
            public void shown(long presentations) {
                shown.addAndGet(presentations);
            }

            @Override
            public void diverged(DivergenceException run) {
                told.add(run.getMessage());
            }
        });
        assertEquals(announced.get(), shown.get());
        assertEquals(2, told.size());
        assertTrue(told.get(0).startsWith("model \"backprop\", seed "), told.get(0));
    }
}
