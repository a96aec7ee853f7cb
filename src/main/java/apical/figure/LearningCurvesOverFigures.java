package apical.figure;

import apical.diagnostics.Score;
import apical.plot.Axis;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.results.CostRow;
import apical.results.Metrics;
import apical.results.Results;
import apical.results.Timing;
import apical.results.TimingRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Error on the test images against what was spent on training: epochs, seconds or multiply-adds. Where one model spends more
 * than four times as much as another, the axis is logarithmic, and the error before training is left out.
 */
final class LearningCurvesOverFigures {

    /** Test error against epochs, with standard deviations. */
    static final Figure OVER_EPOCHS = Figure.page("learningCurvesOverEpochs", "Learning curves",
            "test error against epochs, mean and standard deviation over seeds", LearningCurvesOverFigures::epochs,
            ScoreNeed.on("test"));

    /** Test error against seconds of training. */
    static final Figure OVER_TIME = Figure.page("learningCurvesOverTime", "Learning curves over time",
            "test error against seconds of training, mean and standard deviation over seeds", LearningCurvesOverFigures::time,
            ScoreNeed.on("test"), Need.rows(TimingRow.TABLE));

    /** Test error against multiply-adds. */
    static final Figure OVER_MULTIPLY_ADDS = Figure.page("learningCurvesOverMultiplyAdds", "Learning curves over multiply-adds",
            "test error against multiply-adds of training, mean and standard deviation over seeds",
            LearningCurvesOverFigures::multiplyAdds,
            ScoreNeed.on("test"), Need.rows(CostRow.TABLE));

    /** With so many times more spent by one than by another, decades matter. */
    private static final double DECADES = 4;

    private LearningCurvesOverFigures() {
    }

    static Optional<Page> epochs(Results results) {
        return page(results, curves(results.metrics()), (model, epoch) -> epoch, "epoch", "");
    }

    /** Without the models that nobody timed. */
    static Optional<Page> time(Results results) {
        Timing timing = results.timing();
        Map<String, Curve> curves = curves(results.metrics());
        curves.values().removeIf(curve -> curve.points().stream()
                .anyMatch(point -> Double.isNaN(timing.meanSeconds(curve.model(), point.epoch()))));
        Map<String, double[]> seconds = new HashMap<>();
        curves.forEach((model, curve) -> {
            double[] byEpoch = new double[lastEpoch(curve) + 1];
            curve.points().forEach(point -> byEpoch[point.epoch()] = timing.meanSeconds(model, point.epoch()));
            seconds.put(model, byEpoch);
        });
        return page(results, curves, (model, epoch) -> seconds.get(model)[epoch], "training time (s)",
                " Seconds on one core, mean over seeds, measurements apart.");
    }

    /** Without the models whose definitions are not known. */
    static Optional<Page> multiplyAdds(Results results) {
        Map<String, Curve> curves = curves(results.metrics());
        Map<String, Long> perExample = results.rows(CostRow.TABLE).stream()
                .collect(Collectors.toMap(CostRow::model, CostRow::multiplyAdds, (first, same) -> first));
        curves.keySet().retainAll(perExample.keySet());
        Map<String, Map<Integer, Double>> spent = new HashMap<>();
        results.metrics().where(m -> curves.containsKey(m.model())).forEach(m -> spent
                .computeIfAbsent(m.model(), name -> new HashMap<>())
                .put(m.epoch(), (double) m.examples() * perExample.get(m.model())));
        double most = curves.values().stream().mapToDouble(curve -> spent.get(curve.model()).get(lastEpoch(curve))).max().orElse(0);
        LargeUnit unit = LargeUnit.of(most);
        return page(results, curves, (model, epoch) -> spent.get(model).get(epoch) / unit.size(),
                "multiply-adds (" + unit.words() + ")",
                " Multiply-adds of training, as the definition of each rule has them.");
    }

    private static Map<String, Curve> curves(Metrics metrics) {
        Map<String, Curve> curves = Curve.of(metrics, metrics.score().quantity(), "test", "", Curve.Spread.DEVIATION);
        curves.values().removeIf(curve -> curve.points().isEmpty());
        return curves;
    }

    private static int lastEpoch(Curve curve) {
        return curve.points().get(curve.points().size() - 1).epoch();
    }

    private static Optional<Page> page(Results results, Map<String, Curve> curves, OverEpochs.Abscissa spent, String label,
            String note) {
        if (curves.isEmpty()) return Optional.empty();

        List<Curve> drawn = new ArrayList<>(curves.values());
        boolean decades = !label.equals("epoch") && spansDecades(drawn, spent);
        if (decades) drawn.replaceAll(curve -> new Curve(curve.model(), curve.seeds(),
                curve.points().stream().filter(point -> spent.at(curve.model(), point.epoch()) > 0).toList(), curve.leftOut()));
        Score score = results.metrics().score();
        ModelStyles styles = new ModelStyles(results.metrics());
        Panel panel = new Panel("", axis(drawn, spent, label, decades),
                Axis.ratios(score.testLabel(), OverEpochs.values(drawn.stream())),
                OverEpochs.glyphs(drawn, styles, OverEpochs.Hollow.NONE, spent), List.of());
        List<LegendEntry> legend = new ArrayList<>(Legends.models(styles, curves.keySet()));
        Legends.deviation(drawn).ifPresent(legend::add);
        return Optional.of(new Page("", legend, List.of(List.of(panel)), 360, score.caption("the test images") + "; "
                + Caption.overSeeds(drawn, "mean and standard deviation") + "." + note + Caption.leftOut(drawn)));
    }

    private static boolean spansDecades(Collection<Curve> curves, OverEpochs.Abscissa spent) {
        double[] ends = curves.stream().mapToDouble(curve -> spent.at(curve.model(), lastEpoch(curve))).sorted().toArray();
        return ends[0] > 0 && ends[ends.length - 1] > DECADES * ends[0];
    }

    private static Axis axis(List<Curve> curves, OverEpochs.Abscissa spent, String label, boolean decades) {
        if (label.equals("epoch")) return OverEpochs.axis(curves.stream());

        List<Double> all = curves.stream().flatMap(curve -> curve.points().stream()
                .map(point -> spent.at(curve.model(), point.epoch()))).toList();
        return decades ? Axis.decades(label, all) : Axis.fromZero(label, all);
    }
}
