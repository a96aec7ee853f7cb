package apical.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.files.ProcessLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on its way between machines: what is further stays, and nothing of it is lost. */
class RunParcelTest {

    private static final String ROWS = "metrics.csv";

    @TempDir
    private Path folder;

    private Path run(String name, String rows, String... others) throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        Files.writeString(run.resolve(ROWS), rows);
        for (String other : others) {
            Files.createDirectories(run.resolve(other).getParent());
            Files.writeString(run.resolve(other), other);
        }
        return run;
    }

    @Test
    void allThatARunWroteArrives() throws IOException {
        byte[] parcel =
                RunParcel.ofRun(run("there", "a\n", "checkpoint-1.npz", "recordings/soma.npy", "stage-1.txt", RunFiles.LOCK));
        assertTrue(RunParcel.receive(parcel, folder.resolve("here")));
        assertEquals(List.of("checkpoint-1.npz", ROWS, "recordings", "recordings/soma.npy", "stage-1.txt"),
                TinyLab.everythingIn(folder.resolve("here")));
        assertEquals(List.of("here", "there"), names(folder), "no draft is left");
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsFurtherStays() throws IOException {
        Path here = run("here", "a\nb\n", "stage-1.txt");
        assertFalse(RunParcel.receive(RunParcel.ofRun(run("shorter", "a\n", "checkpoint-9.npz", "stage-1.txt")), here));
        assertFalse(RunParcel.receive(RunParcel.ofRun(run("longer", "a\nb\nc\n", "checkpoint-9.npz")), here),
                "of an earlier stage");
        assertTrue(RunParcel.receive(RunParcel.ofRun(run("ended", "a\n", RunFiles.ENDED)), here));
        assertFalse(RunParcel.receive(RunParcel.ofRun(run("longest", "a\nb\nc\nd\n", "stage-1.txt", "stage-2.txt")), here));
        assertEquals("a\n", Files.readString(here.resolve(ROWS)));
    }

    /** Halving takes checkpoints away from runs that do not go on; the same run may come again with one. */
    @Test
    void ofTwoThatAreAsFarTheOneWithACheckpointCounts() throws IOException {
        Path here = run("here", "a\n", "stage-1.txt");
        assertTrue(RunParcel.receive(RunParcel.ofRun(run("there", "a\n", "stage-1.txt", "checkpoint-1.npz")), here));
        assertTrue(Files.exists(here.resolve("checkpoint-1.npz")));
        assertFalse(RunParcel.receive(RunParcel.ofRun(run("again", "a\n", "stage-1.txt", "checkpoint-2.npz")), here));
    }

    @Test
    void aRunThatAProcessHasIsLeftAlone() throws IOException {
        Path here = run("here", "a\n");
        byte[] parcel = RunParcel.ofRun(run("there", "a\nb\n"));
        ProcessLock lock = ProcessLock.tryClaim(here.resolve(RunFiles.LOCK)).orElseThrow();
        try (lock) {
            assertFalse(RunParcel.receive(parcel, here));
        }
        assertTrue(RunParcel.receive(parcel, here));
    }

    @Test
    void definitionsTravelWithoutTheRuns() throws IOException {
        run("result", "", "experiment.json", "models/a.json", "provenance.json", "runs/asked.json", "runs/a-seed1/metrics.csv");
        Path there = Files.createDirectory(folder.resolve("there"));
        RunParcel.unpack(RunParcel.ofDefinitions(folder.resolve("result")), there);
        assertEquals(List.of("experiment.json", "models", "models/a.json", "provenance.json"), TinyLab.everythingIn(there));
    }

    @Test
    void noFileLeavesItsFolder() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../beside.txt"));
            zip.closeEntry();
        }
        Path inside = Files.createDirectory(folder.resolve("inside"));
        assertThrows(IOException.class, () -> RunParcel.unpack(bytes.toByteArray(), inside));
        assertFalse(Files.exists(folder.resolve("beside.txt")));
    }

    @Test
    void whatIsTooLargeForMemoryIsRefused() throws IOException {
        Path run = run("there", "a\n");
        try (RandomAccessFile sparse = new RandomAccessFile(run.resolve("huge.npy").toFile(), "rw")) {
            sparse.setLength((1L << 30) + 1);
        }
        String said = assertThrows(IOException.class, () -> RunParcel.ofRun(run)).getMessage();
        assertEquals(
                run + " has 1073741827 bytes; expected at most 1073741824 where runs come back through memory. Maybe a folder of"
                        + " results that all machines see",
                said);
    }
}
