package apical.arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.validation.InvalidValueException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyWriterTest {

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void choosesAFile() {
        file = folder.resolve("frames.npy");
    }

    @Test
    void framesBecomeTheFirstDimension() throws IOException {
        try (NpyWriter writer = NpyWriter.create(file, ElementType.FLOAT32, List.of(2, 3))) {
            writer.append(0, 1, 2, 3, 4, 5);
            writer.append(6, 7, 8, 9, 10, 11);
        }
        NumpyArray array = NpyFile.read(file);
        assertEquals(List.of(2, 2, 3), array.shape());
        assertArrayEquals(IntStream.range(0, 12).asDoubleStream().toArray(), array.values());
        assertEquals(NpyWriter.bytes(ElementType.FLOAT32, List.of(2, 3), 2), Files.size(file));
    }

    @Test
    void aFrameMayBeOneNumber() throws IOException {
        try (NpyWriter writer = NpyWriter.create(file, ElementType.FLOAT64, List.of())) {
            writer.append(0.1);
            writer.append(0.2);
        }
        NumpyArray array = NpyFile.read(file);
        assertEquals(List.of(2), array.shape());
        assertArrayEquals(new double[] {0.1, 0.2}, array.values());
    }

    @Test
    void withoutFramesItIsAnEmptyArray() throws IOException {
        NpyWriter.create(file, ElementType.FLOAT32, List.of(3)).close();
        assertEquals(List.of(0, 3), NpyFile.read(file).shape());
    }

    /** The file is not closed at any of these times, as after a crash. */
    @Test
    void theFileIsValidAtAnyMoment() throws IOException {
        try (NpyWriter writer = NpyWriter.create(file, ElementType.FLOAT64, List.of(700))) {       // 11.7 frames a buffer
            int least = 0;
            for (int n = 0; n < 100; n++) {
                NumpyArray soFar = NpyFile.read(file);
                int frames = soFar.shape().get(0);
                assertTrue(frames >= least && frames <= n, frames + " frames of " + n);
                assertTrue(n * 700 * 8 - frames * 700 * 8 <= NpyWriter.BUFFER + 700 * 8, frames + " frames of " + n);
                for (int i = 0; i < soFar.values().length; i++) {
                    assertEquals(i, soFar.values()[i]);
                }
                least = frames;
                int from = n * 700;
                writer.append(IntStream.range(from, from + 700).asDoubleStream().toArray());
            }
            assertTrue(least > 80);
            writer.flush();
            assertEquals(List.of(100, 700), NpyFile.read(file).shape());
        }
    }

    /** Nothing is kept but the buffer: what is not in it is in the file. */
    @Test
    void memoryDoesNotGrowWithTheFile() throws IOException {
        try (NpyWriter writer = NpyWriter.create(file, ElementType.FLOAT32, List.of(50_000))) {    // larger than the buffer
            double[] frame = new double[50_000];
            for (int n = 1; n <= 20; n++) {
                writer.append(frame);
                long kept = NpyWriter.bytes(ElementType.FLOAT32, List.of(50_000), n) - Files.size(file);
                assertTrue(kept <= NpyWriter.BUFFER, kept + " bytes in memory after " + n + " frames");
            }
        }
    }

    @Test
    void theHeadersLengthDoesNotDependOnTheNumberOfFrames() {
        int empty = NpyHeader.ofFrames(ElementType.FLOAT32, 0, List.of(500, 784)).length;
        assertEquals(empty, NpyHeader.ofFrames(ElementType.FLOAT32, Long.MAX_VALUE, List.of(500, 784)).length);
        assertEquals(0, empty % 64);
    }

    @Test
    void nothingIsOverwrittenAndNoFrameOfAnotherSizeIsTaken() throws IOException {
        try (NpyWriter writer = NpyWriter.create(file, ElementType.FLOAT32, List.of(3))) {
            assertThrows(FileAlreadyExistsException.class, () -> NpyWriter.create(file, ElementType.FLOAT32, List.of(3)));
            assertThrows(InvalidValueException.class, () -> writer.append(1, 2));
            assertEquals(0, writer.frames());
        }
    }
}
