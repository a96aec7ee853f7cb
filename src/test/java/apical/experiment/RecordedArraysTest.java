package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import apical.arrays.ElementType;
import apical.arrays.NpyFile;
import apical.arrays.NpzFile;
import apical.arrays.NumpyArray;
import apical.json.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which arrays are activity and which are labels, and what is said of those that are neither. */
class RecordedArraysTest {

    private static final NumpyArray ACTIVITY = new NumpyArray(List.of(4, 2), new double[] {1, 2, 3, 4, 5, 6, 7, 8});

    @TempDir
    private Path folder;

    @Test
    void labelsMayHaveTheNameOfTheActivity() throws IOException {
        Path activity = npy("d1/data.npy", ACTIVITY);
        RecordedArrays recorded =
                RecordedArrays.read(activity, Optional.of(npy("d2/data.npy", list(0, 1, 0, 2))), Optional.empty());
        assertEquals(Set.of("data"), recorded.populations().keySet());
        assertEquals(2, recorded.populations().get("data").numRows);
        assertEquals(Set.of("data"), recorded.variables().keySet());
        assertEquals(3, recorded.variables().get("data").distinct());
    }

    @Test
    void labelsOfTheirOwnFileStandInForAllListsBesideTheActivity() throws IOException {
        Path file = npz("act.npz", Map.of("a", ACTIVITY, "labels", list(0, 0, 1, 1), "times", list(0.1, 0.2, 0.3)));
        for (Path labels : List.of(npy("labels.npy", list(0, 1, 2, 3)),
                npz("labels.npz", Map.of("labels", list(0, 1, 2, 3), "more", ACTIVITY)))) {
            RecordedArrays recorded = RecordedArrays.read(file, Optional.of(labels), Optional.empty());
            assertEquals(Set.of("a"), recorded.populations().keySet());
            assertEquals(Set.of("labels"), recorded.variables().keySet());
            assertEquals(4, recorded.variables().get("labels").distinct(), "beside the activity there are two");
        }
    }

    @Test
    void badLabelsAreSoughtInTheirOwnFile() throws IOException {
        Path activity = npy("act.npy", ACTIVITY);
        assertRefused(activity, npy("flab.npy", list(0.5, 1, 0, 1)),
                "flab[0] is 0.5; expected a whole number, the label of a sample");
        assertRefused(activity, npy("empty.npy", list()), "empty is empty; expected one whole number a sample");
        assertRefused(activity, npz("two.npz", Map.of("v", list(0, 1, 0, 1), "w", list(1))),
                "has variables of different numbers of samples: ");
    }

    @Test
    void labelsAreInts() throws IOException {
        Path activity = npy("act.npy", ACTIVITY);
        String expected = "; expected a whole number between -2147483648 and 2147483647";
        assertRefused(activity, npy("large.npy", list(0, 1e10, 0, 1)), "large[1] is 1.0E10" + expected);
        assertRefused(activity, npy("least.npy", list(-2147483649.0, 1, 0, 1)), "least[0] is -2.147483649E9" + expected);
        assertRefused(activity, npy("nan.npy", list(Double.NaN, 1, 0, 1)),
                "nan[0] is NaN; expected a whole number, the label of a sample");
        assertEquals(2, RecordedArrays.read(activity, Optional.of(npy("edges.npy", list(Integer.MIN_VALUE, Integer.MAX_VALUE,
                Integer.MAX_VALUE, Integer.MIN_VALUE))), Optional.empty()).variables().get("edges").distinct());
    }

    @Test
    void whatThereIsInsteadOfLabelsIsSaid() throws IOException {
        Path activity = npy("act.npy", ACTIVITY);
        String none = "has no variable of the samples; expected a list of one whole number a sample, but there is ";
        NumpyArray column = new NumpyArray(List.of(4, 1), new double[] {0, 1, 0, 1});
        assertRefused(activity, npy("labels.npy", column), none + "labels [4 x 1]. Maybe labels.ravel()");
        assertRefused(activity, npy("one.npy", new NumpyArray(List.of(), new double[] {1})), none + "one []");
        assertRefused(activity, npy("hot.npy", ACTIVITY), none + "hot [4 x 2]");
        assertRefused(activity, none + "act [4 x 2]. Maybe --labels FILE.npy");
        assertRefused(npy("unit.npy", column), none + "unit [4 x 1]. Maybe --labels FILE.npy");
        assertRefused(npz("alone.npz", Map.of("a", column)), none + "a [4 x 1]");
        Path both = npz("both.npz", Map.of("labels", column, "rates", ACTIVITY));
        String said = assertThrows(DefinitionException.class, () -> RecordedArrays.read(both, Optional.empty(), Optional.empty()))
                .getMessage();
        assertEquals(". Maybe labels.ravel()", said.substring(said.lastIndexOf(". ")), said);
    }

    @Test
    void whatHoldsNothingIsCalledEmptyAndAFolderAFolder() throws IOException {
        Path activity = npy("act.npy", ACTIVITY);
        Path empty = npz("empty.npz", Map.of());
        assertRefused(empty, "holds no arrays; expected some that NumPy saved");
        assertRefused(activity, empty, "holds no arrays; expected some that NumPy saved");
        assertRefused(folder, "is a folder; expected arrays that NumPy saved, .npz or .npy");
        assertRefused(activity, folder, "is a folder; expected arrays that NumPy saved, .npz or .npy");
        assertRefused(folder.resolve("not.npz"), "no such file; expected arrays that NumPy saved, .npz or .npy");
    }

    @Test
    void brokenLabelsAreRefusedLikeBrokenActivity() throws IOException {
        assertRefused(npy("act.npy", ACTIVITY), Files.writeString(folder.resolve("text.npy"), "0 1 0 1"),
                "is not a NumPy array; expected a .npy file");
    }

    private void assertRefused(Path file, String problem) {
        assertRefused(file, Optional.empty(), file + ": " + problem);
    }

    private void assertRefused(Path file, Path labels, String problem) {
        assertRefused(file, Optional.of(labels), labels + ": " + problem);
    }

    private static void assertRefused(Path file, Optional<Path> labels, String line) {
        String said =
                assertThrows(DefinitionException.class, () -> RecordedArrays.read(file, labels, Optional.empty())).getMessage();
        assertEquals(line, line.endsWith(": ") ? said.substring(0, Math.min(line.length(), said.length())) : said);
    }

    private static NumpyArray list(double... values) {
        return new NumpyArray(List.of(values.length), values);
    }

    private Path npy(String name, NumpyArray array) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        NpyFile.write(file, array, ElementType.FLOAT64);
        return file;
    }

    private Path npz(String name, Map<String, NumpyArray> arrays) throws IOException {
        NpzFile.write(folder.resolve(name), arrays, ElementType.FLOAT64);
        return folder.resolve(name);
    }
}
