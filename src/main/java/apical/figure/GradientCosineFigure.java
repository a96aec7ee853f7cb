package apical.figure;

import apical.diagnostics.GradientCosine;
import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.results.GridRow;
import apical.results.Metrics;
import apical.results.Results;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * How near a random estimate of the gradient comes to it, against how many draws it is made of, when first measured. Each grid of
 * models with an axis of draws is a series of points, or several if it has another axis; what theory gives is a line.
 */
final class GradientCosineFigure {

    /** How near random estimates of the gradient come to it. */
    static final Figure FIGURE = Figure.page("gradientCosine", "Estimates of the gradient",
            "mean cosine between a random estimate and the gradient against draws, with what theory "
                    + "gives; grids of models with an axis \"draws\" make a series",
            GradientCosineFigure::of,
            Need.measured(GradientCosine.COSINE, "validation"), Need.rows(GridRow.TABLE),
            new Need.IfThere(Need.measured(GradientCosine.EXPECTED, "validation")));

    private static final String DRAWS = "draws";

    /**
     * One model.
     *
     * @param cosine over seeds
     * @param theory NaN where theory gives nothing
     */
    private record Point(double draws, Curve curve, Curve.Point cosine, double theory) {
        boolean isPositive() {
            return cosine.mean() > 0;
        }
    }

    private final Map<String, List<Point>> series = new LinkedHashMap<>();

    private GradientCosineFigure(Results results) {
        Metrics metrics = results.metrics();
        Map<String, Curve> curves = Curve.of(metrics, GradientCosine.COSINE, "validation", "");
        Map<String, Curve> theories = Curve.of(metrics, GradientCosine.EXPECTED, "validation", "");
        for (GridRow row : results.rows(GridRow.TABLE)) {
            Optional<GridRow.Setting> draws = row.settings().stream().filter(setting -> setting.axis().equals(DRAWS)).findFirst();
            Curve curve = curves.get(row.model());
            if (draws.isEmpty() || curve == null || curve.points().isEmpty()) continue;
            series.computeIfAbsent(seriesOf(row), name -> new ArrayList<>()).add(new Point(draws.get().value(), curve,
                    curve.points().get(0), theories.containsKey(row.model()) ? theories.get(row.model()).means()[0] : Double.NaN));
        }
        series.values().forEach(points -> points.sort(Comparator.comparingDouble(Point::draws)));
    }

    /** The grid, and where in it but for the draws. */
    private static String seriesOf(GridRow row) {
        return row.grid() + row.settings().stream().filter(setting -> !setting.axis().equals(DRAWS))
                .map(setting -> ", " + setting.axis() + " " + HeatMapFigure.plain(BigDecimal.valueOf(setting.value())))
                .collect(Collectors.joining());
    }

    static Optional<Page> of(Results results) {
        GradientCosineFigure law = new GradientCosineFigure(results);
        return law.all().stream().anyMatch(Point::isPositive) ? Optional.of(law.page()) : Optional.empty();
    }

    private List<Point> all() {
        return series.values().stream().flatMap(Collection::stream).toList();
    }

    private Page page() {
        Axis across = Axis.decades("draws (K)", all().stream().map(Point::draws).toList());
        Axis up = Axis.decades(GradientCosine.COSINE.label(), all().stream()
                .flatMapToDouble(p -> DoubleStream.of(p.cosine.low(), p.cosine.mean(), p.cosine.high(), p.theory))
                .filter(value -> value > 0).boxed().toList());
        List<Glyph> glyphs = new ArrayList<>();
        List<LegendEntry> legend = new ArrayList<>();
        series.forEach((name, points) -> {
            Style style = ModelStyles.ofCurve(legend.size());
            glyphs.addAll(glyphs(style, points, up));
            legend.add(LegendEntry.points(name, style));
        });
        List<Curve> curves = all().stream().map(Point::curve).toList();
        if (all().stream().anyMatch(point -> point.theory > 0)) legend.add(LegendEntry.control("theory"));
        if (curves.stream().anyMatch(curve -> curve.seeds() > 1)) legend.add(LegendEntry.bar("range over seeds"));
        return new Page("", legend, List.of(List.of(new Panel("", across, up, glyphs, List.of()))), 360,
                "Cosine between the reported estimate and backpropagation's gradient, all layers together, " + when()
                        + ": mean over "
                        + "validation images where errors are estimated, over batches of them where changes of weights are; "
                        + Caption.overSeeds(curves, "mean and range") + ". Theory, for K draws and N neurons (node "
                        + "perturbation) or synapses (weight perturbation): sqrt(2 / (pi N)) for one draw, "
                        + "sqrt(K / (K + N + 1)) for many." + notPositive());
    }

    private static List<Glyph> glyphs(Style style, List<Point> points, Axis up) {
        List<Glyph> glyphs = new ArrayList<>();
        List<Point> known = points.stream().filter(point -> point.theory > 0).toList();
        glyphs.add(new Glyph.Line(style.color(), style.control(), known.stream().mapToDouble(Point::draws).toArray(),
                known.stream().mapToDouble(Point::theory).toArray()));
        for (Point point : points) {
            if (!point.isPositive()) continue;
            glyphs.add(new Glyph.Line(style.color(), style.before(), new double[] {point.draws, point.draws},
                    new double[] {Math.max(up.min(), point.cosine.low()), point.cosine.high()}));
            glyphs.add(new Glyph.Dot(style, point.draws, point.cosine.mean(), Glyph.Dot.SIZE, false));
        }
        return glyphs;
    }

    private String when() {
        return all().stream().allMatch(point -> point.cosine.epoch() == 0) ? "before training" : "when first measured";
    }

    /** Names what has no logarithm; empty if everything has. */
    private String notPositive() {
        String models = all().stream().filter(point -> !point.isPositive()).map(point -> point.curve.model())
                .collect(Collectors.joining("; "));
        return models.isEmpty() ? "" : " Not positive and left out: " + models + ".";
    }
}
