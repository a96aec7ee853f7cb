package apical.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.plot.Colours;
import apical.plot.Glyph;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Svg;
import apical.results.ReconstructionRow;
import apical.results.ResultTables;
import apical.results.Results;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ReconstructionsFigureTest {

    /** White images (100 %), codes from 0 to 1, black reconstructions. */
    private static Results results(String... models) {
        List<ReconstructionRow> rows = new ArrayList<>();
        for (int label = 0; label < 3; label++) {
            rows.add(new ReconstructionRow("", 0, 0, label, ReconstructionRow.What.IMAGE, 1, 2, 2,
                    List.of(100.0, 100.0, 100.0, 100.0)));
        }
        for (String model : models) {
            for (int label = 0; label < 3; label++) {
                rows.add(new ReconstructionRow(model, 7, 9, label, ReconstructionRow.What.CODE, 1, 1, 2, List.of(0.0, 1.0)));
                rows.add(new ReconstructionRow(model, 7, 9, label, ReconstructionRow.What.RECONSTRUCTION, 1, 2, 2,
                        List.of(-20.0, 0.0, 0.0, 0.0)));
            }
        }
        return new Results(ResultTables.EMPTY.with(ReconstructionRow.TABLE, rows));
    }

    @Test
    void aPanelForEachModelWithAColumnForEachClass() {
        Page page = ReconstructionsFigure.FIGURE.compose(results("a", "b", "c"), "x").orElseThrow();
        assertEquals(List.of(List.of("a", "b"), List.of("c")),
                page.rows().stream().map(row -> row.stream().map(Panel::title).toList()).toList());
        Panel panel = page.rows().get(0).get(0);
        assertEquals(List.of("0", "1", "2"), panel.x().names());
        assertEquals(9, panel.glyphs().size());
        assertTrue(page.caption().contains("seed 7 after epoch 9"), page.caption());
        Glyph.Picture image = (Glyph.Picture) panel.glyphs().get(0);
        Glyph.Picture code = (Glyph.Picture) panel.glyphs().get(1);
        Glyph.Picture output = (Glyph.Picture) panel.glyphs().get(2);
        assertEquals(List.of("output", "code", "image"), panel.y().names());
        assertEquals(List.of(2.0, 1.0, 0.0), List.of(image.y(), code.y(), output.y()));
        assertEquals(List.of(Color.WHITE, Color.WHITE, Color.WHITE, Color.WHITE), image.pixels());
        assertEquals(List.of(Colours.at(0), Colours.at(1)), code.pixels());
        assertEquals(Color.BLACK, output.pixels().get(0), "what is darker than black is black");
    }

    @Test
    void withoutReconstructionsThereIsNoFigure() {
        assertEquals(Optional.empty(), ReconstructionsFigure.FIGURE.compose(results(), "x"));
    }

    /** Row 0 above row 1, column 0 left of column 1, at any scale. */
    @Test
    void aPictureIsTheRightWayRound() {
        BufferedImage paper = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
        Glyph.Scale scale = new Glyph.Scale() {
            @Override
            public double x(double value) {
                return 30 + 40 * value;
            }

            @Override
            public double y(double value) {
                return 30 - 40 * value;
            }
        };
        new Glyph.Picture(0, 0, 2, List.of(Color.RED, Color.GREEN, Color.BLUE)).paint(paper.createGraphics(), scale);
        assertEquals(Color.RED, new Color(paper.getRGB(22, 22)));
        assertEquals(Color.GREEN, new Color(paper.getRGB(38, 22)));
        assertEquals(Color.BLUE, new Color(paper.getRGB(22, 38)));
        assertEquals(Color.WHITE, new Color(paper.getRGB(38, 38)), "no pixel");
        assertEquals(Color.BLACK, new Color(paper.getRGB(5, 30)), "nothing beside it");
    }

    @Test
    void anSvgHasThePicturesInIt() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Svg.write(ReconstructionsFigure.FIGURE.compose(results("a"), "x").orElseThrow(), bytes);
        var svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes.toByteArray()));
        assertEquals(9, svg.getElementsByTagName("image").getLength());
        assertTrue(bytes.toString(StandardCharsets.UTF_8).contains("data:image/png;base64"));
    }
}
