package apical.arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.state.Checkpointed;
import apical.state.RandomStream;
import apical.state.Snapshot;
import apical.state.State;
import apical.state.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir
    Path folder;

    /** One value of each kind. */
    private static final class Everything implements Checkpointed {

        final RandomStream random;
        long number;
        double real;
        boolean flag;
        final double[] doubles = new double[5];
        final float[] floats = new float[40_000];                               // more than one chunk
        final long[] longs = new long[3];
        final int[] ints = new int[2];
        double[] growing = {};
        long[] growingLongs = {};
        final FMatrixRMaj matrix = new FMatrixRMaj(0, 0);

        Everything(long seed) {
            random = new RandomStream(seed);
        }

        /** Any bits, of numbers that are none too. */
        Everything drawn() {
            number = random.nextLong();
            real = -0.0;
            flag = true;
            Arrays.setAll(doubles, i -> List.of(-0.0, Double.MIN_VALUE, Double.NaN, 1 / 3.0, Double.NEGATIVE_INFINITY).get(i));
            for (int i = 0; i < floats.length; i++) {
                floats[i] = i == 0 ? Float.NaN : (float) random.nextGaussian();
            }
            Arrays.setAll(longs, i -> List.of(Long.MIN_VALUE, (1L << 53) + 1, Long.MAX_VALUE).get(i));
            Arrays.setAll(ints, i -> random.nextInt());
            growing = random.doubles(7).toArray();
            growingLongs = random.longs(9).toArray();
            matrix.reshape(3, 200);
            for (int i = 0; i < matrix.getNumElements(); i++) {
                matrix.data[i] = random.nextFloat();
            }
            matrix.reshape(2, 100);                                                 // smaller than its memory
            return this;
        }

        @Override
        public void checkpoint(State state) {
            number = state.number("number", number);
            real = state.real("real", real);
            flag = state.flag("flag", flag);
            State arrays = state.part("arrays");
            arrays.array("doubles", doubles);
            arrays.array("floats", floats);
            arrays.array("longs", longs);
            arrays.array("ints", ints);
            growing = arrays.growing("growing", growing);
            growingLongs = arrays.growing("growingLongs", growingLongs);
            arrays.matrix("matrix", matrix);
            state.part("random", random);
        }
    }

    @Test
    void everyBitComesBack() throws IOException {
        Everything before = new Everything(1).drawn(), after = new Everything(2);
        Path file = folder.resolve("state.npz"), again = folder.resolve("again.npz");
        StateFile.write(file, before);
        StateFile.read(file, after);
        assertEquals(Set.of(), Snapshot.of(before).differences(Snapshot.of(after)));
        assertArrayEquals(before.floats, after.floats);
        assertArrayEquals(before.longs, after.longs);
        assertEquals(before.random.nextLong(), after.random.nextLong());
        StateFile.write(again, new Everything(1).drawn());
        assertEquals(-1, Files.mismatch(file, again), "the same state, the same bytes");
        assertTrue(StateFile.isWhole(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count(), "a draft is left over");
        }
    }

    @Test
    void numpyReadsIt() throws IOException {
        Path file = folder.resolve("state.npz");
        Everything state = new Everything(1).drawn();
        StateFile.write(file, state);
        assertEquals(state.matrix.data[150], (float) NpzFile.read(file).get("arrays.matrix").values()[150]);
        assertEquals(List.of(2, 100), NpzFile.read(file).get("arrays.matrix").shape());
        assertEquals(1, NpzFile.read(file).get("flag").values()[0]);
    }

    /** Each bit in turn would take minutes: one bit of each byte, of a file in which no array is large. */
    @Test
    void aFlippedBitIsFoundOrChangesNothing() throws IOException {
        Checkpointed small = state -> {
            state.number("n", 1L << 60);
            state.array("x", new float[] {1, 2});
        };
        Path file = folder.resolve("state.npz");
        StateFile.write(file, small);
        Snapshot written = StateFile.read(file);
        byte[] bytes = Files.readAllBytes(file);
        int found = 0;
        for (int i = 0; i < bytes.length; i++) {
            int bit = 5 * i % Byte.SIZE;
            byte[] flipped = bytes.clone();
            flipped[i] = (byte) (flipped[i] ^ (1 << bit));
            Files.write(file, flipped);
            try {
                assertEquals(Set.of(), written.differences(StateFile.read(file)), "bit " + bit + " of byte " + i);
            } catch (IOException e) {
                found++;
                assertFalse(StateFile.isWhole(file));
                assertTrue(e.getMessage().startsWith(file + ": ") && e.getMessage().lines().count() == 1, e.getMessage());
            }
        }
        assertTrue(found > bytes.length / 3, found + " found in " + bytes.length + " bytes");
        for (int length = 0; length < bytes.length; length += 7) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertFalse(StateFile.isWhole(file), "its first " + length + " bytes");
        }
    }

    @Test
    void whatDoesNotFitIsRefusedByFileAndName() throws IOException {
        Path file = folder.resolve("state.npz");
        StateFile.write(file, state -> {
            state.array("x", new double[3]);
            state.part("deep").number("n", 5);
        });
        assertRefused(file, state -> state.array("x", new double[3]), "deep.n was written down, and is not asked for");
        assertRefused(file, state -> state.array("y", new double[3]), "y is missing");
        assertRefused(file, state -> state.array("x", new double[4]), "x has 3 numbers; expected 4");
        assertRefused(file, state -> state.array("x", new float[3]), "x is double [3]; expected float in 1 dimensions");
        assertRefused(file, state -> state.real("x", 1), "x is double [3]; expected double in 0 dimensions");
        assertRefused(folder.resolve("none.npz"), state -> state.real("x", 1), "is not there");
        assertFalse(StateFile.isWhole(folder.resolve("none.npz")));
        assertThrows(StateException.class, () -> StateFile.write(file, state -> {
            state.number("n", 1);
            state.number("n", 1);
        }));
        assertTrue(StateFile.isWhole(file), "what was there stays");
    }

    @Test
    void whereNothingCanBeWrittenTheFileIsNamed() {
        Path file = folder.resolve("nowhere").resolve("state.npz");
        String message = assertThrows(IOException.class, () -> StateFile.write(file, new Everything(1))).getMessage();
        assertTrue(message.startsWith(file + ": cannot be written"), message);
    }

    private static void assertRefused(Path file, Checkpointed target, String problem) {
        String message = assertThrows(IOException.class, () -> StateFile.read(file, target)).getMessage();
        assertTrue(message.startsWith(file + ": " + problem), message);
    }
}
