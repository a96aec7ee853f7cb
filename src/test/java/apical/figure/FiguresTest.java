package apical.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.plot.Page;
import apical.plot.Png;
import apical.plot.Svg;
import apical.results.Metrics;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

class FiguresTest {

    private static final Metrics METRICS = SyntheticMetrics.threeRules(10, 2, 3);
    private static final List<Figure> ALL = List.of(Figure.values());

    @TempDir
    Path directory;

    @Test
    void everyFigureBecomesAPngAndAnSvgNamedAfterIt() throws IOException {
        List<Path> written = Figures.draw(SyntheticMetrics.results(METRICS), "synthetic", ALL, directory);
        assertEquals(List.of("learning-curves.png", "learning-curves.svg",
                "learning-curves-over-epochs.png", "learning-curves-over-epochs.svg", "rule-by-rule.png", "rule-by-rule.svg", "cost.png", "cost.svg",
                "presentation-time.png", "presentation-time.svg", "information.png", "information.svg",
                "information-plane.png", "information-plane.svg", "update-angles.png", "update-angles.svg", "error-angles.png",
                "error-angles.svg", "error-sign-bits.png", "error-sign-bits.svg", "feedback-angles.png", "feedback-angles.svg", "gradient-terms.png", "gradient-terms.svg",
                "weights.png", "weights.svg", "apical-dendrites.png", "apical-dendrites.svg"),
                written.stream().map(file -> file.getFileName().toString()).toList());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(written.stream().sorted().toList(), files.sorted().toList(), "and nothing else");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"TRACES", "APICAL_SILENCE", "WEIGHT_DISTANCES", "ALIGNMENT",
        "TEST_ERROR", "STEADY_STATE",                                // of living tissues: see TissueFiguresTest
        "LEARNING_CURVES_OVER_TIME", "LEARNING_CURVES_OVER_MULTIPLY_ADDS",     // see LearningCurvesOverTest
        "LAYER_INFORMATION", "LAYER_INFORMATION_IN_TRAINING", "PROPERTY_INFORMATION", "COMPARTMENT_INFORMATION", "SUBSET_INFORMATION",
        "INFORMATION_PLANES", "INFORMATION_PLANES_ANIMATED", "INFORMATION_BY_SIZE", "CALIBRATION", "ESTIMATOR_BIAS",   // see EstimatedInformationTest
        "HEAT_MAP", "GRADIENT_COSINE",                               // of grids: see HeatMapTest and GradientCosineTest
        "WITHIN_PRESENTATION",                                       // see WithinPresentationTest
        "RECONSTRUCTIONS"})                                          // see ReconstructionsFigureTest
    void aPngPrintsAtItsSize(Figure figure) throws IOException {
        Page page = figure.compose(SyntheticMetrics.results(METRICS), "synthetic").orElseThrow();
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
        Png.write(Figure.COST.compose(SyntheticMetrics.results(METRICS), "").orElseThrow(), png);
        int perMetre = png.toString(StandardCharsets.ISO_8859_1).indexOf("pHYs") + 4;
        assertEquals(11811, ByteBuffer.wrap(png.toByteArray()).getInt(perMetre));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"TRACES", "APICAL_SILENCE", "WEIGHT_DISTANCES", "ALIGNMENT",
        "TEST_ERROR", "STEADY_STATE",                                // of living tissues: see TissueFiguresTest
        "LEARNING_CURVES_OVER_TIME", "LEARNING_CURVES_OVER_MULTIPLY_ADDS",     // see LearningCurvesOverTest
        "LAYER_INFORMATION", "LAYER_INFORMATION_IN_TRAINING", "PROPERTY_INFORMATION", "COMPARTMENT_INFORMATION", "SUBSET_INFORMATION",
        "INFORMATION_PLANES", "INFORMATION_PLANES_ANIMATED", "INFORMATION_BY_SIZE", "CALIBRATION", "ESTIMATOR_BIAS",   // see EstimatedInformationTest
        "HEAT_MAP", "GRADIENT_COSINE",                               // of grids: see HeatMapTest and GradientCosineTest
        "WITHIN_PRESENTATION",                                       // see WithinPresentationTest
        "RECONSTRUCTIONS"})                                          // see ReconstructionsFigureTest
    void anSvgIsXmlOfThePagesSizeThatTellsItsWords(Figure figure) throws Exception {
        Page page = figure.compose(SyntheticMetrics.results(METRICS), "synthetic").orElseThrow();
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
        List<Path> here = Figures.draw(SyntheticMetrics.results(METRICS), "synthetic", ALL, directory);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));       // other digits, other decimal point
            assertEquals("\u0660\u066b\u0665", "%.1f".formatted(0.5), "this locale writes numbers its own way");
            Figures.draw(SyntheticMetrics.results(METRICS), "synthetic", ALL, other);
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

        Metrics withoutEntropy = new Metrics(METRICS.where(m -> !m.quantity().equals("H(Y) plug-in")).toList());
        assertTrue(Figure.INFORMATION_PLANE.compose(SyntheticMetrics.results(withoutEntropy), "").isEmpty());
        assertEquals(List.of(), Figures.draw(SyntheticMetrics.results(new Metrics(List.of())), "", ALL, directory));
    }

    @Test
    void onlyWhatIsThereIsDrawn() {
        Metrics onlyTestCost = new Metrics(
                METRICS.where(m -> m.quantity().equals("cost") && m.split().equals("test")).toList());
        assertEquals(1, Figure.COST.compose(SyntheticMetrics.results(onlyTestCost), "").orElseThrow().rows().get(0).size());

        Metrics onlyMutual = new Metrics(METRICS.where(m -> m.quantity().equals("I(X;Y) plug-in")).toList());
        assertEquals(1, Figure.INFORMATION.compose(SyntheticMetrics.results(onlyMutual), "").orElseThrow().rows().size());
    }

    @Test
    void aFigureThatCannotBeWrittenLeavesNothingBehind() {
        Path missing = directory.resolve("missing");
        assertThrows(IOException.class, () -> Figures.draw(SyntheticMetrics.results(METRICS), "", ALL, missing));
        assertFalse(Files.exists(missing));
    }

    @Test
    void everyFigureIsFoundByItsName() {
        for (Figure figure : Figure.values()) {
            assertEquals(figure, Figure.withId(figure.id()).orElseThrow());
            assertNotNull(figure.fileName());
        }
        assertTrue(Figure.withId("Cost").isEmpty());
    }
}
