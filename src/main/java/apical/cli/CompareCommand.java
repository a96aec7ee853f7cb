package apical.cli;

import apical.comparison.Comparison;
import apical.figure.Figures;
import apical.results.ComparisonRow;
import apical.results.ResultStore;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apical compare}: rules at equal epochs, equal training time and equal multiply-adds. */
@Command(name = "compare", mixinStandardHelpOptions = true,
        description = {"Compare the test errors of trained models at equal epochs, equal training time and equal multiply-adds,",
                "seed by seed, with what each rule costs and what it assumes of biology. Nothing is trained."},
        footer = {"",
                "Examples:",
                "  apical compare results/three-rules-on-mnist",
                "  apical compare results/three-rules-on-mnist results/mnist-continuous-deep --against microcircuit"})
final class CompareCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "RESULT", description = "Folders that 'apical run' wrote.")
    private List<Path> results;

    @Option(names = "--against", paramLabel = "MODEL", description = "Name of the model with which the others are compared."
            + " Default: the first.")
    private String against;

    @Option(names = "--out", paramLabel = "DIR", converter = NewPath.class,
            description = "Folder for the tables and figures, which must not exist yet."
                    + " Default: results/comparison, or results/comparison.2, ... if there is one.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        results.forEach(folder -> Plans.tellStanding(folder, spec.commandLine().getErr()));
        Comparison comparison = Comparison.of(Comparison.read(results), Optional.ofNullable(against));
        if (out != null) {
            ResultStore.requireFree(out);
        }
        List<String> report = ComparisonReport.of(comparison);
        PrintWriter print = spec.commandLine().getOut();
        report.forEach(print::println);

        Path folder = ResultStore.write(out != null ? out : Path.of("results", "comparison"), draft -> {
            ComparisonRow.TABLE.write(draft.resolve(ComparisonRow.TABLE.file()), comparison.table());
            Files.writeString(draft.resolve("comparison.txt"), String.join("\n", report) + "\n");
            Figures.draw(comparison.results(), "", Figures.OF_COMPARISONS, draft);
        });
        print.println();
        print.println("Written:");
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(file -> print.println("  " + file));
        }
        print.flush();
        return 0;
    }
}
