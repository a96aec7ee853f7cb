package apical.figure;

import apical.information.Estimate;
import apical.information.Verdict;
import apical.plot.Glyph;
import apical.plot.Style;
import apical.results.InformationRow;
import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Estimates along one curve: values, their 95 % intervals or, of several seeds, their range, and which of them mean nothing. */
record Series(Style style, BasicStroke stroke, List<Point> points) {

    /** About so many markers on a curve; more would hide it. */
    private static final int MARKERS = 12;

    /**
     * @param value   mean over seeds [bit]
     * @param control mean of the same on permuted labels [bit]; NaN where there is none
     * @param hollow  whether it is saturated for any seed
     */
    record Point(double x, double value, double low, double high, double control, boolean hollow) {
        private static Point of(double x, List<Estimate> overSeeds) {
            DoubleSummaryStatistics values = overSeeds.stream().mapToDouble(Estimate::value).summaryStatistics();
            double low = values.getMin();
            double high = values.getMax();
            if (overSeeds.size() == 1) {
                Estimate only = overSeeds.get(0);
                if (Double.isFinite(only.interval().lower())) low = Math.min(low, only.interval().lower());
                if (Double.isFinite(only.interval().upper())) high = Math.max(high, only.interval().upper());
            }
            double control = overSeeds.stream().mapToDouble(Estimate::permutedMean).average().orElse(Double.NaN);
            // A rounded mean of equal numbers may leave their range by a last digit.
            return new Point(x, Math.max(low, Math.min(high, values.getAverage())), low, high, control,
                    overSeeds.stream().anyMatch(estimate -> estimate.verdict() == Verdict.SATURATED));
        }
    }

    /** Those rows, one for each x and seed; an x at which some seed's value is not finite has no point. */
    static Series of(Style style, BasicStroke stroke, Collection<InformationRow> rows, ToDoubleFunction<InformationRow> x) {
        TreeMap<Double, List<Estimate>> byX = rows.stream().collect(Collectors.groupingBy(x::applyAsDouble, TreeMap::new,
                Collectors.mapping(InformationRow::estimate, Collectors.toList())));
        List<Point> points = new ArrayList<>();
        byX.forEach((at, estimates) -> {
            if (estimates.stream().allMatch(estimate -> Double.isFinite(estimate.value()))) points.add(Point.of(at, estimates));
        });
        return new Series(style, stroke, List.copyOf(points));
    }

    /** Over epochs, in the line of the look. */
    static Series overEpochs(Style style, Collection<InformationRow> rows) {
        return of(style, style.line(), rows, InformationRow::epoch);
    }

    /** The same without control. */
    Series alone() {
        return new Series(style, stroke, points.stream()
                .map(p -> new Point(p.x, p.value, p.low, p.high, Double.NaN, p.hollow)).toList());
    }

    /** Every value, the ends of intervals and the control included. */
    Stream<Double> values() {
        return points.stream().flatMap(p -> p.hollow ? Stream.of(p.value, p.control) : Stream.of(p.value, p.low, p.high, p.control))
                .filter(Double::isFinite);
    }

    double[] x() {
        return points.stream().mapToDouble(Point::x).toArray();
    }

    private double[] y(ToDoubleFunction<Point> y) {
        return points.stream().mapToDouble(y).toArray();
    }

    /** Stretches of points that are not hollow: the interval of an estimate that says nothing says nothing, and hides others. */
    private List<List<Point>> trusted() {
        List<List<Point>> stretches = new ArrayList<>();
        boolean within = false;
        for (Point point : points) {
            if (!point.hollow && !within) stretches.add(new ArrayList<>());
            if (!point.hollow) stretches.get(stretches.size() - 1).add(point);
            within = !point.hollow;
        }
        return stretches;
    }

    /** Band, control, curve and markers. */
    List<Glyph> glyphs() {
        List<Glyph> glyphs = new ArrayList<>();
        for (List<Point> trusted : trusted()) {
            glyphs.add(new Glyph.Band(style, trusted.stream().mapToDouble(Point::x).toArray(),
                    trusted.stream().mapToDouble(Point::low).toArray(), trusted.stream().mapToDouble(Point::high).toArray()));
        }
        List<Point> controlled = points.stream().filter(p -> Double.isFinite(p.control)).toList();
        if (!controlled.isEmpty()) {
            glyphs.add(new Glyph.Line(style.color(), style.control(), controlled.stream().mapToDouble(Point::x).toArray(),
                    controlled.stream().mapToDouble(Point::control).toArray()));
        }
        glyphs.add(new Glyph.Line(style.color(), stroke, x(), y(Point::value)));
        int every = Math.max(1, (points.size() + MARKERS / 2) / MARKERS);
        for (int i = 0; i < points.size(); i += every) {
            Point p = points.get(i);
            glyphs.add(new Glyph.Dot(style, p.x, p.value, Glyph.Dot.SIZE, p.hollow));
        }
        return glyphs;
    }
}
