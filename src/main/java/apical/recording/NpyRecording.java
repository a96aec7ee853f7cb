package apical.recording;

import apical.arrays.ElementType;
import apical.arrays.NpyWriter;
import apical.circuit.Preparation;
import apical.state.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A NumPy array for each trace, and one of their common times. All are written out together, so that a crash leaves them
 * equally long.
 */
final class NpyRecording implements Sink {

    private record Channel(Trace trace, double[] frame, NpyWriter file) {
    }

    private static final int BUFFER = 1 << 16;                       // bytes, of all files together

    private final NpyWriter times;
    private final int bytesPerFrame;
    private int unwritten;
    private final List<Channel> channels = new ArrayList<>();

    /** Makes a file, or opens one that is there. */
    @FunctionalInterface
    private interface Opening {
        NpyWriter open(Path file, ElementType type, List<Integer> frame) throws IOException;
    }

    private NpyRecording(Path folder, String timeFile, List<Trace> traces, ElementType type, Opening opening) throws IOException {
        times = opening.open(folder.resolve(timeFile), ElementType.FLOAT64, List.of());
        for (Trace trace : traces) {
            channels.add(new Channel(trace, new double[trace.length()],
                    opening.open(folder.resolve(fileName(trace)), type, trace.frame())));
        }
        bytesPerFrame = ElementType.FLOAT64.bytes() + type.bytes() * traces.stream().mapToInt(Trace::length).sum();
    }

    /** In files that it makes. */
    static NpyRecording create(Path folder, String timeFile, List<Trace> traces, ElementType type) throws IOException {
        return new NpyRecording(folder, timeFile, traces, type, NpyWriter::create);
    }

    /** In files that are there, behind the frames that all of them have: after a crash some may have more. */
    static NpyRecording reopen(Path folder, String timeFile, List<Trace> traces, ElementType type) throws IOException {
        NpyRecording recording = new NpyRecording(folder, timeFile, traces, type, NpyWriter::reopen);
        long least = recording.times.frames();
        for (Channel channel : recording.channels) {
            least = Math.min(least, channel.file().frames());
        }
        recording.cut(least);
        return recording;
    }

    @Override
    public void checkpoint(State state) {
        try {
            cut(state.number("frames", times.frames()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cut(long frames) throws IOException {
        for (Channel channel : channels) {
            cut(channel.file(), frames, channel.trace().name());
        }
        cut(times, frames, "times");
        unwritten = 0;
    }

    /** Forces a file to the disk, with so many frames. */
    private static void cut(NpyWriter file, long frames, String name) throws IOException {
        if (frames != file.frames()) {
            try {
                file.truncate(frames);
            } catch (IOException e) {
                throw new IOException("recording of " + name + ": " + e.getMessage(), e);
            }
        }
        file.force();
    }

    static String fileName(Trace trace) {
        return trace.name() + ".npy";
    }

    static long bytes(List<Trace> traces, ElementType type, long frames) {
        return NpyWriter.bytes(ElementType.FLOAT64, List.of(), frames)
                + traces.stream().mapToLong(trace -> NpyWriter.bytes(type, trace.frame(), frames)).sum();
    }

    @Override
    public void append(Preparation preparation) throws IOException {
        for (Channel channel : channels) {
            channel.trace().read(preparation, channel.frame());
            channel.file().append(channel.frame());
        }
        times.append(preparation.timeMs());
        unwritten += bytesPerFrame;
        if (unwritten >= BUFFER) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        for (Channel channel : channels) {
            channel.file().flush();
        }
        times.flush();                                               // last, so that no time stands without its frames
        unwritten = 0;
    }

    @Override
    public void close() throws IOException {
        List<NpyWriter> files = new ArrayList<>(channels.stream().map(Channel::file).toList());
        files.add(times);
        IOException failed = null;
        for (NpyWriter file : files) {                               // all of them, even if one fails
            try {
                file.close();
            } catch (IOException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
