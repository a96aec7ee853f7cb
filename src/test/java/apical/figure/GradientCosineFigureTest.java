package apical.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.results.GridRow;
import apical.results.Measurement;
import apical.results.ResultTables;
import apical.results.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which cosine stands over how many draws. {@link #main} draws made-up ones into the folder it is given. */
class GradientCosineFigureTest {

    private final List<Measurement> metrics = new ArrayList<>();
    private final List<GridRow> grid = new ArrayList<>();

    public static void main(String[] args) throws IOException {
        GradientCosineFigureTest test = new GradientCosineFigureTest();
        for (double draws : new double[] {1, 10, 100, 1000, 10_000}) {
            for (int neurons : new int[] {10, 1000}) {
                String model = test.model("node perturbation", draws, new GridRow.Setting("hidden neurons", neurons));
                for (int seed = 1; seed <= 3; seed++) {
                    test.measured(model, seed, 0, Math.sqrt(draws / (draws + neurons)) * (1 + 0.05 * Math.sin(seed * draws)));
                }
                test.theory(model, Math.sqrt(draws / (draws + neurons)));
            }
            String model = test.model("weight perturbation, running mean", draws);
            for (int seed = 1; seed <= 3; seed++)
                test.measured(model, seed, 0, Math.sqrt(draws / 1e6) + 0.004 * Math.sin(seed * 2));
        }
        Figures.draw(test.results(), "synthetic numbers", List.of(GradientCosineFigure.FIGURE),
                Files.createDirectories(Path.of(args[0])));
    }

    private String model(String name, double draws, GridRow.Setting... more) {
        List<GridRow.Setting> settings = new ArrayList<>(List.of(more));
        settings.add(new GridRow.Setting("draws", draws));
        grid.add(settings.size() == 1 ? new GridRow(name + settings, name, settings.get(0).axis(), settings.get(0).value())
                : new GridRow(name + settings, name, settings.get(0).axis(), settings.get(0).value(), settings.get(1).axis(),
                        settings.get(1).value()));
        return name + settings;
    }

    private void measured(String model, long seed, int epoch, double value) {
        metrics.add(new Measurement("r", model, seed, epoch, epoch, "validation", "", "gradient cosine", "1", value));
    }

    private void theory(String model, double value) {
        metrics.add(new Measurement("r", model, 1, 0, 0, "validation", "", "gradient cosine expected", "1", value));
    }

    private Results results() {
        return new Results(ResultTables.EMPTY.with(Measurement.TABLE, metrics).with(GridRow.TABLE, grid));
    }

    private Page page() {
        return GradientCosineFigure.FIGURE.compose(results(), "x").orElseThrow();
    }

    private static <I extends Glyph> List<I> glyphs(Page page, Class<I> kind) {
        return page.rows().get(0).get(0).glyphs().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void markersAreMeansOverSeedsWhenFirstMeasuredAndLinesAreTheory() {
        for (double draws : new double[] {100, 1, 10}) {             // given in any order
            String model = model("node", draws);
            measured(model, 1, 0, 0.2 * Math.sqrt(draws / 100));
            measured(model, 2, 0, 0.4 * Math.sqrt(draws / 100));
            measured(model, 1, 1, 0.9);
            theory(model, 0.35 * Math.sqrt(draws / 100));
        }
        Page page = page();
        List<Glyph.Dot> dots = glyphs(page, Glyph.Dot.class);
        assertArrayEquals(new double[] {1, 10, 100}, dots.stream().mapToDouble(Glyph.Dot::x).toArray());
        assertEquals(0.3, dots.get(2).y(), 1e-12);
        List<Glyph.Line> lines = glyphs(page, Glyph.Line.class);
        assertEquals(4, lines.size(), "theory, and a bar for each marker");
        assertArrayEquals(new double[] {1, 10, 100}, lines.get(0).x());
        assertEquals(0.35, lines.get(0).y()[2], 1e-12);
        assertEquals(dots.get(0).style().color(), lines.get(0).color());
        assertArrayEquals(new double[] {0.2, 0.4}, lines.get(3).y(), 1e-12);
        assertEquals(List.of("node", "theory", "range over seeds"), page.legend().stream().map(LegendEntry::text).toList());
        assertTrue(page.caption().contains("before training") && page.caption().contains("mean and range over 2 seeds"),
                page.caption());
        Panel panel = page.rows().get(0).get(0);
        assertEquals(List.of(Axis.Ticks.LOGARITHMIC, Axis.Ticks.LOGARITHMIC), List.of(panel.x().ticks(), panel.y().ticks()));
    }

    @Test
    void eachGridIsASeriesAndSoIsEachValueOnItsOtherAxis() {
        for (double draws : new double[] {1, 10}) {
            measured(model("node", draws, new GridRow.Setting("noise", 0.1)), 1, 2, 0.1);
            measured(model("node", draws, new GridRow.Setting("noise", 3)), 1, 2, 0.1);
            measured(model("weight", draws), 1, 2, 0.1);
        }
        assertEquals(List.of("node, noise 0.1", "node, noise 3", "weight"),
                page().legend().stream().map(LegendEntry::text).toList(),
                "and no theory");
        assertTrue(page().caption().contains("when first measured"), page().caption());
        assertTrue(page().caption().contains("one seed"), page().caption());
    }

    /** A mean over few samples may be on the wrong side of zero, and a bar may reach there. */
    @Test
    void whatHasNoLogarithmIsLeftOutAndNamed() {
        String negative = model("weight", 1), both = model("weight", 10);
        measured(negative, 1, 0, -0.002);
        theory(negative, 0.001);
        measured(both, 1, 0, -0.001);
        measured(both, 2, 0, 0.005);
        Page page = page();
        assertEquals(1, glyphs(page, Glyph.Dot.class).size());
        assertTrue(page.caption().contains("Not positive and left out: " + negative + "."), page.caption());
        Axis up = page.rows().get(0).get(0).y();
        assertEquals(up.min(), glyphs(page, Glyph.Line.class).get(1).y()[0], "down to the frame");
        assertTrue(up.min() > 0 && up.min() < 0.001, up.toString());
    }

    @Test
    void withoutCosinesOrDrawsThereIsNoFigure() {
        measured("alone", 1, 0, 0.5);
        grid.add(new GridRow("never measured", "node", "draws", 1));
        grid.add(new GridRow("alone", "other", "noise", 1));
        assertTrue(GradientCosineFigure.FIGURE.compose(results(), "x").isEmpty());
        measured("never measured", 1, 0, -0.1);
        assertTrue(GradientCosineFigure.FIGURE.compose(results(), "x").isEmpty(), "nothing has a logarithm");
        measured("never measured", 2, 0, 0.3);
        assertFalse(GradientCosineFigure.FIGURE.compose(results(), "x").isEmpty());
    }
}
