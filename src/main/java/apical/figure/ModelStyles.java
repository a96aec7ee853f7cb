package apical.figure;

import apical.plot.Mark;
import apical.plot.Style;
import apical.results.InformationRow;
import apical.results.Measurement;
import apical.results.Metrics;
import apical.results.Results;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives every model of a table its look. The three rules of the comparison have looks of their own in every result; the
 * first model of a rule takes its rule's. All others take the next free one, in the order of the table. Where all models are named
 * {@code SERIES, SIZE}, of several series and sizes, marker and dash are those of the series, and sizes have colours from dark to
 * light.
 *
 * <p>Colours are those of Okabe and Ito (2008), told apart under the common kinds of colour blindness, without yellow,
 * which is lost on white paper. The three fixed ones also differ most as greys: L* of 0, 46 and 71.
 */
final class ModelStyles {

    private static final Map<String, Style> OF_RULE = Map.of(
            "backprop", new Style(new Color(0x000000), Mark.CIRCLE),
            "microcircuit", new Style(new Color(0x0072B2), Mark.SQUARE, 8, 2.5f),
            "feedbackAlignment", new Style(new Color(0xE69F00), Mark.TRIANGLE, 7, 2, 1.5f, 2));

    private static final List<Style> OTHERS = List.of(
            new Style(new Color(0x009E73), Mark.DIAMOND, 4, 2),
            new Style(new Color(0xD55E00), Mark.TRIANGLE_DOWN, 10, 2, 3, 2),
            new Style(new Color(0xCC79A7), Mark.PENTAGON),
            new Style(new Color(0x56B4E9), Mark.STAR, 6, 2));

    private final Map<String, Style> ofModel = new LinkedHashMap<>();

    ModelStyles(Metrics metrics) {
        this(rules(metrics));
    }

    /** Of all models that have measurements or estimates; they look as in figures of the measurements alone. */
    static ModelStyles of(Results results) {
        Map<String, String> ruleOf = rules(results.metrics());
        results.rows(InformationRow.TABLE).forEach(row -> ruleOf.putIfAbsent(row.model(), row.rule()));
        return new ModelStyles(ruleOf);
    }

    private static Map<String, String> rules(Metrics metrics) {
        Map<String, String> ruleOf = new LinkedHashMap<>();
        for (Measurement m : metrics.rows()) {
            ruleOf.putIfAbsent(m.model(), m.rule());
        }
        return ruleOf;
    }

    /** @param ruleOf model, or series of models, and its rule, in their order */
    ModelStyles(Map<String, String> ruleOf) {
        if (isGrid(ruleOf.keySet())) {
            lookBySeriesAndSize(ruleOf);
        } else {
            lookByRule(ruleOf);
        }
    }

    private static boolean isGrid(Set<String> models) {
        List<SizedName> names = models.stream().flatMap(model -> SizedName.of(model).stream()).distinct().toList();
        return names.size() == models.size() && names.stream().map(SizedName::series).distinct().count() > 1
                && names.stream().map(SizedName::size).distinct().count() > 1;
    }

    private void lookBySeriesAndSize(Map<String, String> ruleOf) {
        Map<String, String> ruleOfSeries = new LinkedHashMap<>();
        TreeSet<Integer> sizes = new TreeSet<>();
        ruleOf.forEach((model, rule) -> {
            ruleOfSeries.putIfAbsent(SizedName.of(model).orElseThrow().series(), rule);
            sizes.add(SizedName.of(model).orElseThrow().size());
        });
        ModelStyles ofSeries = new ModelStyles(ruleOfSeries);
        for (String model : ruleOf.keySet()) {
            SizedName name = SizedName.of(model).orElseThrow();
            Style series = ofSeries.of(name.series());
            ofModel.put(model,
                    new Style(ofLayer(sizes.headSet(name.size()).size(), sizes.size()).color(), series.mark(), series.dash()));
        }
    }

    private void lookByRule(Map<String, String> ruleOf) {
        List<String> rulesSeen = new ArrayList<>();
        int others = 0;
        for (var entry : ruleOf.entrySet()) {
            String rule = entry.getValue();
            Style own = rulesSeen.contains(rule) ? null : OF_RULE.get(rule);
            rulesSeen.add(rule);
            ofModel.put(entry.getKey(), own != null ? own : other(others++));
        }
    }

    /** After the last colour they start again, with the next marker and dash each, so that no two of 28 are the same. */
    private static Style other(int n) {
        int round = n / OTHERS.size();
        Style colour = OTHERS.get(n % OTHERS.size());
        Mark[] marks = Mark.values();
        return new Style(colour.color(), marks[(colour.mark().ordinal() + round) % marks.length],
                OTHERS.get((n + round) % OTHERS.size()).dash());
    }

    /** The look of the n-th curve, where curves are not models but layers, or series of models. */
    static Style ofCurve(int n) {
        return n == 0 ? OF_RULE.get("microcircuit") : n == 1 ? OF_RULE.get("feedbackAlignment") : other(n - 2);
    }

    /**
     * The look of the n-th of some layers, where curves are layers of one model: from dark to light, after viridis, whose steps are
     * told apart under colour blindness and in grey; no model has these colours.
     */
    static Style ofLayer(int n, int layers) {
        double place = layers == 1 ? 0 : 2.0 * n / (layers - 1);
        Color[] ramp = {new Color(0x440154), new Color(0x2A788E), new Color(0x7AD151)};
        int from = Math.min(1, (int) place);
        Mark[] marks = Mark.values();
        return new Style(between(ramp[from], ramp[from + 1], place - from), marks[n % marks.length]);
    }

    private static Color between(Color a, Color b, double share) {
        return new Color((int) Math.round(a.getRed() + share * (b.getRed() - a.getRed())),
                (int) Math.round(a.getGreen() + share * (b.getGreen() - a.getGreen())),
                (int) Math.round(a.getBlue() + share * (b.getBlue() - a.getBlue())));
    }

    /** The colour of the n-th trace of a panel. */
    static Color ofTrace(int n) {
        return List.of(new Color(0x0072B2), new Color(0xE69F00), new Color(0x009E73)).get(n % 3);
    }

    Style of(String model) {
        return ofModel.get(model);
    }

    /** All models, in the order of the table. */
    List<String> models() {
        return List.copyOf(ofModel.keySet());
    }
}
