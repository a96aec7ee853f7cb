package apical.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.arrays.NpyFile;
import apical.arrays.StateFile;
import apical.network.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A recording that was killed becomes, byte for byte, what it would have been. */
class ResumedRecorderTest {

    private static final Shape LAYERS = new Shape(List.of(40, 30, 50, 20));
    private static final double STEP = 0.1;

    @TempDir
    private Path folder;

    private static List<Request> requests(Format format) {
        double other = format == Format.CSV ? 0.2 : 0.7;                         // a table has one interval
        return List.of(new Request(Recordable.APICAL, "hidden2", List.of(), 0.2),
                new Request(Recordable.SOMA, "hidden1", List.of(3, 1), 0.2),
                new Request(Recordable.RATE, "output", List.of(), other));
    }

    private static void live(Ramp ramp, Recorder recorder, int steps) throws IOException {
        for (int n = 0; n < steps; n++) {
            ramp.step(true);
            recorder.record(ramp);
        }
    }

    private static Ramp ramp() {
        return new Ramp(LAYERS, STEP, true);
    }

    /** The dead one had gone on, and some of that was written out: so much that buffers were full, or all, or nothing. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void goneOnFromACheckpointItsFilesAreThoseOfAnUndisturbedOne(Format format) throws IOException {
        for (int further : List.of(0, 5, 1500)) {
            for (boolean flushed : List.of(false, true)) {
                Path whole = folder.resolve("whole" + further + flushed), cut = folder.resolve("cut" + further + flushed);
                try (Recorder recorder = Recorder.open(whole, requests(format), format, LAYERS, STEP)) {
                    live(ramp(), recorder, 2500);
                }
                Path state = folder.resolve("state.npz");
                Recorder dead = Recorder.open(cut, requests(format), format, LAYERS, STEP);
                Ramp ramp = ramp();
                live(ramp, dead, 333);
                StateFile.write(state, both -> {
                    both.part("ramp", ramp);
                    both.part("recorder", dead);
                });
                live(ramp, dead, further);
                if (flushed) {
                    dead.flush();
                }
                Ramp again = ramp();
                try (Recorder recorder = Recorder.reopen(cut, requests(format), format, LAYERS, STEP)) {
                    StateFile.read(state, both -> {
                        both.part("ramp", again);
                        both.part("recorder", recorder);
                    });
                    live(again, recorder, 2500 - 333);
                }
                assertSame(whole, cut);                                   // the dead one is never closed
            }
        }
    }

    private static void assertSame(Path expected, Path folder) throws IOException {
        assertEquals(mismatches(expected, expected), mismatches(expected, folder));
    }

    private static Map<String, Long> mismatches(Path expected, Path folder) throws IOException {
        Map<String, Long> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.put(file.getFileName().toString(), Files.mismatch(file, expected.resolve(file.getFileName())));
            }
        }
        return all;
    }

    /** What is in a checkpoint is on the disk, for whoever looks. */
    @Test
    void aCheckpointWritesOutAllFrames() throws IOException {
        Recorder recorder = Recorder.open(folder.resolve("r"), requests(Format.NPY), Format.NPY, LAYERS, STEP);
        live(ramp(), recorder, 20);
        StateFile.write(folder.resolve("state.npz"), recorder);
        assertEquals(List.of(10, 50), NpyFile.read(folder.resolve("r").resolve("hidden2.apical.npy")).shape());
    }

    /** Files of unequal length, without any state: the shortest says how many frames there are. */
    @Test
    void withoutAStateItGoesOnBehindTheFramesThatAllFilesHave() throws IOException {
        Path whole = folder.resolve("whole"), torn = folder.resolve("torn");
        for (Path each : List.of(whole, torn)) {
            try (Recorder recorder = Recorder.open(each, requests(Format.NPY), Format.NPY, LAYERS, STEP)) {
                live(ramp(), recorder, 70);
            }
        }
        Path apical = torn.resolve("hidden2.apical.npy");
        byte[] bytes = Files.readAllBytes(apical);
        Files.write(apical, Arrays.copyOf(bytes, bytes.length - 3 * 50 * Float.BYTES - 7));
        try (Recorder recorder = Recorder.reopen(torn, requests(Format.NPY), Format.NPY, LAYERS, STEP)) {
            recorder.flush();
            assertEquals(List.of(31, 50), NpyFile.read(apical).shape());
            assertEquals(List.of(31), NpyFile.read(torn.resolve("time_ms.every-0.2ms.npy")).shape());
            assertEquals(List.of(10, 20), NpyFile.read(torn.resolve("output.rate.npy")).shape());
        }
    }

    @Test
    void whatCannotBeGoneOnWithIsRefusedByFile() throws IOException {
        Path gone = folder.resolve("gone");
        List<Request> requests = requests(Format.NPY);
        assertRefused(gone, requests, gone.resolve("recording.json") + ": is not there");
        Recorder.open(gone, requests, Format.NPY, LAYERS, STEP).close();
        assertRefused(gone, requests.subList(0, 2), gone.resolve("recording.json") + ": tells of other requests");
        Files.delete(gone.resolve("output.rate.npy"));
        assertRefused(gone, requests, gone.resolve("output.rate.npy") + ": is not there");
        Files.write(gone.resolve("output.rate.npy"), new byte[7]);
        assertRefused(gone, requests, gone.resolve("output.rate.npy") + ": is not a NumPy array");
    }

    private static void assertRefused(Path folder, List<Request> requests, String problem) {
        String message = assertThrows(IOException.class,
                () -> Recorder.reopen(folder, requests, Format.NPY, LAYERS, STEP)).getMessage();
        assertTrue(message.startsWith(problem), message);
    }

    @Test
    void fewerFramesThanTheCheckpointHadAreRefused() throws IOException {
        Path state = folder.resolve("state.npz"), r = folder.resolve("r");
        Recorder dead = Recorder.open(r, requests(Format.NPY), Format.NPY, LAYERS, STEP);
        live(ramp(), dead, 20);
        StateFile.write(state, dead);
        Path apical = r.resolve("hidden2.apical.npy");
        Files.write(apical, Arrays.copyOf(Files.readAllBytes(apical), 300));
        try (Recorder recorder = Recorder.reopen(r, requests(Format.NPY), Format.NPY, LAYERS, STEP)) {
            String message = assertThrows(IOException.class, () -> StateFile.read(state, recorder)).getMessage();
            assertEquals(state + ": cannot be put back (recording of hidden2.apical: there are 0 frames; expected at least 10)",
                    message);
        }
    }
}
