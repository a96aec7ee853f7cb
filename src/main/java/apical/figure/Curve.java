package apical.figure;

import apical.quantity.Quantity;
import apical.results.InformationRow;
import apical.results.Measurement;
import apical.results.Metrics;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * One quantity of one model over training, gathered over its seeds.
 *
 * @param model   name of the model
 * @param seeds   how many seeds it was measured with
 * @param points  one per epoch measured, epochs ascending
 * @param leftOut epochs at which some seed's number was not finite: these have no point
 */
record Curve(String model, long seeds, List<Point> points, List<Integer> leftOut) {

    /** Mean over the seeds measured at this epoch, and where their spread begins and ends. */
    record Point(int epoch, double mean, double low, double high) {
        private static Point of(int epoch, List<Double> overSeeds, Spread spread) {
            if (spread == Spread.DEVIATION) return withDeviation(epoch, overSeeds);
            DoubleSummaryStatistics s = overSeeds.stream().mapToDouble(Double::doubleValue).summaryStatistics();
            // A rounded mean of equal numbers may leave their range by a last digit.
            return new Point(epoch, Math.max(s.getMin(), Math.min(s.getMax(), s.getAverage())), s.getMin(), s.getMax());
        }

        /** Where that would leave the positive numbers, from which logarithms are drawn, it ends at the least value. */
        private static Point withDeviation(int epoch, List<Double> overSeeds) {
            SummaryStatistics s = new SummaryStatistics();
            overSeeds.forEach(s::addValue);
            double deviation = s.getN() < 2 ? 0 : s.getStandardDeviation();
            double low = s.getMean() - deviation;
            return new Point(epoch, s.getMean(), low > 0 ? low : Math.min(s.getMin(), s.getMean()), s.getMean() + deviation);
        }
    }

    /** What low and high are: the least and the greatest value, or one standard deviation (n - 1) off the mean. */
    enum Spread {
        RANGE, DEVIATION
    }

    /** The curves of all models that have this quantity, by model, in the table's order. */
    static Map<String, Curve> of(Metrics metrics, String quantity, String split, String layer) {
        return of(metrics, quantity, split, layer, Spread.RANGE);
    }

    /** The curves of one quantity, of all models that have it. */
    static Map<String, Curve> of(Metrics metrics, Quantity quantity, String split, String layer) {
        return of(metrics, quantity.id(), split, layer, Spread.RANGE);
    }

    /** The curves of one quantity with another spread. */
    static Map<String, Curve> of(Metrics metrics, Quantity quantity, String split, String layer, Spread spread) {
        return of(metrics, quantity.id(), split, layer, spread);
    }

    /** The same with the spread asked for. */
    static Map<String, Curve> of(Metrics metrics, String quantity, String split, String layer, Spread spread) {
        Map<String, List<Measurement>> byModel = metrics
                .where(m -> m.quantity().equals(quantity) && m.split().equals(split) && m.layer().equals(layer))
                .collect(Collectors.groupingBy(Measurement::model, LinkedHashMap::new, Collectors.toList()));
        Map<String, Curve> curves = new LinkedHashMap<>();
        byModel.forEach((model, rows) -> curves.put(model, of(model, rows, spread)));
        return curves;
    }

    /** The same of estimates, each of which has a value. */
    static Map<String, Curve> of(Stream<InformationRow> rows, ToDoubleFunction<InformationRow> value) {
        Map<String, List<Measurement>> byModel = rows.map(row -> new Measurement(row.rule(), row.model(), row.seed(), row.epoch(),
                row.examples(), row.split(), row.layer(), row.estimate().quantity().id(), "bit", value.applyAsDouble(row)))
                .collect(Collectors.groupingBy(Measurement::model, LinkedHashMap::new, Collectors.toList()));
        Map<String, Curve> curves = new LinkedHashMap<>();
        byModel.forEach((model, measurements) -> curves.put(model, of(model, measurements, Spread.RANGE)));
        return curves;
    }

    private static Curve of(String model, List<Measurement> rows, Spread spread) {
        Map<Integer, List<Double>> byEpoch = rows.stream().collect(Collectors.groupingBy(Measurement::epoch,
                TreeMap::new, Collectors.mapping(Measurement::value, Collectors.toList())));
        List<Point> points = new ArrayList<>();
        List<Integer> leftOut = new ArrayList<>();
        byEpoch.forEach((epoch, values) -> {
            if (values.stream().allMatch(Double::isFinite)) {
                points.add(Point.of(epoch, values, spread));
            } else {
                leftOut.add(epoch);
            }
        });
        long seeds = rows.stream().map(Measurement::seed).distinct().count();
        return new Curve(model, seeds, List.copyOf(points), List.copyOf(leftOut));
    }

    double[] epochs() {
        return points.stream().mapToDouble(Point::epoch).toArray();
    }

    double[] means() {
        return points.stream().mapToDouble(Point::mean).toArray();
    }

    double[] lows() {
        return points.stream().mapToDouble(Point::low).toArray();
    }

    double[] highs() {
        return points.stream().mapToDouble(Point::high).toArray();
    }
}
