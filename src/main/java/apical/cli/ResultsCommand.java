package apical.cli;

import apical.definition.Differences;
import apical.results.PastResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apical results}: past runs and those under way. */
@Command(name = "results", mixinStandardHelpOptions = true,
        description = "List results, finished or not, choose among them, and compare their definitions.",
        footer = {"",
                "Examples:",
                "  apical results",
                "  apical results --state open --rule microcircuit",
                "  apical results results/three-rules-on-mnist results/three-rules-on-mnist.2 --differences"})
final class ResultsCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "FOLDER", description = "Results, or folders with results in them. Default: results.")
    private List<Path> folders = List.of(Path.of("results"));

    @Option(names = "--name", paramLabel = "TEXT", description = "Only those whose folder or experiment has this in its name.")
    private String name;

    @Option(names = "--rule", paramLabel = "TYPE", description = "Only those with a model that learns by this rule.")
    private String rule;

    @Option(names = "--model", paramLabel = "NAME", description = "Only those with a model of this name.")
    private String model;

    @Option(names = "--data", paramLabel = "SOURCE",
            description = "Only those that were shown these data; simulation: simulations.")
    private String data;

    @Option(names = "--state", paramLabel = "STATE", description = "Only those that are finished, diverged, running or open.")
    private String state;

    @Option(names = "--differences", description = "In which fields each definition differs from the first that is listed.")
    private boolean differences;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<String> states = Stream.of(PastResult.State.values()).map(PastResult.State::id).toList();
        if (state != null && !states.contains(state)) {
            throw new ParameterException(spec.commandLine(), "--state is \"" + state + "\"; expected one of "
                    + String.join(", ", states));
        }
        List<String> refused = new ArrayList<>();
        List<PastResult> results = PastResult.find(folders, refused).stream().filter(this::isWanted).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (results.isEmpty()) {
            out.println("No results" + (refused.isEmpty() ? "" : " that can be read"));
        } else {
            TextTable.align(table(results), 1).forEach(out::println);
            if (differences) {
                tellDifferences(results, out);
            }
        }
        out.flush();
        refused.forEach(each -> spec.commandLine().getErr().println("apical: " + each));
        return 0;
    }

    private boolean isWanted(PastResult result) {
        return (name == null || result.folder().getFileName().toString().contains(name)
                || result.definition().name().contains(name))
                && (rule == null || result.rules().contains(rule)) && (model == null || result.hasModel(model))
                && (data == null || result.data().equals(data)) && (state == null || result.state().id().equals(state));
    }

    private static List<List<String>> table(List<PastResult> results) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("results", "state", "runs", "date", "models", "seeds", "length", "data", "rules"));
        for (PastResult result : results) {
            cells.add(List.of(result.folder().toString(), result.state().id(), runs(result), result.provenance().date(),
                    Integer.toString(result.definition().models().size()), Integer.toString(result.definition().seeds().size()),
                    Long.toString(result.length()), result.data(), String.join(", ", result.rules())));
        }
        return cells;
    }

    private static String runs(PastResult result) {
        return result.standing().ended() + "/" + result.standing().asked();
    }

    private static void tellDifferences(List<PastResult> results, PrintWriter out) {
        PastResult first = results.get(0);
        for (PastResult other : results.subList(1, results.size())) {
            out.println();
            out.println(other.folder() + " against " + first.folder() + ":");
            List<Differences.Difference> found = Differences.between(other.definition(), first.definition());
            found.forEach(each -> out.println("  " + each));
            if (found.isEmpty()) {
                out.println("  the same definition");
            }
        }
    }
}
