package apical.cli;

import apical.data.DataException;
import apical.data.Dataset;
import apical.definition.Definitions;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedSimulation;
import apical.definition.ResolvedTraining;
import apical.experiment.Experiment;
import apical.experiment.MemoryNeed;
import apical.experiment.Simulation;
import apical.json.DefinitionException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apical validate}: checks definitions, and that they fit their data, without running anything. */
@Command(name = "validate", mixinStandardHelpOptions = true,
        description = "Check models and experiments, and that they fit their data, without running anything.",
        footer = {"",
                "Example:",
                "  apical validate models/*.json experiments/*.json"})
final class ValidateCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Definitions of models and experiments, JSON files.")
    private List<Path> files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        boolean allValid = true;
        for (Path file : files) {
            try {
                spec.commandLine().getOut().println(file + ": " + validate(file));
            } catch (DefinitionException | DataException e) {
                spec.commandLine().getErr().println("apical: " + e.getMessage());
                allValid = false;
            }
        }
        return allValid ? ExitCode.OK : ExitCode.USAGE;
    }

    private static String validate(Path file) {
        if (!Definitions.isExperiment(file)) {
            return "valid model, rule " + Definitions.readModel(file).rule().kind().id();
        }
        ResolvedExperiment plan = Plans.read(file, List.of());
        String information = "";
        MemoryNeed memory;
        if (plan instanceof ResolvedSimulation simulation) {
            memory = MemoryNeed.of(simulation, new Simulation(simulation).data().values());
        } else {
            ResolvedTraining training = (ResolvedTraining) plan;
            Dataset data = Experiment.load(training);
            memory = MemoryNeed.of(training, data);
            if (training.experiment().information().isRequested()) {
                information = "; information: " + Plans.cost(training, data);
            }
        }
        return "valid " + (plan instanceof ResolvedSimulation ? "simulation" : "experiment") + ", "
                + Plans.count(plan.models().size(), isSweep(plan) ? "setting" : "model") + " x "
                + Plans.count(plan.seeds().size(), "seed") + information + "; "
                + MemoryReport.of(plan, memory, Runtime.getRuntime().availableProcessors());
    }

    private static boolean isSweep(ResolvedExperiment plan) {
        return plan instanceof ResolvedTraining training && training.experiment().sweep().isRequested();
    }
}
