package apical.figure;

import apical.information.Verdict;
import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Mark;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.results.CalibrationRow;
import apical.results.Results;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Estimates held against the truth, on channels of known information that look like each layer: a row of panels for each model, a
 * column for each layer, a look for each estimator and code. Right estimates lie on the diagonal.
 */
final class CalibrationFigure {

    /** Estimates held against the truth. */
    static final Figure FIGURE = Figure.page("calibration", "Calibration",
            "estimates against the truth, on channels of known information like each layer", CalibrationFigure::of,
            Need.rows(CalibrationRow.TABLE));

    private static final Color TRUTH = new Color(0x606060);
    private static final BasicStroke TRUTH_LINE = new Style(TRUTH, Mark.CIRCLE, 4, 3).line();
    private static final float WHISKER = 0.9f;
    private static final double KEY_WIDTH = 10;

    /** Of the largest number of samples; each of fewer is another question, which {@link EstimatorBiasFigure} answers. */
    private final List<CalibrationRow> rows;
    private final int samples;
    private final List<Method> methods;
    private final Axis truth;
    private final Axis estimate;

    private CalibrationFigure(List<CalibrationRow> rows) {
        this.samples = rows.stream().mapToInt(CalibrationRow::samples).max().orElse(0);
        this.rows = rows.stream().filter(row -> Double.isFinite(row.value()) && row.samples() == samples).toList();
        this.methods = methods(rows);
        this.truth = Axis.fromZero("truth (bit)", this.rows.stream().map(CalibrationRow::truth).toList());
        this.estimate = Axis.fromZero("estimate (bit)", this.rows.stream()
                .flatMap(row -> Stream.concat(Stream.of(row.truth(), row.value()),
                        hasInterval(row) ? Stream.of(row.lower(), row.upper()) : Stream.empty()))
                .toList());
    }

    /** All that gave finite numbers, in their usual order: the n-th has the n-th look in every figure of calibrations. */
    static List<Method> methods(List<CalibrationRow> rows) {
        return rows.stream().filter(row -> Double.isFinite(row.value())).map(CalibrationFigure::method).distinct()
                .sorted(Method.USUAL).toList();
    }

    static Optional<Page> of(Results results) {
        CalibrationFigure figure = new CalibrationFigure(results.rows(CalibrationRow.TABLE));
        return figure.rows.isEmpty() ? Optional.empty() : Optional.of(figure.page());
    }

    private Page page() {
        List<List<Panel>> panels = new ArrayList<>();
        List<String> over = new ArrayList<>();
        List<String> models = distinct(rows, CalibrationRow::model);
        List<String> places = distinct(rows, CalibrationFigure::place).stream().sorted(Layers.FROM_INPUT).toList();
        int columns = places.size() == 4 ? 4 : 3;
        for (int first = 0; first < places.size(); first += columns) {
            for (String model : models) {
                List<Panel> row = places.subList(first, Math.min(first + columns, places.size())).stream()
                        .map(place -> rows.stream().filter(r -> r.model().equals(model) && place(r).equals(place)).toList())
                        .filter(found -> !found.isEmpty()).map(this::panel).toList();
                if (row.isEmpty()) continue;
                panels.add(row);
                over.add(models.size() == 1 ? "" : model);
            }
        }
        List<LegendEntry> legend = new ArrayList<>();
        methods.stream().filter(method -> rows.stream().anyMatch(row -> method(row).equals(method)))
                .forEach(method -> legend.add(key(method)));
        legend.add(LegendEntry.line("estimate = truth", TRUTH, TRUTH_LINE));
        if (rows.stream().anyMatch(CalibrationFigure::isSaturated)) legend.add(LegendEntry.saturated());
        long seeds = rows.stream().map(CalibrationRow::seed).distinct().count();
        return new Page("", legend, panels, over, 250, "Estimates of I(label; layer) by " + samples + " samples, the most that "
                + "were taken, of synthetic channels of known information, each with the width and the marginal statistics of "
                + "the layer"
                + (models.size() == 1 ? " of " + models.get(0) : "") + ". Lines through points: 95 % intervals; a saturated "
                + "estimate has none. "
                + (seeds == 1 ? "One seed." : "Points of " + seeds + " seeds."));
    }

    private Panel panel(List<CalibrationRow> found) {
        List<Glyph> glyphs = new ArrayList<>();
        double end = Math.min(truth.max(), estimate.max());
        double start = Math.max(truth.min(), estimate.min());
        glyphs.add(new Glyph.Line(TRUTH, TRUTH_LINE, new double[] {start, end}, new double[] {start, end}));
        for (CalibrationRow row : found) {
            Style style = style(method(row));
            if (hasInterval(row)) {
                glyphs.add(new Glyph.Line(style.color(), new BasicStroke(WHISKER), new double[] {row.truth(), row.truth()},
                        new double[] {row.lower(), row.upper()}));
            }
            glyphs.add(new Glyph.Dot(style, row.truth(), row.value(), Glyph.Dot.SIZE, isSaturated(row)));
        }
        return new Panel(Layers.inWords(place(found.get(0))), truth, estimate, glyphs, List.of());
    }

    private LegendEntry key(Method method) {
        Style style = style(method);
        return new LegendEntry(method.inFull(),
                List.of(new Glyph.Line(style.color(), new BasicStroke(WHISKER), new double[] {0.5, 0.5},
                        new double[] {0, 1}), new Glyph.Dot(style, 0.5, 0.5, Glyph.Dot.SIZE, false)),
                KEY_WIDTH);
    }

    private Style style(Method method) {
        return ModelStyles.ofCurve(methods.indexOf(method));
    }

    static boolean isSaturated(CalibrationRow row) {
        return row.verdict() == Verdict.SATURATED;
    }

    /** The interval of an estimate that says nothing says nothing. */
    private static boolean hasInterval(CalibrationRow row) {
        return !isSaturated(row) && Double.isFinite(row.lower()) && Double.isFinite(row.upper());
    }

    static Method method(CalibrationRow row) {
        return new Method(row.estimator(), row.code(), row.quantity());
    }

    private static String place(CalibrationRow row) {
        return row.layer() + (row.compartment().equals("rate") ? "" : "." + row.compartment());
    }

    private static <T> List<T> distinct(List<CalibrationRow> rows, Function<CalibrationRow, T> of) {
        Set<T> found = new LinkedHashSet<>(rows.stream().map(of).toList());
        return List.copyOf(found);
    }
}
