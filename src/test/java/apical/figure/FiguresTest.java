package apical.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.information.Estimand;
import apical.plot.Page;
import apical.plot.Png;
import apical.plot.Svg;
import apical.results.InformationRow;
import apical.results.Metrics;
import apical.results.Results;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class FiguresTest {

    private static final Metrics METRICS = SyntheticMetrics.threeRules(10, 2, 3);
    private static final Results RESULTS = SyntheticMetrics.informed(METRICS, 2);
    private static final List<Figure> ALL = Figures.ALL;

    @TempDir
    Path directory;

    static Stream<Figure> drawn() {
        return SyntheticResults.drawnFrom(RESULTS);
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void aPngPrintsAtItsSize(Figure figure) throws IOException {
        Page page = figure.compose(RESULTS, "synthetic").orElseThrow();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        Png.write(page, png);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
        assertEquals(page.width() * 300 / 96.0, image.getWidth(), 1);
        assertEquals(page.height() * 300 / 96.0, image.getHeight(), 1);
        assertEquals(183, image.getWidth() / 300.0 * 25.4, 0.5, "mm: two columns");
    }

    @Test
    void aPngSaysItHas300DotsPerInch() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        Png.write(CostFigure.FIGURE.compose(RESULTS, "").orElseThrow(), png);
        int perMetre = png.toString(StandardCharsets.ISO_8859_1).indexOf("pHYs") + 4;
        assertEquals(11811, ByteBuffer.wrap(png.toByteArray()).getInt(perMetre));
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void anSvgIsXmlOfThePagesSizeThatTellsItsWords(Figure figure) throws Exception {
        Page page = figure.compose(RESULTS, "synthetic").orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Svg.write(page, bytes);
        Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes.toByteArray()));
        assertNull(svg.getDoctype(), "a document type would make readers look it up");
        assertEquals("svg", svg.getDocumentElement().getTagName());
        assertEquals("0 0 %d %d".formatted(page.width(), page.height()), svg.getDocumentElement().getAttribute("viewBox"));
        assertEquals(page.heading(), svg.getElementsByTagName("title").item(0).getTextContent());
        String words = svg.getElementsByTagName("desc").item(0).getTextContent();
        page.rows().forEach(row -> row.forEach(panel -> {
            assertTrue(words.contains(panel.x().label()), words);
            assertTrue(words.contains(panel.y().label()), words);
        }));
    }

    @Test
    void sameNumbersMakeTheSameBytesInAnotherLocaleToo(@TempDir Path other) throws IOException {
        List<Path> here = Figures.draw(RESULTS, "synthetic", ALL, directory);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));       // other digits, other decimal point
            assertEquals("\u0660\u066b\u0665", "%.1f".formatted(0.5), "this locale writes numbers its own way");
            Figures.draw(RESULTS, "synthetic", ALL, other);
        } finally {
            Locale.setDefault(before);
        }
        for (Path file : here) {
            Path there = other.resolve(file.getFileName());
            assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(there), file.toString());
        }
    }

    @Test
    void whatWasNotMeasuredIsNotDrawn() throws IOException {
        Metrics onlyErrors = new Metrics(METRICS.where(m -> m.quantity().equals("error")).toList());
        assertEquals(List.of(directory.resolve("learning-curves.png"), directory.resolve("learning-curves.svg"),
                directory.resolve("learning-curves-over-epochs.png"), directory.resolve("learning-curves-over-epochs.svg"),
                directory.resolve("rule-by-rule.png"), directory.resolve("rule-by-rule.svg")),
                Figures.draw(SyntheticMetrics.results(onlyErrors), "", ALL, directory));

        assertTrue(InformationPlaneFigure.FIGURE.compose(only(Estimand.INFORMATION), "").isEmpty());
        assertEquals(List.of(), Figures.draw(SyntheticMetrics.results(new Metrics(List.of())), "", ALL, directory));
    }

    @Test
    void onlyWhatIsThereIsDrawn() {
        Metrics onlyTestCost = new Metrics(
                METRICS.where(m -> m.quantity().equals("cost") && m.split().equals("test")).toList());
        assertEquals(1, CostFigure.FIGURE.compose(SyntheticMetrics.results(onlyTestCost), "").orElseThrow().rows().get(0).size());

        for (Estimand quantity : List.of(Estimand.INFORMATION, Estimand.CODE_ENTROPY_GIVEN_VARIABLE)) {
            assertEquals(1, InformationFigure.FIGURE.compose(only(quantity), "").orElseThrow().rows().size());
        }
    }

    private static Results only(Estimand quantity) {
        return new Results(RESULTS.tables().with(InformationRow.TABLE, RESULTS.rows(InformationRow.TABLE).stream()
                .filter(row -> row.estimate().quantity().equals(quantity)).toList()));
    }

    @Test
    void aFigureThatCannotBeWrittenLeavesNothingBehind() {
        Path missing = directory.resolve("missing");
        assertThrows(IOException.class, () -> Figures.draw(RESULTS, "", ALL, missing));
        assertFalse(Files.exists(missing));
    }
}
