package apical.cli;

import apical.results.OpenExperiment;
import apical.results.ResultStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apical merge}: one result of parts that were run elsewhere. */
@Command(name = "merge", mixinStandardHelpOptions = true,
        description = {
                "Put together the runs of one experiment that were carried out in parts ('apical run --shard'), on several",
                "machines say. When all runs have ended, tables and figures are those of one undisturbed process; else it says",
                "what is missing. Folders of parts stay as they are."},
        footer = {"",
                "Examples:",
                "  apical merge results/robustness part1/robustness part2/robustness",
                "  apical merge results/robustness"})
final class MergeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RESULT", description = "Where all runs are to be: made if it is not there, or unfinished"
            + " results of the same definition.")
    private Path result;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FOLDER", description = "Unfinished results of the same definition.")
    private List<Path> parts = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (parts.isEmpty() && Files.exists(ResultStore.definitionIn(result)) && !OpenExperiment.isOpen(result)) {
            spec.commandLine().getErr().println(result + " is finished: nothing is left to put together");
            return 0;
        }
        ResultStore.Begun merged = ResultStore.merge(result, parts);
        merged.told().forEach(spec.commandLine().getErr()::println);
        new Conductor(spec.commandLine().getOut(), spec.commandLine().getErr())
                .putTogether(Plans.read(ResultStore.definitionIn(result), List.of()), merged.open().orElseThrow());
        return 0;
    }
}
