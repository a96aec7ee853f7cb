package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.TinyTissue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes at once: of one definition they share the runs, of several each has its own folder. */
class SharedRunsTest {

    private static final int PROCESSES = Integer.getInteger("apical.processes", 4);

    @TempDir
    private Path folder;

    @Test
    void processesOfOneDefinitionShareItsRuns() throws Exception {
        TinyLab lab = new TinyLab(folder);
        String[] settings = {"--set", "figures=[]", "--set", "training.epochs=40", "--set", "training.seeds=[1,2,3,4]",
                "--save-weights"};
        Ran.run(lab, lab.results("alone"), settings).succeeded();
        Map<String, String> expected = Bytes.of(lab.results("alone"));

        List<Apart> together = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            together.add(Apart.start(folder, Stream.concat(
                    Stream.of("run", lab.experiment().toString(), "--out", lab.results("shared").toString(), "--threads", "1"),
                    Stream.of(settings)).toArray(String[]::new)));
        }
        int finishers = 0;
        List<String> measured = new ArrayList<>();
        for (Apart each : together) {
            assertEquals(0, each.code(), each.said());
            finishers += each.said().contains("Another process has put the results together") ? 0 : 1;
            each.said().lines().filter(line -> line.matches(".*validation .* after epoch 40"))
                    .forEach(line -> measured.add(line.replaceAll(".*\\] |:.*", "")));
        }
        assertEquals(1, finishers);
        assertEquals(12, measured.size(), "runs, each done once");
        assertEquals(12, new TreeSet<>(measured).size());
        Bytes.assertSame(expected, lab.results("shared"), "");
        assertEquals(List.of("alone", "shared"), directly(lab.results("")));
    }

    @Test
    void simulationsOfDifferentSeedsHaveTheirOwnFolders() throws Exception {
        TinyTissue lab = new TinyTissue(folder);
        List<Apart> together = new ArrayList<>();
        Path here = Files.createDirectory(folder.resolve("here"));
        for (int seed = 1; seed <= 2; seed++) {
            together.add(Apart.start(folder, List.of("env", "-C", here.toString()), "run", lab.simulation().toString(), "--seed",
                    String.valueOf(seed), "--set", "figures=[]"));
        }
        List<String> folders = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Apart each = together.get(i);
            assertEquals(0, each.code(), each.said());
            String own = each.said().lines().filter(line -> line.startsWith("Results will be in ")).findFirst().orElseThrow()
                    .substring("Results will be in ".length());
            folders.add(own);
            assertEquals(List.of("tissue-seed-" + (i + 1)), directly(here.resolve(own).resolve("recordings")));
        }
        assertEquals(2, new TreeSet<>(folders).size());
        assertTrue(directly(here.resolve("results")).stream().noneMatch(name -> name.startsWith(".draft")));
    }

    private static List<String> directly(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
