package apical.arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzFileTest {

    @TempDir
    private Path folder;

    @Test
    void readsWhatNumpyWrote() throws IOException {
        Map<String, NumpyArray> two = NpzFile.read(Numpy.file("two-arrays.npz"));
        assertEquals(List.of("a", "x.y"), List.copyOf(two.keySet()));
        assertArrayEquals(new double[] {1.5, -2}, two.get("a").values());
        assertEquals(List.of(1, 2), two.get("a").shape());
        assertArrayEquals(new double[] {3}, two.get("x.y").values());
    }

    @Test
    void compressedFilesAreReadToo() throws IOException {
        NumpyArray a = NpzFile.read(Numpy.file("compressed.npz")).get("a");
        assertEquals(List.of(10, 10), a.shape());
        assertArrayEquals(IntStream.range(0, 100).asDoubleStream().toArray(), a.values());
    }

    @Test
    void whatIsWrittenIsReadAgainInItsOrderAndHasTheSameBytesOnAnyDay() throws IOException {
        Map<String, NumpyArray> arrays = new LinkedHashMap<>();
        arrays.put("z", new NumpyArray(List.of(2), new double[] {1, 2}));
        arrays.put("a", new NumpyArray(List.of(1, 1), new double[] {0.1f}));
        Path file = folder.resolve("x.npz");
        NpzFile.write(file, arrays, ElementType.FLOAT32);
        Map<String, NumpyArray> again = NpzFile.read(file);
        assertEquals(List.of("z", "a"), List.copyOf(again.keySet()));
        arrays.forEach((name, array) -> assertArrayEquals(array.values(), again.get(name).values()));

        byte[] bytes = Files.readAllBytes(file);
        assertEquals(0x21_0000, (bytes[13] & 0xff) << 24 | (bytes[12] & 0xff) << 16 | bytes[11] << 8 | bytes[10], "1 January 1980");
    }

    @Test
    void twoArraysOfOneNameAreRefused() throws IOException {
        Path file = folder.resolve("twice.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : List.of("a.npy", "a")) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(NpyFile.bytes(new NumpyArray(List.of(1), new double[] {1}), ElementType.FLOAT64));
            }
        }
        assertEquals(file + ": has two arrays of the name a; expected each name once",
                assertThrows(IOException.class, () -> NpzFile.read(file)).getMessage());
    }

    /** NumPy refuses them, too: a member's checksum does not fit. */
    @ParameterizedTest
    @ValueSource(strings = {"two-arrays.npz", "compressed.npz"})
    void aFileOfWhichOneBitWasFlippedIsRefusedOrSaysWhatItSaid(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Numpy.file(name));
        Map<String, NumpyArray> said = NpzFile.read(Numpy.file(name));
        Path file = folder.resolve("flipped.npz");
        int refused = 0;
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= (byte) (1 << i % 8);
            Files.write(file, flipped);
            try {
                Map<String, NumpyArray> says = NpzFile.read(file);
                if (says.keySet().equals(said.keySet())) {             // names are in no checksum
                    says.forEach((array, values) -> assertArrayEquals(said.get(array).values(), values.values()));
                }
            } catch (IOException e) {
                refused++;
                assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
            }
        }
        assertTrue(refused > whole.length / 2, refused + " of " + whole.length);
    }

    @Test
    void oneFlippedBitOfANumberIsRefusedByTheNameOfItsArray() throws IOException {
        Path file = folder.resolve("x.npz");
        NpzFile.write(file, Map.of("a", new NumpyArray(List.of(2), new double[] {1, 2})), ElementType.FLOAT32);
        byte[] bytes = Files.readAllBytes(file);
        int two = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\0\0\0@");     // 2 in single precision
        bytes[two] ^= 1;
        Files.write(file, bytes);
        String message = assertThrows(IOException.class, () -> NpzFile.read(file)).getMessage();
        assertTrue(message.startsWith(file + ": a: has checksum "), message);
        assertTrue(message.endsWith("copy or make it again"), message);
    }

    @Test
    void whatIsNotWantedMayBeOfAnyType() throws IOException {
        Path file = folder.resolve("further.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("about.npy"));
            zip.write("no array at all".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("a.npy"));
            zip.write(NpyFile.bytes(new NumpyArray(List.of(1), new double[] {1}), ElementType.FLOAT64));
        }
        assertEquals(List.of("about", "a"), NpzFile.names(file));
        assertEquals(Set.of("a"), NpzFile.read(file, "a"::equals).keySet());
        assertThrows(IOException.class, () -> NpzFile.read(file));
    }

    @Test
    void anythingElseIsRefusedByName() {
        for (String name : List.of("float64.npy", "make.py")) {
            Path file = Numpy.file(name);
            String message = assertThrows(IOException.class, () -> NpzFile.read(file)).getMessage();
            assertTrue(message.startsWith(file + ": is not a .npz file"), message);
        }
    }
}
