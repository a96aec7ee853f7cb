package apical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page "Add a source of data" shows the change that added one as it is, and as a whole. */
class AddADataSourcePageTest {

    private static final Path PAGE = Path.of("src/site/markdown/add-a-data-source.md");
    private static final String REGISTRY = "src/main/java/apical/data/DataSources.java";
    private static final String SOURCE = "src/main/java/apical/data/TeacherStudent.java";

    @Test
    void theDiffOnThePageIsWhatTheFilesHold() throws IOException {
        Map<String, List<String>> added = PageDiff.added(PAGE);
        assertEquals(List.of(REGISTRY, SOURCE), List.copyOf(added.keySet()));
        assertEquals(Files.readAllLines(Path.of(SOURCE)), added.get(SOURCE));
        assertEquals(List.of("new TeacherStudent"), registrations(added.get(REGISTRY)));
        assertEquals(List.of("new TeacherStudent"), registrations(Files.readAllLines(Path.of(REGISTRY))));
    }

    /** Lines that name it, without what depends on whether another follows. */
    private static List<String> registrations(List<String> lines) {
        return lines.stream().filter(line -> line.contains("TeacherStudent")).map(line -> line.strip().replaceAll("\\W+$", ""))
                .toList();
    }

    @Test
    void noOtherFileOfSourceKnowsTheSource() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            assertEquals(PageDiff.added(PAGE).keySet(), files.filter(file -> file.toString().endsWith(".java") && names(file))
                    .map(file -> file.toString().replace('\\', '/')).collect(Collectors.toSet()));
        }
    }

    private static boolean names(Path file) {
        try {
            return Files.readString(file).toLowerCase(Locale.ROOT).contains("teacherstudent");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
