package apical.figure;

import apical.diagnostics.TissueProbe;
import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.results.Measurement;
import apical.results.Metrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Difference of the dynamics at rest from the two-sweep approximation, relative to how far the teacher moves the somata, against
 * the apical mixing factor of the models; a curve for each layer, with its slope where coupling is weakest.
 */
final class SteadyStateFigure {

    /** Difference from the two-sweep approximation against apical coupling. */
    static final Figure FIGURE = Figure.ofMetrics("steadyState", "Rest against two sweeps",
            "difference from the two-sweep approximation against apical coupling", SteadyStateFigure::of,
            Need.measured(TissueProbe.STEADY_STATE_DIFFERENCE, "test"), Need.measured(TissueProbe.MIXING_FACTOR, "train"));

    /** One model: how strongly its apical dendrites are coupled, and the difference over its seeds. */
    private record Point(double mixing, DoubleSummaryStatistics difference) {
    }

    private SteadyStateFigure() {
    }

    static Optional<Page> of(Metrics metrics, ModelStyles styles) {
        List<Glyph> glyphs = new ArrayList<>();
        List<LegendEntry> legend = new ArrayList<>();
        List<Point> all = new ArrayList<>();
        for (String layer : Layers.with(metrics, TissueProbe.STEADY_STATE_DIFFERENCE, "test")) {
            List<Point> points = points(metrics, layer);
            if (points.size() < 2) continue;
            Style style = ModelStyles.ofCurve(legend.size());
            double[] x = points.stream().mapToDouble(Point::mixing).toArray();
            glyphs.add(new Glyph.Band(style, x, points.stream().mapToDouble(p -> p.difference().getMin()).toArray(),
                    points.stream().mapToDouble(p -> p.difference().getMax()).toArray()));
            glyphs.add(new Glyph.Line(style.color(), style.line(), x,
                    points.stream().mapToDouble(p -> p.difference().getAverage()).toArray()));
            points.forEach(p -> glyphs.add(new Glyph.Dot(style, p.mixing(), p.difference().getAverage(), Glyph.Dot.SIZE, false)));
            legend.add(LegendEntry.of(String.format(Locale.ROOT, "%s, slope %.2f", Layers.inWords(layer), slope(points)), style));
            all.addAll(points);
        }
        if (all.isEmpty()) return Optional.empty();
        Panel panel = new Panel("", Axis.decades(TissueProbe.MIXING_FACTOR.label(), all.stream().map(Point::mixing).toList()),
                Axis.decades(TissueProbe.STEADY_STATE_DIFFERENCE.label(), all.stream().map(Point::difference)
                        .flatMap(d -> Stream.of(d.getMin(), d.getMax())).toList()),
                glyphs, List.of());
        long seeds = all.stream().mapToLong(p -> p.difference().getCount()).max().orElse(0);
        return Optional.of(new Page("", legend, List.of(List.of(panel)), 360,
                "Somatic potentials at rest under a teacher minus those of "
                        + "two sweeps through the same weights, root mean square over neurons and patterns, "
                        + "relative to how far the teacher moves them. Slope between the two weakest couplings. "
                        + (seeds > 1 ? "Mean and range over " + seeds + " seeds." : "One seed.")));
    }

    private static List<Point> points(Metrics metrics, String layer) {
        List<Point> points = new ArrayList<>();
        for (String model : metrics.rows().stream().map(Measurement::model).distinct().toList()) {
            OptionalDouble mixing =
                    metrics.where(m -> m.model().equals(model) && m.split().equals("train") && m.is(TissueProbe.MIXING_FACTOR))
                            .mapToDouble(Measurement::value).findFirst();
            DoubleSummaryStatistics difference = metrics.where(m -> m.model().equals(model) && m.layer().equals(layer)
                    && m.split().equals("test") && m.is(TissueProbe.STEADY_STATE_DIFFERENCE)).mapToDouble(Measurement::value)
                    .summaryStatistics();
            if (mixing.isPresent() && mixing.getAsDouble() > 0 && difference.getCount() > 0 && difference.getMin() > 0) {
                points.add(new Point(mixing.getAsDouble(), difference));
            }
        }
        points.sort(Comparator.comparingDouble(Point::mixing));
        return points;
    }

    private static double slope(List<Point> points) {
        Point a = points.get(0), b = points.get(1);
        return Math.log(b.difference().getAverage() / a.difference().getAverage()) / Math.log(b.mixing() / a.mixing());
    }
}
