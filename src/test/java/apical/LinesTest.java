package apical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines end within 132 columns. The formatter sees to code; it breaks neither comments nor texts. */
class LinesTest {

    private static final int COLUMNS = 132;

    /** A line that begins with a text. */
    private static final Pattern TEXT = Pattern.compile("\\s*(?:\\+ )?\".*");

    private static final String TEXT_BLOCK = "\"\"\"";

    @Test
    void everyLineOfApicalEndsInTime() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (String folder : List.of("src/main/java", "src/spark/java")) {
            for (Path file : sources(folder)) {
                tooLong.addAll(tooLong(file, Files.readAllLines(file)));
            }
        }
        assertEquals(List.of(), tooLong);
    }

    /** Tests quote what Apical says, and tables of cases have a line for each: texts may be as long as they are. */
    @Test
    void everyLineOfATestEndsInTimeUnlessItIsAText() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources("src/test/java")) {
            tooLong.addAll(tooLong(file, withoutTexts(Files.readAllLines(file))));
        }
        assertEquals(List.of(), tooLong);
    }

    @ParameterizedTest
    @CsvSource({"131, 0", "132, 0", "133, 1"})
    void columnsAreCounted(int columns, int found) {
        List<String> lines = List.of("ä".repeat(columns));
        assertEquals(found, tooLong(Path.of("A.java"), lines).size());
        assertEquals(found, tooLong(Path.of("A.java"), withoutTexts(lines)).size());
    }

    private static List<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static List<String> tooLong(Path file, List<String> lines) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int columns = lines.get(i).codePointCount(0, lines.get(i).length());
            if (columns > COLUMNS) {
                found.add(file + ":" + (i + 1) + " has " + columns + " columns");
            }
        }
        return found;
    }

    /** The same lines, but texts are empty. */
    private static List<String> withoutTexts(List<String> lines) {
        List<String> rest = new ArrayList<>();
        boolean inBlock = false;
        for (String line : lines) {
            rest.add(inBlock || TEXT.matcher(line).matches() ? "" : line);
            inBlock ^= line.contains(TEXT_BLOCK);
        }
        return rest;
    }
}
