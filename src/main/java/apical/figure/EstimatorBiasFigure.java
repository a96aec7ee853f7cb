package apical.figure;

import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Mark;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.results.CalibrationRow;
import apical.results.Results;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How wrong estimators are on channels of known information, against samples per code: a row of panels for each recording that the
 * channels are like, a panel for each share of H(X) that they tell.
 */
final class EstimatorBiasFigure {

    /** How wrong estimates are against samples. */
    static final Figure FIGURE = Figure.page("estimatorBias", "Estimators against the truth",
            "error of estimates against samples per code, on channels of known information like each layer",
            EstimatorBiasFigure::of,
            Need.rows(CalibrationRow.TABLE));

    /** Of the shares that were measured, as many as there is room for. */
    private static final int COLUMNS = 3;
    private static final Color TRUTH = new Color(0x606060);

    /** Samples per code that differ by less than this ratio are the same: then curves stand over samples. */
    private static final double SAME_SAMPLES_PER_CODE = 1.1;

    private final List<CalibrationRow> rows;
    private final List<Method> methods;
    private final List<Double> shares;

    private EstimatorBiasFigure(List<CalibrationRow> table) {
        this.rows = table.stream().filter(row -> Double.isFinite(row.value())).toList();
        this.methods = CalibrationFigure.methods(table);
        this.shares = shares(rows);
    }

    /** The estimates of one method by one number of samples, of all seeds. */
    private record Point(double samples, double samplesPerCode, double error, boolean hollow) {
        private static Point of(List<CalibrationRow> overSeeds) {
            return new Point(mean(overSeeds, CalibrationRow::samples), mean(overSeeds, CalibrationRow::samplesPerCode),
                    mean(overSeeds, row -> row.value() - row.truth()), overSeeds.stream().anyMatch(CalibrationFigure::isSaturated));
        }

        private static double mean(List<CalibrationRow> rows, ToDoubleFunction<CalibrationRow> of) {
            return rows.stream().mapToDouble(of).average().orElseThrow();
        }
    }

    /** The axes that all panels of a row share. */
    private record Axes(Axis across, ToDoubleFunction<Point> x, Axis up) {
    }

    static Optional<Page> of(Results results) {
        List<CalibrationRow> table = results.rows(CalibrationRow.TABLE);
        return table.isEmpty() ? Optional.empty() : Optional.of(new EstimatorBiasFigure(table).page());
    }

    private Page page() {
        List<List<Panel>> panels = new ArrayList<>();
        List<String> places = rows.stream().map(EstimatorBiasFigure::place).distinct().toList();
        for (String place : places) {
            Axes axes = axes(place);
            panels.add(shares.stream().map(share -> panel(place, share, axes)).toList());
        }
        List<LegendEntry> legend = new ArrayList<>();
        methods.forEach(method -> legend.add(LegendEntry.of(method.inFullButTheMean(), style(method))));
        legend.add(LegendEntry.saturated());
        long seeds = rows.stream().map(CalibrationRow::seed).distinct().count();
        return new Page("", legend, panels, places, 215,
                "Estimates of the label's information by channels of known information with "
                        + "as many units and samples, and the same means and variances, as a recording; what they tell is a share "
                        + "of the label's entropy. Each estimator is held against what it is after: the information of the "
                        + "activity, of its thresholded code, of so many units of it, of activity with noise, or about a "
                        + "continuous property that follows the label. Samples per code: samples over different codes of the "
                        + "whole population. "
                        + (seeds > 1 ? "Mean over " + seeds + " seeds. " : "")
                        + "Hollow: the verdict is saturated. Vertical scales differ; "
                        + "curves are cut off where saturated.");
    }

    /** The least, the greatest, and what lies between them. */
    private static List<Double> shares(List<CalibrationRow> rows) {
        List<Double> all = rows.stream().map(CalibrationRow::share).distinct().sorted().toList();
        return all.size() <= COLUMNS ? all : List.of(all.get(0), all.get(all.size() / 2), all.get(all.size() - 1));
    }

    private static String place(CalibrationRow row) {
        return row.model() + ": " + Layers.inWords(row.layer() + (row.compartment().equals("rate") ? "" : "." + row.compartment()));
    }

    /** Upwards as far as the points reach that say something; if none does, as far as any. */
    private Axes axes(String place) {
        List<Point> all = shares.stream().flatMap(share -> methods.stream()
                .flatMap(method -> points(place, share, method).stream())).toList();
        List<Point> sound = all.stream().filter(point -> !point.hollow).toList();
        Axis up = Axis.fromZero("estimate - truth (bit)", (sound.isEmpty() ? all : sound).stream().map(Point::error).toList());
        DoubleSummaryStatistics perCode = all.stream().mapToDouble(Point::samplesPerCode).summaryStatistics();
        return perCode.getMax() < SAME_SAMPLES_PER_CODE * perCode.getMin()
                ? new Axes(Axis.decades("samples", all.stream().map(Point::samples).toList()), Point::samples, up)
                : new Axes(Axis.decades("samples per code", all.stream().map(Point::samplesPerCode).toList()),
                        Point::samplesPerCode, up);
    }

    /** By samples. */
    private List<Point> points(String place, double share, Method method) {
        Map<Integer, List<CalibrationRow>> bySamples = rows.stream()
                .filter(row -> place(row).equals(place) && row.share() == share && CalibrationFigure.method(row).equals(method))
                .collect(Collectors.groupingBy(CalibrationRow::samples, TreeMap::new, Collectors.toList()));
        return bySamples.values().stream().map(Point::of).toList();
    }

    private Panel panel(String place, double share, Axes axes) {
        List<Glyph> glyphs = new ArrayList<>();
        glyphs.add(
                new Glyph.Line(TRUTH, new Style(TRUTH, Mark.CIRCLE).control(), new double[] {axes.across.min(), axes.across.max()},
                        new double[] {0, 0}));
        for (Method method : methods) {
            Style style = style(method);
            List<Point> points = points(place, share, method).stream().sorted(Comparator.comparingDouble(axes.x)).toList();
            glyphs.add(new Glyph.Line(style.color(), style.line(), points.stream().mapToDouble(axes.x).toArray(),
                    points.stream().mapToDouble(Point::error).toArray()));
            points.forEach(point -> glyphs
                    .add(new Glyph.Dot(style, axes.x.applyAsDouble(point), point.error, Glyph.Dot.SIZE, point.hollow)));
        }
        return new Panel(String.format(Locale.ROOT, "%.0f %% told", 100 * share), axes.across, axes.up, glyphs, List.of());
    }

    private Style style(Method method) {
        return ModelStyles.ofCurve(methods.indexOf(method));
    }
}
