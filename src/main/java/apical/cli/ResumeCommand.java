package apical.cli;

import apical.definition.ResolvedExperiment;
import apical.json.DefinitionException;
import apical.results.OpenExperiment;
import apical.results.ResultStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apical resume}: goes on with results whose runs have not all ended. */
@Command(name = "resume", mixinStandardHelpOptions = true,
        description = {
                "Go on with results that are not finished. Runs that ended are not repeated, the others go on from their last",
                "checkpoint; the outcome is that of a run that nobody disturbed. Several processes may be at one folder."},
        footer = {"",
                "Examples:",
                "  apical resume results/three-rules-on-mnist",
                "  apical resume results/robustness --on spark://host:7077"})
final class ResumeCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "RESULT", description = "Folders that 'apical run' wrote, or began to.")
    private List<Path> folders;

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private ShardOption shard;

    @Mixin
    private WhereOptions where;

    @Option(names = "--force", description = "Go on although the data or Apical's version have changed.")
    private boolean force;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Conductor conductor = new Conductor(spec.commandLine().getOut(), spec.commandLine().getErr());
        Conductor.Engine engine = where.engine(threads, shard, spec.commandLine().getErr());
        for (Path folder : folders) {
            if (OpenExperiment.isOpen(folder)) {
                ResolvedExperiment plan = Plans.read(ResultStore.definitionIn(folder), List.of());
                if (where.isDryRun()) {
                    conductor.show(plan, folder, engine);
                    continue;
                }
                conductor.conduct(plan, new Conductor.Asked(folder, true, OpenExperiment.of(folder).savesWeights(),
                        force ? ResultStore.Resume.FORCE : ResultStore.Resume.ONLY), engine, shard);
            } else if (Files.exists(ResultStore.definitionIn(folder))) {
                OpenExperiment.clearFormer(folder);
                spec.commandLine().getErr().println(folder + " is finished: nothing is left to go on with");
            } else {
                throw new DefinitionException(folder, "holds no results; expected a folder that 'apical run' wrote, or began to");
            }
        }
        return 0;
    }
}
