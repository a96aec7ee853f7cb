package apical.figure;

import apical.experiment.CalibrationTable;
import apical.experiment.CalibrationTable.Row;
import apical.experiment.Results;
import apical.information.Verdict;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How wrong estimators are on channels of known information, against samples per code: a row of panels for each recording that the
 * channels are like, a panel for each share of H(X) that they tell.
 */
final class EstimatorBias {

    /** Of the shares that were measured, as many as there is room for. */
    private static final int COLUMNS = 3;
    private static final Color TRUTH = new Color(0x606060);

    private final CalibrationTable table;
    private final List<String> estimators;

    private EstimatorBias(CalibrationTable table) {
        this.table = new CalibrationTable(table.rows().stream().filter(row -> Double.isFinite(row.value())).toList());
        this.estimators = this.table.rows().stream().map(EstimatorBias::name).distinct().toList();
    }

    static Optional<Page> of(Results results) {
        CalibrationTable table = results.further().calibration();
        return table.rows().isEmpty() ? Optional.empty() : Optional.of(new EstimatorBias(table).page());
    }

    private static String name(Row row) {
        return new Method(row.estimator(), row.code().equals("mean") ? "" : row.code(), Method.WHOLE).inWords();
    }

    private Page page() {
        List<Double> shares = shares();
        Axis across = Axis.decades("samples per code", table.rows().stream().map(Row::samplesPerCode).toList());
        Axis up = Axis.fromZero("estimate - truth (bit)", table.rows().stream().filter(row -> shares.contains(row.share()))
                .collect(Collectors.groupingBy(row -> List.of(place(row), name(row), row.share(), row.samples()),
                        Collectors.averagingDouble(EstimatorBias::error))).values());
        List<List<Panel>> rows = new ArrayList<>();
        List<String> places = table.rows().stream().map(EstimatorBias::place).distinct().toList();
        for (String place : places) {
            rows.add(shares.stream().map(share -> panel(place, share, across, up)).toList());
        }
        List<Key> legend = new ArrayList<>();
        for (String estimator : estimators) {
            legend.add(Key.of(estimator, look(estimator)));
        }
        legend.add(Key.saturated());
        long seeds = table.rows().stream().map(Row::seed).distinct().count();
        return new Page("", legend, rows, places, 215, "Estimates of the label's information by channels of known information with as many "
                + "units and samples, and the same means and variances, as a recording; what they tell is a share of the label's "
                + "entropy. Each estimator is held against what it is after: the information of the activity, of its thresholded code, "
                + "or of activity with noise. Samples per code: samples over different codes of the whole population. "
                + (seeds > 1 ? "Mean over " + seeds + " seeds. " : "") + "Hollow: the verdict is saturated.");
    }

    /** The least, the greatest, and what lies between them. */
    private List<Double> shares() {
        List<Double> all = table.rows().stream().map(Row::share).distinct().sorted().toList();
        return all.size() <= COLUMNS ? all : List.of(all.get(0), all.get(all.size() / 2), all.get(all.size() - 1));
    }

    private static String place(Row row) {
        return row.model() + ": " + Layers.inWords(row.layer() + (row.compartment().equals("rate") ? "" : "." + row.compartment()));
    }

    private Panel panel(String place, double share, Axis across, Axis up) {
        List<Ink> inks = new ArrayList<>();
        inks.add(new Ink.Line(TRUTH, new Look(TRUTH, Mark.CIRCLE).control(), new double[] {across.min(), across.max()},
                new double[] {0, 0}));
        for (String estimator : estimators) {
            Map<Integer, List<Row>> bySamples = table.rows().stream()
                    .filter(row -> place(row).equals(place) && row.share() == share && name(row).equals(estimator))
                    .collect(Collectors.groupingBy(Row::samples, TreeMap::new, Collectors.toList()));
            List<List<Row>> points = bySamples.values().stream()
                    .sorted(Comparator.comparingDouble(EstimatorBias::samplesPerCode)).toList();
            Look look = look(estimator);
            inks.add(new Ink.Line(look.color(), look.line(), points.stream().mapToDouble(EstimatorBias::samplesPerCode).toArray(),
                    points.stream().mapToDouble(EstimatorBias::meanError).toArray()));
            for (List<Row> point : points) {
                inks.add(new Ink.Dot(look, samplesPerCode(point), meanError(point), Ink.Dot.SIZE, point.stream()
                        .anyMatch(row -> row.verdict().equals(Verdict.SATURATED.id()))));
            }
        }
        return new Panel(String.format(Locale.ROOT, "%.0f %% told", 100 * share), across, up, inks, List.of());
    }

    private Look look(String estimator) {
        return Looks.ofCurve(estimators.indexOf(estimator));
    }

    private static double error(Row row) {
        return row.value() - row.truth();
    }

    private static double meanError(List<Row> rows) {
        return rows.stream().mapToDouble(EstimatorBias::error).average().orElseThrow();
    }

    private static double samplesPerCode(List<Row> rows) {
        return rows.stream().mapToDouble(Row::samplesPerCode).average().orElseThrow();
    }
}
