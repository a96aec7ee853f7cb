package apical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page "Add an estimator" shows the change that added one as it is, and as a whole. */
class AddAnEstimatorPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/add-an-estimator.md");
    private static final String REGISTRY = "src/main/java/apical/estimators/Estimators.java";
    private static final List<String> FILES = List.of("src/main/java/apical/estimators/GaussianCopulaDefinition.java",
            "src/main/java/apical/information/GaussianCopula.java", "src/main/java/apical/information/NormalFit.java");

    @Test
    void theDiffOnThePageIsWhatTheFilesHold() throws IOException {
        Map<String, List<String>> added = PageDiff.added(PAGE);
        assertEquals(Stream.concat(Stream.of(REGISTRY), FILES.stream()).toList(), List.copyOf(added.keySet()));
        for (String file : FILES) {
            assertEquals(Files.readAllLines(Path.of(file)), added.get(file), file);
        }
        assertEquals(Files.readAllLines(Path.of(REGISTRY)).stream().filter(line -> line.contains("GaussianCopula")).toList(),
                added.get(REGISTRY));
    }

    @Test
    void noOtherFileOfSourceKnowsTheEstimator() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            assertEquals(PageDiff.added(PAGE).keySet(), files.filter(file -> file.toString().endsWith(".java") && knows(file))
                    .map(file -> file.toString().replace('\\', '/')).collect(Collectors.toSet()));
        }
    }

    private static boolean knows(Path file) {
        try {
            String text = Files.readString(file);
            return text.contains("GaussianCopula") || text.contains("NormalFit");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
