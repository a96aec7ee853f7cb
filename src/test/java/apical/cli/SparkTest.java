package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.Apart;
import apical.TinyLab;
import apical.TinyTissue;
import apical.results.ResultStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code --on spark://...} with a {@code spark-submit} that carries out the runs itself, sent and brought back as by Spark. A
 * real one
 * is asked by {@code mvn -P spark verify}.
 */
@DisabledOnOs(OS.WINDOWS)
class SparkTest {

    private static final String[] SWEEP =
            {"--set", "figures=[]", "--set", "training.seeds=[1]", "--set", "training.epochs=2", "--set",
                    "sweep.halving.budgets=[1,2]", "--sweep", "initialWeights.gain=1,2"};
    private static final String MASTER = "spark://127.0.0.1:7077";

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void aSparkWithoutOne() throws IOException {
        lab = new TinyLab(folder);
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("target/spark"));
        Files.createDirectories(folder.resolve("tmp"));
        Files.writeString(folder.resolve("target/spark/apical-spark.jar"), "");
        submit("");
    }

    /** @param options of the Java that carries out the runs */
    private void submit(String options) throws IOException {
        submitBy("""
                #!/bin/bash
                echo "$*" >>'CALLS'
                exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC OPTIONS -Djava.io.tmpdir='TMP' -cp 'CLASSES' apical.where.NoCluster \
                    "${@: -2:1}"
                """.replace("CALLS", folder.resolve("calls").toString()).replace("OPTIONS", options)
                .replace("TMP", folder.resolve("tmp").toString()).replace("CLASSES", Apart.CLASSES));
    }

    private void submitBy(String script) throws IOException {
        Path file = folder.resolve("bin/spark-submit");
        Files.writeString(file, script);
        assertTrue(file.toFile().setExecutable(true));
    }

    private Apart apical(String... arguments) {
        List<String> below = new ArrayList<>(List.of("env", "SPARK_HOME=" + folder, "APICAL_LAUNCHER=" + folder.resolve("apical")));
        return Apart.start(folder, below, arguments);
    }

    private Apart run(Path experiment, String name, String[] settings, String... more) {
        return apical(Stream.of(Stream.of("run", experiment.toString(), "--on", MASTER, "--out", lab.results(name).toString()),
                Stream.of(settings), Stream.of(more)).flatMap(s -> s).toArray(String[]::new));
    }

    private static void succeeded(Apart run) throws InterruptedException {
        assertEquals(0, run.code(), run.said());
    }

    private List<String> leftElsewhere() {
        return TinyLab.everythingIn(folder.resolve("tmp")).stream().filter(file -> file.startsWith("apical-")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-Dblind=yes"})
    void rungsMakeTheBytesOfOneProcessWhetherTheFolderIsSeenOrNot(String seen) throws Exception {
        submit(seen);
        Ran.run(lab, lab.results("one"), SWEEP).succeeded();
        Map<String, String> expected = Bytes.of(lab.results("one"));
        succeeded(run(lab.experiment(), "all", SWEEP));
        assertEquals(expected, Bytes.of(lab.results("all")));
        assertFalse(Files.exists(lab.results("all").resolve("runs")));
        assertEquals(1, ResultStore.readProvenance(lab.results("all")).resumed().size(), "the one who ran is named");
        assertEquals(ResultStore.readProvenance(lab.results("one")).data(),
                ResultStore.readProvenance(lab.results("all")).data());
        assertEquals(List.of(), leftElsewhere());
    }

    /** As between machines whose processors differ. */
    @Test
    void otherCodeForProductsIsSaid() throws Exception {
        String script = TinyLab.read(folder.resolve("bin/spark-submit"));
        submitBy(script.replace("exec java", "OPENBLAS_CORETYPE=Prescott exec java"));
        Apart run = run(lab.experiment(), "all", SWEEP);
        succeeded(run);
        assertEquals(ResultStore.readProvenance(lab.results("all")).products().size() > 1,
                run.said().contains("Processes multiplied matrices by different code ("), run.said());
    }

    @Test
    void weightsAndRecordingsComeBack() throws Exception {
        submit("-Dblind=yes");
        String[] undrawn = {"--set", "figures=[]"};
        Ran.run(lab, lab.results("one"), "--set", "figures=[]", "--save-weights").succeeded();
        succeeded(run(lab.experiment(), "all", undrawn, "--save-weights"));
        assertEquals(Bytes.of(lab.results("one")), Bytes.of(lab.results("all")));
        assertTrue(Files.exists(lab.results("all").resolve("weights")));

        String[] shortened = {"--set", "figures=[]", "--set", "schedule[1].presentations=2", "--set",
                "schedule[2].presentations=2"};
        Path simulation = new TinyTissue(folder).simulation();
        Ran.apical(Stream.concat(Stream.of("run", simulation.toString(), "--out", lab.results("tissue").toString()),
                Stream.of(shortened)).toArray(String[]::new)).succeeded();
        succeeded(run(simulation, "tissue-elsewhere", shortened));
        assertEquals(Bytes.of(lab.results("tissue")), Bytes.of(lab.results("tissue-elsewhere")));
        assertTrue(Files.exists(lab.results("tissue-elsewhere").resolve("recordings")));
        assertEquals(List.of(), leftElsewhere());
    }

    /** Runs that were begun here go on there, from where they were, and those that were begun there here. */
    @Test
    void whatWasBegunHereGoesOnThere() throws Exception {
        submit("-Dblind=yes");
        Ran.run(lab, lab.results("one"), SWEEP).succeeded();
        Map<String, String> expected = Bytes.of(lab.results("one"));
        Ran.run(lab, lab.results("half"), Stream.concat(Stream.of(SWEEP), Stream.of("--shard", "1/2")).toArray(String[]::new))
                .succeeded();
        succeeded(apical("resume", lab.results("half").toString(), "--on", MASTER));
        assertEquals(expected, Bytes.of(lab.results("half")));
    }

    @Test
    void anExperimentThatEndsWithARunThatDivergesEndsThere() throws Exception {
        submit("-Dblind=yes");
        String[] settings = {"--set", "figures=[]", "--set", "training.seeds=[1]", "--set", "models=[\"../models/backprop.json\"]",
                "--set", "models.backprop.rule.learningRates=[1e30, 1e30, 1e30]", "--set",
                "models.backprop.transferFunction={\"type\": \"relu\"}"};
        Ran one = Ran.run(lab, lab.results("one"), settings);
        Apart all = run(lab.experiment(), "all", settings);
        assertEquals(one.code(), all.code(), all.said());
        assertEquals(TinyLab.read(lab.results("one").resolve("diverged.txt")),
                TinyLab.read(lab.results("all").resolve("diverged.txt")));
        assertEquals(Bytes.of(lab.results("one")), Bytes.of(lab.results("all")));
        assertEquals(List.of(), leftElsewhere());
    }

    @Test
    void aDryRunShowsTheCommandAndMakesNothing() throws Exception {
        Apart run = run(lab.experiment(), "all", SWEEP, "--dry-run", "--cpus", "4",
                "--spark-option=--conf=spark.cores.max=8");
        succeeded(run);
        assertTrue(run.said().contains(folder.resolve("bin/spark-submit") + " --master=" + MASTER + " '--name=apical tiny'"
                + " --class=apical.spark.RunsOnSpark "), run.said());
        assertTrue(run.said().contains(" --conf=spark.executor.cores=4 "), run.said());
        assertTrue(run.said().contains(" --conf=spark.cores.max=8 " + folder.resolve("target/spark/apical-spark.jar")), run.said());
        assertFalse(Files.exists(folder.resolve("calls")));
        assertFalse(Files.exists(lab.results("all")));
    }

    /** A small cluster has as many workers as there are processors for. */
    @Test
    void aSmallClusterIsAsLargeAsItIsAskedFor() throws Exception {
        Apart run = apical("run", lab.experiment().toString(), "--on", "local-cluster", "--threads", "6", "--cpus", "2",
                "--dry-run");
        succeeded(run);
        assertTrue(run.said().contains("'--master=local-cluster[3,2,1024]'"), run.said());
    }

    @Test
    void whatSparkOrItsDriverSaysIsSaidInOneLineAndWhatIsLeftGoesOn() throws Exception {
        submitBy("#!/bin/sh\necho 'WARN: something'; echo 'apical: other classes; expected the same'; echo '  at X'; exit 1\n");
        Apart run = run(lab.experiment(), "all", SWEEP);
        assertEquals(1, run.code());
        assertTrue(run.said().lines().reduce((a, b) -> b).orElseThrow().startsWith(
                "apical: spark-submit ended with 1: other classes; expected the same ("), run.said());
        submit("");
        succeeded(apical("resume", lab.results("all").toString(), "--on", MASTER));
    }

    /** One that ends well without having done anything. */
    @Test
    void aSubmitThatDoesNothingIsNoSuccess() throws Exception {
        submitBy("#!/bin/sh\necho 'this is not Spark'\n");
        Apart run = run(lab.experiment(), "all", SWEEP);
        assertEquals(1, run.code());
        assertTrue(run.said().contains("apical: spark-submit ended with 0: this is not Spark ("), run.said());
    }

    @Test
    void whatIsNotThereIsSaidBeforeAFolderIsMade() throws Exception {
        Files.delete(folder.resolve("bin/spark-submit"));
        Apart without = run(lab.experiment(), "all", SWEEP);
        assertEquals(1, without.code());
        assertEquals("apical: " + folder.resolve("bin/spark-submit") + " is not there; expected Apache Spark 4.0, whose folder"
                + " SPARK_HOME names", without.said().strip());
        Files.delete(folder.resolve("target/spark/apical-spark.jar"));
        assertTrue(run(lab.experiment(), "all", SWEEP, "--seed", "3").code() != 0);
        assertFalse(Files.exists(lab.results("all")));
    }

    @Test
    void optionsThatMeanNothingAreRefused() {
        for (List<String> options : List.of(List.of("--on", "spark://"), List.of("--on", "spark://host"),
                List.of("--on", MASTER, "--cpus", "0"), List.of("--on", MASTER, "--spark-option", "conf"),
                List.of("--on", MASTER, "--shard", "1/2"))) {
            Ran ran = Ran.apical(Stream.concat(Stream.of("run", lab.experiment().toString()), options.stream())
                    .toArray(String[]::new));
            assertEquals(2, ran.code(), options.toString());
            assertTrue(ran.errorLines().get(0).startsWith("apical: --"), ran.err());
        }
    }
}
