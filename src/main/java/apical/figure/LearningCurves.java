package apical.figure;

import apical.experiment.MetricsTable;
import apical.experiment.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Error on the test images against epochs, on a logarithmic axis: from 90 % by chance to a few per cent. */
final class LearningCurves {

    private LearningCurves() {
    }

    static Optional<Page> of(MetricsTable metrics, Looks looks) {
        Score score = Score.of(metrics);
        Map<String, Curve> curves = Curve.of(metrics, score.quantity(), "test", "");
        if (curves.isEmpty()) return Optional.empty();

        Panel panel = new Panel("", OverEpochs.axis(curves.values().stream()),
                Axis.ratios(score.testLabel(), OverEpochs.values(curves.values().stream())),
                OverEpochs.inks(curves.values(), looks, OverEpochs.Hollow.NONE), List.of());
        List<Key> legend = new ArrayList<>(Key.models(looks, curves.keySet()));
        Key.range(curves.values()).ifPresent(legend::add);
        return Optional.of(new Page("", legend, List.of(List.of(panel)), 360, score.caption("the test images") + "; "
                + Caption.overSeeds(curves.values(), "mean and range") + "." + Caption.leftOut(curves.values())));
    }
}
