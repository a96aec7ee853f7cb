package apical.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.Panel;
import apical.results.CostRow;
import apical.results.Metrics;
import apical.results.Results;
import apical.results.TimingRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Learning curves over what was spent: where their points lie, and how far their bands reach. */
class LearningCurvesOverFiguresTest {

    private static final Metrics METRICS = SyntheticMetrics.threeRules(10, 2, 3);
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
        double[] x = lines(panel(LearningCurvesOverFigures.OVER_TIME, RESULTS)).get(2).x();
        for (int epoch = 0; epoch <= 10; epoch++) {
            assertEquals(4.5 * epoch * 1.02, x[epoch], 1e-9);                     // seeds 1, 2, 3
        }
    }

    @Test
    void pointsLieWhereMultiplyAddsAre() {
        Panel panel = panel(LearningCurvesOverFigures.OVER_MULTIPLY_ADDS, RESULTS);
        assertEquals("multiply-adds (trillions)", panel.x().label());
        assertEquals(10 * 60_000 * 2.4e6 / 1e12, lines(panel).get(2).x()[10], 1e-9);
        assertEquals(10 * 60_000 * 1.6e6 / 1e12, lines(panel).get(0).x()[10], 1e-9);
    }

    @Test
    void curvesAreThoseOverEpochs() {
        Panel overEpochs = panel(LearningCurvesOverFigures.OVER_EPOCHS, RESULTS);
        for (Figure figure : List.of(LearningCurvesOverFigures.OVER_TIME, LearningCurvesOverFigures.OVER_MULTIPLY_ADDS)) {
            for (int i = 0; i < 3; i++) {
                assertArrayEquals(lines(overEpochs).get(i).y(), lines(panel(figure, RESULTS)).get(i).y());
            }
        }
        assertArrayEquals(lines(panel(LearningCurvesFigure.FIGURE, RESULTS)).get(1).y(), lines(overEpochs).get(1).y(), 1e-12);
    }

    @Test
    void bandsReachOneStandardDeviationToEitherSide() {
        Glyph.Band band = panel(LearningCurvesOverFigures.OVER_EPOCHS,
                SyntheticMetrics.results(SyntheticMetrics.threeRules(1, 2, 5))).glyphs().stream()
                        .filter(Glyph.Band.class::isInstance)
                        .map(Glyph.Band.class::cast).findFirst().orElseThrow();
        double distance = 90 * 0.02;                                              // of errors before training, seeds 1 to 5
        double mean = 90 + distance;
        assertEquals(mean - Math.sqrt(2.5) * distance, band.low()[0], 1e-9);
        assertEquals(mean + Math.sqrt(2.5) * distance, band.high()[0], 1e-9);
    }

    @Test
    void whoSpendsManyTimesAsMuchIsDrawnOverDecades() {
        Results uneven = new Results(RESULTS.tables().with(CostRow.TABLE, List.of(
                new CostRow("backprop 500-500", "backprop", "", 2_500, 0, 0),
                new CostRow("microcircuit 500-500", "microcircuit", "", 10_001, 0, 0))));
        Panel panel = panel(LearningCurvesOverFigures.OVER_MULTIPLY_ADDS, uneven);
        assertEquals(Axis.Ticks.LOGARITHMIC, panel.x().ticks());
        assertEquals(2, lines(panel).size(), "a model of unknown cost is left out");
        assertEquals(10, lines(panel).get(0).x().length, "zero has no logarithm");
        assertEquals(Axis.Ticks.LINEAR, panel(LearningCurvesOverFigures.OVER_MULTIPLY_ADDS, RESULTS).x().ticks());
    }

    @Test
    void whatNobodyTimedIsNotDrawnOverTime() {
        assertTrue(LearningCurvesOverFigures.OVER_TIME.compose(SyntheticMetrics.results(METRICS), "").isEmpty());
        assertTrue(LearningCurvesOverFigures.OVER_MULTIPLY_ADDS.compose(SyntheticMetrics.results(METRICS), "").isEmpty());
        Results one = new Results(RESULTS.tables().with(TimingRow.TABLE, RESULTS.timing().rows().stream()
                .filter(row -> row.model().startsWith("backprop")).toList()));
        assertEquals(1, lines(panel(LearningCurvesOverFigures.OVER_TIME, one)).size());
    }
}
