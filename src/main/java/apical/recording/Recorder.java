package apical.recording;

import apical.circuit.Preparation;
import apical.network.Shape;
import apical.state.Checkpointed;
import apical.state.State;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what is recorded of a {@link Preparation}, step by step, into a folder of its own:
 * <pre>
 *   recording.json        what is in the files below: shapes, units, times
 *   hidden1.apical.npy    [frames x units], a file for each request; of synapses [frames x units x presynaptic]
 *   time_ms.npy           [frames], in double precision; time_ms.every-10ms.npy if there are several intervals
 *   recording.csv         instead of both, in format csv
 * </pre>
 * Memory does not grow with time, and what was written can be read at any moment, after a crash too: all but the last 64 kB,
 * or all of it if the recorder was flushed or closed.
 */
public final class Recorder implements Closeable, Flushable, Checkpointed {

    private final double stepMs;
    private final Map<Long, Sink> sinks;                              // by interval in steps

    private Recorder(double stepMs, Map<Long, Sink> sinks) {
        this.stepMs = stepMs;
        this.sinks = sinks;
    }

    /**
     * Makes the files, with no frames in them yet.
     *
     * @param folder is made if it is not there; nothing in it is overwritten
     * @throws InvalidValueException as {@link #check}
     */
    public static Recorder open(Path folder, List<Request> requests, Format format, Shape layers, double stepMs)
            throws IOException {
        Map<Long, List<Trace>> intervals = byInterval(traces(requests, format, layers, stepMs));
        Files.createDirectories(folder);
        index(format, intervals, stepMs).write(folder);
        return with(stepMs, intervals, traces -> format == Format.CSV ? CsvRecording.create(folder, traces)
                : NpyRecording.create(folder, timeFile(intervals, traces), traces, format.type()));
    }

    /**
     * Opens the files that a recorder of the same requests made, to go on with them. What to restore comes next:
     * {@link #checkpoint} cuts them to what was written when their state was saved, and from then on they become, byte for byte,
     * what they would be had nobody stopped.
     *
     * @throws IOException           naming the file, if one is missing, shorter than it says or of other requests
     * @throws InvalidValueException as {@link #check}
     */
    public static Recorder reopen(Path folder, List<Request> requests, Format format, Shape layers, double stepMs)
            throws IOException {
        Map<Long, List<Trace>> intervals = byInterval(traces(requests, format, layers, stepMs));
        index(format, intervals, stepMs).requireIn(folder);
        return with(stepMs, intervals, traces -> format == Format.CSV ? CsvRecording.reopen(folder, traces)
                : NpyRecording.reopen(folder, timeFile(intervals, traces), traces, format.type()));
    }

    /** Opens the files of some traces. */
    @FunctionalInterface
    private interface Opening {
        Sink open(List<Trace> traces) throws IOException;
    }

    private static Recorder with(double stepMs, Map<Long, List<Trace>> intervals, Opening opening) throws IOException {
        Recorder recorder = new Recorder(stepMs, new LinkedHashMap<>());
        try {
            for (Map.Entry<Long, List<Trace>> interval : intervals.entrySet()) {
                recorder.sinks.put(interval.getKey(), opening.open(interval.getValue()));
            }
            return recorder;
        } catch (IOException e) {
            recorder.close();
            throw e;
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>Saving forces all frames so far to the disk and notes how many there are; restoring cuts the files to as many.
     *
     * @throws UncheckedIOException if a file cannot be written, or has fewer frames than it had
     */
    @Override
    public void checkpoint(State state) {
        sinks.forEach((everySteps, sink) -> state.part("every" + everySteps, sink));
    }

    /**
     * Holds requests to a network.
     *
     * @throws InvalidValueException naming the request: an unknown layer, a quantity that it does not have, a unit that is not
     *                               there, an interval that is no whole number of steps, too much for a table
     */
    public static void check(List<Request> requests, Format format, Shape layers, double stepMs) {
        traces(requests, format, layers, stepMs);
    }

    private static List<Trace> traces(List<Request> requests, Format format, Shape layers, double stepMs) {
        Require.notEmpty("requests", requests);
        List<Trace> traces = Trace.all(requests, layers, stepMs);
        if (format == Format.CSV) {
            CsvRecording.check(traces);
        }
        return traces;
    }

    private static Map<Long, List<Trace>> byInterval(List<Trace> traces) {
        Map<Long, List<Trace>> intervals = new TreeMap<>();
        traces.forEach(trace -> intervals.computeIfAbsent(trace.everySteps(), steps -> new ArrayList<>()).add(trace));
        return intervals;
    }

    private static String timeFile(Map<Long, List<Trace>> intervals, List<Trace> traces) {
        String every = BigDecimal.valueOf(traces.get(0).request().everyMs()).stripTrailingZeros().toPlainString();
        return intervals.size() == 1 ? "time_ms.npy" : "time_ms.every-" + every + "ms.npy";
    }

    private static RecordingIndex index(Format format, Map<Long, List<Trace>> intervals, double stepMs) {
        List<RecordingIndex.Entry> entries = new ArrayList<>();
        for (List<Trace> traces : intervals.values()) {
            for (Trace trace : traces) {
                entries.add(format == Format.CSV ? RecordingIndex.Entry.of(trace, CsvRecording.FILE, CsvRecording.FILE)
                        : RecordingIndex.Entry.of(trace, NpyRecording.fileName(trace), timeFile(intervals, traces)));
            }
        }
        return new RecordingIndex(stepMs, entries);
    }

    /**
     * Size of the files with numbers after {@code durationMs}: exact for arrays, an upper bound for a table.
     *
     * @throws InvalidValueException as {@link #check}
     */
    public static long bytes(List<Request> requests, Format format, Shape layers, double stepMs, double durationMs) {
        long bytes = 0;
        long steps = Math.round(durationMs / stepMs);
        for (Map.Entry<Long, List<Trace>> interval : byInterval(traces(requests, format, layers, stepMs)).entrySet()) {
            long frames = steps / interval.getKey();
            bytes += format == Format.CSV ? CsvRecording.bytes(interval.getValue(), frames)
                    : NpyRecording.bytes(interval.getValue(), format.type(), frames);
        }
        return bytes;
    }

    /** The size in words: {@code Recording 3 quantities for 2000.0 ms, 1.2 MB}. */
    public static String announce(List<Request> requests, Format format, Shape layers, double stepMs, double durationMs) {
        return "Recording " + requests.size() + (requests.size() == 1 ? " quantity" : " quantities") + " for " + durationMs
                + " ms, " + (format == Format.CSV ? "at most " : "")
                + readable(bytes(requests, format, layers, stepMs, durationMs));
    }

    /** {@code 812 B}, {@code 1.2 MB}; a kB is 1000 B. */
    private static String readable(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 999.95 && unit < 4) {
            size /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B"
                : String.format(Locale.ROOT, "%.1f %s", size, List.of("kB", "MB", "GB", "TB").get(unit - 1));
    }

    /** Records what is due; to be called after each step. */
    public void record(Preparation preparation) throws IOException {
        long step = Math.round(preparation.timeMs() / stepMs);
        for (Map.Entry<Long, Sink> interval : sinks.entrySet()) {
            if (step > 0 && step % interval.getKey() == 0) {
                interval.getValue().append(preparation);
            }
        }
    }

    /** Writes all frames so far, so that others can read them. */
    @Override
    public void flush() throws IOException {
        for (Sink sink : sinks.values()) {
            sink.flush();
        }
    }

    @Override
    public void close() throws IOException {
        for (Sink sink : sinks.values()) {
            sink.close();
        }
    }
}
