package apical.cli;

import apical.comparison.HeadlineTable;
import apical.json.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
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

    private static final String BEGIN = "<!-- apical headline: begin -->";
    private static final String END = "<!-- apical headline: end -->";

    @Parameters(arity = "0..1", paramLabel = "LIST", defaultValue = "results/headline.json",
            description = "File that lists the rows; results are in folders beside it. Default: results/headline.json.")
    private Path list;

    @Option(names = "--update", paramLabel = "FILE", description = "Also put the table between the two markers in this file, "
            + BEGIN + " and " + END + ".")
    private Path update;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<String> table = HeadlineTable.of(list);
        if (update != null) {
            update(String.join("\n", table));
        }
        table.forEach(spec.commandLine().getOut()::println);
        return 0;
    }

    private void update(String table) throws IOException {
        String text = Files.readString(update);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new DefinitionException(update, "has no place for the table; expected the lines " + BEGIN + " and " + END);
        }
        Files.writeString(update, text.substring(0, begin + BEGIN.length()) + "\n" + table + "\n" + text.substring(end));
    }
}
