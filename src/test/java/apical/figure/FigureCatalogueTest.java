package apical.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.plot.Glyph;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Svg;
import apical.results.ResultTables;
import apical.results.Results;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every figure that is registered. */
class FigureCatalogueTest {

    private static final Results EVERYTHING = SyntheticResults.everything();

    static Stream<Figure> figures() {
        return Figures.ALL.stream();
    }

    @Test
    void idsAndFilesDiffer() {
        assertEquals(Figures.ALL.size(), figures().map(Figure::id).distinct().count());
        assertEquals(Figures.ALL.size(), figures().map(Figure::fileName).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void eachIsFoundByItsIdAndSaysWhatItShows(Figure figure) {
        assertEquals(figure, Figures.withId(figure.id()).orElseThrow());
        assertTrue(Figures.withId(figure.id() + "x").isEmpty());
        assertFalse(figure.summary().isBlank() || figure.needs().isEmpty());
    }

    /** Needs that a figure forgot to declare would show here. */
    @ParameterizedTest
    @MethodSource("figures")
    void eachShowsTheSameOfAllResultsAsOfWhatItNeeds(Figure figure) throws IOException {
        Results needed = SyntheticResults.thatOf(figure, EVERYTHING);
        assertEquals("", figure.missingIn(needed));
        assertEquals(svg(figure.compose(EVERYTHING, "x").orElseThrow()), svg(figure.compose(needed, "x").orElseThrow()));
    }

    private static String svg(Page page) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Svg.write(page, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void whatItNeedsAndDoesNotFindIsSaid(Figure figure) {
        Results nothing = new Results(ResultTables.EMPTY);
        assertTrue(figure.frames(nothing, "").isEmpty());
        assertFalse(figure.missingIn(nothing).isBlank());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void eachBecomesFilesNamedAfterIt(Figure figure, @TempDir Path directory) throws IOException {
        List<String> expected = figure.moves() ? List.of(figure.fileName() + ".gif")
                : List.of(figure.fileName() + ".png", figure.fileName() + ".svg");
        assertEquals(expected, Figures.draw(EVERYTHING, "synthetic", List.of(figure), directory).stream()
                .map(file -> file.getFileName().toString()).toList());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(expected, files.map(file -> file.getFileName().toString()).sorted().toList(), "and nothing else");
        }
    }

    /** But for one, whose caption says that curves are cut off. */
    @ParameterizedTest
    @MethodSource("figures")
    void noMarkerLeavesItsAxes(Figure figure) {
        if (figure == EstimatorBiasFigure.FIGURE) return;

        figure.compose(EVERYTHING, "").orElseThrow().rows().stream().flatMap(List::stream)
                .forEach(FigureCatalogueTest::assertWithin);
    }

    private static void assertWithin(Panel panel) {
        for (Glyph glyph : panel.glyphs()) {
            if (glyph instanceof Glyph.Dot dot) {
                assertTrue(dot.x() >= panel.x().min() && dot.x() <= panel.x().max() && dot.y() >= panel.y().min()
                        && dot.y() <= panel.y().max(), panel.title());
            }
        }
    }
}
