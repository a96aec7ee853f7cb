package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.arrays.ElementType;
import apical.arrays.NpzFile;
import apical.arrays.NumpyArray;
import apical.estimators.Estimators;
import apical.information.Codes;
import apical.information.ControlSettings;
import apical.information.Estimate;
import apical.network.Seed;
import apical.results.AnalysisRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code apical analyze} on arrays that NumPy wrote; see make.py beside them. */
class AnalyzeCommandTest {

    private static final Path NUMPY = Path.of("src/test/resources/numpy");
    private static final Path ACTIVITY = NUMPY.resolve("activity.npz");

    @TempDir
    private Path folder;

    @Test
    void valuesAreThoseOfTheLibraryCall() throws IOException {
        Map<String, NumpyArray> arrays = NpzFile.read(ACTIVITY);
        FMatrixRMaj activity = new FMatrixRMaj(5, 60);
        for (int unit = 0; unit < 5; unit++) {
            for (int s = 0; s < 60; s++) {
                activity.set(unit, s, (float) arrays.get("rates").values()[5 * s + unit]);
            }
        }
        Codes labels = Codes.of(Arrays.stream(arrays.get("labels").values()).mapToInt(x -> (int) x).toArray());
        List<AnalysisRow> rows = analysis(ACTIVITY.toString(), "--permutations", "7", "--seed", "3");
        for (String population : List.of("rates", "transposed")) {
            List<Estimate> expected = Estimators.suitingAnyWidth().stream().flatMap(definition -> definition.build()
                    .estimate(activity, labels, new ControlSettings(7, new Seed(3).stream("doubts"))).stream()).toList();
            assertEquals(expected, rows.stream().filter(row -> row.population().equals(population)).map(AnalysisRow::estimate)
                    .toList());
        }
        assertTrue(rows.stream().allMatch(row -> row.variable().equals("labels")));
    }

    @Test
    void separateFilesSayTheSame() throws IOException {
        List<Estimate> together = analysis(ACTIVITY.toString(), "--estimator", "wholeCodes").stream()
                .filter(row -> row.population().equals("rates")).map(AnalysisRow::estimate).toList();
        assertEquals(8, together.size(), "four quantities, with and without correction");
        assertEquals(together, analysis(NUMPY.resolve("rates.npy").toString(), "--labels", NUMPY.resolve("labels.npy").toString(),
                "--estimator", "wholeCodes").stream().map(AnalysisRow::estimate).toList());
    }

    @Test
    void estimatorsMayStandInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("estimators.json"), "[{\"type\": \"subsets\", \"sizes\": [1, 3]}]");
        assertEquals(List.of("I(X;1 unit)", "I(X;3 units)"), analysis(ACTIVITY.toString(), "--estimators", file.toString()).stream()
                .map(row -> row.estimate().quantity().id()).distinct().toList());
    }

    @Test
    void anEstimatorIsAskedOnce() {
        Ran ran = Ran.apical("analyze", ACTIVITY.toString(), "--estimator", "perUnit", "--estimator", "decoder", "--estimator",
                "perUnit");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("estimator 3 is one of those before it; expected each once"), ran.err());
    }

    @Test
    void theTableSaysWhatToThinkOfEachValue() {
        String out = Ran.apical("analyze", ACTIVITY.toString(), "--estimator", "wholeCodes").succeeded().out();
        assertTrue(out.lines().findFirst().orElseThrow().startsWith("population"), out);
        assertTrue(out.contains("saturated"), "thirty-two codes for sixty samples:\n" + out);
    }

    @Test
    void whatCannotBeAnalysedIsRefusedInOneLine() throws IOException {
        NumpyArray labels = new NumpyArray(List.of(4), new double[] {0, 1, 0, 1});
        NumpyArray fine = new NumpyArray(List.of(4, 2), new double[] {1, 2, 3, 4, 5, 6, 7, 8});
        double[] broken = {1, 2, 3, Double.NaN, 5, 6, 7, 8};
        refused(Map.of("a", new NumpyArray(List.of(4, 2), broken), "labels", labels),
                "a is NaN at unit 1 of sample 1 (counted from 0); expected finite values of at most 3e38");
        refused(Map.of("a", new NumpyArray(List.of(2, 3), new double[6]), "labels", labels),
                "a is [2 x 3] but there are 4 labels; expected as many rows or columns");
        refused(Map.of("a", new NumpyArray(List.of(4, 4), new double[16]), "labels", labels),
                "a is [4 x 4], and both could be its samples; expected --samples rows or --samples columns");
        refused(Map.of("a", fine, "labels", new NumpyArray(List.of(4), new double[] {0, 1, 0.5, 1})),
                "labels[2] is 0.5; expected a whole number, the label of a sample");
        refused(Map.of("labels", labels), "has no activity; expected a matrix of samples and units, but there is labels [4]");
        refused(Map.of("a", fine),
                "has no variable of the samples; expected a list of one whole number a sample, but there is a [4 x 2]");
        refused(Map.of("a", fine, "labels", labels, "w", new NumpyArray(List.of(3), new double[3])),
                "has variables of different numbers of samples: ");
    }

    private void refused(Map<String, NumpyArray> arrays, String problem) throws IOException {
        Path file = folder.resolve("bad.npz");
        NpzFile.write(file, arrays, ElementType.FLOAT64);
        Ran ran = Ran.apical("analyze", file.toString(), "--out", folder.resolve("x.csv").toString());
        assertEquals(2, ran.code());
        assertEquals(1, ran.errorLines().size(), ran.err());
        assertTrue(ran.err().startsWith("apical: " + file + ": " + problem), ran.err());
        assertFalse(Files.exists(folder.resolve("x.csv")));
    }

    @Test
    void squareActivityIsReadAsItIsSaid() throws IOException {
        Path file = folder.resolve("square.npz");
        NpzFile.write(file, Map.of("labels", new NumpyArray(List.of(2), new double[] {0, 1}),
                "a", new NumpyArray(List.of(2, 2), new double[] {1, 5, 2, 5})), ElementType.FLOAT64);
        assertEquals(2, analysis(file.toString(), "--samples", "rows", "--estimator", "wholeCodes").get(0).estimate().width());
        Ran ran = Ran.apical("analyze", file.toString(), "--samples", "sideways");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("--samples is \"sideways\"; expected rows or columns"), ran.err());
    }

    @Test
    void constantActivityAndFewSamplesGetAnHonestVerdict() throws IOException {
        Path file = folder.resolve("constant.npz");
        NpzFile.write(file, Map.of("labels", new NumpyArray(List.of(4), new double[] {0, 1, 0, 1}),
                "a", new NumpyArray(List.of(4, 2), new double[] {3, 3, 3, 3, 3, 3, 3, 3})), ElementType.FLOAT64);
        for (AnalysisRow row : analysis(file.toString())) {
            Estimate e = row.estimate();
            if (e.quantity().isOfVariable()) assertEquals(0, e.value(), 1e-9, e.toString());
        }
        Path few = folder.resolve("few.npz");
        NpzFile.write(few, Map.of("labels", new NumpyArray(List.of(3), new double[] {0, 1, 2}),
                "a", new NumpyArray(List.of(3, 2), new double[] {1, 2, 3, 4, 5, 6.5})), ElementType.FLOAT64);
        for (AnalysisRow row : analysis(few.toString())) {
            if (row.estimate().quantity().isOfVariable()) {
                assertFalse(row.estimate().verdict().id().equals("sound"), row.toString());
            }
        }
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path out = Files.writeString(folder.resolve("mine.csv"), "mine");
        Ran ran = Ran.apical("analyze", ACTIVITY.toString(), "--out", out.toString());
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains(out + ": exists already"), ran.err());
        assertEquals("mine", Files.readString(out));
    }

    private List<AnalysisRow> analysis(String... arguments) throws IOException {
        Path out = folder.resolve("analysis.csv");
        Files.deleteIfExists(out);
        String[] all = Arrays.copyOf(arguments, arguments.length + 3);
        System.arraycopy(new String[] {"--out", out.toString(), "--trace"}, 0, all, arguments.length, 3);
        Ran.apical(prepend("analyze", all)).succeeded();
        return AnalysisRow.TABLE.read(out);
    }

    private static String[] prepend(String first, String[] rest) {
        String[] all = new String[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
