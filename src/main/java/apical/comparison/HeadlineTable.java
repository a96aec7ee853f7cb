package apical.comparison;

import apical.definition.Definitions;
import apical.diagnostics.Score;
import apical.json.DefinitionException;
import apical.json.Suggestion;
import apical.results.CostRow;
import apical.results.FinishedExperiment;
import apical.results.ResultStore;
import apical.results.Summary;
import apical.results.Summary.ModelSummary;
import apical.results.Summary.Statistics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was published beside what was reached here: a table in Markdown, made of summaries of results. */
public final class HeadlineTable {

    /**
     * Which results.
     *
     * @param rows of the table, in its order
     */
    public record Headline(List<Entry> rows) {
    }

    /**
     * One of them.
     *
     * @param label     what was trained
     * @param result    name of the folder, beside the file that says this
     * @param model     its name there
     * @param published error on the test images [%] as text; {@code -} if there is none
     * @param source    of that number; may be empty
     */
    public record Entry(String label, String result, String model, String published, String source) {
    }

    private HeadlineTable() {
    }

    /**
     * Lines of the table.
     *
     * @param file that lists the rows; results are in folders beside it
     * @throws DefinitionException naming the row, if its results are not there
     */
    public static List<String> of(Path file) {
        List<Entry> rows = Definitions.readWritten(file, Headline.class).rows();
        List<String> lines = new ArrayList<>(List.of(
                "| rule | network | published (%) | reached (%) | seconds a run | images seen |",
                "|---|---|---|---|---|---|"));
        for (int i = 0; i < rows.size(); i++) {
            lines.add(line(file, "rows[" + i + "]", rows.get(i)));
        }
        return lines;
    }

    private static String line(Path file, String row, Entry entry) {
        Path folder = file.resolveSibling(entry.result());
        if (!Files.exists(folder.resolve("summary.json"))) {
            throw new DefinitionException(file, row + ".result is \"" + entry.result() + "\"; expected a folder of results, but"
                    + " there is no " + folder.resolve("summary.json") + ". Maybe run its experiment first");
        }
        Summary summary = ResultStore.readSummary(folder);
        List<String> names = summary.models().stream().map(ModelSummary::model).toList();
        ModelSummary model = summary.models().stream().filter(m -> m.model().equals(entry.model())).findFirst()
                .orElseThrow(() -> new DefinitionException(file, row + ".model is \"" + entry.model() + "\"; expected one of "
                        + String.join(", ", names) + ", the models in " + folder + Suggestion.among(names, entry.model())));
        Statistics error = model.find("test", "", Score.ERROR.quantity().id())
                .orElseThrow(() -> new DefinitionException(file, row + ".result is \""
                        + entry.result() + "\"; expected results with test errors"));
        return "| " + String.join(" | ", List.of(
                "[" + entry.label() + "](" + folder.toString().replace('\\', '/') + ")",
                network(folder, entry.model()),
                entry.published() + (entry.source().isEmpty() ? "" : " (" + entry.source() + ")"),
                reached(error, model),
                String.format(Locale.ROOT, "%,.0f", model.trainingSeconds().mean()),
                String.format(Locale.ROOT, "%,d", model.examples()))) + " |";
    }

    private static String network(Path folder, String name) {
        return FinishedExperiment.read(folder).tables().rows(CostRow.TABLE).stream().filter(row -> row.model().equals(name))
                .findFirst()
                .orElseThrow().layers();
    }

    private static String reached(Statistics error, ModelSummary model) {
        String value = error.standardDeviation() == null ? String.format(Locale.ROOT, "%.2f", error.mean())
                : String.format(Locale.ROOT, "%.2f ± %.2f", error.mean(), error.standardDeviation());
        return value + " (" + count(model.seeds(), "seed") + ", " + count(model.epochs(), "epoch") + ")";
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
