package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.Apart;
import apical.TinyLab;
import apical.TinyTissue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes that are killed at any moment, and go on: what they write is what an undisturbed process writes, byte for byte.
 * {@code -Dapical.kills=100} kills as often as that in all.
 */
class KilledRunsTest {

    private static final int KILLS = Integer.getInteger("apical.kills", 20);

    /** One process in so many is asked to end, which does not count as a kill. */
    private static final int TERMINATED = 5;
    private static final int TERMINATION = 143;

    private static final String PERTURBATION = TinyLab.BACKPROP.replace("\"name\": \"backprop\"", "\"name\": \"perturbation\"")
            .replace("\"type\": \"backprop\", \"learningRates\": [1.0, 0.5, 0.25]", """
                    "type": "nodePerturbation", "learningRates": [1.0, 0.5, 0.25], "noise": 0.01, "draws": 3,
                    "differences": "twoSided", "cost": "squared\"""");

    @TempDir
    private Path folder;

    /** What is run, which share of the kills it gets, and how. */
    enum Kind {
        /** Gradient, two sweeps, perturbation and continuous time; with a figure, so that drawing is killed, too. */
        TRAINING(8, "training.epochs=25", "training.seeds=[1]", "information.epochs=[0,5,10]",
                "diagnostics={\"epochs\": [25], \"images\": 3}"),
        AUTOENCODER(3, "training.epochs=30", "training.seeds=[1]", "figures=[]"),
        /** In rungs, each of which must be whole before the next begins. */
        SWEEP(3, "training.epochs=24", "training.seeds=[1]", "figures=[]", "sweep.halving.budgets=[4,12,24]",
                "sweep.parameters=[{\"type\":\"values\",\"name\":\"gain\",\"paths\":[\"initialWeights.gain\"],\"values\":[1,2,3]}]"),
        /** Some of its runs diverge, and the others go on. */
        DIVERGING(2, "training.epochs=30", "training.seeds=[1,2]", "figures=[]", "training.whenDiverging=continue",
                "models.backprop.rule.learningRates=[1e30,1e30,1e30]"),
        SIMULATION(4, "schedule[0].presentations=200", "schedule[1].presentations=400", "schedule[2].presentations=400",
                "measurements.spacing.points=20", "figures=[]");

        private final int share;
        private final List<String> settings;

        Kind(int share, String... settings) {
            this.share = share;
            this.settings = Stream.concat(Stream.of(settings), Stream.of("checkpoint.minutes=0.0005")).toList();
        }
    }

    private Path experiment(Kind kind) {
        if (kind == Kind.SIMULATION) {
            return new TinyTissue(folder).simulation();
        }
        TinyLab lab = new TinyLab(folder);
        lab.write(lab.model("continuous"), TinyLab.CONTINUOUS);
        lab.write(lab.model("perturbation"), PERTURBATION);
        lab.edit(lab.experiment(), "\"../models/feedback-alignment.json\"", "\"../models/perturbation.json\","
                + " \"../models/continuous.json\"");
        lab.edit(lab.experiment(), "\"learningCurves\", \"information\"", "\"learningCurves\"");
        if (kind == Kind.AUTOENCODER) {
            for (String model : List.of("backprop", "perturbation", "continuous", "microcircuit")) {
                lab.edit(lab.model(model), "[16, 6, 5, 10]", "[16, 6, 5, 16]");
            }
            lab.edit(lab.experiment(), "{\"low\": 0.1", "{\"type\": \"image\", \"low\": 0.1");
        }
        return lab.experiment();
    }

    private String[] command(Kind kind, Path experiment, Path out, String... more) {
        return Stream.of(Stream.of("run", experiment.toString(), "--out", out.toString(), "--save-weights"),
                kind.settings.stream().flatMap(setting -> Stream.of("--set", setting)), Stream.of(more)).flatMap(s -> s)
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasKilledGoesOnToTheSameBytes(Kind kind) throws Exception {
        Path experiment = experiment(kind);
        Path undisturbed = folder.resolve("undisturbed");
        Ran.apical(command(kind, experiment, undisturbed)).succeeded();
        Map<String, String> expected = Bytes.of(undisturbed);
        assertTrue(expected.size() > 8, expected.keySet().toString());

        SplittableRandom random = new SplittableRandom(kind.ordinal());
        int kills = Math.max(1, Math.round(KILLS * kind.share / 20f));
        long longest = 1000;                                         // until one process ends by itself
        int trial = 1;
        for (int killed = 0; killed < kills;) {
            Path out = folder.resolve("killed" + trial);
            Apart run = Apart.start(folder, command(kind, experiment, out, "--resume"));
            while (!run.said().contains("Results will be in") && !run.endsWithin(20)) {
                // Java starts, which nobody can disturb
            }
            if (run.endsWithin(random.nextLong(longest))) {
                assertEquals(0, run.code(), run.said());
                Bytes.assertSame(expected, out, run.said());
                longest = longest * 3 / 4;
                trial++;
            } else if (random.nextInt(TERMINATED) == 0) {
                run.terminate();
                int code = run.code();
                assertTrue(code == TERMINATION || code == 0, code + ": " + run.said());
                trial += Files.exists(out.resolve("runs")) ? 0 : 1;
            } else {
                run.kill();
                killed++;
            }
        }
        Path out = folder.resolve("killed" + trial);
        Apart last = Apart.start(folder, command(kind, experiment, out, "--resume"));
        assertEquals(0, last.code(), last.said());
        Bytes.assertSame(expected, out, last.said());
        Ran.apical(command(kind, experiment, folder.resolve("after"))).succeeded();
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(".draft")
                    || name.startsWith(".part")).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"TRAINING, 4, 143", "SIMULATION, 2, 130"})
    void whatIsAskedToEndWritesDownWhereItStandsAndSaysHowToGoOn(Kind kind, int runs, int expectedCode) throws Exception {
        Path experiment = experiment(kind);
        Path out = folder.resolve("ended");
        String[] command = command(kind, experiment, out, "--set", kind == Kind.SIMULATION ? "schedule[2].presentations=1000000"
                : "training.epochs=600000", "--set", "checkpoint.minutes=60");
        Apart run = Apart.start(folder, List.of("env", "--default-signal=INT"), command);
        while (!Files.exists(out.resolve("runs")) || TinyLab.everythingIn(out).stream().noneMatch(f -> f.endsWith("metrics.csv"))) {
            assertFalse(run.endsWithin(50), run.said());
        }
        run.endsWithin(500);
        long asked = System.nanoTime();
        if (expectedCode == TERMINATION) {
            run.terminate();
        } else {
            run.interrupt();
        }
        assertEquals(expectedCode, run.code(), run.said());
        assertTrue(System.nanoTime() - asked < 5e9, "took longer than 5 s");
        List<String> lines = run.said().lines().toList();
        String last = lines.get(lines.size() - 1);
        assertTrue(last.matches("Interrupted: 0 of " + runs + " runs ended, [1-4] begun\\. Go on with: apical resume .*ended"),
                last);
        assertTrue(TinyLab.everythingIn(out).stream().anyMatch(file -> file.matches(".*/checkpoint-1\\.npz")),
                TinyLab.everythingIn(out).toString());
        assertTrue(TinyLab.everythingIn(out).stream().noneMatch(file -> file.endsWith("/lock")));

        Ran shown = Ran.apical("results", out.toString()).succeeded();
        assertTrue(shown.out().contains("open"), shown.out());
        Ran drawn = Ran.apical("figures", out.toString()).succeeded();
        assertTrue(drawn.err().contains(" is not finished: 0 of " + runs + " runs ended"), drawn.err());
    }
}
