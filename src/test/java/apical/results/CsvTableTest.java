package apical.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvTableTest {

    private static final String HEADER = "rule,model,seed,epoch,examples,split,layer,quantity,unit,value\n";
    private static final String ROW = "backprop,a,1,2,30,test,hidden1,error,%,1.5\n";

    @TempDir
    private Path folder;

    @Test
    void numbersComeBackToTheSameBits() throws IOException {
        List<Measurement> rows = new ArrayList<>();
        for (double extreme : new double[] {0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE,
                0.1 + 0.2, 1.0 / 3, 1e-5, 1e7, Math.nextUp(1.0), Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            rows.add(row("a", extreme));
        }
        SplittableRandom random = new SplittableRandom(1);
        while (rows.size() < 1000) {
            rows.add(row("a", Double.longBitsToDouble(random.nextLong())));
        }
        assertComesBack(rows);
    }

    @Test
    void namesComeBackWhateverIsInThem() throws IOException {
        assertComesBack(Stream.of("a, b", "\"quoted\"", "two\nlines", "größe", "模型", " spaces ", "'", "\\", "#", "a\tb", "")
                .map(name -> row(name, 1)).toList());
    }

    @Test
    void wholeNumbersComeBackAtTheirEnds() throws IOException {
        assertComesBack(List.of(
                new Measurement("r", "m", Long.MIN_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, "test", "", "q", "1", 1),
                new Measurement("r", "m", -1, 0, 0, "test", "", "q", "1", 1)));
    }

    private void assertComesBack(List<Measurement> rows) throws IOException {
        Path file = folder.resolve("metrics.csv");
        Measurement.TABLE.write(file, rows);
        assertEquals(rows, Measurement.TABLE.read(file));                 // records compare doubles by their bits
    }

    @Test
    void theFileIsPlainText() throws IOException {
        Path file = folder.resolve("metrics.csv");
        Measurement.TABLE.write(file, List.of(new Measurement("backprop", "a", 1, 2, 30, "test", "hidden1", "error", "%", 1.5)));
        assertEquals(HEADER + ROW, Files.readString(file));
    }

    /** A text that is no table; what is said of it after the file's name. */
    static Stream<Arguments> malformed() {
        String header = "line 1 is not the header of metrics; expected " + HEADER.strip();
        return Stream.of(
                arguments("", header),
                arguments(ROW, header),
                arguments(HEADER.replace(",value", ""), header),
                arguments(HEADER.replace("rule,model", "model,rule") + ROW, header),
                arguments("<html>", header),
                arguments(HEADER + ROW + "backprop,a,1\n", "line 3 is not a row of metrics (3 values; expected 10)"),
                arguments(HEADER + ROW + ROW.strip() + ",1\n", "line 3 is not a row of metrics (11 values; expected 10)"),
                arguments(HEADER + ROW + ROW.replace("1.5", "1,5"), "line 3 is not a row of metrics (11 values; expected 10)"),
                arguments(HEADER + ROW.replace("1.5", "much"), "line 2 is not a row of metrics (For input string: \"much\")"),
                arguments(HEADER + ROW + ROW + ROW.replace(",2,", ",2.5,"),
                        "line 4 is not a row of metrics (For input string: \"2.5\")"),
                arguments(HEADER + ROW + "\"backprop,a", "line 3 is not a row of metrics ("));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("malformed")
    void aMalformedFileIsNamedWithTheLine(String text, String said) throws IOException {
        Path file = Files.writeString(folder.resolve("metrics.csv"), text);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            String message = assertThrows(IOException.class, () -> Measurement.TABLE.read(file)).getMessage();
            assertTrue(message.startsWith(file + ": " + said), message);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = folder.resolve("metrics.csv");
        assertEquals(file.toString(), assertThrows(NoSuchFileException.class, () -> Measurement.TABLE.read(file)).getMessage());
    }

    private static Measurement row(String model, double value) {
        return new Measurement("backprop", model, 1, 2, 30, "test", "hidden1", "I(X;Y) plug-in", "bit", value);
    }
}
