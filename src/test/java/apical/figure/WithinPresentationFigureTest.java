package apical.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.plot.Glyph;
import apical.plot.Page;
import apical.plot.Panel;
import apical.results.ResultTables;
import apical.results.Results;
import apical.results.WithinPresentationRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wave up and a wave down, of synthetic numbers. */
class WithinPresentationFigureTest {

    private static Results results(String... models) {
        List<WithinPresentationRow> rows = new ArrayList<>();
        for (String model : models) {
            for (long seed = 1; seed <= 2; seed++) {
                for (int layer = 1; layer <= 3; layer++) {
                    for (double ms = 0; ms <= 4; ms += 0.5) {
                        add(rows, model, seed, ms, layer, "basal", "label bits", Math.max(0, Math.tanh(ms - 0.3 * layer)));
                        add(rows, model, seed, ms, layer, "soma", "label bits", Math.max(0, Math.tanh(ms - 0.5 * layer)));
                        if (layer == 3) continue;
                        add(rows, model, seed, ms, layer, "apical", "label bits", Math.max(0, Math.tanh(ms - 2 + 0.5 * layer)));
                        add(rows, model, seed, ms, layer, "apical", "error sign bits",
                                0.4 * Math.max(0, Math.tanh(ms - 2 + 0.5 * layer)));
                        add(rows, model, seed, ms, layer, "basal", "error sign bits", 0.05);
                    }
                }
            }
        }
        return new Results(ResultTables.EMPTY.with(WithinPresentationRow.TABLE, rows));
    }

    private static void add(List<WithinPresentationRow> rows, String model, long seed, double ms, int layer, String compartment,
            String quantity,
            double value) {
        rows.add(new WithinPresentationRow(model, seed, 3, ms, layer == 3 ? "output" : "hidden" + layer, compartment, quantity,
                value * (0.9 + 0.1 * seed), 0, 0.01,
                0.001, 0.9, 500));
    }

    private static List<Glyph.Line> lines(Panel panel) {
        return panel.glyphs().stream().filter(Glyph.Line.class::isInstance).map(Glyph.Line.class::cast)
                .filter(line -> line.x().length > 0).toList();
    }

    @Test
    void eachModelHasFourPanelsAndEachLayerItsCurve() {
        assertEquals(2, page("a").rows().size());
        List<List<Panel>> rows = page("a", "b").rows();
        assertEquals(4, rows.size());
        assertEquals(List.of("b: label, in apical dendrites", "b: sign of the error, in apical dendrites"),
                rows.get(3).stream().map(Panel::title).toList());
        assertEquals(3, lines(rows.get(0).get(0)).size());
        assertEquals(3, lines(rows.get(0).get(1)).size());
        assertEquals(2, lines(rows.get(1).get(0)).size());
        assertEquals(4, lines(rows.get(1).get(1)).size(), "and basal dendrites");
        assertEquals(rows.get(0).get(0).y(), rows.get(3).get(0).y(), "bits about the label are compared");
        Glyph.Line hidden2 = lines(rows.get(1).get(0)).get(1);
        assertEquals(1.05 * Math.tanh(1), hidden2.y()[4], 1e-12, "mean over seeds at 2 ms");
        assertArrayEquals(new double[] {0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4}, hidden2.x());
    }

    @Test
    void allIsWithinTheAxesAndTheCaptionSaysWhatThereCouldBe(@TempDir Path directory) throws IOException {
        for (List<Panel> row : page("a").rows()) {
            for (Panel panel : row) {
                for (Glyph.Line line : lines(panel)) {
                    for (int i = 0; i < line.x().length; i++) {
                        assertTrue(line.x()[i] >= panel.x().min() && line.x()[i] <= panel.x().max());
                        assertTrue(line.y()[i] >= panel.y().min() && line.y()[i] <= panel.y().max());
                    }
                }
            }
        }
        assertTrue(page("a").caption().contains("of which there are 0.90 bit") && page("a").caption().contains("500 test images"));
        assertEquals(List.of(directory.resolve("within-presentation.png"), directory.resolve("within-presentation.svg")),
                Figures.draw(results("a"), "", List.of(WithinPresentationFigure.FIGURE), directory));
        assertTrue(WithinPresentationFigure.FIGURE.compose(results(), "").isEmpty());
    }

    private static Page page(String... models) {
        return WithinPresentationFigure.FIGURE.compose(results(models), "").orElseThrow();
    }
}
