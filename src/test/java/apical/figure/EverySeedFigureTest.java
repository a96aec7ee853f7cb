package apical.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.plot.Glyph;
import apical.plot.Panel;
import apical.results.CostRow;
import apical.results.Measurement;
import apical.results.ResultTables;
import apical.results.Results;
import java.util.List;
import org.junit.jupiter.api.Test;

class EverySeedFigureTest {

    private static final Results RESULTS = new Results(ResultTables.EMPTY
            .with(Measurement.TABLE, List.of(error(1, 0, 90), error(1, 10, 8), error(1, 20, 4), error(2, 0, 91), error(2, 10, 50),
                    error(2, 20, 49)))
            .with(CostRow.TABLE, List.of(new CostRow("m", "backprop", "3-2", 200_000, 0, 0))));

    private static Measurement error(long seed, long examples, double value) {
        return new Measurement("backprop", "m", seed, (int) examples / 10, examples, "test", "", "error", "%", value);
    }

    private static Panel panel(Results results) {
        return EverySeedFigure.FIGURE.compose(results, "").orElseThrow().rows().get(0).get(0);
    }

    @Test
    void everyRunHasALineOfItsOwnThatBeginsWhereSomethingWasSpent() {
        List<Glyph.Line> lines =
                panel(RESULTS).glyphs().stream().filter(Glyph.Line.class::isInstance).map(Glyph.Line.class::cast).toList();
        assertEquals(2, lines.size());
        assertArrayEquals(new double[] {2, 4}, lines.get(0).x(), 1e-12);      // millions: 10 and 20 examples of 200,000 each
        assertArrayEquals(new double[] {8, 4}, lines.get(0).y());
        assertArrayEquals(new double[] {50, 49}, lines.get(1).y());
        assertEquals("multiply-adds (millions)", panel(RESULTS).x().label());
    }

    @Test
    void aRunThatIsStuckIsSeen() {
        List<Glyph.Dot> ends =
                panel(RESULTS).glyphs().stream().filter(Glyph.Dot.class::isInstance).map(Glyph.Dot.class::cast).toList();
        assertEquals(List.of(4.0, 49.0), ends.stream().map(Glyph.Dot::y).toList());
    }

    @Test
    void modelsOfUnknownCostAreLeftOut() {
        Results other =
                new Results(RESULTS.tables().with(CostRow.TABLE, List.of(new CostRow("other", "backprop", "3-2", 1, 0, 0))));
        assertTrue(EverySeedFigure.FIGURE.compose(other, "").isEmpty());
    }
}
