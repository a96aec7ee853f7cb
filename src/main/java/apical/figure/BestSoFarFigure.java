package apical.figure;

import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.results.Results;
import apical.results.SweepRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a search costs: the best error so far over the multiply-adds that were spent on all settings so far. */
final class BestSoFarFigure {

    static final Figure FIGURE = Figure.page("bestSoFar", "Best so far",
            "best error of a sweep so far over the multiply-adds spent on it", BestSoFarFigure::of, Need.rows(SweepRow.TABLE));

    private BestSoFarFigure() {
    }

    static Optional<Page> of(Results results) {
        SweptSettings sweep = SweptSettings.of(results);
        if (sweep.scores().isEmpty()) return Optional.empty();

        LargeUnit unit = LargeUnit.of(sweep.byModel().values().stream()
                .mapToDouble(settings -> settings.stream().mapToDouble(SweptSettings.Setting::spent).sum()).max().orElseThrow());
        List<Glyph> glyphs = new ArrayList<>();
        List<Double> across = new ArrayList<>();
        List<Double> up = new ArrayList<>();
        for (Map.Entry<String, List<SweptSettings.Setting>> model : sweep.byModel().entrySet()) {
            Style style = sweep.styles().of(model.getKey());
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            double spent = 0;
            double best = Double.POSITIVE_INFINITY;
            List<SweptSettings.Setting> inOrder = model.getValue().stream()
                    .sorted(Comparator.comparingInt(SweptSettings.Setting::stage).thenComparingInt(SweptSettings.Setting::number))
                    .toList();
            for (SweptSettings.Setting setting : inOrder) {
                spent += setting.spent() / unit.size();
                if (setting.isScored() && setting.score() < best) {
                    if (!x.isEmpty()) {
                        x.add(spent);
                        y.add(best);
                    }
                    best = setting.score();
                    x.add(spent);
                    y.add(best);
                    glyphs.add(new Glyph.Dot(style, spent, best, Glyph.Dot.SIZE, false));
                }
            }
            if (x.isEmpty()) continue;

            x.add(spent);
            y.add(best);
            across.addAll(x);
            up.addAll(y);
            glyphs.add(new Glyph.Line(style.color(), style.line(), numbers(x), numbers(y)));
        }
        List<LegendEntry> legend = Legends.models(sweep.styles(), sweep.byModel().keySet());
        Panel panel = new Panel("", Axis.decades("multiply-adds spent on the search (" + unit.words() + ")", across),
                Axis.ratios("best " + sweep.scoreLabel(), up), glyphs, List.of());
        return Optional.of(new Page("", legend, List.of(List.of(panel)), 340, "The best error on validation images"
                + " so far, settings one after the other: those that left early first, and those of the last rung at the end. "
                + sweep.caption() + ". Multiply-adds of training, counted."));
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
