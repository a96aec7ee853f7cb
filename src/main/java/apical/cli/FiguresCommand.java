package apical.cli;

import apical.results.FinishedExperiment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apical figures}: draws the figures of results again, from their files. */
@Command(name = "figures", mixinStandardHelpOptions = true,
        description = "Draw the figures of results again, from their files, without training.",
        footer = {"",
                "Example:",
                "  apical figures results/three-rules-on-mnist"})
final class FiguresCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "RESULT", description = "Folders that 'apical run' wrote.")
    private List<Path> folders;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        for (Path folder : folders) {
            Plans.tellStanding(folder, spec.commandLine().getErr());
            for (Path file : Plans.drawFigures(folder, FinishedExperiment.read(folder), spec.commandLine().getErr())) {
                spec.commandLine().getOut().println(file);
            }
        }
        return 0;
    }
}
