package apical.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Panel;
import apical.results.Measurement;
import apical.results.Metrics;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleByRuleFigureTest {

    private static Metrics metrics(String... models) {
        List<Measurement> rows = new ArrayList<>();
        for (String model : models) {
            String rule = model.startsWith("fixed") ? "feedbackAlignment" : "backprop";
            for (int epoch = 0; epoch < 3; epoch++) {
                rows.add(new Measurement(rule, model, 1, epoch, 10L * epoch, "test", "", "error", "%", 20 - epoch));
                rows.add(new Measurement(rule, model, 1, epoch, 10L * epoch, "train", "", "error", "%", 10 - epoch));
            }
        }
        return new Metrics(rows);
    }

    private static List<Panel> panels(Metrics metrics) {
        return RuleByRuleFigure.FIGURE.compose(SyntheticMetrics.results(metrics), "").orElseThrow().rows().stream()
                .flatMap(List::stream).toList();
    }

    private static List<Color> testLines(Panel panel) {
        return panel.glyphs().stream().filter(Glyph.Line.class::isInstance).map(Glyph.Line.class::cast)
                .filter(line -> line.y()[0] == 20).map(Glyph.Line::color).toList();
    }

    @Test
    void eachRuleHasAPanelAndEachOfItsModelsACurveForBothSetsOfImages() {
        List<Panel> panels = panels(metrics("backprop, small", "backprop, large", "fixed, large"));
        assertEquals(List.of("backprop", "feedback alignment"), panels.stream().map(Panel::title).toList());
        assertEquals(List.of(2L, 1L), panels.stream().map(panel -> panel.glyphs().stream().filter(Glyph.Line.class::isInstance)
                .map(Glyph.Line.class::cast).filter(line -> line.y()[0] == 10).count()).toList());
        assertEquals(List.of(2, 1), panels.stream().map(panel -> testLines(panel).size()).toList());
    }

    @Test
    void variantsOfOneNameLookAlikeInEveryPanelAndOthersDoNot() {
        List<Panel> panels = panels(metrics("backprop, small", "backprop, large", "fixed, large"));
        List<Color> backprop = testLines(panels.get(0));
        assertTrue(!backprop.get(0).equals(backprop.get(1)));
        assertEquals(backprop.get(1), testLines(panels.get(1)).get(0));
    }

    @Test
    void theLegendSaysWhatFollowsTheFirstComma() {
        List<String> legend = RuleByRuleFigure.FIGURE
                .compose(SyntheticMetrics.results(metrics("backprop, 15 units, wide", "fixed")), "").orElseThrow().legend()
                .stream().map(LegendEntry::text).toList();
        assertEquals(List.of("15 units, wide", "fixed", "training images, mean"), legend);
    }
}
