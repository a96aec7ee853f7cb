package apical.cli;

import apical.comparison.ComparedModel;
import apical.comparison.Comparison;
import apical.data.Dataset;
import apical.definition.Assignment;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedSimulation;
import apical.definition.ResolvedTraining;
import apical.experiment.DivergenceException;
import apical.experiment.Experiment;
import apical.experiment.MemoryNeed;
import apical.experiment.Simulation;
import apical.json.DefinitionException;
import apical.results.ComparisonRow;
import apical.results.DataProcessingRow;
import apical.results.FinishedExperiment;
import apical.results.InformationRow;
import apical.results.Provenance;
import apical.results.ResultStore;
import apical.results.ResultTables;
import apical.results.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apical run}: trains or simulates, measures, draws. */
@Command(name = "run", mixinStandardHelpOptions = true,
        description = "Run an experiment: train or simulate, measure, draw figures.",
        footer = {"",
                "Examples:",
                "  apical run experiments/three-rules-on-mnist.json",
                "  apical run experiments/three-rules-on-mnist.json --set training.epochs=2 --seed 7 --out results/quick",
                "  apical run experiments/three-rules-on-mnist.json --set models.backprop.rule.learningRates=[3,1,0.1]",
                "  apical run experiments/self-prediction.json --seed 7",
                "  apical run experiments/three-rules-on-mnist.json --save-weights",
                "  apical run experiments/three-rules-on-mnist.json --data fashion-mnist",
                "  apical run results/three-rules-on-mnist/experiment.json --out results/again"})
final class RunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EXPERIMENT", description = "Definition of the experiment, a JSON file.")
    private Path experiment;

    @Option(names = "--set", paramLabel = "PATH=VALUE",
            description = "Replace a value of the definition; 'models.NAME.' leads into a model. May be repeated.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Replace the seeds by this one. May be repeated.")
    private List<Long> seeds = new ArrayList<>();

    @Option(names = "--data", paramLabel = "SOURCE", description = "Train on other data: a name that 'apical list' shows,"
            + " or a folder with files in a format that it shows; a folder that is called like a name is ./NAME.")
    private String data;

    @Option(names = "--out", paramLabel = "DIR", converter = NewPath.class, description = "Where results go; must not exist. "
            + "Default: results/NAME, or the first of results/NAME.2, results/NAME.3, ... that does not exist.")
    private Path out;

    @Option(names = "--threads", paramLabel = "N",
            description = "Runs side by side. Changes no number. Default: the number of processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--save-weights", description = "Write all synapses of each trained network to weights/MODEL-seedN.npz, from"
            + " which another run can start (initialWeights of type file).")
    private boolean saveWeights;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads is " + threads + "; expected at least 1");
        }
        ResolvedExperiment plan = Plans.read(experiment, allAssignments(Plans.isSimulation(experiment)));
        ResultStore store = ResultStore.at(out != null ? out : defaultFolder(plan));
        PrintWriter err = spec.commandLine().getErr();
        if (plan instanceof ResolvedSimulation simulation) {
            simulate(simulation, store, err);
        } else {
            train((ResolvedTraining) plan, store, err);
        }
        return 0;
    }

    private void train(ResolvedTraining plan, ResultStore store, PrintWriter err) throws Exception {
        Dataset images = Experiment.load(plan);
        String memory = MemoryReport.of(plan, MemoryNeed.of(plan, images), threads);
        store.prepare();
        Provenance provenance = Provenance.of(plan, images.sha256(), threads);
        announce(plan, images, memory, store, err);
        List<RunResult> runs = run(plan, provenance, store, Path.of(""),
                () -> Experiment.run(plan, images, threads, saveWeights, ConsoleProgress.on(err, "Training", " images")));
        FinishedExperiment finished = compared(finished(plan, provenance, runs), store.folder(), err);
        List<String> table = new ArrayList<>(ResultTable.of(finished.summary(), finished.tables().rows(InformationRow.TABLE)));
        table.addAll(ProcessingReport.of(finished.tables().rows(DataProcessingRow.TABLE)));
        show(table, plan);
        keep(store, finished, runs, Path.of(""), err);
    }

    private void simulate(ResolvedSimulation plan, ResultStore store, PrintWriter err) throws Exception {
        Simulation simulation = new Simulation(plan);
        String memory = MemoryReport.of(plan, MemoryNeed.of(plan, simulation.data()), threads);
        store.prepare();
        Path recordings = store.recordingsInProgress();
        Provenance provenance = Provenance.of(plan, simulation.sha256(), threads);
        err.println(plan.name() + ": " + Plans.count(plan.models().size(), "model") + " x "
                + Plans.count(plan.seeds().size(), "seed") + " x "
                + Plans.count(plan.simulation().presentations(), "presentation") + ", " + plan.simulation().engine().id()
                + " engine, " + Plans.count(threads, "thread"));
        err.println("Needs " + memory);
        simulation.announceRecordings().forEach(err::println);
        err.println("Results will be in " + store.folder());
        List<RunResult> runs = run(plan, provenance, store, recordings,
                () -> simulation.run(threads, saveWeights, recordings, ConsoleProgress.on(err, "Simulating", " presentations")));
        FinishedExperiment finished = finished(plan, provenance, runs);
        show(MeasurementTable.of(finished.summary()), plan);
        keep(store, finished, runs, recordings, err);
    }

    private static FinishedExperiment finished(ResolvedExperiment plan, Provenance provenance, List<RunResult> runs) {
        return FinishedExperiment.of(plan, provenance, ResultTables.join(runs.stream().map(RunResult::tables).toList()));
    }

    /** Runs everything; if a run diverges, what was measured until then is written. */
    private List<RunResult> run(ResolvedExperiment plan, Provenance provenance, ResultStore store, Path recordings,
            Callable<List<RunResult>> runs) throws Exception {
        try {
            return runs.call();
        } catch (DivergenceException e) {
            if (!e.found().metrics().rows().isEmpty() || (Files.exists(recordings) && !recordings.toString().isEmpty())) {
                spec.commandLine().getErr().println("What was measured until then is in "
                        + store.writeDiverged(FinishedExperiment.of(plan, provenance, e.found()), e.getMessage(), recordings));
            }
            throw e;
        }
    }

    /** Rules that were trained side by side are compared without being asked. */
    private static FinishedExperiment compared(FinishedExperiment finished, Path folder, PrintWriter err) {
        if (finished.definition().models().size() == 1) {
            return finished;
        }
        try {
            Comparison comparison = Comparison.of(ComparedModel.of(folder, finished), Optional.empty());
            err.println("Compared at equal epochs, time and multiply-adds; 'apical compare " + folder + "' shows it");
            return finished.with(ComparisonRow.TABLE, comparison.table());
        } catch (DefinitionException e) {                              // that everything diverged is a result, too
            err.println("Not compared: " + e.getMessage());
            return finished;
        }
    }

    private void keep(ResultStore store, FinishedExperiment finished, List<RunResult> runs, Path recordings, PrintWriter err)
            throws IOException {
        Path folder = store.write(finished, runs, recordings);
        Plans.drawFigures(folder, finished, err);
        listFiles(folder, spec.commandLine().getOut());
    }

    /** Numbers first: no file or figure that fails may hide them. */
    private void show(List<String> table, ResolvedExperiment plan) {
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        table.forEach(out::println);
        Plans.choices(plan).forEach(out::println);
        out.println();
        out.flush();
    }

    private List<Assignment> allAssignments(boolean isSimulation) {
        List<Assignment> all = new ArrayList<>();
        assignments.forEach(text -> all.add(Assignment.parse(text)));
        if (!seeds.isEmpty()) {
            all.add(Assignment.of(isSimulation ? "seeds" : "training.seeds", seeds.toString()));
        }
        if (data != null && isSimulation) {
            throw new ParameterException(spec.commandLine(), "--data is for experiments that train; expected --set with the"
                    + " source of patterns, as in --set schedule[0].patterns.source=" + data);
        }
        if (data != null) {
            all.add(Assignment.ofText("data.source", data));
        }
        return all;
    }

    private static Path defaultFolder(ResolvedExperiment plan) {
        return ResultStore.nextFree(Path.of("results", plan.name()));
    }

    private void announce(ResolvedTraining plan, Dataset images, String memory, ResultStore store, PrintWriter err) {
        var training = plan.experiment().training();
        err.println(plan.experiment().name() + ": " + Plans.count(plan.models().size(), "model") + " x "
                + Plans.count(training.seeds().size(), "seed") + " x " + Plans.count(training.epochs(), "epoch") + " of "
                + images.training().size() + " images of " + images.name() + ", " + Plans.count(threads, "thread"));
        if (plan.experiment().information().isRequested()) {
            err.println("Information: " + Plans.cost(plan, images));
        }
        err.println("Needs " + memory);
        err.println("Results will be in " + store.folder());
    }

    private static void listFiles(Path folder, PrintWriter out) throws IOException {
        out.println("Written:");
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> out.println("  " + file));
        }
        out.flush();
    }
}
