package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.data.Dataset;
import apical.definition.ResolvedTraining;
import apical.diagnostics.Score;
import apical.information.Estimand;
import apical.results.InformationRow;
import apical.results.Measurement;
import apical.results.Metrics;
import apical.results.PlugInEstimates;
import apical.results.ResultTables;
import apical.results.TimingRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All runs of an experiment: what is measured when, what is told meanwhile, and what happens when one fails. */
class ExperimentTest {

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

    private ResultTables run(String... assignments) throws InterruptedException {
        ResolvedTraining plan = plan(assignments);
        return TinyLab.found(Experiment.run(plan, Experiment.load(plan), 2, Progress.SILENT));
    }

    /** Counts what it is told. */
    private static final class Counting implements Progress {
        private final AtomicInteger runs = new AtomicInteger();
        private final AtomicLong announced = new AtomicLong();
        private final AtomicLong shown = new AtomicLong();
        private final AtomicInteger ends = new AtomicInteger();
        private final AtomicInteger toldAfterTheEnd = new AtomicInteger();
        private final List<String> epochs = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void begin(int allRuns, long presentations) {
            runs.addAndGet(allRuns);
            announced.addAndGet(presentations);
        }

        @Override
        public void shown(long presentations) {
            shown.addAndGet(presentations);
            toldAfterTheEnd.addAndGet(ends.get());
        }

        @Override
        public void epoch(Run run, int epoch, Score score, double validation) {
            epochs.add(run.model().name() + " " + run.seed() + " " + epoch);
            toldAfterTheEnd.addAndGet(ends.get());
        }

        @Override
        public void end() {
            ends.incrementAndGet();
        }
    }

    /** Here 10 % of the test patterns are wrong with them and 22 % without; more than 70 % if all get the same label. */
    @Test
    void hiddenNeuronsPayOnTheTeacherStudentTask() throws InterruptedException {
        lab.write(lab.model("hidden"), student("hidden", "[16, 30, 4]", "[30.0, 3.0]"));
        lab.write(lab.model("single"), student("single", "[16, 4]", "[1.0]"));
        lab.write(lab.experiment(), """
                {
                  "name": "teacher-student",
                  "description": "With and without a hidden layer.",
                  "data": {"source": "teacherStudent", "validationImages": 1000, "validationSeed": 1,
                           "targets": {"low": 0.1, "high": 0.8}},
                  "models": ["../models/hidden.json", "../models/single.json"],
                  "training": {"epochs": 20, "batch": 16, "seeds": [1], "trainingSample": 1000, "finalRate": 0.05},
                  "figures": []
                }
                """);
        Metrics metrics = run().metrics();
        double hidden = testError(metrics, "hidden"), single = testError(metrics, "single");
        assertTrue(single > 18 && single < 26, "single layer: " + single);
        assertTrue(hidden < single / 1.5, hidden + " with hidden neurons, " + single + " without");
    }

    private static String student(String name, String layers, String rates) {
        return TinyLab.BACKPROP.replace("\"name\": \"backprop\"", "\"name\": \"" + name + "\"")
                .replace("[16, 6, 5, 10]", layers).replace("[1.0, 0.5, 0.25]", rates);
    }

    private static double testError(Metrics metrics, String model) {
        return metrics.where(row -> row.model().equals(model) && row.epoch() == 20 && row.split().equals("test")
                && row.quantity().equals("error")).findAny().orElseThrow().value();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void asManyImagesAreShownAsWereAnnounced(int batch) throws InterruptedException {
        ResolvedTraining plan = plan("training.batch=" + batch);
        Counting told = new Counting();
        Experiment.run(plan, Experiment.load(plan), 3, told);
        assertEquals(3 * 2, told.runs.get());
        assertEquals(3 * 2 * 2 * 7, told.announced.get());                  // models, seeds, epochs, images
        assertEquals(told.announced.get(), told.shown.get());
        assertEquals(1, told.ends.get());
        assertEquals(3 * 2 * 3, Set.copyOf(told.epochs).size());            // epoch 0 as well
        assertEquals(3 * 2 * 3, told.epochs.size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "[]         | ''",                     // none asked for, none measured, not after the last epoch either
            "[0]        | 0 4",                    // the last is always among them
            "[2]        | 2 4",
            "[4]        | 4",
            "[3, 0, 1]  | 0 1 3 4",
            "[1, 9, 99] | 1 4"})                   // those beyond the end are not reached
    void informationIsMeasuredWhenItWasAskedForAndAtTheEnd(String asked, String measured) throws InterruptedException {
        ResultTables outcome = run("training.epochs=4", "information.epochs=" + asked, "training.seeds=[1]");
        for (String model : List.of("backprop", "feedback alignment", "microcircuit")) {
            assertEquals(measured, PlugInEstimates.of(outcome.rows(InformationRow.TABLE)).of(Estimand.INFORMATION)
                    .filter(row -> row.model().equals(model) && row.layer().equals("output"))
                    .map(row -> String.valueOf(row.epoch())).collect(Collectors.joining(" ")));
        }
        assertEquals(15, outcome.metrics().where(m -> m.quantity().equals("error") && m.split().equals("test")).count());
    }

    @Test
    void compartmentsAreMeasuredWhereThereAreSome() throws InterruptedException {
        List<InformationRow> rows = run("information.compartments=[\"rate\", \"apical\", \"interneuronSoma\"]")
                .rows(InformationRow.TABLE);
        assertEquals(Set.of("hidden1", "hidden2", "output"), layers(rows, "backprop"));
        assertEquals(Set.of("hidden1", "hidden2", "output", "hidden1.apical", "hidden2.apical", "hidden1.interneuronSoma",
                "hidden2.interneuronSoma"), layers(rows, "microcircuit"));
    }

    private static Set<String> layers(List<InformationRow> rows, String model) {
        return rows.stream().filter(row -> row.model().equals(model)).map(PlugInEstimates::site).collect(Collectors.toSet());
    }

    @Test
    void everyRunIsTimedAtEveryPointAtWhichItIsMeasured() throws InterruptedException {
        ResultTables outcome = run("training.seeds=[5, -1]");
        List<TimingRow> rows = outcome.timing().rows();
        assertEquals(outcome.metrics().where(m -> m.quantity().equals("error") && m.split().equals("test"))
                .map(m -> m.model() + " " + m.seed() + " " + m.epoch() + " " + m.examples()).toList(),
                rows.stream().map(t -> t.model() + " " + t.seed() + " " + t.epoch() + " " + t.examples()).toList());
        assertEquals(3 * 2 * 3, rows.size());
        double before = 0;
        for (TimingRow row : rows) {
            if (row.epoch() == 0) {
                assertEquals(0, row.seconds());                            // building and measuring are no training
            } else {
                assertTrue(row.seconds() > before, row + " is not after " + before);
            }
            before = row.seconds();
        }
    }

    @Test
    void whatPassesWhileTheClockStandsDoesNotCount() {
        AtomicLong now = new AtomicLong(7_000_000_000L);
        TrainingClock clock = new TrainingClock("m", 1, now::get);
        List<TimingRow> rows = new ArrayList<>(List.of(clock.row(0, 0)));
        for (int epoch = 1; epoch <= 2; epoch++) {
            now.addAndGet(100_000_000_000L);
            clock.start();
            now.addAndGet(1_500_000_000L);
            clock.stop();
            rows.add(clock.row(epoch, 70L * epoch));
        }
        assertEquals(List.of(0.0, 1.5, 3.0), rows.stream().map(TimingRow::seconds).toList());
    }

    /** Seven images of which each has a pixel of its own at full brightness. How well rules learn is tested on real images. */
    @Test
    void everyRuleLearns() throws InterruptedException {
        Metrics metrics = run("training.epochs=400", "training.seeds=[1]", "training.trainingSample=7",
                "information.epochs=[]", "models[0].rule.learningRates=[5,5,5]", "models[1].rule.learningRates=[5,5,5]",
                "models[2].rule.learningRates.bottomUp=[5,5,5]").metrics();
        for (String model : List.of("backprop", "feedback alignment", "microcircuit")) {
            List<Double> cost = metrics.where(m -> m.model().equals(model) && m.quantity().equals("cost")
                    && m.split().equals("train")).map(Measurement::value).toList();
            assertTrue(cost.get(400) < 0.75 * cost.get(0), model + ": cost from " + cost.get(0) + " to " + cost.get(400));
        }
    }

    @Test
    void oneRunThatDivergesStopsTheOthers() {
        ResolvedTraining plan = plan("training.epochs=1000000", "information.epochs=[]",
                "models[0].transferFunction={\"type\": \"relu\"}", "models[0].rule.learningRates=[1e30, 1e30, 1e30]");
        Dataset data = Experiment.load(plan);
        Counting told = new Counting();
        DivergenceException diverged = assertThrows(DivergenceException.class, () -> Experiment.run(plan, data, 6, told));
        assertTrue(diverged.getMessage().matches(
                "model \"backprop\", seed [12]: output rates are not finite after epoch 1\\. Maybe smaller rule\\.learningRates"),
                diverged.getMessage());
        assertEquals(1, told.ends.get());
        assertEquals(0, told.toldAfterTheEnd.get());
        assertTrue(told.shown.get() < told.announced.get());
    }

    /** The error must be the last that is heard: a run that notices late that it was stopped is waited for. */
    @Test
    void aFailureIsToldOnlyWhenNoRunIsLeft() {
        ResolvedTraining plan = plan("training.epochs=3", "training.seeds=[1]", "information.epochs=[]",
                "models[0].transferFunction={\"type\": \"relu\"}", "models[0].rule.learningRates=[1e30, 1e30, 1e30]");
        Dataset data = Experiment.load(plan);
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch bothAreBusy = new CountDownLatch(2);
        assertThrows(DivergenceException.class, () -> Experiment.run(plan, data, 3, new Progress() {
            @Override
            public void epoch(Run run, int epoch, Score score, double validation) {
                try {
                    if (run.model().name().equals("backprop")) {
                        bothAreBusy.await();
                    } else {
                        bothAreBusy.countDown();
                        new CountDownLatch(1).await();                       // until it is stopped
                    }
                } catch (InterruptedException e) {
                    ended.incrementAndGet();
                    throw new CancellationException();
                }
            }
        }));
        assertEquals(2, ended.get());
    }

    @Test
    void anInterruptStopsAllRuns() throws InterruptedException {
        ResolvedTraining plan = plan("training.epochs=1000000", "information.epochs=[]");
        Dataset data = Experiment.load(plan);
        Counting told = new Counting();
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> Experiment.run(plan, data, 2, told));
        assertEquals(1, told.ends.get());
        assertFalse(Thread.interrupted());
    }
}
