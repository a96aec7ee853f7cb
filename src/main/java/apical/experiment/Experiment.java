package apical.experiment;

import apical.data.DataException;
import apical.data.Dataset;
import apical.data.ImageProperty;
import apical.definition.ExperimentDefinition;
import apical.definition.ExperimentDefinition.DataDefinition;
import apical.definition.ImageSet;
import apical.definition.InformationDefinition;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedTraining;
import apical.definition.WithinPresentationDefinition;
import apical.json.DefinitionException;
import apical.results.ResultTables;
import apical.results.RunKey;
import apical.results.RunResult;
import apical.results.RunSchedule;
import apical.results.RunSource;
import apical.results.RunsInMemory;
import apical.rule.InContinuousTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every model of a plan trained with every seed, each run on one thread, as many side by side as there are threads. */
public final class Experiment {

    private Experiment() {
    }

    /**
     * Loads the data of a plan and checks that plan and data fit.
     *
     * @throws DataException       if the files are not as they should be
     * @throws DefinitionException if they are, but the plan asks for something else
     */
    public static Dataset load(ResolvedTraining plan) {
        Dataset data = read(plan);
        plan.checkAgainst(data.training().pixels(), data.classes(), plan.experiment().data().targets(), data.inputs());
        ExperimentDefinition experiment = plan.experiment();
        atMost(plan, "training.trainingSample", experiment.training().trainingSample(), data.training().size(),
                "training images of " + data.name());
        if (experiment.information().isRequested()) {
            informationFits(plan, experiment.information(), data);
        }
        if (experiment.diagnostics().isRequested()) {
            atMost(plan, "diagnostics.images", experiment.diagnostics().images(), data.validation().size(),
                    "validation images of " + data.name());
        }
        if (experiment.diagnostics().withinPresentation().isRequested()) {
            withinPresentationFits(plan, experiment.diagnostics().withinPresentation(), data);
        }
        return data;
    }

    private static void withinPresentationFits(ResolvedTraining plan, WithinPresentationDefinition asked, Dataset data) {
        atMost(plan, "diagnostics.withinPresentation.images", asked.images(), data.test().size(), "test images of " + data.name());
        List<InContinuousTime> living = plan.models().stream()
                .flatMap(model -> model.definition().rule().as(InContinuousTime.class).stream()).toList();
        if (living.isEmpty()) {
            throw new DefinitionException(plan.file(), "diagnostics.withinPresentation.images is " + asked.images()
                    + "; expected 0, since no model is in continuous time");
        }
        for (InContinuousTime rule : living) {
            if (!rule.isWhole(asked.everyMs())) {
                throw new DefinitionException(plan.file(), "diagnostics.withinPresentation.everyMs is " + asked.everyMs()
                        + "; expected a whole number of steps of stepMs, " + rule.stepMs());
            }
        }
    }

    private static void informationFits(ResolvedTraining plan, InformationDefinition asked, Dataset data) {
        for (ImageSet split : asked.splits()) {
            atMost(plan, "information.images", asked.images(), split.of(data).size(), split.inWords() + " of " + data.name());
        }
        for (ImageProperty property : asked.allProperties()) {
            try {
                property.of(data.test().first(1));
            } catch (DataException e) {
                throw new DefinitionException(plan.file(), (property == asked.property() ? "information.property"
                        : "information.properties: " + property.id()) + " does not fit " + data.name() + ": " + e.getMessage());
            }
        }
        for (int i = 0; i < asked.calibration().size(); i++) {
            atMost(plan, "information.calibration[" + i + "]", asked.calibration().get(i), asked.images(), "information.images");
        }
    }

    private static Dataset read(ResolvedTraining plan) {
        DataDefinition asked = plan.experiment().data();
        Dataset all = plan.load("data.source", asked.source(), asked.validationImages(), asked.validationSeed());
        for (int i = 0; i < asked.classes().size(); i++) {
            if (asked.classes().get(i) >= all.classes()) {
                throw new DefinitionException(plan.file(), "data.classes[" + i + "] is " + asked.classes().get(i)
                        + "; expected a class of " + all.name() + ", 0 to " + (all.classes() - 1));
            }
        }
        return asked.classes().isEmpty() ? all : all.only(asked.classes());
    }

    private static void atMost(ResolvedTraining plan, String field, int asked, int there, String what) {
        if (asked > there) {
            throw new DefinitionException(plan.file(), field + " is " + asked + "; expected at most " + there + ", the " + what);
        }
    }

    /**
     * Carries out all runs that can be claimed.
     *
     * @param threads how many runs side by side, at least 1; changes nothing but the time it takes
     * @param stop    leaves the runs for later when it is wished
     * @throws DivergenceException  if a run diverges, and the experiment ends with it; the others are then left where they are
     * @throws IOException          if what a run finds cannot be written
     * @throws InterruptedException if the calling thread is interrupted; all runs are then left where they are
     */
    public static void run(ResolvedTraining plan, Dataset data, RunSource runs, int threads, Stop stop, Progress progress)
            throws InterruptedException, IOException {
        RunSchedule schedule = RunSchedule.of(plan);
        long images = data.training().size();
        progress.begin(runs.standing().asked(), schedule.epochs() * images);
        progress.restored(images * (schedule.epochsBefore(runs.stage())
                + runs.standing().ended() * (long) schedule.epochsIn(runs.stage())));
        Map<RunKey, Long> shown = new ConcurrentHashMap<>();          // what progress knows of
        Map<String, ResolvedExperiment.Model> models = new HashMap<>();
        plan.models().forEach(model -> models.put(model.definition().name(), model));
        SideBySide.run(runs, journal -> {
            ResolvedExperiment.Model model = models.get(journal.goal().model());
            TrainingRun run = new TrainingRun(new Run(model.definition().named(journal.key().model()), journal.key().seed()),
                    plan.experimentOf(model), data, journal, stop, progress);
            try {
                return run.execute(shown.getOrDefault(journal.key(),
                        images * schedule.epochsAtTheStartOf(journal.goal().stage())));
            } finally {
                shown.put(journal.key(), run.shown());
            }
        }, threads, stop, progress);
    }

    /**
     * Runs everything, and keeps the results in memory.
     *
     * @param keepTrained whether the results have the synapses of the trained networks
     * @throws DivergenceException as {@link #run}, with what was measured until then
     */
    public static List<RunResult> run(ResolvedTraining plan, Dataset data, int threads, boolean keepTrained, Progress progress)
            throws InterruptedException {
        RunsInMemory runs = new RunsInMemory(plan, keepTrained, Path.of(""));
        try {
            run(plan, data, runs, threads, new Stop(), progress);
            return runs.results();
        } catch (DivergenceException e) {
            throw e.having(ResultTables.join(runs.results().stream().map(RunResult::tables).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs everything, and keeps no trained networks. */
    public static List<RunResult> run(ResolvedTraining plan, Dataset data, int threads, Progress progress)
            throws InterruptedException {
        return run(plan, data, threads, false, progress);
    }
}
