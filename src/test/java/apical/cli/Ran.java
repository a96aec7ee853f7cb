package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import apical.TinyLab;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What one command came to: its exit code and what it wrote to standard output and standard error. */
record Ran(int code, String out, String err) {

    /** Runs {@code apical ARGUMENTS} in this virtual machine. */
    static Ran apical(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    /** {@code apical run} of a laboratory's experiment with results in {@code out} and more arguments. */
    static Ran run(TinyLab lab, Path out, String... more) {
        return apical(Stream.concat(Stream.of("run", lab.experiment().toString(), "--out", out.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    /** The same without figures, which take longer than all the rest. */
    static Ran runUndrawn(TinyLab lab, Path out, String... more) {
        return run(lab, out, Stream.concat(Stream.of("--set", "figures=[]"), Stream.of(more)).toArray(String[]::new));
    }

    List<String> errorLines() {
        return err.lines().toList();
    }

    /** Holds a command to its success. */
    Ran succeeded() {
        assertEquals(0, code, err);
        return this;
    }

    /** The one line that a command said when it refused, without the program's name; nothing went to standard output. */
    String refusal(int expectedCode) {
        assertEquals(1, errorLines().size(), err);
        assertEquals("", out);
        return lastError(expectedCode);
    }

    /** The last line that a failing command said, without the program's name; before it there may be progress. */
    String lastError(int expectedCode) {
        assertEquals(expectedCode, code, err);
        String line = errorLines().get(errorLines().size() - 1);
        assertEquals("apical: ", line.substring(0, Math.min(8, line.length())), err);
        return line.substring(8);
    }
}
