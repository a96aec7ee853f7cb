package apical.figure;

import apical.diagnostics.Score;
import apical.plot.Axis;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.results.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Error on the test images against epochs, on a logarithmic axis: from 90 % by chance to a few per cent. */
final class LearningCurvesFigure {

    /** Test error against epochs. */
    static final Figure FIGURE = Figure.ofMetrics("learningCurves", "Learning curves",
            "test error, or that of reconstructions, against epochs, mean and range over seeds", LearningCurvesFigure::of,
            ScoreNeed.on("test"));

    private LearningCurvesFigure() {
    }

    static Optional<Page> of(Metrics metrics, ModelStyles styles) {
        Score score = metrics.score();
        Map<String, Curve> curves = Curve.of(metrics, score.quantity(), "test", "");
        if (curves.isEmpty()) return Optional.empty();

        Panel panel = new Panel("", OverEpochs.axis(curves.values().stream()),
                Axis.ratios(score.testLabel(), OverEpochs.values(curves.values().stream())),
                OverEpochs.glyphs(curves.values(), styles, OverEpochs.Hollow.NONE), List.of());
        List<LegendEntry> legend = new ArrayList<>(Legends.models(styles, curves.keySet()));
        Legends.range(curves.values()).ifPresent(legend::add);
        return Optional.of(new Page("", legend, List.of(List.of(panel)), 360, score.caption("the test images") + "; "
                + Caption.overSeeds(curves.values(), "mean and range") + "." + Caption.leftOut(curves.values())));
    }
}
