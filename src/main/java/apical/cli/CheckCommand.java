package apical.cli;

import apical.conformance.Ladder;
import apical.conformance.Report;
import apical.definition.Definitions;
import apical.rule.ModelUnderTest;
import apical.rule.RuleDefinition;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apical check}: whether the simulator, or a model in it, does what the equations say. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = {"Check that a model does what its equations say: silence, limits, orders, stored trajectories.",
                "Nothing is trained. Without a model the whole ladder is made on small networks that come with Apical."},
        footer = {"",
                "Examples:",
                "  apical check",
                "  apical check models/continuous-784-300-10.json",
                "",
                "Exit codes: 0 all as expected, 1 something is not, 2 bad definition or usage."})
final class CheckCommand implements Callable<Integer> {

    /** Before that long nobody wonders what is going on. */
    private static final long QUIET_NANOSECONDS = 3_000_000_000L;

    @Parameters(arity = "0..1", paramLabel = "MODEL", description = "Definition of a model, a JSON file.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Report> reports = new ArrayList<>();
        for (ModelUnderTest<? extends RuleDefinition> model : models()) {
            Report report = Ladder.climb(model, progress());
            CheckTable.of(report).forEach(out::println);
            out.println();
            reports.add(report);
        }
        out.println(CheckTable.footer(reports));
        return reports.stream().allMatch(Report::isAsExpected) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<? extends ModelUnderTest<? extends RuleDefinition>> models() {
        return file == null ? Ladder.builtIn() : List.of(Definitions.readModel(file).underTest());
    }

    private Consumer<String> progress() {
        PrintWriter err = spec.commandLine().getErr();
        long start = System.nanoTime();
        return check -> {
            if (System.nanoTime() - start > QUIET_NANOSECONDS) {
                err.println("checking " + check + " ...");
            }
        };
    }
}
