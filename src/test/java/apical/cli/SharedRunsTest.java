package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.Apart;
import apical.TinyLab;
import apical.TinyTissue;
import apical.results.Measurement;
import apical.results.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several processes at once: of one definition they share the runs, of several each has its own folder. Where there are
 * namespaces, half of the processes have their own, of processes and mounts. {@code -Dapical.times=50}
 * does it as often, {@code -Dapical.processes=8} with as many.
 */
class SharedRunsTest {

    private static final int PROCESSES = Integer.getInteger("apical.processes", 4);
    private static final int TIMES = Integer.getInteger("apical.times", 1);
    /** Within which they start. */
    private static final long MS = 300;

    private static final String FOLDER = "Results will be in ";

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void processesOfOneDefinitionShareItsRuns() throws Exception {
        TinyLab lab = new TinyLab(folder);
        String[] settings = {"--set", "figures=[]", "--set", "training.epochs=20", "--set", "training.seeds=[1,2,3,4]",
                "--save-weights"};
        Ran.run(lab, lab.results("alone"), settings).succeeded();
        Map<String, String> expected = Bytes.of(lab.results("alone"));
        List<String> namespaces = Apart.namespaces();
        for (int time = 1; time <= TIMES; time++) {
            Path shared = lab.results("shared" + time);
            List<Apart> together = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                together.add(Apart.start(folder, i % 2 == 0 ? List.of() : namespaces, Stream.concat(
                        Stream.of("run", lab.experiment().toString(), "--out", shared.toString(), "--threads", "1", "--resume"),
                        Stream.of(settings)).toArray(String[]::new)));
                Thread.sleep(random.nextLong(MS / PROCESSES));
            }
            List<String> measured = new ArrayList<>();
            for (Apart each : together) {
                assertEquals(0, each.code(), each.said());
                each.said().lines().filter(line -> line.matches(".*validation .* after epoch 20"))
                        .forEach(line -> measured.add(line.replaceAll(".*\\] |:.*", "")));
            }
            assertEquals(12, measured.size(), "runs, each done once");
            assertEquals(12, new TreeSet<>(measured).size());
            Bytes.assertSame(expected, shared, "");
        }
        assertEquals(1 + TIMES, directly(lab.results("")).size());
    }

    /** A rung begins in all processes when it has ended in all. */
    @Test
    void processesOfOneDefinitionShareTheRungsOfASweep() throws Exception {
        TinyLab lab = new TinyLab(folder);
        String[] settings = {"--set", "figures=[]", "--set", "training.epochs=8", "--set", "training.seeds=[1]", "--sweep",
                "initialWeights.gain=1,2,3,4,5", "--set", "sweep.halving.budgets=[1,3,8]"};
        Ran.run(lab, lab.results("alone"), settings).succeeded();
        Map<String, String> expected = Bytes.of(lab.results("alone"));
        for (int time = 1; time <= TIMES; time++) {
            Path shared = lab.results("shared" + time);
            List<Apart> together = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                together.add(Apart.start(folder, Stream.concat(
                        Stream.of("run", lab.experiment().toString(), "--out", shared.toString(), "--threads", "1", "--resume"),
                        Stream.of(settings)).toArray(String[]::new)));
                Thread.sleep(random.nextLong(MS / PROCESSES));
            }
            for (Apart each : together) {
                assertEquals(0, each.code(), each.said());
            }
            Bytes.assertSame(expected, shared, "");
        }
    }

    @Test
    void experimentsOfDifferentDefinitionsHaveTheirOwnFolders() throws Exception {
        TinyLab lab = new TinyLab(folder);
        for (int time = 1; time <= TIMES; time++) {
            Path here = Files.createDirectory(folder.resolve("training" + time));
            List<Apart> together = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                together.add(startIn(here, "run", lab.experiment().toString(), "--set", "figures=[]", "--set",
                        "training.epochs=" + (3 + i)));
            }
            for (int i = 0; i < 2; i++) {
                Path own = folderOf(together.get(i), here);
                int epochs = 3 + i;
                assertTrue(TinyLab.metrics(own).rows().stream().mapToInt(Measurement::epoch).max().orElseThrow() == epochs);
                assertEquals(6, RunRow.TABLE.read(own.resolve(RunRow.TABLE.file())).size());
            }
            assertEquals(List.of("tiny", "tiny.2"), directly(here.resolve("results")));
        }
    }

    @Test
    void simulationsOfDifferentSeedsHaveTheirOwnFolders() throws Exception {
        TinyTissue lab = new TinyTissue(folder);
        for (int time = 1; time <= TIMES; time++) {
            Path here = Files.createDirectory(folder.resolve("simulations" + time));
            List<Apart> together = new ArrayList<>();
            for (int seed = 1; seed <= 2; seed++) {
                together.add(startIn(here, "run", lab.simulation().toString(), "--seed", String.valueOf(seed), "--set",
                        "figures=[]"));
            }
            for (int i = 0; i < 2; i++) {
                Path own = folderOf(together.get(i), here);
                assertEquals(List.of("tissue-seed-" + (i + 1)), directly(own.resolve("recordings")));
            }
            assertEquals(List.of("tiny-tissue", "tiny-tissue.2"), directly(here.resolve("results")));
        }
    }

    private Apart startIn(Path here, String... command) throws InterruptedException {
        Apart started = Apart.start(folder, List.of("env", "-C", here.toString()), command);
        Thread.sleep(random.nextLong(MS));
        return started;
    }

    /** That it said at its start, and that holds whole results at its end. */
    private static Path folderOf(Apart run, Path here) throws InterruptedException {
        assertEquals(0, run.code(), run.said());
        Path own = here.resolve(run.said().lines().filter(line -> line.startsWith(FOLDER)).findFirst().orElseThrow()
                .substring(FOLDER.length()));
        assertTrue(Files.exists(own.resolve("summary.json")), run.said());
        return own;
    }

    private static List<String> directly(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
