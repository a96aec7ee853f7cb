package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import apical.TinyLab;
import apical.data.DataSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad command lines and bad data, each with its one line. Exit code 2, nothing on standard output, nothing on disk. */
class BadUsageTest {

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
    }

    /** What is set; what is said of it, EXPERIMENT and BACKPROP standing for the files. */
    @ParameterizedTest(name = "--set {0}")
    @CsvSource(delimiter = '|', textBlock = """
            training.epochs                 | --set training.epochs: expected path=value, for example --set training.epochs=5
            =5                              | --set =5: expected path=value, for example --set training.epochs=5
            training..epochs=5              | --set training..epochs=5: expected path=value, for example --set training.epochs=5
            training.seeds[-1]=5            | --set training.seeds[-1]=5: expected path=value, for example --set training.epochs=5
            training.seeds[99999999999]=5   | --set training.seeds[99999999999]=5: expected path=value, for example --set training.epochs=5
            training.epohcs=5               | --set training.epohcs: no "epohcs" in EXPERIMENT (there: epochs, batch, seeds, trainingSample, pixelDropout, finalRate, whenDiverging). Maybe "epochs"?
            trainig.epochs=5                | --set trainig.epochs: no "trainig" in EXPERIMENT (there: name, description, data, models, training, information, figures, sweep, diagnostics, checkpoint). Maybe "training"?
            training.epochs.first=5         | --set training.epochs.first: no "first" in EXPERIMENT (there: a plain value)
            training.seeds[2]=5             | --set training.seeds[2]: no [2] in EXPERIMENT (there: elements [0] to [1])
            training[0]=5                   | --set training[0]: no [0] in EXPERIMENT (there: epochs, batch, seeds, trainingSample, pixelDropout, finalRate, whenDiverging)
            training.epochs=three           | EXPERIMENT: training.epochs is "three"; expected a whole number
            training.epochs=                | EXPERIMENT: training.epochs is ""; expected a whole number
            training.epochs=0               | EXPERIMENT: training.epochs is 0; expected at least 1
            training.seeds=5                | EXPERIMENT: training.seeds is 5; expected a list [ ... ]
            information.teacher=yes         | EXPERIMENT: information.teacher is "yes"; expected true or false
            models=[]                       | EXPERIMENT: models is empty; expected at least one element
            models.backprob.rule.type=x     | --set models.backprob.rule.type: no model "backprob" (there: backprop, feedback alignment, microcircuit). Maybe "backprop"?
            models[3].rule.type=x           | --set models[3].rule.type: no model [3] (there: backprop, feedback alignment, microcircuit)
            models.backprop.rule.rates=[1]  | --set models.backprop.rule.rates: no "rates" in BACKPROP (there: type, learningRates, cost, derivative, replacedPasses)
            models[0].rule.learningRates=1  | --set models[0].rule.learningRates: rule.learningRates is 1; expected a list [ ... ] (model "backprop" of BACKPROP)
            models[0].layers=[16,6,10]      | --set models[0].layers: rule.learningRates has 3 elements; expected 2, one for each layer but the input (model "backprop" of BACKPROP)
            models[0].layers[0]=9           | --set models[0].layers[0]: layers[0] is 9; expected 16, one unit for each pixel of ten-images (model "backprop" of BACKPROP)
            models[0].rule.learningRates[3]=1 | --set models[0].rule.learningRates[3]: no [3] in BACKPROP (there: elements [0] to [2])
            models[0].name=microcircuit     | --set models[0].name: name is "microcircuit", as of another model of this experiment; expected each name once (model "microcircuit" of BACKPROP)
            """)
    void aBadAssignmentIsRefused(String assignment, String line) {
        assertRefused(line.replace("EXPERIMENT", lab.experiment().toString())
                .replace("BACKPROP", lab.model("backprop").toString())
                .replace("MICROCIRCUIT", lab.model("microcircuit").toString()),
                "--set", assignment);
    }

    /** Arguments; the first line said; the beginning of the second. */
    static Stream<Arguments> usages() {
        return Stream.of(
                arguments("--threads 0", "--threads is 0; expected at least 1", "Try 'apical run --help'."),
                arguments("--threads -3", "--threads is -3; expected at least 1", "Try 'apical run --help'."),
                arguments("--threads two", "Invalid value for option '--threads': \"two\"; expected a whole number",
                        "Try 'apical run --help'."),
                arguments("--seed x", "Invalid value for option '--seed' (N): \"x\"; expected a whole number",
                        "Try 'apical run --help'."),
                arguments("--seed 1.5", "Invalid value for option '--seed' (N): \"1.5\"; expected a whole number",
                        "Try 'apical run --help'."),
                arguments("--seed", "Missing required parameter for option '--seed' (N)", "Try 'apical run --help'."),
                arguments("--thread 2", "Unknown options: '--thread', '2'", "Possible solutions: --threads"));
    }

    @ParameterizedTest(name = "run {0}")
    @MethodSource("usages")
    void aBadOptionIsRefusedWithAHint(String options, String line, String hint) {
        Ran ran = run(options.split(" "));
        assertEquals(2, ran.code());
        assertEquals("", ran.out());
        assertEquals(2, ran.errorLines().size(), ran.err());
        assertEquals("apical: " + line, ran.errorLines().get(0));
        assertTrue(ran.errorLines().get(1).startsWith(hint), ran.err());
    }

    /** Paths that no system has, and how the value is repeated. */
    static Stream<Arguments> paths() {
        return Stream.of(
                arguments("", "it is empty; expected a path"),
                arguments("a\u0000b", "\"a\\u0000b\"; expected a path that this system can have (Nul character not allowed)"),
                arguments("a/" + "n".repeat(256),
                        "\"" + "n".repeat(80) + "... (256 characters)\"; expected names of at most 255 bytes"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void aPathThatCannotBeIsRefused(String path, String line) {
        Ran ran = Ran.apical("run", lab.experiment().toString(), "--out", path);
        assertEquals("apical: Invalid value for option '--out': " + line, ran.errorLines().get(0));
        assertEquals(2, ran.code());
        assertEquals("apical: Invalid value for positional parameter at index 0..* (FILE): " + line,
                Ran.apical("validate", path).errorLines().get(0));
    }

    @Test
    void aNameThatLeavesNoRoomForADraftIsRefusedAtOnce() {
        assertEquals("apical: Invalid value for option '--out': \"" + "n".repeat(80) + "... (240 characters)\"; expected a name "
                + "of at most 200 bytes, since files beside it are called by it",
                Ran.apical("run", lab.experiment().toString(), "--out", "n".repeat(240)).errorLines().get(0));
    }

    @Test
    void aPathWithoutANameOfItsOwnIsRefused() {
        assertEquals("apical: Invalid value for option '--out': \"nowhere/..\"; expected a path that ends with a name",
                Ran.apical("compare", "x", "--out", "nowhere/..").errorLines().get(0));
    }

    @Test
    void whatSteersATerminalDoesNotReachIt() {
        assertTrue(Ran.apical("\u001b[31mrun").refusal(2).startsWith("unknown command \"\\u001B[31mrun\" (known: "));
        assertEquals("nowhere\\u001B]0;title\\u0007.json: no such file; 'apical list' shows those that ship with Apical",
                Ran.apical("validate", "nowhere\u001b]0;title\u0007.json").refusal(2));
    }

    @Test
    void valuesAreRepeatedInShort() {
        assertTrue(Ran.apical("run", "x.json", "--threads", "9".repeat(5000)).errorLines().get(0).length() < 200);
        assertTrue(Ran.apical("run", "x.json", "--" + "y".repeat(5000)).errorLines().get(0).length() < 200);
        assertTrue(Ran.apical("z".repeat(5000)).refusal(2).length() < 300);
        assertTrue(run("--set", "w".repeat(5000)).refusal(2).length() < 300);
    }

    @Test
    void anUnknownCommandIsRefused() {
        assertEquals(
                "unknown command \"runn\" (known: run, resume, merge, results, validate, check, figures, compare, analyze, headline, list, explain). Maybe \"run\"?",
                Ran.apical("runn", "x.json").refusal(2));
    }

    @ParameterizedTest
    @CsvSource({"run, EXPERIMENT", "validate, FILE", "figures, RESULT"})
    void aCommandWithoutWhatItIsAboutSaysWhatIsMissing(String command, String missing) {
        Ran ran = Ran.apical(command);
        assertEquals(2, ran.code());
        assertTrue(ran.errorLines().get(0).startsWith("apical: Missing required parameter: '" + missing), ran.err());
        assertEquals("Try 'apical " + command + " --help'.", ran.errorLines().get(1));
        assertEquals(2, ran.errorLines().size());
    }

    @Test
    void aSeedAskedForTwiceIsRefused() {
        assertRefused(lab.experiment() + ": training.seeds[1] repeats 7; expected each value once", "--seed", "7", "--seed", "7");
    }

    @Test
    void anExistingFolderIsRefusedAndAFreeOneNamed() throws IOException {
        Path old = Files.createDirectories(lab.results("old"));
        Files.createDirectories(lab.results("old.2"));
        assertEquals(old + ": exists already; expected a folder that does not, so that no results are lost. Maybe --out "
                + old + ".3",
                Ran.apical("run", lab.experiment().toString(), "--out", old.toString()).refusal(2));
        assertEquals(List.of(), TinyLab.everythingIn(old));
    }

    @Test
    void aPlaceWhereNothingCanBeWrittenIsRefusedBeforeTraining() {
        Path below = lab.experiment().resolve("results");
        assertEquals(below + ": cannot be made (file already exists); expected a place where files can be written. Nothing was run",
                Ran.apical("run", lab.experiment().toString(), "--out", below.toString()).refusal(2));
    }

    @Test
    void aDataFolderThatIsNotThereIsRefused() {
        String nowhere = folder.resolve("nowhere").toString();
        assertRefused(unknownSource(nowhere), "--data", nowhere);
    }

    @Test
    void aMisspeltSourceIsRefusedWithTheOneThatIsMeant() {
        for (String meant : DataSources.ids()) {
            String misspelt = meant.toUpperCase(Locale.ROOT);
            assertRefused(unknownSource(misspelt) + ". Maybe \"" + meant + "\"?", "--data", misspelt);
        }
    }

    @Test
    void aFolderThatIsCalledLikeASourceIsNamedByItsPath() {
        String name = DataSources.ids().get(0);
        assertRefused(unknownSource("./" + name) + ". Maybe \"" + name + "\"?", "--data", "./" + name);
    }

    private String unknownSource(String source) {
        return lab.experiment() + ": data.source is \"" + source + "\"; expected " + DataSources.expected()
                + ", but there is no such name, file or folder";
    }

    @Test
    void moreValidationImagesThanThereAreAreRefused() {
        assertRefused(lab.data().resolve("train-images-idx3-ubyte")
                + ": expected 0 to 9 of its 10 images for validation; found 10 asked for", "--set", "data.validationImages=10");
    }

    @Test
    void aPropertyThatTheImagesDoNotHaveIsRefused() throws IOException {
        for (String kind : List.of("train", "t10k")) {
            Path images = lab.data().resolve(kind + "-images-idx3-ubyte");
            byte[] bytes = Files.readAllBytes(images);
            bytes[11] = 1;                                            // one row of sixteen pixels instead of four of four
            bytes[15] = 16;
            Files.write(images, bytes);
        }
        assertRefused(lab.experiment() + ": information.property does not fit ten-images: brightestQuadrant: expected images of "
                + "even height and width; found 1 x 16 pixels");
    }

    /** Bad data: the file, what is done to it, what was expected, what was found. */
    static Stream<Arguments> data() {
        return Stream.of(
                arguments("train-labels-idx1-ubyte", "missing", "DATA: expected train-labels-idx1-ubyte or "
                        + "train-labels-idx1-ubyte.gz in it; found neither"),
                arguments("t10k-images-idx3-ubyte", "truncated", "FILE: expected "),
                arguments("t10k-images-idx3-ubyte", "foreign", "FILE: expected "),
                arguments("train-images-idx3-ubyte", "empty", "FILE: expected "),
                arguments("train-labels-idx1-ubyte", "label 10", "FILE: expected labels in 0 .. 9; found label 10 at image 0"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("data")
    void badDataIsRefused(String name, String damage, String said) throws IOException {
        Path file = lab.data().resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        switch (damage) {
            case "missing" -> Files.delete(file);
            case "truncated" -> Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
            case "foreign" -> Files.writeString(file, "<html>not found</html>");
            case "empty" -> Files.write(file, new byte[0]);
            default -> {
                bytes[8] = 10;
                Files.write(file, bytes);
            }
        }
        List<String> before = lab.everything();
        String line = run().refusal(2);
        assertTrue(line.startsWith(said.replace("DATA", lab.data().toString()).replace("FILE", file.toString())), line);
        assertTrue(line.contains("; found "), line);
        assertEquals(before, lab.everything());
    }

    @Test
    void aFolderWithoutResultsHasNoFigures() {
        assertEquals(folder + ": has no metrics.csv; expected a folder that 'apical run' wrote",
                Ran.apical("figures", folder.toString()).refusal(2));
        assertEquals(folder.resolve("nowhere") + ": has no metrics.csv; expected a folder that 'apical run' wrote",
                Ran.apical("figures", folder.resolve("nowhere").toString()).refusal(2));
    }

    private void assertRefused(String line, String... options) {
        List<String> before = lab.everything();
        assertEquals(line, run(options).refusal(2));
        assertEquals(before, lab.everything());
    }

    private Ran run(String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("run", lab.experiment().toString(), "--out", lab.results("x").toString()));
        arguments.addAll(List.of(options));
        return Ran.apical(arguments.toArray(String[]::new));
    }
}
