package apical.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.arrays.NpyFile;
import apical.arrays.NumpyArray;
import apical.network.Shape;
import apical.validation.InvalidValueException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecorderTest {

    private static final Shape LAYERS = new Shape(List.of(4, 3, 5, 2));
    private static final double STEP = 0.1;

    @TempDir
    private Path folder;

    private static Request request(Recordable quantity, String layer, double everyMs, Integer... units) {
        return new Request(quantity, layer, List.of(units), everyMs);
    }

    /** Lives for so many steps before the eyes of a recorder, which is then closed. */
    private void live(int steps, Format format, Request... requests) throws IOException {
        Ramp ramp = new Ramp(LAYERS, STEP, true);
        try (Recorder recorder = Recorder.open(folder, List.of(requests), format, LAYERS, STEP)) {
            for (int n = 0; n < steps; n++) {
                recorder.record(ramp);
                ramp.step(true);
            }
            recorder.record(ramp);
        }
    }

    private NumpyArray array(String file) throws IOException {
        return NpyFile.read(folder.resolve(file));
    }

    @Test
    void aFrameForEachIntervalAndNoneAtTimeZero() throws IOException {
        live(10, Format.NPY, request(Recordable.APICAL, "hidden2", 0.3));
        assertArrayEquals(new double[] {3 * STEP, 6 * STEP, 9 * STEP}, array("time_ms.npy").values());
        NumpyArray apical = array("hidden2.apical.npy");
        assertEquals(List.of(3, 5), apical.shape());
        assertEquals((float) Ramp.of(6, 4, 2, 3, 0), apical.values()[5 + 3]);
    }

    /** Every quantity of every layer that has it is the one that was asked for, and no other. */
    @ParameterizedTest
    @EnumSource(Recordable.class)
    void unitsAndRowsAreThoseAskedFor(Recordable quantity) throws IOException {
        String layer = quantity.isIn(3, LAYERS) ? "output" : "hidden1";
        int k = layer.equals("output") ? 3 : 1;
        live(2, Format.NPY_DOUBLE, request(quantity, layer, 0.2, 1, 0));
        NumpyArray array = array(layer + "." + quantity.id() + ".npy");
        int pre = quantity.isOfSynapses() ? array.shape().get(2) : 1;
        int what = List.of(1, 2, 3, 4, 50, 5, 6, 10, 11, 12, 13, 20, 21, 22, 23).get(quantity.ordinal());
        assertEquals(2, array.shape().get(1));
        for (int i = 0; i < 2; i++) {
            for (int p = 0; p < pre; p++) {
                assertEquals(Ramp.of(2, what, k, 1 - i, p), array.values()[i * pre + p]);
            }
        }
    }

    @Test
    void weightsHaveARowForEachPostsynapticNeuron() throws IOException {
        live(3, Format.NPY, request(Recordable.BOTTOM_UP, "hidden1", 0.1), request(Recordable.TO_INTERNEURON, "hidden1", 0.1),
                request(Recordable.LATERAL, "hidden1", 0.1, 2), request(Recordable.TOP_DOWN_FILTER, "hidden2", 0.1));
        assertEquals(List.of(3, 3, 4), array("hidden1.bottomUp.npy").shape());
        assertEquals(List.of(3, 5, 3), array("hidden1.toInterneuron.npy").shape());
        assertEquals(List.of(3, 1, 5), array("hidden1.lateral.npy").shape());
        assertEquals(List.of(3, 5, 2), array("hidden2.topDownFilter.npy").shape());
    }

    @Test
    void eachIntervalHasItsTimes() throws IOException {
        live(10, Format.NPY, request(Recordable.SOMA, "hidden1", 0.1), request(Recordable.SOMA, "output", 0.5));
        assertEquals(List.of(10), array("time_ms.every-0.1ms.npy").shape());
        assertArrayEquals(new double[] {0.5, 1}, array("time_ms.every-0.5ms.npy").values());
        String index = TinyLab.read(folder.resolve("recording.json"));
        assertTrue(index.contains("\"timeFile\" : \"time_ms.every-0.5ms.npy\""), index);
    }

    @Test
    void aTableShowsTheSameNumbers() throws IOException {
        Request[] requests = {request(Recordable.SOMA, "hidden1", 0.2, 0, 2), request(Recordable.TOP_DOWN, "hidden1", 0.2, 1)};
        live(7, Format.CSV, requests);
        List<String> lines = Files.readAllLines(folder.resolve("recording.csv"));
        assertEquals("time_ms,hidden1.soma[0],hidden1.soma[2],hidden1.topDown[1][0],hidden1.topDown[1][1],hidden1.topDown[1][2],"
                + "hidden1.topDown[1][3],hidden1.topDown[1][4]", lines.get(0));
        assertEquals(4, lines.size());
        Files.delete(folder.resolve("recording.json"));

        live(7, Format.NPY_DOUBLE, requests);
        double[] times = array("time_ms.npy").values(), soma = array("hidden1.soma.npy").values();
        double[] topDown = array("hidden1.topDown.npy").values();
        for (int n = 0; n < 3; n++) {
            double[] row = Stream.of(lines.get(1 + n).split(",")).mapToDouble(Double::parseDouble).toArray();
            int frame = n;
            assertArrayEquals(row, DoubleStream.concat(DoubleStream.of(times[n], soma[2 * n], soma[2 * n + 1]),
                    DoubleStream.iterate(0, i -> i + 1).limit(5).map(i -> topDown[5 * frame + (int) i])).toArray());
        }
    }

    @Test
    void theIndexSaysWhatIsWhere() throws IOException {
        live(1, Format.NPY, request(Recordable.APICAL, "hidden1", 0.1, 2, 0), request(Recordable.SOMA, "output", 0.1));
        String index = TinyLab.read(folder.resolve("recording.json"));
        for (String said : List.of("\"stepMs\" : 0.1", "\"file\" : \"hidden1.apical.npy\"", "\"axes\" : [ \"frames\", \"units\" ]",
                "\"units\" : [ 2, 0 ]", "\"valueIsOf\" : \"step\"", "\"valueIsOf\" : \"end of step\"")) {
            assertTrue(index.contains(said), said + " in " + index);
        }
    }

    @Test
    void theAnnouncedSizeIsTheSizeWritten() throws IOException {
        List<Request> requests = List.of(request(Recordable.APICAL, "hidden1", 0.3), request(Recordable.BOTTOM_UP, "hidden2", 1, 4),
                request(Recordable.RATE, "output", 0.1));
        for (Format format : List.of(Format.NPY, Format.NPY_DOUBLE)) {
            folder = folder.resolve(format.id());
            live(105, format, requests.toArray(Request[]::new));
            assertEquals(sizeOfNumbers(), Recorder.bytes(requests, format, LAYERS, STEP, 10.5));
        }
    }

    @Test
    void aTableIsNotLargerThanAnnounced() throws IOException {
        List<Request> requests = List.of(request(Recordable.APICAL, "hidden1", 0.1));
        live(500, Format.CSV, requests.toArray(Request[]::new));
        long most = Recorder.bytes(requests, Format.CSV, LAYERS, STEP, 50);
        assertTrue(sizeOfNumbers() <= most && sizeOfNumbers() > most / 4, sizeOfNumbers() + " of " + most);
    }

    private long sizeOfNumbers() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> !f.endsWith("recording.json")).toList()) {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
        }
        return bytes;
    }

    @Test
    void theAnnouncementIsForPeople() {
        List<Request> requests = List.of(request(Recordable.BOTTOM_UP, "hidden1", 0.1));
        assertEquals("Recording 1 quantity for 1000.0 ms, 560.3 kB",
                Recorder.announce(requests, Format.NPY, LAYERS, STEP, 1000));
        assertEquals("Recording 1 quantity for 1.0E9 ms, 560.0 GB", Recorder.announce(requests, Format.NPY, LAYERS, STEP, 1e9));
    }

    /** A crash is a recorder that nobody closes. */
    @ParameterizedTest
    @EnumSource(value = Format.class, names = {"NPY", "CSV"})
    void allButTheLastBitCanBeReadAfterACrash(Format format) throws IOException {
        Ramp ramp = new Ramp(LAYERS, STEP, true);
        Recorder crashed = Recorder.open(folder, List.of(request(Recordable.SOMA, "hidden2", STEP),
                request(Recordable.SOMA, "output", STEP)), format, LAYERS, STEP);
        for (int n = 0; n < 10_000; n++) {
            ramp.step(true);
            crashed.record(ramp);
        }
        int frames = frames(format);
        assertTrue(frames > 8000 && frames < 10_000, frames + " frames");
        crashed.flush();
        assertEquals(10_000, frames(format));
        crashed.close();
    }

    private int frames(Format format) throws IOException {
        if (format == Format.CSV) {
            String table = TinyLab.read(folder.resolve("recording.csv"));
            assertTrue(table.endsWith("\n"));
            return (int) table.lines().count() - 1;
        }
        int frames = array("time_ms.npy").shape().get(0);
        assertEquals(List.of(frames, 5), array("hidden2.soma.npy").shape());
        assertEquals(List.of(frames, 2), array("output.soma.npy").shape());
        return frames;
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        live(1, Format.CSV, request(Recordable.SOMA, "output", STEP));
        assertThrows(FileAlreadyExistsException.class, () -> live(1, Format.CSV, request(Recordable.SOMA, "output", STEP)));
    }

    @Test
    void whatIsNotThereIsRefused() {
        refused("requests[0].layer is \"hidden3\"; expected one of hidden1, hidden2, output",
                request(Recordable.SOMA, "hidden3", 1));
        refused("requests[0].layer is \"input\"; expected one of hidden1, hidden2, output", request(Recordable.RATE, "input", 1));
        refused("requests[0].quantity is apical, which output does not have; expected rate, soma, basal, bottomUp, bottomUpFilter",
                request(Recordable.APICAL, "output", 1));
        refused("requests[1].units[1] is 3; expected 0 to 2, since soma of hidden1 has 3 of them",
                request(Recordable.RATE, "hidden1", 1), request(Recordable.SOMA, "hidden1", 1, 0, 3));
        refused("requests[0].units[0] is 5; expected 0 to 4, since toInterneuron of hidden1 has 5 of them",
                request(Recordable.TO_INTERNEURON, "hidden1", 1, 5));
        refused("requests[0].everyMs is 0.25; expected a whole number of steps of 0.1 ms",
                request(Recordable.SOMA, "hidden1", 0.25));
        refused("requests[1].quantity is soma of hidden1, as in another request; expected each quantity of a layer once",
                request(Recordable.SOMA, "hidden1", 1, 0), request(Recordable.SOMA, "hidden1", 2, 1));
    }

    private static void refused(String message, Request... requests) {
        assertEquals(message, assertThrows(InvalidValueException.class,
                () -> Recorder.check(List.of(requests), Format.NPY, LAYERS, STEP)).getMessage());
    }

    @Test
    void aTableIsForSmallTracesWithCommonTimes() {
        List<Request> two = List.of(request(Recordable.SOMA, "hidden1", 1), request(Recordable.SOMA, "hidden2", 2));
        assertEquals(
                "requests[1].everyMs is 2.0; expected 1.0, as in requests[0]: a table has one column of times. Maybe format npy",
                assertThrows(InvalidValueException.class, () -> Recorder.check(two, Format.CSV, LAYERS, STEP)).getMessage());
        Shape large = new Shape(List.of(784, 500, 10));
        List<Request> one = List.of(request(Recordable.BOTTOM_UP, "hidden1", 1, 0, 1));
        assertEquals("format is csv for 1568 numbers in each frame; expected at most 1000. Maybe format npy",
                assertThrows(InvalidValueException.class, () -> Recorder.check(one, Format.CSV, large, STEP)).getMessage());
    }

    @Test
    void aRequestIsHeldToItsFields() {
        List<Integer> withNull = new ArrayList<>();
        withNull.add(null);
        assertEquals("units[0] is null; expected a whole number >= 0", assertThrows(InvalidValueException.class,
                () -> new Request(Recordable.SOMA, "output", withNull, 1)).getMessage());
        assertEquals("units[0] is -1; expected a whole number >= 0", assertThrows(InvalidValueException.class,
                () -> request(Recordable.SOMA, "output", 1, -1)).getMessage());
        assertEquals("units[1] repeats 2; expected each value once", assertThrows(InvalidValueException.class,
                () -> request(Recordable.SOMA, "output", 1, 2, 2)).getMessage());
        assertEquals("everyMs is 0.0; expected a finite value > 0", assertThrows(InvalidValueException.class,
                () -> request(Recordable.SOMA, "output", 0)).getMessage());
    }

    @Test
    void filtersThatAreNotThereAreNotRecordedAsSomethingElse() throws IOException {
        Ramp unfiltered = new Ramp(LAYERS, STEP, false);
        unfiltered.step(true);
        try (Recorder recorder = Recorder.open(folder, List.of(request(Recordable.LATERAL_FILTER, "hidden1", STEP)), Format.NPY,
                LAYERS, STEP)) {
            assertThrows(IllegalStateException.class, () -> recorder.record(unfiltered));
        }
        assertFalse(Recordable.LATERAL.needsFilters());
        assertTrue(Recordable.LATERAL_FILTER.needsFilters());
    }
}
