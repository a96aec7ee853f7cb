package apical.figure;

import apical.plot.Axis;
import apical.plot.Colours;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.results.Results;
import apical.results.SweepRow;
import apical.sweep.Groups;
import apical.sweep.Importance;
import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Error over the two parameters of a sweep that decide most, a panel for each model: the median of the settings in each cell. Where
 * a parameter has many values, its cells are ranges with equal shares of them.
 */
final class SettingsHeatMapFigure {

    static final Figure FIGURE = Figure.page("settingsHeatMap", "Heat map of settings",
            "error over the two parameters of a sweep that decide most, a panel for each model", SettingsHeatMapFigure::of,
            Need.rows(SweepRow.TABLE));

    private static final int COLUMNS = 3;
    private static final int RANGES = 5;
    private static final double BAR_WIDTH = 220;

    private SettingsHeatMapFigure() {
    }

    /** The cells along one parameter. */
    private record Side(String parameter, List<String> names, List<Double> begins) {

        static Side of(SweptSettings sweep, String parameter) {
            List<String> levels = sweep.levels(parameter);
            if (levels.size() <= Groups.MOST_VALUES || !sweep.isNumber(parameter)) {
                return new Side(parameter, levels, List.of());
            }
            List<Double> values = levels.stream().map(Double::valueOf).toList();
            List<Double> begins = IntStream.range(0, RANGES).mapToObj(r -> values.get(r * values.size() / RANGES)).toList();
            return new Side(parameter, begins.stream().map(SettingsHeatMapFigure::digits).toList(), begins);
        }

        int cell(SweptSettings.Setting setting) {
            if (begins.isEmpty()) return names.indexOf(setting.parameters().get(parameter));

            double value = setting.number(parameter).orElseThrow();
            return (int) begins.stream().filter(begin -> value >= begin).count() - 1;
        }
    }

    static Optional<Page> of(Results results) {
        SweptSettings sweep = SweptSettings.of(results);
        List<String> most = sweep.parameters().stream().filter(parameter -> sweep.levels(parameter).size() > 1)
                .filter(parameter -> sweep.all().allMatch(setting -> setting.parameters().containsKey(parameter)))
                .sorted(Comparator.comparingDouble((String parameter) -> -importance(sweep, parameter))).limit(2).toList();
        if (most.size() < 2 || sweep.scores().isEmpty()) return Optional.empty();

        List<Double> sorted = sweep.scores().stream().sorted().toList();
        Axis scale = Axis.ratios(sweep.scoreLabel(), sorted);
        Side across = Side.of(sweep, most.get(0));
        Side up = Side.of(sweep, most.get(1));
        List<List<Panel>> rows = new ArrayList<>();
        sweep.byModel().forEach((model, settings) -> {
            if (rows.isEmpty() || rows.get(rows.size() - 1).size() == COLUMNS) rows.add(new ArrayList<>());
            rows.get(rows.size() - 1).add(new Panel(model, Axis.named(across.parameter(), across.names()),
                    Axis.named(up.parameter(), up.names()), cells(sweep, settings, across, up, scale), List.of()));
        });
        LegendEntry bar = new LegendEntry("median " + sweep.scoreLabel(), List.of(new Glyph.ColourBar(List.of(
                new Glyph.ColourBar.Word(0, sweep.score().show(sorted.get(0))),
                new Glyph.ColourBar.Word(1, sweep.score().show(sorted.get(sorted.size() - 1)))))), BAR_WIDTH);
        boolean ranges = !across.begins().isEmpty() || !up.begins().isEmpty();
        boolean crosses = rows.stream().flatMap(List::stream).flatMap(panel -> panel.glyphs().stream())
                .anyMatch(glyph -> glyph instanceof Glyph.Cell cell && cell.crossed());
        return Optional.of(new Page("", List.of(bar), rows, 265,
                "Median error on validation images of the settings in a cell, by the "
                        + "two parameters that explain most"
                        + (ranges ? "; where these have many values, cells are ranges, and the number is where a range begins. "
                                : ". ")
                        + sweep.caption() + ". "
                        + (crosses ? "Crosses: more than half of a cell's settings diverged. " : "")
                        + (scale.ticks() == Axis.Ticks.LOGARITHMIC ? "Colours are logarithmic." : "")));
    }

    private static double importance(SweptSettings sweep, String parameter) {
        return sweep.byModel().values().stream().mapToDouble(settings -> Importance.of(sweep.values(parameter, settings),
                settings.stream().mapToDouble(SweptSettings.Setting::score).toArray()).share()).average().orElse(0);
    }

    private static List<Glyph> cells(SweptSettings sweep, List<SweptSettings.Setting> settings, Side across, Side up, Axis scale) {
        List<Glyph> cells = new ArrayList<>();
        for (int i = 0; i < across.names().size(); i++) {
            for (int j = 0; j < up.names().size(); j++) {
                int column = i;
                int row = j;
                double[] scores = settings.stream().filter(each -> across.cell(each) == column && up.cell(each) == row)
                        .mapToDouble(each -> each.isScored() ? each.score() : Double.POSITIVE_INFINITY).sorted().toArray();
                if (scores.length == 0) continue;

                double median = scores[(scores.length - 1) / 2];
                boolean lost = !Double.isFinite(median);
                cells.add(new Glyph.Cell(lost ? Color.WHITE : Colours.at(place(median, scale, sweep)), i, j,
                        lost ? "" : digits(median), lost));
            }
        }
        return cells;
    }

    private static double place(double score, Axis scale, SweptSettings sweep) {
        double least = sweep.scores().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double most = sweep.scores().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        if (most == least) return 0;
        return scale.ticks() == Axis.Ticks.LOGARITHMIC ? Math.log(score / least) / Math.log(most / least)
                : (score - least) / (most - least);
    }

    private static String digits(double value) {
        return HeatMapFigure.plain(new BigDecimal(value).round(new MathContext(2)));
    }
}
