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
import java.util.List;
import java.util.Optional;

/**
 * The share of settings that reach an error, rule beside rule: the distribution of what comes out when settings are chosen blindly.
 * A curve that is high on the left forgives wrong settings.
 */
final class RobustnessFigure {

    static final Figure FIGURE = Figure.page("robustness", "Robustness",
            "share of the settings of a sweep that reach an error, rule beside rule", RobustnessFigure::of,
            Need.rows(SweepRow.TABLE));

    private RobustnessFigure() {
    }

    static Optional<Page> of(Results results) {
        SweptSettings sweep = SweptSettings.of(results);
        if (sweep.scores().isEmpty()) return Optional.empty();

        Axis error = Axis.ratios(sweep.scoreLabel(), sweep.scores());
        List<Glyph> glyphs = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        sweep.byModel().forEach((model, settings) -> {
            Style style = sweep.styles().of(model);
            double[] scores = settings.stream().filter(SweptSettings.Setting::isScored).mapToDouble(SweptSettings.Setting::score)
                    .sorted().toArray();
            double[] x = new double[2 * scores.length + 1];
            double[] y = new double[2 * scores.length + 1];
            for (int i = 0; i < scores.length; i++) {
                x[2 * i] = scores[i];
                y[2 * i] = 100.0 * i / settings.size();
                x[2 * i + 1] = scores[i];
                y[2 * i + 1] = 100.0 * (i + 1) / settings.size();
            }
            x[2 * scores.length] = error.max();
            y[2 * scores.length] = 100.0 * scores.length / settings.size();
            glyphs.add(new Glyph.Line(style.color(), style.line(), x, y));
            for (int tenth = 1; tenth <= 9; tenth += 2) {                     // so that curves are told apart without colours
                int i = (int) Math.ceil(tenth / 10.0 * settings.size()) - 1;
                if (i >= 0 && i < scores.length) {
                    glyphs.add(new Glyph.Dot(style, scores[i], 100.0 * (i + 1) / settings.size(), Glyph.Dot.SIZE, false));
                }
            }
            ends.add(model);
        });
        List<LegendEntry> legend = Legends.models(sweep.styles(), ends);
        Panel panel = new Panel("", error, new Axis("settings that reach it (%)", -3, 103, Axis.Ticks.LINEAR), glyphs, List.of());
        return Optional.of(new Page("", legend, List.of(List.of(panel)), 360, "Share of the settings that reach an error, which is "
                + "measured on validation images when a setting was last trained: " + sweep.caption()
                + ". A curve that is higher at the left forgives more."));
    }
}
