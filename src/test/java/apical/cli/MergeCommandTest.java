package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.TinyTissue;
import apical.results.ResultStore;
import apical.results.SweepRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that were carried out in parts, and put together: the bytes of one process. */
class MergeCommandTest {

    private static final String[] SWEEP = {"--set", "figures=[]", "--set", "training.epochs=4", "--set",
            "sweep.halving.budgets=[1,2,4]", "--sweep", "initialWeights.gain=1,2,3,4,5", "--sweep", "training.batch=1,2"};

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
    }

    private static Ran run(Path experiment, Path out, String[] settings, String... more) {
        return Ran.apical(Stream.of(Stream.of("run", experiment.toString(), "--out", out.toString()), Stream.of(settings),
                Stream.of(more)).flatMap(s -> s).toArray(String[]::new)).succeeded();
    }

    @Test
    void partsInFoldersOfTheirOwnMakeOneResult() throws IOException {
        String[] settings = {"--set", "figures=[]", "--save-weights"};
        run(lab.experiment(), lab.results("one"), settings);
        for (int part = 1; part <= 3; part++) {
            Ran ran = run(lab.experiment(), lab.results("part" + part), settings, "--shard", part + "/3");
            assertTrue(ran.err().contains("This part is done: 2 of 6 runs ended in "), ran.err());
        }
        Ran merged = Ran.apical("merge", lab.results("all").toString(), lab.results("part1").toString(),
                lab.results("part2").toString()).succeeded();
        assertTrue(merged.err().contains("is not finished: 4 of 6 runs ended; go on with: apical resume "), merged.err());
        Ran.apical("merge", lab.results("all").toString(), lab.results("part3").toString()).succeeded();
        assertEquals(Bytes.of(lab.results("one")), Bytes.of(lab.results("all")));
        assertFalse(Files.exists(lab.results("all").resolve("runs")));
        assertTrue(Files.exists(lab.results("part1").resolve("runs")), "parts stay");
        assertEquals(3, ResultStore.readProvenance(lab.results("all")).resumed().size());
    }

    /** A merge after each rung, and copies of what there is to each part. */
    @Test
    void aSweepGoesOnFromRungToRung() throws IOException {
        run(lab.experiment(), lab.results("one"), SWEEP);
        Map<String, String> expected = Bytes.of(lab.results("one"));
        Path all = lab.results("all");
        for (int rung = 1; rung <= 4; rung++) {
            List<String> merge = new ArrayList<>(List.of("merge", all.toString()));
            for (int part = 1; part <= 2; part++) {
                Path own = lab.results("rung" + rung + "part" + part);
                if (rung > 1) {
                    copy(all, own);
                }
                run(lab.experiment(), own, SWEEP, "--shard", part + "/2");
                merge.add(own.toString());
            }
            Ran ran = Ran.apical(merge.toArray(String[]::new)).succeeded();
            assertTrue(rung == 4 || ran.err().contains(rung == 3 ? "the chosen settings on test data, 0 of 9 runs ended"
                    : "rung " + (rung + 1) + " of 3, 0 of "), ran.err());
        }
        assertEquals(expected, Bytes.of(all));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** More settings choose another one: what the first choice came to must not be taken for it. */
    @Test
    void aSearchThatIsMadeLargerChoosesAnew() throws IOException {
        String[] settings = {"--set", "figures=[]", "--set", "training.epochs=3", "--set", "models=[\"../models/backprop.json\"]",
                "--set", "sweep.sampling=random", "--set", "sweep.parameters=[{\"type\":\"uniform\",\"name\":\"gain\",\"paths\":"
                        + "[\"initialWeights.gain\"],\"low\":0.1,\"high\":9.0}]",
                "--set", "sweep.selection.quantity=cost"};
        run(lab.experiment(), lab.results("few"), settings, "--set", "sweep.number=2");
        run(lab.experiment(), lab.results("many"), settings, "--set", "sweep.number=12");
        int few = chosen(lab.results("few"));
        int many = chosen(lab.results("many"));
        assertTrue(few != many, "else this says nothing");

        for (int part = 1; part <= 2; part++) {                    // the second begins with the chosen setting as well
            run(lab.experiment(), lab.results("grown"), settings, "--set", "sweep.number=2", "--shard", part + "/2");
        }
        run(lab.experiment(), lab.results("grown"), settings, "--set", "sweep.number=12", "--resume=force");
        assertEquals(many, chosen(lab.results("grown")));
        for (String table : List.of("sweep.csv", "metrics.csv")) {
            assertEquals(TinyLab.read(lab.results("many").resolve(table)), TinyLab.read(lab.results("grown").resolve(table)));
        }
    }

    private static int chosen(Path results) throws IOException {
        return SweepRow.TABLE.read(results.resolve("sweep.csv")).stream().filter(SweepRow::chosen).mapToInt(SweepRow::setting)
                .findFirst().orElseThrow();
    }

    @Test
    void partsInOneFolderMakeOneResult() throws IOException {
        String[] settings = {"--set", "figures=[]", "--set", "schedule[1].presentations=2", "--set",
                "schedule[2].presentations=2"};
        Path simulation = new TinyTissue(folder).simulation();
        run(simulation, lab.results("one"), settings);
        run(simulation, lab.results("all"), settings, "--shard", "2/2");
        assertTrue(
                run(simulation, lab.results("all"), settings, "--shard", "2/2").err().contains("This part is done: 1 of 2 runs"));
        run(simulation, lab.results("all"), settings, "--shard", "1/2");
        assertEquals(Bytes.of(lab.results("one")), Bytes.of(lab.results("all")));
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() throws IOException {
        run(lab.experiment(), lab.results("a"), SWEEP, "--shard", "1/2");
        run(lab.experiment(), lab.results("b"), SWEEP, "--shard", "2/2", "--set", "training.trainingSample=4");
        List<String> before = lab.everything();
        assertEquals(
                lab.results("b") + ": is of something else than " + lab.results("a") + ": training.trainingSample is 4; there 5;"
                        + " expected parts of one experiment",
                Ran.apical("merge", lab.results("a").toString(), lab.results("b").toString()).refusal(2));
        assertEquals(lab.results("c") + ": holds no results; expected a folder that 'apical run --shard' wrote",
                Ran.apical("merge", lab.results("c").toString()).refusal(2));
        assertEquals(before, lab.everything());
    }

    @Test
    void theSameRunWithOtherNumbersIsRefused() throws IOException {
        String[] settings = {"--set", "figures=[]"};
        run(lab.experiment(), lab.results("a"), settings, "--shard", "1/2");
        run(lab.experiment(), lab.results("b"), settings, "--shard", "1/2");
        Path rows = lab.results("b").resolve("runs/microcircuit-seed1/metrics.csv");
        Files.writeString(rows, Files.readString(rows).replaceFirst("error,%,(\\d)", "error,%,1$1"));
        String said = Ran.apical("merge", lab.results("a").toString(), lab.results("b").toString()).refusal(2);
        assertTrue(said.contains("model \"microcircuit\", seed 1 has ended in " + lab.results("a") + ", too, with other numbers"),
                said);
    }

    @Test
    void aShardIsANumberOfNumbers() {
        for (String shard : List.of("0/2", "3/2", "1", "a/b", "1/0")) {
            Ran ran = Ran.apical("run", lab.experiment().toString(), "--shard", shard);
            assertEquals(2, ran.code());
            assertTrue(ran.errorLines().get(0).startsWith("apical: --shard is "), ran.err());
        }
    }
}
