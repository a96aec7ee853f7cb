package apical.figure;

import apical.plot.Axis;
import apical.plot.Colours;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.results.Results;
import apical.results.SweepRow;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All settings of a sweep at a glance: a line for each, through its value on every parameter, to the error that came of it. */
final class ParallelCoordinatesFigure {

    static final Figure FIGURE = Figure.page("parallelCoordinates", "Parallel coordinates",
            "settings of a sweep, a line for each through all its values to its error, a panel for each model",
            ParallelCoordinatesFigure::of, Need.rows(SweepRow.TABLE));

    private static final double BAR_WIDTH = 220;
    private static final Color LOST = new Color(0xC8C8C8);
    private static final BasicStroke THIN = new BasicStroke(0.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private ParallelCoordinatesFigure() {
    }

    static Optional<Page> of(Results results) {
        SweptSettings sweep = SweptSettings.of(results);
        if (sweep.scores().isEmpty()) return Optional.empty();

        List<Double> sorted = sweep.scores().stream().sorted().toList();
        Map<Double, Integer> ranks = new HashMap<>();                // from 0, the best; equal ones share the first
        for (int i = 0; i < sorted.size(); i++) {
            ranks.putIfAbsent(sorted.get(i), i);
        }
        List<List<Panel>> rows = new ArrayList<>();
        sweep.byModel().forEach((model, settings) -> rows.add(List.of(panel(sweep, model, settings, ranks, sorted.size()))));
        List<LegendEntry> legend = List.of(new LegendEntry(sweep.scoreLabel() + ", by rank", List.of(new Glyph.ColourBar(List.of(
                new Glyph.ColourBar.Word(0, sweep.score().show(sorted.get(0))),
                new Glyph.ColourBar.Word(0.5, sweep.score().show(sorted.get(sorted.size() / 2))),
                new Glyph.ColourBar.Word(1, sweep.score().show(sorted.get(sorted.size() - 1)))))), BAR_WIDTH),
                LegendEntry.line("diverged", LOST, THIN));
        return Optional.of(new Page("", legend, rows, 170,
                "A line for each setting, from its value of the first parameter, least at "
                        + "the bottom and greatest at the top by rank, to its error, the best at the bottom. Dark lines are best. "
                        + sweep.parameters().stream().map(sweep::range).collect(Collectors.joining("; ")) + ". " + sweep.caption()
                        + "."));
    }

    private static Panel panel(SweptSettings sweep, String model, List<SweptSettings.Setting> settings,
            Map<Double, Integer> ranks, int scored) {
        List<String> parameters = sweep.parameters().stream()
                .filter(each -> settings.stream().anyMatch(setting -> setting.parameters().containsKey(each))).toList();
        List<String> names = new ArrayList<>(parameters);
        names.add(sweep.score().quantity().id());
        List<Glyph> glyphs = new ArrayList<>();
        List<SweptSettings.Setting> worstFirst = settings.stream().sorted(Comparator
                .comparingDouble((SweptSettings.Setting setting) -> setting.isScored() ? setting.score() : Double.POSITIVE_INFINITY)
                .reversed()).toList();
        for (SweptSettings.Setting setting : worstFirst) {
            double[] x = IntStream.range(0, names.size()).asDoubleStream().toArray();
            double[] y = new double[names.size()];
            for (int p = 0; p < parameters.size(); p++) {
                int levels = sweep.levels(parameters.get(p)).size();
                y[p] = levels == 1 ? 0.5 : sweep.place(parameters.get(p), setting) / (levels - 1.0);
            }
            double place = setting.isScored() && ranks.size() > 1 ? ranks.get(setting.score()) / (scored - 1.0)
                    : setting.isScored() ? 0 : 1;
            y[names.size() - 1] = place;
            glyphs.add(new Glyph.Line(setting.isScored() ? Colours.at(place) : LOST, THIN, x, y));
        }
        return new Panel(model, Axis.named("", names), new Axis("rank", -0.04, 1.04, Axis.Ticks.LINEAR), glyphs, List.of());
    }
}
