package apical.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.plot.Colours;
import apical.plot.Glyph;
import apical.plot.Page;
import apical.plot.Panel;
import apical.results.GridRow;
import apical.results.Measurement;
import apical.results.ResultTables;
import apical.results.Results;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which error stands in which cell, in which colour. {@link #main} draws made-up grids into the folder it is given. */
class HeatMapFigureTest {

    private final List<Measurement> metrics = new ArrayList<>();
    private final List<GridRow> grid = new ArrayList<>();

    public static void main(String[] args) throws IOException {
        HeatMapFigureTest test = new HeatMapFigureTest();
        for (String name : List.of("backprop", "feedback alignment", "microcircuit")) {
            for (double rate : new double[] {10, 0.01, 0.03, 0.1, 0.3, 1, 3}) {
                for (double gain : new double[] {0.1, 0.3, 1, 2, 4, 8}) {
                    double error = Math.min(90.2, (2.5 + name.length() / 10.0)
                            * Math.exp(Math.pow(Math.log10(rate) * 1.5, 2) + Math.pow(Math.log10(gain / 2), 2)));
                    String model = test.model(name, rate, gain);
                    test.measured(model, 1, 3, "error", rate == 10 && gain > 3 ? 89 : error);
                    if (rate == 10 && gain > 3) test.measured(model, 1, 3, "diverged", 1);
                }
            }
        }
        test.grid.add(new GridRow("never measured", "microcircuit", "rate", 0.01, "gain", 0.1));
        Figures.draw(test.results(), "synthetic numbers", List.of(HeatMapFigure.FIGURE), Files.createDirectories(Path.of(args[0])));
    }

    private String model(String name, double rate, double gain) {
        String model = name + ", " + rate + ", " + gain;
        grid.add(new GridRow(model, name, "rate", rate, "gain", gain));
        return model;
    }

    private void measured(String model, long seed, int epoch, String quantity, double value) {
        metrics.add(
                new Measurement("backprop", model, seed, epoch, epoch, quantity.equals("diverged") ? "train" : "test", "", quantity,
                        "1", value));
    }

    private Results results() {
        return new Results(ResultTables.EMPTY.with(Measurement.TABLE, metrics).with(GridRow.TABLE, grid));
    }

    private Page page() {
        return HeatMapFigure.FIGURE.compose(results(), "x").orElseThrow();
    }

    private static Glyph.Cell cell(Panel panel, double x, double y) {
        return panel.glyphs().stream().map(Glyph.Cell.class::cast).filter(cell -> cell.x() == x && cell.y() == y).findFirst()
                .orElseThrow();
    }

    @Test
    void eachModelStandsAtItsValuesInAscendingOrder() {
        measured(model("a", 10, 0.5), 1, 3, "error", 7);             // given in any order
        measured(model("a", 0.1, 0.5), 1, 3, "error", 12.4);
        measured(model("a", 10, 0.25), 1, 3, "error", 0.95);
        measured(model("a", 0.1, 0.25), 1, 3, "error", 90.2);
        Panel panel = page().rows().get(0).get(0);
        assertEquals(List.of("0.1", "10"), panel.x().names());
        assertEquals(List.of("0.25", "0.5"), panel.y().names());
        assertEquals(List.of("rate", "gain", "a"), List.of(panel.x().label(), panel.y().label(), panel.title()));
        assertEquals(List.of("90", "0.95", "12", "7.0"), List.of(cell(panel, 0, 0).text(), cell(panel, 1, 0).text(),
                cell(panel, 0, 1).text(), cell(panel, 1, 1).text()));
    }

    @Test
    void allGridsShareOneScaleOfColours() {
        measured(model("a", 1, 1), 1, 3, "error", 2);
        measured(model("a", 2, 1), 1, 3, "error", 20);
        measured(model("b", 1, 1), 1, 3, "error", 20);
        measured(model("b", 2, 1), 1, 3, "error", 80);
        List<Panel> panels = page().rows().get(0);
        assertEquals(Colours.at(0), cell(panels.get(0), 0, 0).fill());
        assertEquals(cell(panels.get(0), 1, 0).fill(), cell(panels.get(1), 0, 0).fill());
        assertEquals(Colours.at(1), cell(panels.get(1), 1, 0).fill());
        Glyph.ColourBar bar = (Glyph.ColourBar) page().legend().get(0).sample().get(0);
        assertEquals("2 5 10 20 50", bar.words().stream().map(Glyph.ColourBar.Word::text).collect(Collectors.joining(" ")));
        assertEquals(Colours.at(bar.words().get(3).at()), cell(panels.get(1), 0, 0).fill());
        assertEquals("test error (%)", page().legend().get(0).text());
        assertTrue(page().caption().contains("Colours are logarithmic."), page().caption());
    }

    @Test
    void numbersOfLikeSizeHaveALinearScale() {
        measured(model("a", 1, 1), 1, 3, "error", 20);
        measured(model("a", 2, 1), 1, 3, "error", 35);
        measured(model("a", 3, 1), 1, 3, "error", 50);
        Panel panel = page().rows().get(0).get(0);
        assertEquals(Colours.at(0.5), cell(panel, 1, 0).fill());
        Glyph.ColourBar bar = (Glyph.ColourBar) page().legend().get(0).sample().get(0);
        assertEquals("20 25 30 35 40 45 50".split(" ").length, bar.words().size());
    }

    @Test
    void theLastErrorCountsOverSeeds() {
        String model = model("a", 1, 1);
        measured(model, 1, 0, "error", 90);
        measured(model, 1, 3, "error", 4);
        measured(model, 2, 0, "error", 90);
        measured(model, 2, 2, "error", 8);                           // ended earlier than the other
        assertEquals("6.0", cell(page().rows().get(0).get(0), 0, 0).text());
        assertTrue(page().caption().contains("mean over 2 seeds"), page().caption());
    }

    @Test
    void whatDivergedOrWasNeverMeasuredIsMarked() {
        String diverged = model("a", 1, 1);
        measured(diverged, 1, 0, "error", 90);
        measured(diverged, 1, 1, "diverged", 1);
        String sound = model("a", 2, 1);
        measured(sound, 1, 1, "error", 3);
        measured(sound, 1, 1, "diverged", 0);
        measured(model("a", 3, 1), 1, 1, "diverged", 1);
        Panel panel = page().rows().get(0).get(0);
        assertEquals(new Glyph.Cell(Colours.at(1), 0, 0, "", true), cell(panel, 0, 0));
        assertEquals(new Glyph.Cell(Colours.at(0), 1, 0, "3.0", false), cell(panel, 1, 0));
        assertEquals(new Glyph.Cell(Color.WHITE, 2, 0, "", true), cell(panel, 2, 0));
        assertTrue(page().caption().contains("Crosses: a run diverged"), page().caption());
    }

    @Test
    void withoutGridsThereIsNoHeatMap() {
        measured("alone", 1, 1, "error", 3);
        assertTrue(HeatMapFigure.FIGURE.compose(results(), "x").isEmpty());
    }

    /** As the eye sees grey: the luma of sRGB. */
    @Test
    void colourMapRisesEvenlyInLightness() {
        double before = -1;
        for (int i = 0; i <= 100; i++) {
            Color colour = Colours.at(i / 100.0);
            double luma = 0.2126 * colour.getRed() + 0.7152 * colour.getGreen() + 0.0722 * colour.getBlue();
            assertTrue(luma > before, "at " + i);
            before = luma;
        }
        assertEquals(Colours.at(1), Colours.at(7));
        assertEquals(Color.WHITE, Colours.readableOn(Colours.at(0)));
        assertEquals(Color.BLACK, Colours.readableOn(Colours.at(1)));
    }
}
