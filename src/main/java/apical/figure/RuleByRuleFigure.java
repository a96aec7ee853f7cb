package apical.figure;

import apical.diagnostics.Score;
import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.results.Measurement;
import apical.results.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Errors of the variants of each rule on the test images and, dotted, on the training images: a panel for each rule, all with the
 * same axes. What a variant is called after its first comma is its name in the legend, and those of the same name look the same in
 * every panel: "backprop, 15 hidden neurons" and "microcircuit, 15 hidden neurons".
 */
final class RuleByRuleFigure {

    /** Errors of each rule's variants, on training and on test images. */
    static final Figure FIGURE = Figure.ofMetrics("ruleByRule", "Rule by rule",
            "test and training error of the variants of each rule against epochs, a panel for each rule", RuleByRuleFigure::of,
            ScoreNeed.on("test"), new Need.IfThere(ScoreNeed.on("train")));

    private static final int COLUMNS = 3;

    private RuleByRuleFigure() {
    }

    static Optional<Page> of(Metrics metrics, ModelStyles styles) {
        Score score = metrics.score();
        Map<String, Curve> test = Curve.of(metrics, score.quantity(), "test", "");
        Map<String, Curve> training = Curve.of(metrics, score.quantity(), "train", "");
        if (test.isEmpty()) return Optional.empty();

        Map<String, List<String>> modelsOf = new LinkedHashMap<>();
        for (Measurement m : metrics.rows()) {
            List<String> models = modelsOf.computeIfAbsent(m.rule(), rule -> new ArrayList<>());
            if (!models.contains(m.model())) models.add(m.model());
        }
        List<String> variants = test.keySet().stream().map(RuleByRuleFigure::variant).distinct().toList();
        List<Curve> all = Stream.concat(test.values().stream(), training.values().stream()).toList();
        Axis epochs = OverEpochs.axis(all.stream());
        Axis error = Axis.ratios(score.label(), OverEpochs.values(all.stream()));

        List<List<Panel>> rows = new ArrayList<>();
        modelsOf.forEach((rule, models) -> {
            List<Glyph> glyphs = new ArrayList<>();
            for (String model : models) {
                Style style = ModelStyles.ofCurve(variants.indexOf(variant(model)));
                Curve control = training.get(model);
                if (control != null) glyphs.add(new Glyph.Line(style.color(), style.control(), control.epochs(), control.means()));
                glyphs.addAll(OverEpochs.glyphs(test.get(model), style));
            }
            if (rows.isEmpty() || rows.get(rows.size() - 1).size() == COLUMNS) rows.add(new ArrayList<>());
            rows.get(rows.size() - 1).add(new Panel(inWords(rule), epochs, error, glyphs, List.of()));
        });
        List<LegendEntry> legend = new ArrayList<>(variants.stream()
                .map(variant -> LegendEntry.of(variant, ModelStyles.ofCurve(variants.indexOf(variant)))).toList());
        Legends.range(all).ifPresent(legend::add);
        if (!training.isEmpty()) legend.add(LegendEntry.control("training images, mean"));
        return Optional.of(new Page("", legend, rows, 290, score.caption("images")
                + ", on the test images and, dotted, on training images; " + Caption.overSeeds(all, "mean and range") + "."
                + Caption.leftOut(all)));
    }

    /** "15 hidden neurons" of "backprop, 15 hidden neurons"; the whole name if it has no comma. */
    static String variant(String model) {
        return model.substring(model.indexOf(", ") < 0 ? 0 : model.indexOf(", ") + 2);
    }

    /** "feedback alignment" for {@code feedbackAlignment}. */
    private static String inWords(String rule) {
        return rule.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
