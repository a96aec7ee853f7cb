package apical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page "Add a figure" shows the change that added one as it is, and as a whole. */
class AddAFigurePageTest {

    private static final Path PAGE = Path.of("src/site/markdown/add-a-figure.md");
    private static final String REGISTRY = "src/main/java/apical/figure/Figures.java";
    private static final String FIGURE = "src/main/java/apical/figure/EverySeedFigure.java";

    @Test
    void theDiffOnThePageIsWhatTheFilesHold() throws IOException {
        Map<String, List<String>> added = PageDiff.added(PAGE);
        assertEquals(List.of(REGISTRY, FIGURE), List.copyOf(added.keySet()));
        assertEquals(Files.readAllLines(Path.of(FIGURE)), added.get(FIGURE));
        assertEquals(Files.readAllLines(Path.of(REGISTRY)).stream().filter(line -> line.contains("EverySeed")).toList(),
                added.get(REGISTRY));
    }

    @Test
    void noOtherFileOfSourceKnowsTheFigure() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertEquals(PageDiff.added(PAGE).keySet(), files.filter(file -> file.toString().endsWith(".java") && names(file))
                    .map(file -> file.toString().replace('\\', '/')).collect(Collectors.toSet()));
        }
    }

    private static boolean names(Path file) {
        try {
            return Files.readString(file).contains("EverySeed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
