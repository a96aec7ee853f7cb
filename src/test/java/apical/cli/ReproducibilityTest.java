package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.information.Estimate;
import apical.results.InformationRow;
import apical.results.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Same definition, same seed, same numbers: to the last byte, with all three rules and two seeds. */
class ReproducibilityTest {

    @TempDir
    private static Path folder;
    private static TinyLab lab;
    private static Path reference;

    @BeforeAll
    static void runOnce() throws IOException {
        lab = new TinyLab(folder);
        Path labels = lab.data().resolve("t10k-labels-idx1-ubyte");
        byte[] bytes = Files.readAllBytes(labels);
        for (int i = 0; i < 10; i++) {
            bytes[8 + i] = (byte) (i % 3);             // several images of a class, or all permutations of labels were alike
        }
        Files.write(labels, bytes);
        reference = lab.results("reference");
        Ran.run(lab, reference, "--threads", "1", "--set", "figures=[\"information\"]").succeeded();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theNumberOfThreadsChangesNoByte(int threads) {
        assertSameMetrics(run("threads" + threads, "--threads", String.valueOf(threads)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG", "tr-TR", "hi-IN-u-nu-deva"})
    void theLocaleChangesNoByte(String tag) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            Path results = run(tag, "--set", "figures=[\"information\"]");
            assertSameMetrics(results);
            for (String file : List.of("experiment.json", "models/microcircuit.json", "figures/information.svg")) {
                assertEquals(TinyLab.read(reference.resolve(file)), TinyLab.read(results.resolve(file)), file);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theStoredDefinitionRunAgainGivesTheSameNumbers() {
        Path again = lab.results("again");
        Ran.apical("run", reference.resolve("experiment.json").toString(), "--out", again.toString(), "--set", "figures=[]")
                .succeeded();
        assertSameMetrics(again);
    }

    @Test
    void aSeedGivesTheSameNumbersInWhateverCompany() throws IOException {
        List<Measurement> alone = rows(run("alone", "--seed", "2"), "");
        assertEquals(rows(reference, "").stream().filter(m -> m.seed() == 2).toList(), alone);
        assertNotEquals(rows(reference, "").stream().filter(m -> m.seed() == 1).map(Measurement::value).toList(),
                alone.stream().map(Measurement::value).toList());
    }

    /** With one seed all models start with the same bottom-up weights: before training they answer alike, to the last bit. */
    @Test
    void modelsOfOneSeedAreTheSameBeforeTraining() throws IOException {
        List<Measurement> backprop = atTheStart("backprop");
        assertEquals(backprop, atTheStart("feedback alignment"));
        List<Estimate> estimates = estimatesAtTheStart("backprop");
        assertTrue(estimates.stream().anyMatch(estimate -> estimate.quantity().isOfWhole()));
        assertEquals(estimates, estimatesAtTheStart("feedback alignment"));
        // with the teacher off, a microcircuit in the self-predicting state answers as a perceptron does
        assertEquals(backprop.stream().filter(m -> m.layer().isEmpty()).toList(),
                atTheStart("microcircuit").stream().filter(m -> m.layer().isEmpty()).toList());
    }

    /** Two models of one rule and one definition are one model: the same weights, feedback and order of images. */
    @Test
    void modelsOfOneSeedSeeTheSameImagesInTheSameOrder() throws IOException {
        TinyLab twins = new TinyLab(folder.resolve("twins"));
        twins.write(twins.model("microcircuit"), TinyLab.FEEDBACK_ALIGNMENT.replace("feedback alignment", "twin"));
        Path results = twins.results("twins");
        Ran.runUndrawn(twins, results).succeeded();
        List<Double> one = rows(results, "feedback alignment").stream().map(Measurement::value).toList();
        List<Double> other = rows(results, "twin").stream().map(Measurement::value).toList();
        assertTrue(one.size() > 40);
        assertEquals(one, other);
        assertEquals(estimates(results, "feedback alignment"), estimates(results, "twin"));
    }

    private static List<Measurement> atTheStart(String model) throws IOException {
        return rows(reference, model).stream().filter(m -> m.epoch() == 0 && !m.layer().contains("."))
                .map(m -> new Measurement("", "", m.seed(), 0, 0, m.split(), m.layer(), m.quantity(), m.unit(), m.value()))
                .toList();
    }

    private static List<Measurement> rows(Path results, String model) throws IOException {
        return TinyLab.metrics(results).where(m -> model.isEmpty() || m.model().equals(model)).toList();
    }

    private static List<Estimate> estimatesAtTheStart(String model) throws IOException {
        return estimates(reference, model).stream().filter(row -> row.epoch() == 0 && row.compartment().equals("rate"))
                .map(InformationRow::estimate).toList();
    }

    /** Of a model, without who it is. */
    private static List<InformationRow> estimates(Path results, String model) throws IOException {
        return InformationRow.TABLE.read(results.resolve("information.csv")).stream().filter(row -> row.model().equals(model))
                .map(row -> new InformationRow("", "", row.seed(), row.epoch(), row.examples(), row.split(), row.layer(),
                        row.compartment(),
                        row.teacher(), row.variable(), row.estimate()))
                .toList();
    }

    private static Path run(String name, String... options) {
        Path results = lab.results(name);
        Ran.runUndrawn(lab, results, options).succeeded();
        return results;
    }

    private static void assertSameMetrics(Path results) {
        for (String table : List.of("metrics.csv", "information.csv")) {
            assertEquals(TinyLab.read(reference.resolve(table)), TinyLab.read(results.resolve(table)));
        }
    }
}
