package apical.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.definition.Definitions;
import apical.definition.ExperimentDefinition;
import apical.definition.ResolvedTraining;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code apical run}: what it writes, what its options change, and what is left when it fails. */
class RunCommandTest {

    private static final String COLUMNS = "rule,model,seed,epoch,examples,split,layer,quantity,unit,value";

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
    }

    @Test
    void resultsAreComplete() throws IOException {
        Path results = lab.results("whole");
        Ran ran = Ran.run(lab, results).succeeded();

        assertEquals(List.of("experiment.json", "figures",
                "figures/information.png", "figures/information.svg", "figures/learning-curves.png", "figures/learning-curves.svg",
                "models", "models/backprop.json", "models/feedback-alignment.json", "models/microcircuit.json",
                "provenance.json", "summary.json"), TinyLab.filesBesideTables(results));
        for (String file : TinyLab.everythingIn(results)) {
            if (!Files.isDirectory(results.resolve(file))) {
                assertTrue(Files.size(results.resolve(file)) > 0, file);
                assertTrue(ran.out().contains("  " + results.resolve(file)), file + " is not among what was written");
            }
        }
        assertEquals(List.of("whole"), TinyLab.everythingIn(lab.results("")).stream().filter(f -> !f.contains("/")).toList());
    }

    @Test
    void metricsHoldEveryQuantityOfEveryRunInTheOrderOfModelsSeedsAndEpochs() {
        Path results = lab.results("metrics");
        Ran.runUndrawn(lab, results).succeeded();
        List<String> lines = TinyLab.read(results.resolve("metrics.csv")).lines().toList();
        assertEquals(COLUMNS, lines.get(0));

        List<String> runs = new ArrayList<>();
        Map<String, Set<String>> quantities = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",");
            assertEquals(10, row.length, line);
            assertTrue(Double.isFinite(Double.parseDouble(row[9])), line);
            assertEquals(7 * Integer.parseInt(row[3]), Integer.parseInt(row[4]), line);       // seven images an epoch
            String run = row[0] + "," + row[1] + "," + row[2] + "," + row[3];
            if (runs.isEmpty() || !runs.get(runs.size() - 1).equals(run)) {
                runs.add(run);
            }
            quantities.computeIfAbsent(row[3], epoch -> new TreeSet<>()).add(row[5] + "," + row[7] + "," + row[8]);
        }
        List<String> expected = new ArrayList<>();
        for (String model : List.of("backprop,backprop", "feedbackAlignment,feedback alignment", "microcircuit,microcircuit")) {
            for (int seed = 1; seed <= 2; seed++) {
                for (int epoch = 0; epoch <= 2; epoch++) {
                    expected.add(model + "," + seed + "," + epoch);
                }
            }
        }
        assertEquals(expected, runs);

        Set<String> before = new TreeSet<>();
        for (String split : List.of("train", "validation", "test")) {
            before.addAll(Set.of(split + ",error,%", split + ",cost,1"));
        }
        Set<String> after = new TreeSet<>(before);
        after.addAll(Set.of("train,weight_change,1", "train,weight_change toInterneuron,1"));
        assertEquals(before, quantities.get("0"));
        assertEquals(after, quantities.get("1"));
    }

    @Test
    void theStoredDefinitionIsTheOneThatWasRun() {
        Path results = lab.results("resolved");
        Ran.runUndrawn(lab, results, "--set", "training.batch=3", "--set", "models.microcircuit.rule.mixing.output=0.25", "--seed",
                "9",
                "--seed", "-4").succeeded();

        ResolvedTraining asked = Definitions.readExperiment(lab.experiment());
        ResolvedTraining stored = Definitions.readExperiment(results.resolve("experiment.json"));
        ExperimentDefinition experiment = stored.experiment();
        assertEquals(3, experiment.training().batch());
        assertEquals(List.of(9L, -4L), experiment.training().seeds());
        assertEquals(asked.experiment().information(), experiment.information());
        assertEquals(asked.models().get(0).definition(), stored.models().get(0).definition());
        assertTrue(stored.models().get(2).definition().rule().toString().contains("output=0.25"));
    }

    @Test
    void variantsOfAModelRunSideBySideUnderTheirNames() {
        lab.edit(lab.experiment(), "\"../models/microcircuit.json\"", """
                {"file": "../models/microcircuit.json", "variants": [
                    {"name": "weak teacher", "set": {"rule.mixing.output": 0.125}},
                    {"name": "strong, wide", "set": {"rule.mixing.output": 0.75, "layers[1]": 7}}]}""");
        Path results = lab.results("variants");
        Ran.runUndrawn(lab, results, "--set", "models.strong, wide.transferFunction.type=logistic").succeeded();

        ResolvedTraining stored = Definitions.readExperiment(results.resolve("experiment.json"));
        assertEquals(List.of("backprop", "feedback alignment", "weak teacher", "strong, wide"),
                stored.models().stream().map(model -> model.definition().name()).toList());
        assertTrue(stored.models().get(2).definition().rule().toString().contains("output=0.125"));
        assertTrue(stored.models().get(3).definition().rule().toString().contains("output=0.75"));
        assertEquals(6, stored.models().get(2).definition().layers().units(1), "the other variant's");
        assertEquals(7, stored.models().get(3).definition().layers().units(1));
    }

    @Test
    void aRunCanStartFromTheWeightsThatAnotherLeft() {
        Path first = lab.results("first");
        Ran ran = Ran.runUndrawn(lab, first, "--save-weights").succeeded();
        assertEquals(List.of("backprop-seed1.npz", "backprop-seed2.npz", "feedback-alignment-seed1.npz",
                "feedback-alignment-seed2.npz", "microcircuit-seed1.npz", "microcircuit-seed2.npz"),
                TinyLab.everythingIn(first.resolve("weights")));
        assertTrue(ran.out().contains("  " + first.resolve("weights/backprop-seed1.npz")));

        Path second = lab.results("second");
        Ran.runUndrawn(lab, second, "--set", "models.microcircuit.initialWeights={\"type\": \"file\", \"path\": \""
                + first.resolve("weights/microcircuit-seed1.npz").toString().replace('\\', '/') + "\"}").succeeded();
        assertEquals(costs(first, "2"), costs(second, "0"));
        assertFalse(Files.exists(second.resolve("weights")));
        assertTrue(TinyLab.read(second.resolve("provenance.json")).contains("microcircuit-seed1.npz\" : \""));
    }

    /** Of the microcircuit with seed 1 after an epoch: split and cost. */
    private static List<String> costs(Path results, String epoch) {
        return TinyLab.read(results.resolve("metrics.csv")).lines().map(line -> line.split(","))
                .filter(row -> row[1].equals("microcircuit") && row[2].equals("1") && row[3].equals(epoch) && row[7].equals("cost"))
                .map(row -> row[5] + " " + row[9]).toList();
    }

    @Test
    void assignmentsFindModelsByNameAndByPosition() {
        Path results = lab.results("set");
        Ran.run(lab, results,
                "--set", "name=three",                                                    // a text without quotes
                "--set", "description=5",                                                 // one that looks like a number
                "--set", "training.seeds=[5]",                                            // a list
                "--set", "information.epochs=[]",                                         // an empty one
                "--set", "figures[1]=learningCurves", "--set", "figures[0]=cost",         // elements
                "--set", "models.backprop.rule.learningRates=[0.125, 0.25, 0.5]",         // by name
                "--set", "models.feedback alignment.rule.learningRates[2]=0.75",          // by a name of two words
                "--set", "models[2].transferFunction={\"type\": \"softRectifier\", \"gamma\": 0.5, \"beta\": 1, \"theta\": 0}")
                .succeeded();

        ResolvedTraining stored = Definitions.readExperiment(results.resolve("experiment.json"));
        assertEquals("three", stored.experiment().name());
        assertEquals("5", stored.experiment().description());
        assertEquals(List.of(5L), stored.experiment().training().seeds());
        assertEquals(List.of(), stored.experiment().information().epochs());
        assertEquals(List.of("cost", "learningCurves"), stored.experiment().figures());
        assertTrue(stored.models().get(0).definition().rule().toString().startsWith("Backprop[learningRates=[0.125, 0.25, 0.5],"));
        assertTrue(stored.models().get(1).definition().rule().toString().contains("[1.0, 0.5, 0.75]"));
        assertEquals("SoftRectifier[gamma=0.5, beta=1.0, theta=0.0]",
                stored.models().get(2).definition().transferFunction().toString());
    }

    @Test
    void aFigureWithoutNumbersIsSaidNotToBeDrawn() {
        Path results = lab.results("uninformed");
        Ran ran = Ran.run(lab, results, "--set", "information.epochs=[]").succeeded();
        assertTrue(ran.err().contains("figure information is not drawn: what it shows was not measured"), ran.err());
        assertEquals(List.of("learning-curves.png", "learning-curves.svg"),
                TinyLab.everythingIn(results.resolve("figures")));
        assertFalse(TinyLab.read(results.resolve("metrics.csv")).contains("bit"));
    }

    @Test
    void dataMayBeAFolderOfTheUsersOwn() throws IOException {
        Path elsewhere = Files.move(lab.data(), folder.resolve("my-images"));
        Path results = lab.results("data");
        Ran ran = Ran.runUndrawn(lab, results, "--data", elsewhere.toString(), "--threads", "1").succeeded();
        assertTrue(ran.err().contains("7 images of my-images, 1 thread" + System.lineSeparator()), ran.err());
        assertEquals(elsewhere.toString(),
                Definitions.readExperiment(results.resolve("experiment.json")).experiment().data().source());
    }

    @Test
    void provenanceSaysWhereNumbersComeFrom() throws IOException {
        Path results = lab.results("provenance");
        Ran.runUndrawn(lab, results, "--threads", "3").succeeded();
        JsonNode provenance = new ObjectMapper().readTree(results.resolve("provenance.json").toFile());
        List<String> fields = new ArrayList<>();
        provenance.fieldNames().forEachRemaining(fields::add);
        assertEquals(List.of("apical", "date", "seeds", "threads", "granted", "java", "javaOptions", "blas", "blasKernel",
                "environment", "system", "processor", "processors", "data"), fields);
        fields.forEach(field -> assertFalse(provenance.get(field).toString().matches("\"\\s*\"|null"), field));
        assertEquals("[1,2]", provenance.get("seeds").toString());
        assertEquals(3, provenance.get("threads").asInt());
        assertTrue(provenance.get("date").asText().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
        assertEquals(4, provenance.get("data").size());
        provenance.get("data").forEach(hash -> assertTrue(hash.asText().matches("[0-9a-f]{64}")));
    }

    @Test
    void othersMayReadResultsAsTheyMayReadAnyNewFolder() throws IOException {
        FileStore store = Files.getFileStore(folder);
        if (!store.supportsFileAttributeView(PosixFileAttributeView.class)) {
            return;
        }
        Path results = lab.results("shared");
        Ran.runUndrawn(lab, results).succeeded();
        assertEquals(Files.getPosixFilePermissions(Files.createDirectory(folder.resolve("any"))),
                Files.getPosixFilePermissions(results));
    }

    @Test
    void aRunThatDivergesLeavesOneLineAndWhatWasMeasured() {
        Ran ran = diverge("backprop", "models.backprop.rule.learningRates=[1e30, 1e30, 1e30]", RELU);
        String why = "model \"backprop\", seed 1: output rates are not finite after epoch 1. Maybe smaller rule.learningRates";
        assertEquals(why, ran.lastError(1));
        whatIsLeftIsReadable(ran, why);
    }

    /** The tissue in continuous time says more, and at once. */
    @Test
    void aPotentialThatDivergesIsNamedWithItsTime() {
        lab.write(lab.model("microcircuit"), TinyLab.CONTINUOUS);
        Ran ran = diverge("continuous", "models.continuous.rule.learningRates.bottomUp=[1e30, 1e30, 1e30]", RELU);
        String why = ran.lastError(1);
        assertTrue(why
                .matches("model \"continuous\", seed 1, epoch 1: (interneuron )?soma potential of (hidden layer [12]|output layer)"
                        + " \\[\\d+] in copy [01] of 2 is (NaN|-?Infinity) at t = [\\d.]+ ms \\(dt = 0\\.5 ms, forwardEuler\\)\\. Maybe smaller"
                        + " learning rates or top-down weights, or a smaller step \\(somata need less than 1\\.053 ms, 2 over their fastest"
                        + " decay rate\\)\\."),
                why);
        double time = Double.parseDouble(why.replaceAll(".* t = ([\\d.]+) ms.*", "$1"));
        assertTrue(time <= 4 * 4 * 0.5, "within the first epoch, four batches of two images, four steps each, but at " + time);
        whatIsLeftIsReadable(ran, why);
    }

    /** The experiment can be run again, the table has what was measured before training, the mark says why there is no more. */
    private void whatIsLeftIsReadable(Ran ran, String why) {
        Path left = folder.resolve("diverged");
        assertTrue(ran.err().contains("What was measured until then is in " + left), ran.err());
        assertEquals(List.of("diverged.txt", "experiment.json", "models", "provenance.json"),
                TinyLab.filesBesideTables(left).stream().filter(file -> !file.contains("/")).toList());
        assertEquals(why + "\n", TinyLab.read(left.resolve("diverged.txt")));
        assertTrue(TinyLab.metrics(left).where(m -> m.epoch() == 0 && m.quantity().equals("error")).count() >= 3);
        Ran.apical("validate", left.resolve("experiment.json").toString()).succeeded();
    }

    @Test
    void aModelThatNeverWasFiniteIsSaidToNeedSmallerWeights() {
        Ran ran = diverge("backprop", "models.backprop.initialWeights.gain=1e300", RELU);
        assertEquals("model \"backprop\", seed 1: output rates are not finite after epoch 0. Maybe smaller initialWeights",
                ran.lastError(1));
    }

    private static final String RELU = ".transferFunction={\"type\": \"relu\"}";

    private Ran diverge(String model, String assignment, String transferFunction) {
        Ran ran = Ran.run(lab, folder.resolve("diverged"), "--threads", "2", "--set", "training.seeds=[1]",
                "--set", "models." + model + transferFunction, "--set", assignment);
        assertEquals("", ran.out());
        assertFalse(ran.err().contains("\tat "), ran.err());
        assertEquals(1, ran.errorLines().stream().filter(line -> line.startsWith("apical: ")).count(), ran.err());
        return ran;
    }

    @Test
    void theStackIsShownOnRequest() {
        Ran ran = Ran.run(lab, lab.results("traced"), "--trace", "--set", "training.epochs=0");
        assertTrue(ran.errorLines().get(0).startsWith("apical.json.DefinitionException: "), ran.err());
        assertTrue(ran.errorLines().stream().anyMatch(line -> line.startsWith("\tat apical.definition.")), ran.err());
        assertEquals(lab.experiment() + ": training.epochs is 0; expected at least 1", ran.lastError(2));
    }

    @Test
    void figuresAreRedrawnByteForByteWithoutTraining() throws IOException {
        Path results = lab.results("figures");
        Ran.run(lab, results).succeeded();
        Files.delete(lab.data().resolve("train-images-idx3-ubyte"));          // whoever trains now would fail
        Map<String, byte[]> before = new HashMap<>();
        for (String figure : TinyLab.everythingIn(results.resolve("figures"))) {
            before.put(figure, Files.readAllBytes(results.resolve("figures").resolve(figure)));
            Files.delete(results.resolve("figures").resolve(figure));
        }
        Ran ran = Ran.apical("figures", results.toString()).succeeded();
        assertEquals("", ran.err());
        assertEquals(4, before.size());
        assertEquals(4, ran.out().lines().count());
        for (String figure : before.keySet()) {
            assertArrayEquals(before.get(figure), Files.readAllBytes(results.resolve("figures").resolve(figure)), figure);
            assertTrue(ran.out().contains(results.resolve("figures").resolve(figure).toString()), figure);
        }
    }

    @Test
    void aDamagedTableOfMetricsIsNamedWithItsLine() {
        Path results = lab.results("damaged");
        Ran.runUndrawn(lab, results).succeeded();
        Path metrics = results.resolve("metrics.csv");
        lab.write(metrics, TinyLab.read(metrics).replaceFirst("backprop,backprop,1,", "backprop,backprop,one,"));
        assertTrue(Ran.apical("figures", results.toString()).refusal(2)
                .startsWith(metrics + ": line 2 is not a row of metrics ("));
    }

    /** Who sweeps by an option names no figure, and sees what came of it all the same. */
    @Test
    void aSweepIsDrawnUnasked() throws IOException {
        Path results = lab.results("swept");
        Ran.run(lab, results, "--sweep", "initialWeights.gain=1,2,4").succeeded();
        assertTrue(Files.exists(results.resolve("figures/response-curves.png")));
        assertTrue(Files.exists(results.resolve("figures/learning-curves.png")));
    }
}
