package apical.figure;

import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.results.Results;
import apical.results.SweepRow;
import apical.sweep.Importance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which parameters of a sweep decide: the share of the outcome's variance that each explains alone, with intervals. */
final class ParameterImportanceFigure {

    static final Figure FIGURE = Figure.page("parameterImportance", "Importance of parameters",
            "share of the outcome of a sweep that each parameter explains alone, with intervals, rule beside rule",
            ParameterImportanceFigure::of, Need.rows(SweepRow.TABLE));

    private static final int LEAST_SETTINGS = 4;

    private ParameterImportanceFigure() {
    }

    static Optional<Page> of(Results results) {
        SweptSettings sweep = SweptSettings.of(results);
        List<String> parameters = sweep.parameters();
        List<Glyph> glyphs = new ArrayList<>();
        List<Double> ends = new ArrayList<>(List.of(0.0, 100.0));
        List<String> models = List.copyOf(sweep.byModel().keySet());
        for (int m = 0; m < models.size(); m++) {
            Style style = sweep.styles().of(models.get(m));
            double beside = models.size() == 1 ? 0 : 0.6 * (m / (models.size() - 1.0) - 0.5);
            for (int p = 0; p < parameters.size(); p++) {
                String parameter = parameters.get(p);
                List<SweptSettings.Setting> settings = sweep.byModel().get(models.get(m)).stream()
                        .filter(setting -> setting.parameters().containsKey(parameter)).toList();
                if (settings.size() < LEAST_SETTINGS) continue;

                Importance importance = Importance.of(sweep.values(parameter, settings),
                        settings.stream().mapToDouble(SweptSettings.Setting::score).toArray());
                double[] x = {p + beside, p + beside};
                double[] interval = {100 * importance.low(), 100 * importance.high()};
                glyphs.add(new Glyph.Line(style.color(), style.before(), x, interval));
                glyphs.add(new Glyph.Dot(style, x[0], 100 * importance.share(), Glyph.Dot.SIZE, false));
                ends.add(interval[0]);
                ends.add(interval[1]);
            }
        }
        if (glyphs.isEmpty()) return Optional.empty();

        List<LegendEntry> legend = new ArrayList<>(Legends.models(sweep.styles(), models).stream()
                .map(entry -> LegendEntry.points(entry.text(), sweep.styles().of(entry.text()))).toList());
        legend.add(LegendEntry.bar("95 % interval"));
        Panel panel = new Panel("", Axis.named("", parameters), Axis.fromZero("variance explained alone (%)", ends), glyphs,
                List.of());
        return Optional.of(new Page("", legend, List.of(List.of(panel)), 320, "Share of the variance of the rank of the "
                + "validation error that a parameter explains alone (first-order sensitivity; what chance explains is subtracted),"
                + " with jack-knife intervals. " + sweep.caption() + ". What is left, parameters explain together."));
    }
}
