package apical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page "Add a rule" shows the change that added one as it is: whoever changes those files changes the page. */
class AddARulePageTest {

    private static final Path PAGE = Path.of("src/site/markdown/add-a-rule.md");
    private static final String FILE = "+++ b/";

    /** Added lines by file, in the order of the page. */
    private static Map<String, List<String>> added() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("```diff\n"), end = page.indexOf("\n```", begin + 3);
        Map<String, List<String>> added = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : page.substring(begin + "```diff\n".length(), end).split("\n")) {
            if (line.startsWith(FILE)) {
                current = added.computeIfAbsent(line.substring(FILE.length()), any -> new ArrayList<>());
            } else if (line.startsWith("+")) {
                current.add(line.substring(1));
            }
        }
        return added;
    }

    @Test
    void theDiffOnThePageIsWhatTheFilesHold() throws IOException {
        Map<String, List<String>> added = added();
        assertEquals(4, added.size(), added.keySet().toString());
        for (Map.Entry<String, List<String>> file : added.entrySet()) {
            List<String> lines = Files.readAllLines(Path.of(file.getKey()));
            if (file.getKey().endsWith("/Rules.java")) {
                assertTrue(lines.containsAll(file.getValue().stream().filter(line -> line.startsWith("import")).toList()), file.getKey());
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
