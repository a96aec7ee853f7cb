package apical.cli;

import apical.comparison.HeadlineTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apical headline}: the table of what was published and what was reached, from results. */
@Command(name = "headline", mixinStandardHelpOptions = true,
        description = "Print the table of headline results, what was published and what was reached, as it follows from results.",
        footer = {"",
                "Examples:",
                "  apical headline",
                "  apical headline --update README.md"})
final class HeadlineCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "LIST", defaultValue = "results/headline.json",
            description = "File that lists the rows; results are in folders beside it. Default: results/headline.json.")
    private Path list;

    @Option(names = "--update", paramLabel = "FILE", description = "Also put the table between the two markers in this file, "
            + "<!-- apical headline: begin --> and end.")
    private Path update;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<String> table = HeadlineTable.of(list);
        if (update != null) {
            new MarkedPassage("headline").update(update, String.join("\n", table));
        }
        table.forEach(spec.commandLine().getOut()::println);
        return 0;
    }
}
