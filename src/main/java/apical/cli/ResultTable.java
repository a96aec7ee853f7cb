package apical.cli;

import apical.diagnostics.Performance;
import apical.diagnostics.Score;
import apical.information.LayerInformation;
import apical.results.Summary;
import apical.results.Summary.ModelSummary;
import apical.results.Summary.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an experiment comes to, as a table for the eye: one row a model, one column a layer while there are few. */
final class ResultTable {

    /** With more layers and compartments than this, they get a table of their own. */
    private static final int MOST_COLUMNS = 4;

    private ResultTable() {
    }

    /** The lines of the table and of its notes. */
    static List<String> of(Summary summary) {
        List<String> layers = layers(summary);
        boolean apart = layers.size() > MOST_COLUMNS;
        List<String> lines = new ArrayList<>(TextTable.align(models(summary, apart ? List.of() : layers), 2));
        if (apart) {
            lines.add("");
            lines.addAll(TextTable.align(layersDown(summary, layers), 1));
        }
        ModelSummary first = summary.models().stream().max(Comparator.comparingInt(ModelSummary::epochs)).orElseThrow();
        lines.add("");
        lines.add("Mean" + (first.seeds() > 1 ? " +- standard deviation" : "") + " over " + first.seeds()
                + (first.seeds() == 1 ? " seed" : " seeds") + " after epoch " + first.epochs()
                + "; seconds: training of one run, measurements apart.");
        if (!layers.isEmpty()) {
            lines.add("I: plug-in estimate in bit, units thresholded at their mean; in brackets the same on permuted labels.");
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

    private static List<String> layers(Summary summary) {
        return summary.models().stream().flatMap(m -> m.quantities().stream())
                .filter(q -> q.quantity().equals("I(X;Y) plug-in")).map(Summary.Quantity::layer).distinct().toList();
    }

    /** A row a model. */
    private static List<List<String>> models(Summary summary, List<String> layers) {
        List<List<String>> rows = new ArrayList<>();
        Score score = score(summary);
        rows.add(header(layers, score));
        summary.models().forEach(model -> rows.add(row(model, layers, score)));
        return rows;
    }

    /** A row a layer, a column a model. */
    private static List<List<String>> layersDown(Summary summary, List<String> layers) {
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

    private static List<String> row(ModelSummary model, List<String> layers, Score score) {
        List<String> row = new ArrayList<>(List.of(model.model(), model.rule()));
        row.add(model.find("test", "", score.quantity().id()).map(s -> withDeviation(s, score)).orElse("-")
                + (diverged(model) ? "!" : ""));
        layers.forEach(layer -> row.add(information(model, layer)));
        row.add(String.format(Locale.ROOT, "%.1f", model.trainingSeconds().mean()));
        return row;
    }

    /** Errors, unless some model reconstructs. */
    private static Score score(Summary summary) {
        return summary.models().stream().anyMatch(model -> model.find("test", "", Score.RECONSTRUCTION.quantity().id()).isPresent())
                ? Score.RECONSTRUCTION : Score.ERROR;
    }

    private static String withDeviation(Statistics s, Score score) {
        return s.standardDeviation() == null ? score.show(s.mean())
                : score.show(s.mean()) + " +- " + score.show(s.standardDeviation());
    }

    private static String information(ModelSummary model, String layer) {
        Optional<Statistics> value = model.find("test", layer, "I(X;Y) plug-in");
        if (value.isEmpty()) {
            return "-";
        }
        double permuted = model.find("test", layer, "I(X;Y) permuted").orElseThrow().mean();
        double seenOnce = model.find("test", layer, "codes seen once").orElseThrow().mean();
        return String.format(Locale.ROOT, "%.2f (%.2f)%s", value.get().mean(), permuted,
                LayerInformation.saturated(seenOnce, permuted) ? "*" : " ");
    }
}
