package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import apical.TinyLab;
import apical.results.ComparisonRow;
import apical.results.RunRow;
import apical.results.TimingRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All files of a folder of results, without what is computed from seconds: that is another each time. */
final class Bytes {

    private Bytes() {
    }

    /** What each file holds, or its digest if it is no text. */
    static Map<String, String> of(Path results) {
        Map<String, String> files = new TreeMap<>();
        for (String file : TinyLab.everythingIn(results)) {
            Path path = results.resolve(file);
            if (Files.isRegularFile(path) && !file.equals("provenance.json") && !file.contains("over-time")
                    && !file.contains("cost.")) {
                files.put(file, content(file, path));
            }
        }
        return files;
    }

    /** Holds a folder of results to the files of another. */
    static void assertSame(Map<String, String> expected, Path results, String said) {
        Map<String, String> found = of(results);
        assertEquals(expected.keySet(), found.keySet(), said);
        expected.forEach((file, content) -> {
            List<String> lines = content.lines().toList();
            List<String> others = found.get(file).lines().toList();
            for (int i = 0; i < Math.min(lines.size(), others.size()); i++) {
                assertEquals(lines.get(i), others.get(i), file + ", line " + (i + 1) + "\n" + said);
            }
            assertEquals(lines.size(), others.size(), file + "\n" + said);
        });
    }

    private static String content(String file, Path path) {
        try {
            if (file.endsWith(".npz") || file.endsWith(".npy") || file.endsWith(".png")) {
                return String.valueOf(Arrays.hashCode(Files.readAllBytes(path)));
            }
            String text = Files.readString(path, StandardCharsets.UTF_8);
            if (file.equals(ComparisonRow.TABLE.file())) {
                return without("seconds", text).lines().filter(line -> !line.startsWith("training time")).toList().toString();
            }
            if (file.equals(RunRow.TABLE.file()) || file.equals(TimingRow.TABLE.file())) {
                return without("seconds", text);
            }
            return file.equals("summary.json") ? text.replaceAll("(?s)\"trainingSeconds\" : \\{.*?\\}", "") : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table whose cells have no commas. */
    private static String without(String column, String table) {
        List<String> lines = table.lines().toList();
        int c = List.of(lines.get(0).split(",")).indexOf(column);
        return lines.stream().map(line -> {
            List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
            cells.remove(c);
            return String.join(",", cells);
        }).collect(Collectors.joining("\n"));
    }
}
