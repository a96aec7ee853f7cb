package apical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page "Add a rule" shows the change that added one as it is: whoever changes those files changes the page. */
class AddARulePageTest {

    private static final Path PAGE = Path.of("src/site/markdown/add-a-rule.md");

    @Test
    void theDiffOnThePageIsWhatTheFilesHold() throws IOException {
        Map<String, List<String>> added = PageDiff.added(PAGE);
        assertEquals(4, added.size(), added.keySet().toString());
        for (Map.Entry<String, List<String>> file : added.entrySet()) {
            List<String> lines = Files.readAllLines(Path.of(file.getKey()));
            if (file.getKey().endsWith("/Rules.java")) {
                assertTrue(lines.containsAll(file.getValue().stream().filter(line -> line.startsWith("import")).toList()),
                        file.getKey());
                assertEquals(List.of("WeightPerturbation.KIND"), file.getValue().stream()
                        .filter(line -> line.contains("WeightPerturbation.KIND"))
                        .map(line -> line.strip().replaceAll("\\W+$", "")).toList());
                assertTrue(lines.stream().anyMatch(line -> line.contains(" WeightPerturbation.KIND")));
            } else {
                assertEquals(lines, file.getValue(), file.getKey());
            }
        }
    }
}
