package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.definition.ResolvedTraining;
import apical.diagnostics.Performance;
import apical.results.FinishedExperiment;
import apical.results.Measurement;
import apical.results.Provenance;
import apical.results.ResultTables;
import apical.results.SweepRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sweep trains, how long, and what it looks at. */
class SweepTest {

    private static final String GAINS =
            "sweep.parameters=[{\"type\":\"values\",\"name\":\"gain\",\"paths\":[\"initialWeights.gain\"],"
                    + "\"values\":[0.5,1,2,3,4]}]";
    private static final String[] HALVING = {GAINS, "training.epochs=6", "sweep.halving.budgets=[1,3,4]", "information.epochs=[]",
            "models=[\"../models/backprop.json\",\"../models/microcircuit.json\"]"};

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
    }

    private ResolvedTraining plan(String... assignments) {
        return lab.plan(assignments);
    }

    private static ResultTables run(ResolvedTraining plan) throws InterruptedException {
        return TinyLab.found(Experiment.run(plan, Experiment.load(plan), 2, Progress.SILENT));
    }

    private static FinishedExperiment finished(ResolvedTraining plan) throws InterruptedException {
        return FinishedExperiment.of(plan, Provenance.of(plan, Map.of(), 1), run(plan));
    }

    private static String[] with(String... more) {
        return Stream.of(HALVING, more).flatMap(Stream::of).toArray(String[]::new);
    }

    /** A run that halving let go on has the rows of one that nobody looked at. */
    @Test
    void halvingChangesHowFarARunGoesAndNothingElse() throws InterruptedException {
        Map<String, List<Measurement>> whole = byRun(run(plan(with("sweep.halving.budgets=[]"))));
        Map<String, List<Measurement>> halved = byRun(run(plan(HALVING)));
        assertEquals(whole.keySet().stream().filter(run -> run.contains("#")).toList(),
                halved.keySet().stream().filter(run -> run.contains("#")).toList());
        halved.forEach((run, rows) -> {
            if (run.contains("#")) {
                List<Measurement> learned = rows.stream().filter(m -> !m.is(Performance.DIVERGED)).toList();
                assertEquals(whole.get(run).subList(0, learned.size()), learned, run);
            }
        });
    }

    private static Map<String, List<Measurement>> byRun(ResultTables found) {
        return found.rows(Measurement.TABLE).stream().collect(
                Collectors.groupingBy(m -> m.model() + ", seed " + m.seed(), TreeMap::new, Collectors.toList()));
    }

    @Test
    void eachRungHasTheBestHalfOfTheOneBefore() throws InterruptedException {
        List<SweepRow> rows = finished(plan(HALVING)).tables().rows(SweepRow.TABLE);
        for (String model : List.of("backprop", "microcircuit")) {
            List<SweepRow> own = rows.stream().filter(row -> row.model().equals(model) && row.test().isEmpty()).toList();
            assertEquals(List.of(2L, 1L, 2L), Stream.of(1, 2, 3).map(stage -> own.stream().filter(row -> row.stage() == stage)
                    .map(SweepRow::setting).distinct().count()).toList());              // 5, 3 and 2 took part
            assertEquals(List.of(1, 3, 4), Stream.of(1, 2, 3).map(stage -> own.stream().filter(row -> row.stage() == stage)
                    .mapToInt(SweepRow::epoch).max().orElseThrow()).toList());
            List<SweepRow> last = own.stream().filter(row -> row.stage() == 3).toList();
            Map<Integer, Double> means = last.stream().collect(Collectors.groupingBy(SweepRow::setting,
                    Collectors.averagingDouble(row -> row.validation().orElseThrow())));
            int best = means.entrySet().stream().min(Map.Entry.<Integer, Double>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey())).orElseThrow().getKey();
            assertEquals(List.of(best), own.stream().filter(SweepRow::chosen).map(SweepRow::setting).distinct().toList());
        }
    }

    @Test
    void onlyWhatWasChosenIsMeasuredOnTestDataWithSeedsThatNobodySaw() throws InterruptedException {
        FinishedExperiment finished = finished(plan(HALVING));
        Map<String, List<Measurement>> tested = finished.tables().rows(Measurement.TABLE).stream()
                .filter(m -> m.split().equals("test")).collect(Collectors.groupingBy(m -> m.model() + " " + m.seed(), TreeMap::new,
                        Collectors.toList()));
        assertEquals(List.of("backprop 3", "backprop 4", "backprop 5", "microcircuit 3", "microcircuit 4", "microcircuit 5"),
                List.copyOf(tested.keySet()));
        SweepRow chosen = finished.tables().rows(SweepRow.TABLE).stream().filter(row -> row.chosen() && row.test().isPresent())
                .findFirst().orElseThrow();
        ResolvedTraining alone = plan("models=[\"../models/backprop.json\"]", "training.epochs=6", "training.seeds=[3,4,5]",
                "information.epochs=[]", "models.backprop.initialWeights.gain=" + chosen.parameters().get("gain"));
        List<Measurement> fresh = finished.chosen().tables().rows(Measurement.TABLE).stream()
                .filter(m -> m.model().equals("backprop") && !m.is(Performance.DIVERGED)).toList();
        assertEquals(run(alone).rows(Measurement.TABLE), fresh);
        assertEquals(List.of("backprop", "microcircuit"), finished.summary().models().stream().map(m -> m.model()).toList());
    }

    /** As many threads as one likes, and whoever is done first: who goes on depends on scores and numbers alone. */
    @Test
    void theOrderInWhichRunsEndChangesNothing() throws InterruptedException {
        ResolvedTraining plan = plan(HALVING);
        ResultTables one = TinyLab.found(Experiment.run(plan, Experiment.load(plan), 1, Progress.SILENT));
        ResultTables five = TinyLab.found(Experiment.run(plan, Experiment.load(plan), 5, Progress.SILENT));
        assertEquals(one.rows(Measurement.TABLE), five.rows(Measurement.TABLE));
    }

    @Test
    void whatDivergesIsNeverChosen() throws InterruptedException {
        ResolvedTraining plan = plan("models=[\"../models/backprop.json\"]", "information.epochs=[]", "sweep.parameters=[{\"type\":"
                + "\"values\",\"name\":\"rates\",\"change\":\"scale\",\"paths\":[\"rule.learningRates\"],\"values\":[1e30,1]}]",
                "sweep.halving.budgets=[1,2]", "models.backprop.transferFunction={\"type\":\"relu\"}");
        List<SweepRow> rows = finished(plan).tables().rows(SweepRow.TABLE);
        assertTrue(rows.stream().filter(row -> row.setting() == 1).anyMatch(SweepRow::diverged), rows.toString());
        assertTrue(rows.stream().filter(row -> row.setting() == 1).noneMatch(SweepRow::chosen), rows.toString());
        assertTrue(rows.stream().filter(row -> row.setting() == 2).allMatch(SweepRow::chosen), rows.toString());
    }

    /** A budget of multiply-adds buys fewer epochs for a larger network. */
    @Test
    void aBudgetOfMultiplyAddsIsSpentInWholeEpochs() throws InterruptedException {
        ResolvedTraining plan = plan("models=[\"../models/backprop.json\"]", "information.epochs=[]", "training.epochs=20",
                "sweep.parameters=[{\"type\":\"values\",\"name\":\"width\",\"paths\":[\"layers[1]\"],\"values\":[3,60]}]",
                "sweep.halving.budgets=[10000,40000]", "sweep.halving.unit=multiplyAdds", "sweep.halving.factor=1.5");
        List<SweepRow> rows = finished(plan).tables().rows(SweepRow.TABLE);
        List<SweepRow> swept = rows.stream().filter(row -> row.test().isEmpty()).sorted(Comparator.comparing(SweepRow::setting))
                .toList();
        for (SweepRow row : swept) {
            double perEpoch = row.multiplyAdds() / row.epoch();
            double budget = row.stage() == 1 ? 10000 : 40000;
            assertTrue(row.multiplyAdds() >= budget && row.multiplyAdds() - perEpoch < budget, row.toString());
        }
        assertTrue(new ArrayList<>(swept).get(0).epoch() > swept.get(swept.size() - 1).epoch(), swept.toString());
    }
}
