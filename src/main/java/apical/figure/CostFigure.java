package apical.figure;

import apical.diagnostics.Performance;
import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.results.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cost a rule descends, on the training and on the test images, against epochs; both panels have the same axes. */
final class CostFigure {

    /** Cost on the training and on the test images against epochs. */
    static final Figure FIGURE = Figure.ofMetrics("cost", "Cost",
            "cost on training and test images against epochs", CostFigure::of,
            new Need.OneOf(List.of(Need.measured(Performance.COST, "train"), Need.measured(Performance.COST, "test"))));

    private CostFigure() {
    }

    static Optional<Page> of(Metrics metrics, ModelStyles styles) {
        Map<String, Map<String, Curve>> bySplit = new LinkedHashMap<>();
        for (String split : List.of("train", "test")) {
            Map<String, Curve> curves = Curve.of(metrics, Performance.COST, split, "");
            if (!curves.isEmpty()) bySplit.put(split, curves);
        }
        if (bySplit.isEmpty()) return Optional.empty();

        List<Curve> all = bySplit.values().stream().flatMap(curves -> curves.values().stream()).toList();
        Axis epochs = OverEpochs.axis(all.stream());
        Axis cost = Axis.ratios(Performance.COST.label(), OverEpochs.values(all.stream()));
        List<Panel> panels = new ArrayList<>();
        Set<String> models = new LinkedHashSet<>();
        bySplit.forEach((split, curves) -> {
            String images = split.equals("train") ? "training images" : "test images";
            List<Glyph> glyphs = OverEpochs.glyphs(curves.values(), styles, OverEpochs.Hollow.NONE);
            panels.add(new Panel(images, epochs, cost, glyphs, List.of()));
            models.addAll(curves.keySet());
        });
        List<LegendEntry> legend = new ArrayList<>(Legends.models(styles, models));
        Legends.range(all).ifPresent(legend::add);
        return Optional.of(new Page("", legend, List.of(panels), 290,
                "Half the squared distance of the output rates from their targets, mean over images; "
                        + Caption.overSeeds(all, "mean and range") + "." + Caption.leftOut(all)));
    }
}
