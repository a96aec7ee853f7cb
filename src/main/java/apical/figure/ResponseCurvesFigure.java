package apical.figure;

import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.results.Results;
import apical.results.SweepRow;
import apical.sweep.Groups;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Error over each parameter of a sweep, whatever the other parameters are: a panel for each parameter, a line for each rule, which
 * is the median of groups of settings; groups are the values of a parameter, or equal shares of the settings where there are many.
 */
final class ResponseCurvesFigure {

    static final Figure FIGURE = Figure.page("responseCurves", "Response curves",
            "error over each parameter of a sweep, the median of settings whatever the others are", ResponseCurvesFigure::of,
            Need.rows(SweepRow.TABLE));

    private static final int COLUMNS = 3;
    private static final int GROUPS = 6;

    private ResponseCurvesFigure() {
    }

    static Optional<Page> of(Results results) {
        SweptSettings sweep = SweptSettings.of(results);
        if (sweep.scores().isEmpty()) return Optional.empty();

        List<List<Panel>> rows = new ArrayList<>();
        for (String parameter : sweep.parameters()) {
            if (rows.isEmpty() || rows.get(rows.size() - 1).size() == COLUMNS) rows.add(new ArrayList<>());
            rows.get(rows.size() - 1).add(panel(sweep, parameter));
        }
        List<LegendEntry> legend = Legends.models(sweep.styles(), sweep.byModel().keySet());
        return Optional.of(new Page("", legend, rows, 250, "Error on validation images when last measured, over one parameter, "
                + "whatever the others are: the median of the settings with a value, or of a sixth of all settings where there are "
                + "many values; a small marker is the best of them. " + sweep.caption() + "."));
    }

    private static Panel panel(SweptSettings sweep, String parameter) {
        List<Glyph> glyphs = new ArrayList<>();
        sweep.byModel().forEach((model, all) -> {
            List<SweptSettings.Setting> settings = all.stream().filter(each -> each.parameters().containsKey(parameter)).toList();
            if (settings.isEmpty()) return;

            double[] values = sweep.values(parameter, settings);
            Style style = sweep.styles().of(model);
            List<double[]> medians = new ArrayList<>();
            for (List<Integer> group : groups(values)) {
                double x = group.stream().mapToDouble(i -> values[i]).sorted().toArray()[group.size() / 2];
                double[] scores = group.stream().mapToDouble(i -> settings.get(i).score())
                        .map(score -> Double.isFinite(score) ? score : Double.POSITIVE_INFINITY).sorted().toArray();
                double median = scores[(scores.length - 1) / 2];
                if (Double.isFinite(median)) medians.add(new double[] {x, median});
                if (Double.isFinite(scores[0])) glyphs.add(new Glyph.Dot(style, x, scores[0], Glyph.Dot.SIZE / 2, true));
            }
            glyphs.add(new Glyph.Line(style.color(), style.line(), medians.stream().mapToDouble(p -> p[0]).toArray(),
                    medians.stream().mapToDouble(p -> p[1]).toArray()));
            medians.forEach(p -> glyphs.add(new Glyph.Dot(style, p[0], p[1], Glyph.Dot.SIZE, false)));
        });
        return new Panel("", axis(sweep, parameter), Axis.ratios(sweep.scoreLabel(), sweep.scores()), glyphs, List.of());
    }

    /** Along a parameter. */
    static Axis axis(SweptSettings sweep, String parameter) {
        if (!sweep.isNumber(parameter)) return Axis.named(parameter, sweep.levels(parameter));

        List<Double> values = sweep.levels(parameter).stream().map(Double::valueOf).toList();
        double least = values.get(0);
        if (values.size() <= Groups.MOST_VALUES && values.stream().allMatch(value -> value == Math.rint(value))
                && values.get(values.size() - 1) - least <= Groups.MOST_VALUES) {
            return new Axis(parameter, least - 0.4, values.get(values.size() - 1) + 0.4, Axis.Ticks.WHOLE_NUMBERS);
        }
        return least > 0 && values.get(values.size() - 1) > 5 * least ? Axis.decades(parameter, values)
                : Axis.around(parameter, values, 0);
    }

    /** Positions of settings with about the same value. */
    private static Collection<List<Integer>> groups(double[] values) {
        int[] group = Groups.of(values, GROUPS);
        return IntStream.range(0, values.length).boxed()
                .collect(Collectors.groupingBy(i -> group[i], TreeMap::new, Collectors.toList())).values();
    }
}
