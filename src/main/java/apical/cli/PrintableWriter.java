package apical.cli;

import apical.validation.Printable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A way to the terminal on which nothing steers it: control characters of names and paths arrive as {@code \}{@code u001B}. */
final class PrintableWriter extends FilterWriter {

    private static final Pattern BETWEEN_LINES = Pattern.compile("(?<=[\\n\\t])|(?=\\r?\\n|\\t)");

    private PrintableWriter(Writer to) {
        super(to);
    }

    static PrintWriter to(Writer to) {
        return new PrintWriter(new PrintableWriter(to), true);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        String part = text.substring(from, from + length);
        super.out.write(Printable.isText(part) ? part
                : BETWEEN_LINES.splitAsStream(part).map(PrintableWriter::escaped).collect(Collectors.joining()));
    }

    private static String escaped(String part) {
        return part.equals("\n") || part.equals("\r\n") || part.equals("\t") ? part : Printable.escaped(part);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(new String(text), from, length);
    }

    @Override
    public void write(int character) throws IOException {
        write(Character.toString(character), 0, 1);
    }
}
