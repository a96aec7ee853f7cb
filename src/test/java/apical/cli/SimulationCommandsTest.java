package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import apical.TinyLab;
import apical.TinyTissue;
import apical.definition.Definitions;
import apical.definition.ResolvedSimulation;
import apical.results.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulations on the command line: what a run leaves, small versions of those that ship, and bad definitions. */
class SimulationCommandsTest {

    @TempDir
    private Path folder;
    private TinyTissue lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyTissue(folder);
    }

    private Ran run(String out, String... more) {
        return Ran.apical(Stream.concat(Stream.of("run", lab.simulation().toString(), "--out", lab.results(out).toString()),
                Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void aRunLeavesAFolderThatCanBeRunAgainAndDrawnAgain() throws IOException {
        Ran ran = run("once", "--seed", "7", "--save-weights").succeeded();
        assertTrue(ran.out()
                .contains("tissue: forwardEuler in steps of 0.25 ms, instantaneous rates, weights held for 1 step, tau_w 3.0"
                        + " ms, input low-passed, tau_0 0.5 ms, target low-passed, tau_0 0.5 ms, Wiener noise of 0.1 per sqrt(ms)\n"),
                ran.out());
        Path results = lab.results("once");
        assertEquals(List.of("experiment.json", "figures", "figures/traces.png", "figures/traces.svg", "models",
                "models/tissue.json", "provenance.json", "recordings", "recordings/tissue-seed-7",
                "recordings/tissue-seed-7/recording.csv", "recordings/tissue-seed-7/recording.json",
                "recordings/tissue-seed-7/shown.csv", "summary.json", "weights", "weights/tissue-seed7.npz"),
                TinyLab.filesBesideTables(results));
        assertTrue(ran.err().contains("1 model x 1 seed x 11 presentations, fast engine"), ran.err());
        assertTrue(ran.err().contains("Recording 2 quantities for 14.0 ms"), ran.err());
        assertTrue(ran.out().contains("squared error"), ran.out());

        Path again = lab.results("again");
        Ran.apical("run", results.resolve("experiment.json").toString(), "--out", again.toString(), "--threads", "1").succeeded();
        for (String same : List.of("metrics.csv", "experiment.json", "recordings/tissue-seed-7/recording.csv",
                "figures/traces.svg")) {
            assertEquals(Files.readString(results.resolve(same)), Files.readString(again.resolve(same)), same);
        }
        Files.delete(again.resolve("figures/traces.png"));
        Ran.apical("figures", again.toString()).succeeded();
        assertTrue(Files.exists(again.resolve("figures/traces.png")));
    }

    @Test
    void validateKnowsASimulation() {
        Ran ran = Ran.apical("validate", lab.simulation().toString(), lab.model().toString()).succeeded();
        assertTrue(ran.out().contains(": valid simulation, 1 model x 2 seeds"), ran.out());
    }

    @Test
    void whatWasMeasuredAndRecordedBeforeARunDivergedIsKept() {
        Ran ran = run("diverged", "--seed", "1", "--set", "models.tissue.transferFunction={\"type\": \"relu\"}",
                "--set", "models.tissue.rule.learningRates.bottomUp=[1e30, 1e30]");
        String why = ran.lastError(1);
        assertTrue(why.startsWith("model \"tissue\", seed 1: "), why);
        assertTrue(ran.err().contains("What was measured until then is in " + lab.results("diverged")), ran.err());
        assertEquals(List.of("diverged.txt", "experiment.json", "models", "provenance.json", "recordings"),
                TinyLab.filesBesideTables(lab.results("diverged")).stream().filter(file -> !file.contains("/")).toList());
        assertTrue(TinyLab.metrics(lab.results("diverged")).where(m -> m.epoch() == 0).count() > 0);
    }

    /** The plain engine, with methods that the fast one does not know. */
    @ParameterizedTest
    @ValueSource(strings = {"heun", "rungeKutta4", "dormandPrince"})
    void weightsFromAFileGoWithEveryMethod(String method) {
        run("once", "--seed", "1", "--save-weights").succeeded();
        String weights = lab.results("once").resolve("weights/tissue-seed1.npz").toString().replace('\\', '/');
        run(method, "--seed", "1", "--set", "engine=plain", "--set", "models.tissue.rule.noise={\"type\": \"none\"}", "--set",
                "models.tissue.rule.method=" + method, "--set",
                "models.tissue.initialWeights={\"type\": \"file\", \"path\": \"" + weights + "\"}").succeeded();
        assertTrue(run("other", "--seed", "1", "--set", "engine=plain", "--set", "models.tissue.layers=[3,5,2]", "--set",
                "models.tissue.initialWeights={\"type\": \"file\", \"path\": \"" + weights + "\"}").lastError(2)
                        .contains("expected"));
    }

    @Test
    void anotherDataSetIsNotForSimulations() {
        String why = Ran.apical("run", lab.simulation().toString(), "--data", folder.toString()).err();
        assertTrue(why.contains("--data is for experiments that train"), why);
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("experiments"))) {
            return files.filter(Definitions::isSimulation).sorted().toList().stream();
        }
    }

    /** Two presentations a phase, short ones; and all its figures. */
    @ParameterizedTest
    @MethodSource("shipped")
    void eachSimulationThatShipsRunsInSmall(Path file) {
        ResolvedSimulation plan = (ResolvedSimulation) Definitions.resolve(file, List.of());
        Path out = lab.results(plan.name());
        List<String> command = new ArrayList<>(List.of("run", file.toString(), "--out", out.toString(), "--seed", "1",
                "--set", "measurements.count=2"));
        for (int i = 0; i < plan.simulation().schedule().size(); i++) {
            command.addAll(List.of("--set", "schedule[" + i + "].presentations=2"));
            if (plan.simulation().schedule().get(i).presentationMs() > 30) {
                command.addAll(List.of("--set", "schedule[" + i + "].presentationMs=30"));
            }
        }
        Ran ran = Ran.apical(command.toArray(String[]::new)).succeeded();
        assertTrue(!ran.err().contains("is not drawn"), ran.err());
        if (plan.name().equals("steady-state")) {
            weakCouplingMakesTheDifferenceProportional(TinyLab.metrics(out));
        }
    }

    /** The dynamics at rest and the two sweeps differ by a term of the order of the mixing factor. */
    private static void weakCouplingMakesTheDifferenceProportional(Metrics metrics) {
        for (String layer : List.of("hidden1", "hidden2", "output")) {
            double weak = difference(metrics, "g_A = 0.0125", layer), twice = difference(metrics, "g_A = 0.025", layer);
            assertEquals(2, twice / weak, 0.1, layer);
        }
    }

    private static double difference(Metrics metrics, String model, String layer) {
        return metrics.where(m -> m.model().equals(model) && m.layer().equals(layer)
                && m.quantity().equals("steady state difference")).findFirst().orElseThrow().value();
    }

    /** What stands in the simulation; what is written there instead; what is said after the file's name. */
    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("\"engine\": \"fast\"", "\"engine\": \"quick\"",
                        "engine is \"quick\"; expected one of plain, fast"),
                arguments("\"presentations\": 3", "\"presentations\": 0",
                        "schedule[0].presentations is 0; expected at least 1"),
                arguments("\"presentations\": 3, \"presentationMs\": 2.0", "\"presentations\": 3, \"presentationMs\": 2.1",
                        "schedule[0].presentationMs is 2.1; expected a whole number of steps of model \"tissue\", 0.25"),
                arguments("\"plasticFromMs\": 0.5", "\"plasticFromMs\": 2.0",
                        "schedule[0].plasticFromMs is 2.0; expected less than presentationMs, 2.0"),
                arguments("\"plasticFromMs\": 0.5", "\"plasticFromMs\": 0.3",
                        "schedule[0].plasticFromMs is 0.3; expected a whole number of steps of model \"tissue\", 0.25"),
                arguments("\"presentations\": 3, \"presentationMs\": 2.0, \"teacher\": false",
                        "\"presentations\": 3, \"presentationMs\": 2.0, \"teacher\": true",
                        "schedule[0].teacher is true; expected false, since none of the patterns has a target"),
                arguments("\"low\": -1.0, \"high\": 1.0, \"distinct\": 0, \"target\": {\"type\": \"none\"}",
                        "\"low\": 1.0, \"high\": 1.0, \"distinct\": 0, \"target\": {\"type\": \"none\"}",
                        "schedule[0].patterns.high is 1.0; expected a value above low, which is 1.0"),
                arguments("{\"type\": \"none\"}", "{\"type\": \"nobody\"}",
                        "schedule[0].patterns.target.type is \"nobody\"; expected one of none, randomRates, teacherNetwork"),
                arguments("[1.0, 0.0, 0.5]", "[1.0, 0.0]",
                        "schedule[1].patterns.patterns[0].rates has 2 elements; expected 3, one for each input unit (model \"tissue\")"),
                arguments("[0.2, 0.8]", "[0.2]",
                        "schedule[1].patterns.patterns[0].target has 1 element; expected 2, one for each output unit, or none"
                                + " (model \"tissue\")"),
                arguments("[0.2, 0.8]", "[0.2, 1.0]",
                        "schedule[1].patterns.patterns[0].target[1] is 1.0; expected a rate that a finite potential has, since"
                                + " potentials are nudged (model \"tissue\")"),
                arguments("\"gains\": [2.0, 3.0]", "\"gains\": [2.0]",
                        "schedule[2].patterns.target.gains has 1 element; expected 2, one for each layer but the input"),
                arguments("\"high\": 0.9", "\"high\": 1.5",
                        "measurements.patterns.target.high is 1.5; expected a rate that a finite potential has, since potentials are"
                                + " nudged (model \"tissue\")"),
                arguments("\"points\": 2", "\"points\": 0",
                        "measurements.spacing.points is 0; expected at least 1"),
                arguments("\"count\": 3", "\"count\": 0",
                        "measurements.count is 0; expected at least 1"),
                arguments("{\"type\": \"randomRates\", \"low\": 0.1, \"high\": 0.9}", "{\"type\": \"none\"}",
                        "measurements.quantities[3] is testError; expected one that needs no targets, since none of the patterns has"
                                + " one"),
                arguments("\"everyMs\": 0.25},", "\"everyMs\": 0.3},",
                        "recordings[0].requests[0].everyMs is 0.3; expected a whole number of steps of 0.25 ms (model \"tissue\")"),
                arguments("\"layer\": \"output\"", "\"layer\": \"outputs\"",
                        "recordings[0].requests[1].layer is \"outputs\"; expected one of hidden1, output. Maybe \"output\"? (model"
                                + " \"tissue\")"),
                arguments("\"figures\": [\"traces\"]", "\"figures\": [\"trace\"]",
                        "figures[0] is \"trace\"; expected one of learningCurves, "));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aBadSimulationIsRefusedInOneLine(String passage, String instead, String said) throws IOException {
        assertEquals(2, TinyTissue.SIMULATION.split(Pattern.quote(passage), -1).length, "stands there once: " + passage);
        TinyTissue.write(lab.simulation(), TinyTissue.SIMULATION.replace(passage, instead));
        String why = run("refused").refusal(2);
        assertTrue(why.startsWith(lab.simulation() + ": " + said), why);
        assertTrue(Files.notExists(lab.results("refused")));
    }

    /** What stands in the model; what is written there instead; what is said after its file's name. */
    static Stream<Arguments> badModels() {
        return Stream.of(
                arguments("\"plasticityDelayMs\": 0.0", "\"plasticityDelayMs\": 1.0",
                        "rule.plasticityDelayMs is 1.0; expected 0, since in a simulation each phase has its own plasticFromMs"),
                arguments("\"method\": \"forwardEuler\"", "\"method\": \"heun\"",
                        "rule.method is heun; expected forwardEuler or exponentialEuler, which the fast engine knows; the others are for"
                                + " simulations with the plain one"),
                arguments("\"method\": \"forwardEuler\"", "\"method\": \"dormandPrince\"",
                        "rule.method is dormandPrince; expected one with a fixed step, since there is noise. Maybe rungeKutta4"),
                arguments("\"biasRate\": 0.0", "\"biasRate\": 1.0",
                        "rule.biasRate is 1.0; expected 0, since steadyState is measured, whose two sweeps know no biases"));
    }

    @ParameterizedTest
    @MethodSource("badModels")
    void aModelThatCannotBeSimulatedIsRefusedInOneLine(String passage, String instead, String said) {
        TinyTissue.write(lab.model(), TinyTissue.MODEL.replace(passage, instead));
        assertEquals(lab.model() + ": " + said, run("refused").refusal(2));
    }

    @Test
    void aPerceptronIsNoTissue() {
        TinyTissue.write(lab.model(), TinyLab.BACKPROP);
        assertEquals(lab.model() + ": rule.type is backprop; expected continuousMicrocircuit, since a simulation is of a tissue in"
                + " continuous time", run("refused").refusal(2));
    }
}
