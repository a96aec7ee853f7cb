package apical.results;

import apical.state.Checkpointed;
import apical.state.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** {@code shown.csv} of a tissue, to which rows are added as it is shown something. */
public final class ShownTable implements Checkpointed {

    private final Path file;
    private long bytes;

    /** @param folder which is there */
    public ShownTable(Path folder) throws IOException {
        this.file = folder.resolve(ShownRow.TABLE.file());
        if (!Files.exists(file)) {
            append(ShownRow.TABLE.lines(List.of(), true));
        }
    }

    /** Adds a row, so that others can read it. */
    public void add(ShownRow row) throws IOException {
        append(ShownRow.TABLE.lines(List.of(row), false));
    }

    private void append(String lines) throws IOException {
        byte[] more = lines.getBytes(StandardCharsets.UTF_8);
        Files.write(file, more, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        bytes += more.length;
    }

    /** When restored, the table is cut to where it was. */
    @Override
    public void checkpoint(State state) {
        bytes = state.number("bytes", bytes);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
