package apical;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The complete change that a page of the documentation shows at its end. */
final class PageDiff {

    private static final String FILE = "+++ b/";

    private PageDiff() {
    }

    /** Added lines by file, in the order of the page. */
    static Map<String, List<String>> added(Path page) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf("```diff\n"), end = text.indexOf("\n```", begin + 3);
        Map<String, List<String>> added = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : text.substring(begin + "```diff\n".length(), end).split("\n")) {
            if (line.startsWith(FILE)) {
                current = added.computeIfAbsent(line.substring(FILE.length()), any -> new ArrayList<>());
            } else if (line.startsWith("+")) {
                current.add(line.substring(1));
            }
        }
        return added;
    }
}
