package apical.figure;

import apical.diagnostics.Performance;
import apical.diagnostics.Score;
import apical.plot.Axis;
import apical.plot.Colours;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.results.GridRow;
import apical.results.Metrics;
import apical.results.Results;
import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Test error of grids of models after training, a panel for each grid that has two axes: one setting across, the other up, one
 * scale of colours.
 */
final class HeatMapFigure {

    /** Test error of grids of models. */
    static final Figure FIGURE = Figure.page("heatMap", "Heat map",
            "test error after training over the two settings of a grid of models, a panel for each grid", HeatMapFigure::of,
            ScoreNeed.on("test"), Need.rows(GridRow.TABLE), new Need.IfThere(Need.measured(Performance.DIVERGED, "train")));

    private static final int COLUMNS = 3;
    private static final double BAR_WIDTH = 380;
    private static final Color NOTHING = Color.WHITE;

    private final Metrics metrics;
    private final Score score;
    private final Map<String, List<GridRow>> grids;
    /** By model: mean over seeds of what was measured last. */
    private final Map<String, Double> errors = new LinkedHashMap<>();
    private final Axis scale;

    private HeatMapFigure(Results results) {
        this.metrics = results.metrics();
        this.score = metrics.score();
        List<GridRow> rows = results.rows(GridRow.TABLE).stream().filter(row -> row.settings().size() == 2).toList();
        this.grids = rows.stream()
                .collect(Collectors.groupingBy(GridRow::grid, LinkedHashMap::new, Collectors.toList()));
        rows.forEach(row -> lastError(row.model()).ifPresent(error -> errors.put(row.model(), error)));
        this.scale = Axis.ratios(score.testLabel(), errors.values());
    }

    static Optional<Page> of(Results results) {
        HeatMapFigure map = new HeatMapFigure(results);
        return map.errors.isEmpty() ? Optional.empty() : Optional.of(map.page());
    }

    private Page page() {
        List<List<Panel>> rows = new ArrayList<>();
        for (List<GridRow> grid : grids.values()) {
            if (rows.isEmpty() || rows.get(rows.size() - 1).size() == COLUMNS) rows.add(new ArrayList<>());
            rows.get(rows.size() - 1).add(panel(grid));
        }
        List<Curve> curves = Curve.of(metrics, score.quantity(), "test", "").values().stream()
                .filter(curve -> errors.containsKey(curve.model())).toList();
        boolean crosses = grids.values().stream().flatMap(Collection::stream).anyMatch(row -> diverged(row.model()));
        return new Page("", List.of(bar()), rows, 265, score.caption("the test images") + ", after training"
                + (score == Score.ERROR ? ", in each cell in %; " : "; ")
                + Caption.overSeeds(curves, "mean") + "."
                + (scale.ticks() == Axis.Ticks.LOGARITHMIC ? " Colours are logarithmic." : "")
                + (crosses ? " Crosses: a run diverged; the colour is that of the error when last measured." : ""));
    }

    private Panel panel(List<GridRow> grid) {
        List<Double> across = values(grid, HeatMapFigure::across);
        List<Double> up = values(grid, HeatMapFigure::up);
        List<Glyph> cells = new ArrayList<>();
        for (GridRow row : grid) {
            Double error = errors.get(row.model());
            boolean crossed = diverged(row.model());
            cells.add(new Glyph.Cell(error == null ? NOTHING : Colours.at(place(error)), across.indexOf(across(row)),
                    up.indexOf(up(row)), error == null || crossed ? "" : digits(error), crossed));
        }
        List<GridRow.Setting> axes = grid.get(0).settings();
        return new Panel(grid.get(0).grid(), Axis.named(axes.get(0).axis(), names(across)),
                Axis.named(axes.get(1).axis(), names(up)),
                cells, List.of());
    }

    private static double across(GridRow row) {
        return row.settings().get(0).value();
    }

    private static double up(GridRow row) {
        return row.settings().get(1).value();
    }

    /** All colours, with the errors they stand for. */
    private LegendEntry bar() {
        List<Glyph.ColourBar.Word> words =
                ticks().stream().filter(tick -> tick.doubleValue() >= least() && tick.doubleValue() <= most())
                        .map(tick -> new Glyph.ColourBar.Word(place(tick.doubleValue()), plain(tick))).toList();
        return new LegendEntry(score.testLabel(), List.of(new Glyph.ColourBar(words)), BAR_WIDTH);
    }

    /** Round numbers, some beyond the ends of the bar. */
    private List<BigDecimal> ticks() {
        List<BigDecimal> ticks = new ArrayList<>();
        if (scale.ticks() == Axis.Ticks.LOGARITHMIC) {
            for (int decade = (int) Math.floor(Math.log10(least())); decade <= Math.log10(most()); decade++) {
                for (int digit : new int[] {1, 2, 5}) ticks.add(BigDecimal.valueOf(digit, -decade));
            }
        } else if (most() == least()) {
            ticks.add(BigDecimal.valueOf(least()));
        } else {
            int decade = (int) Math.floor(Math.log10(most() - least()));
            BigDecimal step = BigDecimal.valueOf(most() - least() < 4 * Math.pow(10, decade) ? 5 : 10, 1 - decade);
            for (BigDecimal tick = BigDecimal.ZERO; tick.doubleValue() <= most(); tick = tick.add(step)) ticks.add(tick);
        }
        return ticks;
    }

    private double least() {
        return errors.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private double most() {
        return errors.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** From 0, the least error, to 1, the greatest. */
    private double place(double error) {
        if (most() == least()) return 0;
        return scale.ticks() == Axis.Ticks.LOGARITHMIC
                ? Math.log(error / least()) / Math.log(most() / least()) : (error - least()) / (most() - least());
    }

    private OptionalDouble lastError(String model) {
        Map<Long, Double> last = new LinkedHashMap<>();
        metrics.where(m -> m.model().equals(model) && m.is(score.quantity()) && m.split().equals("test"))
                .forEach(m -> last.put(m.seed(), m.value()));
        return last.values().stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).average();
    }

    private boolean diverged(String model) {
        return metrics.where(m -> m.model().equals(model) && m.is(Performance.DIVERGED)).anyMatch(m -> m.value() > 0);
    }

    private static List<Double> values(List<GridRow> grid, ToDoubleFunction<GridRow> value) {
        return grid.stream().mapToDouble(value).distinct().sorted().boxed().toList();
    }

    private static List<String> names(List<Double> values) {
        return values.stream().map(value -> plain(BigDecimal.valueOf(value))).toList();
    }

    /** 2 and 0.3, not 2.0 nor 3E-1. */
    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** Two digits. */
    private static String digits(double error) {
        if (error < 0.0995) return new BigDecimal(error).round(new MathContext(2)).toPlainString();
        return new BigDecimal(error).setScale(error < 0.995 ? 2 : error < 9.95 ? 1 : 0, RoundingMode.HALF_UP).toPlainString();
    }
}
