package apical.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import apical.arrays.StateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The law of all that changes, for tests: three are made of one definition. The first is left alone. The second stops once to write
 * down where it stands, and must not notice. The third is put there, and must go on as the first.
 */
public final class Resumed {

    private Resumed() {
    }

    /**
     * Holds something to the law.
     *
     * @param folder  for files
     * @param make    a fresh one; the same at every call
     * @param begin   what happens before the checkpoint, the same at every call
     * @param goOn    what happens after it, the same at every call, and what is seen meanwhile
     * @param ignored fields that may differ in the end, see {@link Fields}
     */
    public static <T extends Checkpointed> void law(Path folder, Supplier<T> make, Consumer<T> begin,
            Function<T, List<float[]>> goOn,
            Set<String> ignored) throws IOException {
        T undisturbed = make.get(), stopped = make.get(), resumed = make.get();
        Path file = folder.resolve("state.npz");
        begin.accept(undisturbed);
        begin.accept(stopped);
        StateFile.write(file, stopped);
        Snapshot written = StateFile.read(file);
        assertEquals(Set.of(), written.differences(Snapshot.of(stopped)), "a checkpoint changes what is written down");
        StateFile.read(file, resumed);
        assertEquals(Set.of(), written.differences(Snapshot.of(resumed)), "what was put back is not what was written down");

        List<float[]> expected = goOn.apply(undisturbed);
        assertSame(expected, goOn.apply(stopped), "after it has stopped to write");
        assertSame(expected, goOn.apply(resumed), "after it was resumed");
        assertEquals(Set.of(), Snapshot.of(undisturbed).differences(Snapshot.of(stopped)), "after it has stopped to write");
        assertEquals(Set.of(), Snapshot.of(undisturbed).differences(Snapshot.of(resumed)), "after it was resumed");
        assertEquals(List.of(), Fields.differences(undisturbed, resumed, ignored), "fields in the end");
    }

    /**
     * Names of values of which nobody would notice that they were left out: put back with all others, they stay as they are in a
     * fresh one. Those that stand where they began are not tried.
     */
    public static <T extends Checkpointed> Set<String> unnoticed(Supplier<T> make, Consumer<T> begin,
            Function<T, List<float[]>> goOn) {
        T undisturbed = make.get();
        begin.accept(undisturbed);
        Snapshot there = Snapshot.of(undisturbed), fresh = Snapshot.of(make.get());
        List<float[]> expected = goOn.apply(undisturbed);
        Snapshot end = Snapshot.of(undisturbed);
        Set<String> unnoticed = new TreeSet<>();
        for (String name : there.differences(fresh)) {
            Map<String, Numbers> values = new LinkedHashMap<>(there.values());
            values.put(name, fresh.values().get(name));
            T forgetful = make.get();
            try {
                new Snapshot(values).restore(forgetful);
                assertSame(expected, goOn.apply(forgetful), "without " + name);
                if (end.differences(Snapshot.of(forgetful)).isEmpty()) {
                    unnoticed.add(name);
                }
            } catch (RuntimeException | AssertionError noticed) {
                // as it should be
            }
        }
        return unnoticed;
    }

    private static void assertSame(List<float[]> expected, List<float[]> seen, String when) {
        assertEquals(expected.size(), seen.size());
        for (int i = 0; i < seen.size(); i++) {
            assertArrayEquals(expected.get(i), seen.get(i), "no. " + i + " of what was seen " + when);
        }
    }
}
