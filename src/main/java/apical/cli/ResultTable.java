package apical.cli;

import apical.diagnostics.Performance;
import apical.diagnostics.Score;
import apical.information.Estimand;
import apical.information.Verdict;
import apical.results.InformationRow;
import apical.results.PlugInEstimates;
import apical.results.Summary;
import apical.results.Summary.ModelSummary;
import apical.results.Summary.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an experiment comes to, as a table for the eye: one row a model, one column a layer while there are few. */
final class ResultTable {

    /** With more layers and compartments than this, they get a table of their own. */
    private static final int MOST_COLUMNS = 4;

    private final Summary summary;
    private final PlugInEstimates estimates;
    private final List<String> layers;

    private ResultTable(Summary summary, List<InformationRow> information) {
        this.summary = summary;
        this.estimates = PlugInEstimates.of(information);
        this.layers = estimates.of(Estimand.INFORMATION).map(PlugInEstimates::site).distinct().toList();
    }

    /** The lines of the table and of its notes. */
    static List<String> of(Summary summary, List<InformationRow> information) {
        return new ResultTable(summary, information).lines();
    }

    private List<String> lines() {
        boolean apart = layers.size() > MOST_COLUMNS;
        List<String> lines = new ArrayList<>(TextTable.align(models(apart ? List.of() : layers), 2));
        if (apart) {
            lines.add("");
            lines.addAll(TextTable.align(layersDown(), 1));
        }
        ModelSummary first = summary.models().stream().max(Comparator.comparingInt(ModelSummary::epochs)).orElseThrow();
        lines.add("");
        lines.add("Mean" + (first.seeds() > 1 ? " +- standard deviation" : "") + " over " + first.seeds()
                + (first.seeds() == 1 ? " seed" : " seeds") + " after epoch " + first.epochs()
                + "; seconds: training of one run, measurements apart.");
        if (!layers.isEmpty()) {
            lines.add("I: plug-in estimate in bit, " + (estimates.otherCode().isEmpty() ? "units thresholded at their mean"
                    : "code: " + estimates.otherCode()) + "; in brackets the same on permuted labels.");
        }
        if (lines.stream().anyMatch(line -> line.contains("*"))) {
            lines.add("* saturated: there are so many codes that permuted labels are \"known\" too; the value says nothing.");
        }
        if (summary.models().stream().anyMatch(ResultTable::diverged)) {
            lines.add("! a run diverged: its error is what it was when last measured.");
        }
        return lines;
    }

    private static boolean diverged(ModelSummary model) {
        return model.find("train", "", Performance.DIVERGED.id()).filter(share -> share.mean() > 0).isPresent();
    }

    /** A row a model. */
    private List<List<String>> models(List<String> layers) {
        List<List<String>> rows = new ArrayList<>();
        Score score = score();
        rows.add(header(layers, score));
        summary.models().forEach(model -> rows.add(row(model, layers, score)));
        return rows;
    }

    /** A row a layer, a column a model. */
    private List<List<String>> layersDown() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(new ArrayList<>(List.of("I(label; layer)")));
        layers.forEach(layer -> rows.add(new ArrayList<>(List.of(layer))));
        for (ModelSummary model : summary.models()) {
            rows.get(0).add(model.model());
            for (int i = 0; i < layers.size(); i++) {
                rows.get(i + 1).add(information(model, layers.get(i)));
            }
        }
        return rows;
    }

    private static List<String> header(List<String> layers, Score score) {
        List<String> header = new ArrayList<>(List.of("model", "rule", score.testLabel()));
        layers.forEach(layer -> header.add("I(label; " + layer + ")"));
        header.add("seconds");
        return header;
    }

    private List<String> row(ModelSummary model, List<String> layers, Score score) {
        List<String> row = new ArrayList<>(List.of(model.model(), model.rule()));
        row.add(model.find("test", "", score.quantity().id()).map(s -> withDeviation(s, score)).orElse("-")
                + (diverged(model) ? "!" : ""));
        layers.forEach(layer -> row.add(information(model, layer)));
        row.add(String.format(Locale.ROOT, "%.1f", model.trainingSeconds().mean()));
        return row;
    }

    /** Errors, unless some model reconstructs. */
    private Score score() {
        return summary.models().stream().anyMatch(model -> model.find("test", "", Score.RECONSTRUCTION.quantity().id()).isPresent())
                ? Score.RECONSTRUCTION : Score.ERROR;
    }

    private static String withDeviation(Statistics s, Score score) {
        return s.standardDeviation() == null ? score.show(s.mean())
                : score.show(s.mean()) + " +- " + score.show(s.standardDeviation());
    }

    /** After the last epoch of each seed. */
    private String information(ModelSummary model, String layer) {
        List<InformationRow> rows = estimates.of(Estimand.INFORMATION).filter(row -> row.model().equals(model.model())
                && PlugInEstimates.site(row).equals(layer)).toList();
        if (rows.isEmpty()) {
            return "-";
        }
        Map<Long, Integer> last = rows.stream().collect(Collectors.toMap(InformationRow::seed, InformationRow::epoch, Math::max));
        rows = rows.stream().filter(row -> row.epoch() == last.get(row.seed())).toList();
        double value = rows.stream().mapToDouble(row -> row.estimate().value()).average().orElseThrow();
        double permuted = rows.stream().mapToDouble(row -> row.estimate().permutedMean()).average().orElseThrow();
        boolean saturated = rows.stream().anyMatch(row -> row.estimate().verdict() == Verdict.SATURATED);
        return String.format(Locale.ROOT, "%.2f (%.2f)%s", value, permuted, saturated ? "*" : " ");
    }
}
