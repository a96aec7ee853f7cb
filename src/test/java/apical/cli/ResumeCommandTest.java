package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.results.OpenExperiment;
import apical.results.ResultStore;
import apical.results.RunJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results in progress: what is said of them, and how they go on. */
class ResumeCommandTest {

    @TempDir
    private Path folder;
    private TinyLab lab;
    private Path results;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
        results = lab.results("r");
    }

    /** As if the process had died when two of six runs had ended, and before one of the others had written a checkpoint. */
    private Map<String, String> leaveOpen() throws IOException {
        Ran.runUndrawn(lab, lab.results("whole"), "--save-weights").succeeded();
        Ran.runUndrawn(lab, results, "--save-weights", "--seed", "1", "--seed", "2").succeeded();
        Path runs = Files.createDirectory(results.resolve("runs"));
        Files.writeString(runs.resolve("asked.json"), "{\"saveWeights\": true}");
        OpenExperiment open = OpenExperiment.of(results);
        try (RunJournal first = open.claim().orElseThrow(); RunJournal second = open.claim().orElseThrow()) {
            for (RunJournal run : List.of(first, second)) {
                Path own = run.recordings().getParent();
                for (String table : List.of("metrics.csv", "information.csv", "timing.csv")) {
                    Files.writeString(own.resolve(table), rowsOf(run, TinyLab.read(results.resolve(table))));
                }
                String weights = run.key().model().replace(' ', '-') + "-seed" + run.key().seed() + ".npz";
                Files.move(results.resolve("weights").resolve(weights), own.resolve("weights.npz"));
                Files.writeString(own.resolve("ended.txt"), "");
            }
        }
        try (RunJournal third = open.claim().orElseThrow()) {
            Files.writeString(third.recordings().resolveSibling("metrics.csv"), "rule,model,seed,epoch,exam");
        }
        for (String table : List.of("metrics.csv", "information.csv", "timing.csv", "runs.csv", "summary.json")) {
            Files.delete(results.resolve(table));
        }
        return Bytes.of(lab.results("whole"));
    }

    private static String rowsOf(RunJournal run, String table) {
        List<String> lines = table.lines().toList();
        int model = List.of(lines.get(0).split(",")).indexOf("model");
        return lines.get(0) + "\n" + String.join("", lines.stream().skip(1).map(line -> line + "\n").filter(line -> {
            String[] cells = line.split(",");
            return cells[model].equals(run.key().model()) && cells[model + 1].equals(Long.toString(run.key().seed()));
        }).toList());
    }

    @Test
    void whatHasEndedIsNotRepeatedAndTheRestIsAsItWouldHaveBeen() throws IOException {
        Map<String, String> expected = leaveOpen();
        Ran ran = Ran.apical("resume", results.toString()).succeeded();
        assertTrue(ran.err().contains("Goes on with " + results + ": 2 of 6 runs ended, 1 begun"), ran.err());
        assertEquals(4, ran.errorLines().stream().filter(line -> line.contains("after epoch 2")).count(), ran.err());
        assertEquals(expected, Bytes.of(results));
        assertEquals(1, ResultStore.readProvenance(results).resumed().size());
        assertFalse(Files.exists(results.resolve("runs")));
    }

    @Test
    void runResumesAsWell() throws IOException {
        Map<String, String> expected = leaveOpen();
        Ran.runUndrawn(lab, results, "--save-weights", "--resume").succeeded();
        assertEquals(expected, Bytes.of(results));
        Ran again = Ran.runUndrawn(lab, results, "--save-weights", "--resume").succeeded();
        assertEquals(List.of(results + " is finished: nothing is left to go on with"), again.errorLines());
    }

    @Test
    void whatThereIsCanBeDrawnAndComparedAtAnyTime() throws IOException {
        leaveOpen();
        String standing = results + " is not finished: 2 of 6 runs ended, 1 begun; go on with: apical resume " + results;
        Ran drawn = Ran.apical("figures", results.toString()).succeeded();
        assertEquals(List.of(standing), drawn.errorLines());
        Ran compared = Ran.apical("compare", results.toString(), "--out", folder.resolve("c").toString()).succeeded();
        assertEquals(standing, compared.errorLines().get(0));
        Ran listed = Ran.apical("results", lab.results("").toString()).succeeded();
        assertEquals(List.of(results + " open 2/6", lab.results("whole") + " finished 6/6"), listed.out().lines().skip(1)
                .map(line -> line.replaceAll("(\\S+) +(\\S+) +(\\S+) .*", "$1 $2 $3")).toList());
    }

    @Test
    void goingOnWithAnotherDefinitionIsRefused() throws IOException {
        leaveOpen();
        List<String> before = lab.everything();
        assertEquals(results + ": has runs that are not finished, and of something else: training.epochs is 7; there 2."
                + " --resume=force goes on all the same",
                Ran.run(lab, results, "--resume", "--save-weights", "--set", "training.epochs=7", "--set", "figures=[]")
                        .refusal(2));
        assertEquals(before, lab.everything());
    }

    /** A checkpoint of another network does not fit: that run begins once more. */
    @Test
    void forcedIntoAnotherShapeARunBeginsOnceMore() throws IOException {
        String[] one = {"--seed", "1", "--set", "models=[\"../models/backprop.json\"]", "--set", "information.epochs=[]"};
        Ran.runUndrawn(lab, lab.results("old"), one).succeeded();
        Path runs = Files.createDirectory(lab.results("old").resolve("runs"));
        Files.writeString(runs.resolve("asked.json"), "{\"saveWeights\": false}");
        OpenExperiment open = OpenExperiment.of(lab.results("old"));
        try (RunJournal run = open.claim().orElseThrow()) {
            run.hold(state -> state.array("something else", new double[] {1}));
        }
        Ran ran = Ran.runUndrawn(lab, lab.results("old"), Stream.concat(Stream.of(one), Stream.of("--resume=force", "--set",
                "models.backprop.layers=[16,7,5,10]")).toArray(String[]::new)).succeeded();
        assertTrue(ran.err().contains("Goes on although models.backprop.layers is [16,7,5,10]; there [16,6,5,10]"), ran.err());
        Ran.runUndrawn(lab, lab.results("new"), Stream.concat(Stream.of(one), Stream.of("--set",
                "models.backprop.layers=[16,7,5,10]")).toArray(String[]::new)).succeeded();
        assertEquals(Bytes.of(lab.results("new")), Bytes.of(lab.results("old")));
    }

    /** One that was at it when another process's run diverged. */
    @Test
    void whatDivergedElsewhereIsToldHere() throws IOException {
        leaveOpen();
        String said = "model \"backprop\", seed 1: output rates are not finite";
        Files.writeString(results.resolve("runs/diverged.txt"), said + "\n");
        Ran ran = Ran.apical("resume", results.toString());
        assertEquals(said, ran.lastError(1));
        assertEquals(said + "\n", TinyLab.read(results.resolve("diverged.txt")));
        assertTrue(TinyLab.metrics(results).rows().size() > 10);
        assertFalse(Files.exists(results.resolve("runs")));
    }

    @Test
    void whatIsNotThereIsRefused() throws IOException {
        assertEquals(results + ": holds no results; expected a folder that 'apical run' wrote, or began to",
                Ran.apical("resume", results.toString()).refusal(2));
        Ran.runUndrawn(lab, results).succeeded();
        assertEquals(List.of(results + " is finished: nothing is left to go on with"),
                Ran.apical("resume", results.toString()).succeeded().errorLines());
    }

    @Test
    void aDamagedCheckpointIsNotTakenForWhole() throws IOException {
        leaveOpen();
        OpenExperiment open = OpenExperiment.of(results);
        try (RunJournal run = open.claim().orElseThrow()) {
            Files.writeString(run.recordings().resolveSibling("checkpoint-9.npz"), "half of it");
        }
        Map<String, String> expected = Bytes.of(lab.results("whole"));
        Ran.apical("resume", results.toString()).succeeded();
        assertEquals(expected, Bytes.of(results));
    }
}
