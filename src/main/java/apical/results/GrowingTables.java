package apical.results;

import apical.files.WholeFile;
import apical.state.Checkpointed;
import apical.state.State;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of a run that is under way. Rows are added and then committed, which writes them at the ends of their files; their
 * state is how long the files are [bytes], so that what came after a checkpoint can be cut off.
 */
final class GrowingTables implements Checkpointed {

    private static final String LENGTHS = "lengths";

    private final Path folder;
    private final Map<CsvTable<?>, List<Record>> added = new LinkedHashMap<>();
    private final long[] lengths = new long[Tables.ALL.size()];       // of what is committed

    /** Of which nothing is written yet; of files that are there, see {@link #cut}. */
    GrowingTables(Path folder) {
        this.folder = folder;
    }

    @Override
    public void checkpoint(State state) {
        state.array(LENGTHS, lengths);
    }

    /** What {@link #checkpoint} calls its array, below the name of a part. */
    static String lengthsIn(String part) {
        return part + "." + LENGTHS;
    }

    private Path file(int table) {
        return folder.resolve(Tables.ALL.get(table).file());
    }

    /** Keeps a row until the next {@link #commit} or {@link #drop}. */
    <R extends Record> void add(CsvTable<R> table, R row) {
        added.computeIfAbsent(table, none -> new ArrayList<>()).add(row);
    }

    /** Forgets the rows that were added. */
    void drop() {
        added.clear();
    }

    /** Writes the rows that were added. */
    void commit() throws IOException {
        for (Map.Entry<CsvTable<?>, List<Record>> rows : added.entrySet()) {
            append(rows.getKey(), rows.getValue());
        }
        added.clear();
    }

    private <R extends Record> void append(CsvTable<R> table, List<Record> rows) throws IOException {
        @SuppressWarnings("unchecked")                               // what is put under a table are its rows
        List<R> own = (List<R>) rows;
        int t = Tables.ALL.indexOf(table);
        byte[] lines = table.lines(own, lengths[t] == 0).getBytes(StandardCharsets.UTF_8);
        Files.write(file(t), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        lengths[t] += lines.length;
    }

    /** Whether the files have all that was written when a checkpoint noted these lengths [bytes], and perhaps more. */
    boolean reach(double[] noted) throws IOException {
        if (noted.length != lengths.length) {
            return false;                                            // of a version with other tables
        }
        for (int t = 0; t < lengths.length; t++) {
            if ((Files.exists(file(t)) ? Files.size(file(t)) : 0) < noted[t]) {
                return false;
            }
        }
        return true;
    }

    /** Cuts the files to the lengths that were restored. */
    void cut() throws IOException {
        for (int t = 0; t < lengths.length; t++) {
            if (lengths[t] == 0) {
                Files.deleteIfExists(file(t));
            } else {
                try (FileChannel channel = FileChannel.open(file(t), StandardOpenOption.WRITE)) {
                    channel.truncate(lengths[t]);
                }
            }
        }
    }

    /** Deletes the files. */
    void clear() throws IOException {
        Arrays.fill(lengths, 0);
        cut();
    }

    /** Waits until the disk has all that is committed. */
    void force() throws IOException {
        for (int t = 0; t < lengths.length; t++) {
            if (lengths[t] > 0) {
                WholeFile.force(file(t));
            }
        }
    }

    /** @throws IOException naming the file, if one is not as long as what was committed */
    void requireOwn() throws IOException {
        for (int t = 0; t < lengths.length; t++) {
            if (lengths[t] > 0 && Files.size(file(t)) != lengths[t]) {
                throw new IOException(file(t) + ": has " + Files.size(file(t)) + " bytes; expected " + lengths[t]
                        + ", as many as this process has written. Another one has written, too");
            }
        }
    }
}
