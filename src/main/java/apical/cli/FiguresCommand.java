package apical.cli;

import apical.files.ProcessLock;
import apical.results.FinishedExperiment;
import apical.results.OpenExperiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    private static final long WAIT_MS = 200;

    @Parameters(arity = "1..*", paramLabel = "RESULT", description = "Folders that 'apical run' wrote.")
    private List<Path> folders;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        for (Path folder : folders) {
            Plans.tellStanding(folder, spec.commandLine().getErr());
            draw(folder).forEach(spec.commandLine().getOut()::println);
        }
        return 0;
    }

    /** As long as runs are open, nobody puts results together meanwhile: the last figures are those of all runs. */
    private List<Path> draw(Path folder) throws IOException, InterruptedException {
        while (OpenExperiment.isOpen(folder)) {
            Optional<ProcessLock> alone = OpenExperiment.of(folder).claimTheEnd();
            if (alone.isPresent()) {
                ProcessLock held = alone.get();
                try (held) {
                    return Plans.drawFigures(folder, FinishedExperiment.read(folder), spec.commandLine().getErr());
                }
            }
            Thread.sleep(WAIT_MS);                                   // somebody puts them together
        }
        return Plans.drawFigures(folder, FinishedExperiment.read(folder), spec.commandLine().getErr());
    }
}
