package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.TinyTissue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past results: listed, chosen, their definitions compared. */
class ResultsCommandTest {

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void runThree() throws IOException {
        lab = new TinyLab(folder);
        Ran.runUndrawn(lab, lab.results("all")).succeeded();
        Ran.runUndrawn(lab, lab.results("one"), "--seed", "1", "--set", "training.epochs=1", "--set",
                "models=[\"../models/backprop.json\"]").succeeded();
        Ran.apical("run", new TinyTissue(folder).simulation().toString(), "--out", lab.results("tissue").toString(), "--set",
                "figures=[]", "--set", "schedule[1].presentations=1", "--set", "schedule[2].presentations=1").succeeded();
        Files.createDirectories(lab.results("one").resolve("runs"));
        Files.writeString(lab.results("one").resolve("runs/asked.json"), "{\"saveWeights\": false}");
    }

    /** Names of the folders that are listed. */
    private List<String> listed(String... options) {
        Ran ran = Ran.apical(Stream.concat(Stream.of("results", lab.results("").toString()), Stream.of(options))
                .toArray(String[]::new)).succeeded();
        assertEquals("", ran.err());
        return ran.out().lines().filter(line -> line.startsWith(lab.results("").toString()))
                .map(line -> Path.of(line.split(" ")[0]).getFileName().toString()).toList();
    }

    @Test
    void eachFilterLeavesWhatItSays() {
        assertEquals(List.of("all", "one", "tissue"), listed());
        assertEquals(List.of("all", "one"), listed("--rule", "backprop"));
        assertEquals(List.of("all"), listed("--rule", "microcircuit"));
        assertEquals(List.of("tissue"), listed("--model", "tissue"));
        assertEquals(List.of("all", "one"), listed("--name", "tiny", "--model", "backprop"));
        assertEquals(List.of("tissue"), listed("--data", "simulation"));
        assertEquals(List.of("one"), listed("--state", "open"));
        assertEquals(List.of("all", "tissue"), listed("--state", "finished"));
        assertEquals(List.of(), listed("--state", "diverged"));
        assertEquals("No results\n", Ran.apical("results", lab.results("").toString(), "--name", "nothing").succeeded().out());
    }

    @Test
    void definitionsAreComparedFieldByField() {
        Ran ran = Ran.apical("results", lab.results("all").toString(), lab.results("one").toString(), "--differences").succeeded();
        assertTrue(ran.out().contains(lab.results("one") + " against " + lab.results("all") + ":\n"), ran.out());
        assertTrue(ran.out().contains("  training.epochs is 1; there 2\n"), ran.out());
        assertTrue(ran.out().contains("  training.seeds is [1]; there [1,2]\n"), ran.out());
        Ran same = Ran.apical("results", lab.results("all").toString(), lab.results("all").toString(), "--differences").succeeded();
        assertTrue(same.out().contains("\n  the same definition\n"), same.out());
    }

    @Test
    void whatIsNoStateIsRefused() {
        Ran ran = Ran.apical("results", "--state", "lost");
        assertEquals(2, ran.code());
        assertEquals("apical: --state is \"lost\"; expected one of finished, diverged, running, open", ran.errorLines().get(0));
    }
}
