package apical.figure;

import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.Panel;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.experiment.GridTable;
import apical.experiment.MetricsTable;
import apical.experiment.Results;
import apical.experiment.TimingTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Learning curves over what was spent: where their points lie, and how far their bands reach. */
class LearningCurvesOverFiguresTest {

    private static final MetricsTable METRICS = SyntheticMetrics.threeRules(10, 2, 3);
    private static final Results RESULTS = SyntheticMetrics.costly(METRICS);

    private static Panel panel(Figure figure, Results results) {
        return figure.compose(results, "").orElseThrow().rows().get(0).get(0);
    }

    /** Models are in the order of their names: backprop, feedback alignment, microcircuit. */
    private static List<Glyph.Line> lines(Panel panel) {
        return panel.glyphs().stream().filter(Glyph.Line.class::isInstance).map(Glyph.Line.class::cast).toList();
    }

    @Test
    void pointsLieWhereTheMeanOfSecondsIs() {
        double[] x = lines(panel(Figure.LEARNING_CURVES_OVER_TIME, RESULTS)).get(2).x();
        for (int epoch = 0; epoch <= 10; epoch++) {
            assertEquals(4.5 * epoch * 1.02, x[epoch], 1e-9);                     // seeds 1, 2, 3
        }
    }

    @Test
    void pointsLieWhereMultiplyAddsAre() {
        Panel panel = panel(Figure.LEARNING_CURVES_OVER_MULTIPLY_ADDS, RESULTS);
        assertEquals("multiply-adds (trillions)", panel.x().label());
        assertEquals(10 * 60_000 * 2.4e6 / 1e12, lines(panel).get(2).x()[10], 1e-9);
        assertEquals(10 * 60_000 * 1.6e6 / 1e12, lines(panel).get(0).x()[10], 1e-9);
    }

    @Test
    void curvesAreThoseOverEpochs() {
        Panel overEpochs = panel(Figure.LEARNING_CURVES_OVER_EPOCHS, RESULTS);
        for (Figure figure : List.of(Figure.LEARNING_CURVES_OVER_TIME, Figure.LEARNING_CURVES_OVER_MULTIPLY_ADDS)) {
            for (int i = 0; i < 3; i++) {
                assertArrayEquals(lines(overEpochs).get(i).y(), lines(panel(figure, RESULTS)).get(i).y());
            }
        }
        assertArrayEquals(lines(panel(Figure.LEARNING_CURVES, RESULTS)).get(1).y(), lines(overEpochs).get(1).y(), 1e-12);
    }

    @Test
    void bandsReachOneStandardDeviationToEitherSide() {
        Glyph.Band band = panel(Figure.LEARNING_CURVES_OVER_EPOCHS,
                new Results(SyntheticMetrics.threeRules(1, 2, 5), List.of())).glyphs().stream().filter(Glyph.Band.class::isInstance)
                .map(Glyph.Band.class::cast).findFirst().orElseThrow();
        double distance = 90 * 0.02;                                              // of errors before training, seeds 1 to 5
        double mean = 90 + distance;
        assertEquals(mean - Math.sqrt(2.5) * distance, band.low()[0], 1e-9);
        assertEquals(mean + Math.sqrt(2.5) * distance, band.high()[0], 1e-9);
    }

    @Test
    void whoSpendsManyTimesAsMuchIsDrawnOverDecades() {
        Results uneven = new Results(METRICS, GridTable.EMPTY, List.of(), RESULTS.timing(),
                Map.of("backprop 500-500", 2_500L, "microcircuit 500-500", 10_001L));
        Panel panel = panel(Figure.LEARNING_CURVES_OVER_MULTIPLY_ADDS, uneven);
        assertEquals(Axis.Ticks.LOGARITHMIC, panel.x().ticks());
        assertEquals(2, lines(panel).size(), "a model of unknown cost is left out");
        assertEquals(10, lines(panel).get(0).x().length, "zero has no logarithm");
        assertEquals(Axis.Ticks.LINEAR, panel(Figure.LEARNING_CURVES_OVER_MULTIPLY_ADDS, RESULTS).x().ticks());
    }

    @Test
    void whatNobodyTimedIsNotDrawnOverTime() {
        assertTrue(Figure.LEARNING_CURVES_OVER_TIME.compose(new Results(METRICS, List.of()), "").isEmpty());
        assertTrue(Figure.LEARNING_CURVES_OVER_MULTIPLY_ADDS.compose(new Results(METRICS, List.of()), "").isEmpty());
        Results one = new Results(METRICS, GridTable.EMPTY, List.of(), new TimingTable(RESULTS.timing().rows().stream()
                .filter(row -> row.model().startsWith("backprop")).toList()), Map.of());
        assertEquals(1, lines(panel(Figure.LEARNING_CURVES_OVER_TIME, one)).size());
    }
}
