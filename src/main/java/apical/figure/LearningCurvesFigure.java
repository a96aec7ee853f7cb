package apical.figure;

import apical.plot.Axis;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.results.Metrics;
import apical.results.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Error on the test images against epochs, on a logarithmic axis: from 90 % by chance to a few per cent. */
final class LearningCurvesFigure {

    private LearningCurvesFigure() {
    }

    static Optional<Page> of(Metrics metrics, ModelStyles styles) {
        Score score = Score.of(metrics);
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
