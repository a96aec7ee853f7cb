package apical.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process at a time, and none for ever. */
class ProcessLockTest {

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void nameIt() {
        file = folder.resolve("lock");
    }

    @Test
    void whatIsHeldIsNotClaimedUntilItIsGivenBack() throws IOException {
        ProcessLock lock = ProcessLock.tryClaim(file).orElseThrow();
        assertTrue(lock.isStillHeld());
        assertTrue(ProcessLock.isHeld(file));
        assertEquals(Optional.empty(), ProcessLock.tryClaim(file));
        assertTrue(ProcessLock.holder(file).orElseThrow().startsWith("process " + ProcessHandle.current().pid() + " on "));
        lock.close();
        lock.close();
        assertFalse(Files.exists(file));
        ProcessLock.tryClaim(file).orElseThrow().close();
    }

    @Test
    void ofManyThreadsOneGetsIt() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Optional<ProcessLock>>> claims = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                claims.add(pool.submit((Callable<Optional<ProcessLock>>) () -> ProcessLock.tryClaim(file)));
            }
            int got = 0;
            for (Future<Optional<ProcessLock>> claim : claims) {
                got += claim.get().isPresent() ? 1 : 0;
            }
            assertEquals(1, got);
        } finally {
            pool.shutdown();
        }
    }

    /** Writes a lock as another process would have, changed in one line. */
    private void lockOfAnother(int line, UnaryOperator<String> change) throws IOException {
        assertTrue(ProcessLock.tryClaim(file).isPresent());
        String[] lines = Files.readString(file).split("\n");
        lines[line] = change.apply(lines[line]);
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    @Test
    void theLockOfADeadProcessIsTakenOver() throws Exception {
        Process process = new ProcessBuilder("sleep", "0").start();
        process.waitFor();
        lockOfAnother(2, pid -> Long.toString(process.pid()));
        assertFalse(ProcessLock.isHeld(file));
        assertTrue(ProcessLock.tryClaim(file).orElseThrow().isStillHeld());
    }

    @Test
    void aProcessThatGotTheNumberOfADeadOneHoldsNothing() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        try {
            lockOfAnother(2, pid -> Long.toString(process.pid()));            // with the start of this process
            assertFalse(ProcessLock.isHeld(file));
        } finally {
            process.destroy();
        }
    }

    @Test
    void whatThisProcessLeftWithoutGivingItBackIsItsOwnAgain() throws IOException {
        lockOfAnother(4, token -> "of another lock");
        assertTrue(ProcessLock.tryClaim(file).isPresent());
    }

    /** Where the number of a process says nothing, its silence does: a minute, as it was watched here. */
    @Test
    void aProcessOutOfSightIsDeadWhenItWasSilentForAMinute() throws IOException {
        lockOfAnother(0, host -> "another-machine");
        assertTrue(ProcessLock.isHeld(file));
        assertEquals(Optional.empty(), ProcessLock.tryClaim(file));
        Path watched = file.toAbsolutePath();
        String text = Files.readString(file);
        long now = System.nanoTime();
        assertFalse(ProcessLock.wasSilent(watched, text, now));
        assertFalse(ProcessLock.wasSilent(watched, text, now + Duration.ofSeconds(59).toNanos()));
        assertTrue(ProcessLock.wasSilent(watched, text, now + Duration.ofSeconds(62).toNanos()));

        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));        // by its own clock, whatever that says
        assertFalse(ProcessLock.wasSilent(watched, text, now + Duration.ofSeconds(63).toNanos()));
        assertFalse(ProcessLock.wasSilent(watched, text, now + Duration.ofMinutes(2).toNanos()));
        assertTrue(ProcessLock.wasSilent(watched, text, now + Duration.ofSeconds(124).toNanos()));
    }

    @Test
    void whoLostItsLockKnows() throws IOException {
        ProcessLock lock = ProcessLock.tryClaim(file).orElseThrow();
        Files.writeString(file, "somebody else");
        assertFalse(lock.isStillHeld());
        lock.close();
        assertEquals("somebody else", Files.readString(file));
    }

    /** Two mount namespaces with one folder in both, and two process namespaces: numbers of processes say nothing there. */
    @Test
    void aProcessInOtherNamespacesKeepsItsLock() throws Exception {
        List<String> apart = List.of("unshare", "--mount", "--pid", "--fork", "--mount-proc");
        assumeTrue(succeeds(command(apart, List.of("true"))), "no namespaces here");
        Process other = new ProcessBuilder(command(apart,
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                        "apical.files.ProcessLockTest$Holder", file.toString()))).start();
        try {
            while (!Files.exists(file) || Files.readString(file).lines().count() < 5) {
                assertFalse(other.waitFor(20, TimeUnit.MILLISECONDS), () -> read(other));
            }
            assertEquals(Optional.empty(), ProcessLock.tryClaim(file));
            FileTime before = Files.getLastModifiedTime(file);
            for (int i = 0; i < 100 && Files.getLastModifiedTime(file).equals(before); i++) {
                Thread.sleep(100);
            }
            assertTrue(Files.getLastModifiedTime(file).compareTo(before) > 0, "no heartbeat");
            assertEquals(Optional.empty(), ProcessLock.tryClaim(file));
        } finally {
            other.destroyForcibly();
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static List<String> command(List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Holds a lock until it is killed. */
    static final class Holder {
        private Holder() {
        }

        public static void main(String[] arguments) throws Exception {
            assertTrue(ProcessLock.tryClaim(Path.of(arguments[0])).isPresent());
            Thread.sleep(60_000);
        }
    }
}
