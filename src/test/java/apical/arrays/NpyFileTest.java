package apical.arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NpyFileTest {

    @TempDir
    private Path folder;

    @Test
    void readsWhatNumpyWrote() throws IOException {
        assertArray(List.of(2, 3), new double[] {1.5, -2, Math.PI, 0, 1e-300, 7}, "float64.npy");
        assertArray(List.of(3), new double[] {1, -2, 1L << 40}, "int64.npy");
        assertArray(List.of(2, 1), new double[] {1, -2}, "int32-big-endian-version2.npy");
        assertArray(List.of(), new double[] {0.1}, "one-number.npy");
        assertArray(List.of(0, 4), new double[0], "no-numbers.npy");
    }

    @Test
    void fortranOrderIsReadIntoCOrder() throws IOException {
        assertArray(List.of(2, 3, 4), IntStream.range(0, 24).asDoubleStream().toArray(), "float32-fortran.npy");
    }

    private static void assertArray(List<Integer> shape, double[] values, String file) throws IOException {
        NumpyArray array = NpyFile.read(Numpy.file(file));
        assertEquals(shape, array.shape());
        assertArrayEquals(values, array.values());
    }

    @Test
    void writesNumpysOwnBytes() throws IOException {
        Path ours = folder.resolve("ours.npy");
        NpyFile.write(ours, new NumpyArray(List.of(2, 3), new double[] {1.5, -2, Math.PI, 0, 1e-300, 7}), ElementType.FLOAT64);
        assertArrayEquals(Files.readAllBytes(Numpy.file("float64.npy")), Files.readAllBytes(ours));

        NpyFile.write(ours, new NumpyArray(List.of(3), new double[] {1, -2, 1L << 40}), ElementType.INT64);
        assertArrayEquals(Files.readAllBytes(Numpy.file("int64.npy")), Files.readAllBytes(ours));

        NpyFile.write(ours, new NumpyArray(List.of(), new double[] {0.1}), ElementType.FLOAT64);
        assertArrayEquals(Files.readAllBytes(Numpy.file("one-number.npy")), Files.readAllBytes(ours));
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void whatIsWrittenIsReadAgain(ElementType type) throws IOException {
        NumpyArray array = new NumpyArray(List.of(2, 2), new double[] {0, 1, 100, 7});
        NpyFile.write(folder.resolve("x.npy"), array, type);
        NumpyArray again = NpyFile.read(folder.resolve("x.npy"));
        assertEquals(array.shape(), again.shape());
        assertArrayEquals(array.values(), again.values());
    }

    @Test
    void whatTypesWithAndWithoutSignHoldAtTheirEndsIsReadAgain() throws IOException {
        Map<ElementType, double[]> ends =
                Map.of(ElementType.INT8, new double[] {-128, 127}, ElementType.UINT8, new double[] {0, 255},
                        ElementType.INT16, new double[] {-32768, 32767}, ElementType.UINT16, new double[] {0, 65535},
                        ElementType.INT32, new double[] {Integer.MIN_VALUE, Integer.MAX_VALUE});
        for (Map.Entry<ElementType, double[]> end : ends.entrySet()) {
            NpyFile.write(folder.resolve("x.npy"), new NumpyArray(List.of(2), end.getValue()), end.getKey());
            assertArrayEquals(end.getValue(), NpyFile.read(folder.resolve("x.npy")).values(), end.getKey().toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "booleans.npy ~ has elements of type |b1; expected floats or whole numbers (f4, f8, i1, u1, i2, u2, i4, i8)",
            "records.npy ~ expected a plain array of numbers",
            "two-arrays.npz ~ is not a NumPy array; expected a .npy file",
            "make.py ~ is not a NumPy array; expected a .npy file"})
    void anythingElseIsRefusedByName(String name, String problem) {
        assertRefused(Numpy.file(name), problem);
    }

    @Test
    void aFileThatEndsTooEarlyIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(Numpy.file("float64.npy"));
        Path cut = folder.resolve("cut.npy");
        Files.write(cut, Arrays.copyOf(whole, whole.length - 9));
        assertRefused(cut, "ends after 4 numbers; expected 6, as many as [2 x 3] has");
        Files.write(cut, Arrays.copyOf(whole, 7));
        assertRefused(cut, "ends within its header");
    }

    @Test
    void aShapeBeyondMemoryIsRefusedBeforeAnythingIsRead() throws IOException {
        Path huge = folder.resolve("huge.npy");
        Files.write(huge, NpyHeader.of(ElementType.FLOAT32, List.of(1 << 30, 1 << 30, 1 << 30)));
        assertRefused(huge, "has the shape (1073741824, 1073741824, 1073741824); expected at most");
    }

    private static void assertRefused(Path file, String problem) {
        String message = assertThrows(IOException.class, () -> NpyFile.read(file)).getMessage();
        assertTrue(message.startsWith(file + ": "), message);
        assertTrue(message.contains(problem), message);
    }
}
