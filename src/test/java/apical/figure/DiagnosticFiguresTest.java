package apical.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.diagnostics.Quantities;
import apical.plot.Glyph;
import apical.plot.Page;
import apical.plot.Panel;
import apical.quantity.Quantity;
import apical.results.Measurement;
import apical.results.Metrics;
import java.awt.Color;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures of what diagnostics measured, layer by layer. */
class DiagnosticFiguresTest {

    private static final Metrics METRICS = SyntheticMetrics.threeRules(10, 2, 3);
    private static final Set<Color> OF_RULES = Set.of(new Color(0x000000), new Color(0xE69F00), new Color(0x0072B2));

    private static Page page(Figure figure) {
        return figure.compose(SyntheticMetrics.results(METRICS), "").orElseThrow();
    }

    private static List<Glyph.Line> lines(Panel panel) {
        return panel.glyphs().stream().filter(Glyph.Line.class::isInstance).map(Glyph.Line.class::cast).toList();
    }

    static Stream<Figure> ofAngles() {
        return Quantities.ALL.stream().filter(quantity -> quantity.scale() == Quantity.Scale.ANGLES)
                .flatMap(quantity -> SyntheticResults.lookingAt(Measurement.TABLE,
                        new Measurement("r", "m", 1, 0, 0, "validation", "hidden1", quantity.id(),
                                quantity.unit(), 1)));
    }

    @ParameterizedTest
    @MethodSource("ofAngles")
    void everyLayerHasAPanelAndNinetyDegreesAreMarked(Figure figure) {
        List<Panel> panels = page(figure).rows().get(0);
        assertEquals(figure == DiagnosticFigures.FEEDBACK_ANGLES ? List.of("hidden layer 1", "hidden layer 2")
                : List.of("hidden layer 1", "hidden layer 2", "output layer"), panels.stream().map(Panel::title).toList());
        for (Panel panel : panels) {
            assertEquals(4, lines(panel).size());
            assertArrayEquals(new double[] {90, 90}, lines(panel).get(0).y());
            assertEquals(OF_RULES, lines(panel).stream().skip(1).map(Glyph.Line::color).collect(Collectors.toSet()));
            assertEquals(panels.get(0).y(), panel.y(), "angles are compared");
            assertTrue(panel.y().max() > 90 && panel.y().min() < 0);
        }
        assertTrue(page(figure).description().contains("90 degrees"));
    }

    @Test
    void ofTheGradientEveryModelHasAColumnAndEveryLayerACurve() {
        List<List<Panel>> rows = page(GradientTermsFigure.FIGURE).rows();
        assertEquals(5, rows.size());
        for (List<Panel> row : rows) {
            assertEquals(3, row.size());
            for (Panel panel : row) {
                assertEquals(row.get(0).y(), panel.y(), "models are compared");
                assertEquals(3, lines(panel).stream().map(Glyph.Line::color).distinct().count());
                lines(panel).forEach(line -> assertTrue(!OF_RULES.contains(line.color()), "a layer is no model"));
            }
        }
    }

    @Test
    void severalLayersLookDifferent() {
        for (int layers = 2; layers <= 6; layers++) {
            for (int k = 1; k < layers; k++) {
                assertNotEquals(ModelStyles.ofLayer(k - 1, layers).color(), ModelStyles.ofLayer(k, layers).color());
                assertNotEquals(ModelStyles.ofLayer(k - 1, layers).mark(), ModelStyles.ofLayer(k, layers).mark());
            }
        }
    }

    @Test
    void apicalPotentialsWithoutTeacherAreTheThinLines() {
        Panel panel = page(DiagnosticFigures.APICAL_DENDRITES).rows().get(0).get(1);
        double[] silent = Curve.of(METRICS, "apical potential", "validation", "hidden2").get("microcircuit 500-500").means();
        double[] taught = Curve.of(METRICS, "apical potential taught", "validation", "hidden2").get("microcircuit 500-500").means();
        for (Glyph.Line line : lines(panel)) {
            if (line.color().equals(new Color(0x0072B2))) {
                assertArrayEquals(line.stroke().getLineWidth() < 1.3 ? silent : taught, line.y());
            }
        }
        assertEquals(6, lines(panel).size());
    }

    @Test
    void bitsAboutSignsAreDrawnOfHiddenLayersUnderTheirEntropy() {
        List<List<Panel>> rows = page(DiagnosticFigures.ERROR_SIGN_BITS).rows();
        assertEquals(2, rows.size());
        for (List<Panel> row : rows) {
            assertEquals(List.of("hidden layer 1", "hidden layer 2"), row.stream().map(Panel::title).toList());
        }
        double[] entropy = Curve.of(METRICS, "error sign entropy", "validation", "hidden2").get("microcircuit 500-500").means();
        double[] bits = Curve.of(METRICS, "error sign bits", "validation", "hidden2").get("microcircuit 500-500").means();
        for (Glyph.Line line : lines(rows.get(0).get(1))) {
            if (line.color().equals(new Color(0x0072B2))) {
                assertArrayEquals(line.stroke().getLineWidth() < 1.3 ? entropy : bits, line.y());
            }
        }
        assertEquals(6, lines(rows.get(0).get(1)).size());
    }

    @Test
    void changesOfWeightsAreDrawnWhereNothingElseWasMeasured() {
        Metrics onlyChanges = new Metrics(METRICS.where(m -> m.quantity().equals("weight_change")).toList());
        assertEquals(1, DiagnosticFigures.WEIGHTS.compose(SyntheticMetrics.results(onlyChanges), "").orElseThrow().rows().size());
        assertTrue(GradientTermsFigure.FIGURE.compose(SyntheticMetrics.results(onlyChanges), "").isEmpty());
    }
}
