package apical.figure;

import apical.experiment.Measurement;
import apical.experiment.MetricsTable;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One quantity of one model over training, gathered over its seeds.
 *
 * @param model   name of the model
 * @param seeds   how many seeds it was measured with
 * @param points  one per epoch measured, epochs ascending
 * @param leftOut epochs at which some seed's number was not finite: these have no point
 */
record Curve(String model, long seeds, List<Point> points, List<Integer> leftOut) {

    /** Mean, least and greatest value over the seeds measured at this epoch. */
    record Point(int epoch, double mean, double low, double high) {
        private static Point of(int epoch, List<Double> overSeeds) {
            DoubleSummaryStatistics s = overSeeds.stream().mapToDouble(Double::doubleValue).summaryStatistics();
            // A rounded mean of equal numbers may leave their range by a last digit.
            return new Point(epoch, Math.max(s.getMin(), Math.min(s.getMax(), s.getAverage())), s.getMin(), s.getMax());
        }
    }

    /** The curves of all models that have this quantity, by model, in the table's order. */
    static Map<String, Curve> of(MetricsTable metrics, String quantity, String split, String layer) {
        Map<String, List<Measurement>> byModel = metrics
                .where(m -> m.quantity().equals(quantity) && m.split().equals(split) && m.layer().equals(layer))
                .collect(Collectors.groupingBy(Measurement::model, LinkedHashMap::new, Collectors.toList()));
        Map<String, Curve> curves = new LinkedHashMap<>();
        byModel.forEach((model, rows) -> curves.put(model, of(model, rows)));
        return curves;
    }

    private static Curve of(String model, List<Measurement> rows) {
        Map<Integer, List<Double>> byEpoch = rows.stream().collect(Collectors.groupingBy(Measurement::epoch,
                TreeMap::new, Collectors.mapping(Measurement::value, Collectors.toList())));
        List<Point> points = new ArrayList<>();
        List<Integer> leftOut = new ArrayList<>();
        byEpoch.forEach((epoch, values) -> {
            if (values.stream().allMatch(Double::isFinite)) {
                points.add(Point.of(epoch, values));
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
