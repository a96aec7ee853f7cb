package apical.figure;

import apical.experiment.Measurement;
import apical.experiment.MetricsTable;
import apical.experiment.Score;
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
final class RuleByRule {

    private static final int COLUMNS = 3;

    private RuleByRule() {
    }

    static Optional<Page> of(MetricsTable metrics, Looks looks) {
        Score score = Score.of(metrics);
        Map<String, Curve> test = Curve.of(metrics, score.quantity(), "test", "");
        Map<String, Curve> training = Curve.of(metrics, score.quantity(), "train", "");
        if (test.isEmpty()) return Optional.empty();

        Map<String, List<String>> modelsOf = new LinkedHashMap<>();
        for (Measurement m : metrics.rows()) {
            List<String> models = modelsOf.computeIfAbsent(m.rule(), rule -> new ArrayList<>());
            if (!models.contains(m.model())) models.add(m.model());
        }
        List<String> variants = test.keySet().stream().map(RuleByRule::variant).distinct().toList();
        List<Curve> all = Stream.concat(test.values().stream(), training.values().stream()).toList();
        Axis epochs = OverEpochs.axis(all.stream());
        Axis error = Axis.ratios(score.label(), OverEpochs.values(all.stream()));

        List<List<Panel>> rows = new ArrayList<>();
        modelsOf.forEach((rule, models) -> {
            List<Ink> inks = new ArrayList<>();
            for (String model : models) {
                Look look = Looks.ofCurve(variants.indexOf(variant(model)));
                Curve control = training.get(model);
                if (control != null) inks.add(new Ink.Line(look.color(), look.control(), control.epochs(), control.means()));
                inks.addAll(OverEpochs.inks(test.get(model), look));
            }
            if (rows.isEmpty() || rows.get(rows.size() - 1).size() == COLUMNS) rows.add(new ArrayList<>());
            rows.get(rows.size() - 1).add(new Panel(inWords(rule), epochs, error, inks, List.of()));
        });
        List<Key> legend = new ArrayList<>(variants.stream()
                .map(variant -> Key.of(variant, Looks.ofCurve(variants.indexOf(variant)))).toList());
        Key.range(all).ifPresent(legend::add);
        if (!training.isEmpty()) legend.add(Key.control("training images, mean"));
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
