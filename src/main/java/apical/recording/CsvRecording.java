package apical.recording;

import apical.circuit.Preparation;
import apical.state.State;
import apical.validation.InvalidValueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table of times and a column for each number, for small traces. It leaves memory in whole rows, so that a crash cuts none
 * of them short.
 */
final class CsvRecording implements Sink {

    static final String FILE = "recording.csv";
    static final String TIME = "time_ms";

    private static final int MOST_COLUMNS = 1000;
    private static final int BUFFER = 1 << 16;                       // characters
    private static final int LONGEST_NUMBER = 24;                    // of Double.toString
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final List<Trace> traces;
    private final List<double[]> frames;
    private final StringBuilder rows = new StringBuilder();
    private final CSVPrinter csv = new CSVPrinter(rows, FORMAT);
    private final FileChannel file;

    private CsvRecording(FileChannel file, List<Trace> traces) throws IOException {
        this.traces = traces;
        this.frames = traces.stream().map(trace -> new double[trace.length()]).toList();
        this.file = file;
    }

    /** In a file that it makes. */
    static CsvRecording create(Path folder, List<Trace> traces) throws IOException {
        CsvRecording table = new CsvRecording(FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE), traces);
        table.csv.printRecord(header(traces));
        return table;
    }

    /** In a file that is there, behind its rows. */
    static CsvRecording reopen(Path folder, List<Trace> traces) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": is not there; expected a table to go on with");
        }
        return new CsvRecording(FileChannel.open(file, StandardOpenOption.APPEND), traces);
    }

    @Override
    public void checkpoint(State state) {
        try {
            flush();
            long size = file.size(), then = state.number("bytes", size);
            if (then > size) {
                throw new IOException(FILE + " has " + size + " bytes; expected at least " + then);
            }
            file.truncate(then).force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws InvalidValueException if these are no small traces with common times
     */
    static void check(List<Trace> traces) {
        for (int i = 0; i < traces.size(); i++) {
            if (traces.get(i).everySteps() != traces.get(0).everySteps()) {
                throw new InvalidValueException("requests[" + i + "].everyMs", "is " + traces.get(i).request().everyMs()
                        + "; expected " + traces.get(0).request().everyMs() + ", as in requests[0]: a table has one column of"
                        + " times. Maybe format npy");
            }
        }
        long columns = traces.stream().mapToLong(Trace::length).sum();
        if (columns > MOST_COLUMNS) {
            throw new InvalidValueException("format", "is csv for " + columns + " numbers in each frame; expected at most "
                    + MOST_COLUMNS + ". Maybe format npy");
        }
    }

    private static List<String> header(List<Trace> traces) {
        return Stream.concat(Stream.of(TIME), traces.stream().flatMap(trace -> trace.columns().stream())).toList();
    }

    /** At most: numbers are as long as they need to be. */
    static long bytes(List<Trace> traces, long frames) {
        List<String> header = header(traces);
        return header.stream().mapToLong(name -> name.length() + 1).sum() + frames * header.size() * (LONGEST_NUMBER + 1);
    }

    @Override
    public void append(Preparation preparation) throws IOException {
        List<Double> row = new ArrayList<>(List.of(preparation.timeMs()));
        for (int i = 0; i < traces.size(); i++) {
            traces.get(i).read(preparation, frames.get(i));
            for (double value : frames.get(i)) {
                row.add(value);
            }
        }
        csv.printRecord(row);
        if (rows.length() >= BUFFER) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        for (ByteBuffer bytes = StandardCharsets.US_ASCII.encode(CharBuffer.wrap(rows)); bytes.hasRemaining();) {
            file.write(bytes);
        }
        rows.setLength(0);
    }

    @Override
    public void close() throws IOException {
        try (file) {
            flush();
        }
    }
}
