package apical.figure;

import apical.diagnostics.Performance;
import apical.diagnostics.Score;
import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.results.Metrics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Test error after training against the time for which each image was shown. Models named {@code SERIES, SETTING} are the points of
 * one curve, SERIES.
 */
final class PresentationTimeFigure {

    /** Test error against the time for which each image is shown. */
    static final Figure FIGURE = Figure.ofMetrics("presentationTime", "Presentation time",
            "test error after training against the time each image is shown; models named \"SERIES, "
                    + "SETTING\" make a curve",
            PresentationTimeFigure::of,
            ScoreNeed.on("test"), Need.measured(Performance.PRESENTATION_TIME, "train"));

    /** One model: how long its images were shown, and its error after the last epoch, over seeds. */
    private record Point(String model, double ms, Curve.Point error) {
    }

    private final Metrics metrics;
    private final ModelStyles styles;

    private PresentationTimeFigure(Metrics metrics, ModelStyles styles) {
        this.metrics = metrics;
        this.styles = styles;
    }

    static Optional<Page> of(Metrics metrics, ModelStyles styles) {
        return new PresentationTimeFigure(metrics, styles).page();
    }

    private Optional<Page> page() {
        Score score = metrics.score();
        Map<String, Curve> errors = Curve.of(metrics, score.quantity(), "test", "");
        Map<String, List<Point>> series = new LinkedHashMap<>();
        for (Curve curve : errors.values()) {
            OptionalDouble ms = presentationMs(curve.model());
            if (ms.isPresent() && !curve.points().isEmpty()) {
                Curve.Point last = curve.points().get(curve.points().size() - 1);
                series.computeIfAbsent(seriesOf(curve.model()), s -> new ArrayList<>())
                        .add(new Point(curve.model(), ms.getAsDouble(), last));
            }
        }
        if (series.isEmpty()) return Optional.empty();

        List<Point> all = series.values().stream().flatMap(Collection::stream).toList();
        List<Glyph> glyphs = new ArrayList<>();
        List<LegendEntry> legend = new ArrayList<>();
        series.forEach((name, points) -> {
            points.sort(Comparator.comparingDouble(Point::ms));
            Style style = series.size() == all.size() ? styles.of(points.get(0).model()) : ModelStyles.ofCurve(legend.size());
            glyphs.addAll(glyphs(style, points));
            legend.add(LegendEntry.of(name, style));
        });
        Legends.range(errors.values()).ifPresent(legend::add);
        Panel panel = new Panel("", Axis.decades(Performance.PRESENTATION_TIME.label(), all.stream().map(Point::ms).toList()),
                Axis.ratios(score.testLabel(), all.stream().map(Point::error)
                        .flatMap(e -> List.of(e.low(), e.high()).stream()).toList()),
                glyphs, List.of());
        return Optional.of(new Page("", legend, List.of(List.of(panel)), 360, score.caption("the test images")
                + ", after the last epoch; " + Caption.overSeeds(errors.values(), "mean and range") + "."
                + Caption.leftOut(errors.values())));
    }

    private static List<Glyph> glyphs(Style style, List<Point> points) {
        double[] ms = points.stream().mapToDouble(Point::ms).toArray();
        List<Glyph> glyphs = new ArrayList<>();
        glyphs.add(new Glyph.Band(style, ms, points.stream().mapToDouble(p -> p.error().low()).toArray(),
                points.stream().mapToDouble(p -> p.error().high()).toArray()));
        glyphs.add(new Glyph.Line(style.color(), style.line(), ms, points.stream().mapToDouble(p -> p.error().mean()).toArray()));
        points.forEach(p -> glyphs.add(new Glyph.Dot(style, p.ms(), p.error().mean(), Glyph.Dot.SIZE, false)));
        return glyphs;
    }

    private static String seriesOf(String model) {
        int comma = model.lastIndexOf(", ");
        return comma < 0 ? model : model.substring(0, comma);
    }

    private OptionalDouble presentationMs(String model) {
        return metrics.where(m -> m.model().equals(model) && m.split().equals("train") && m.is(Performance.PRESENTATION_TIME))
                .mapToDouble(m -> m.value()).findFirst();
    }
}
