package apical.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import apical.results.RunJournal.Restored;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is of one process at a time, also if one that was taken for dead only slept. */
class RunFolderTest {

    @TempDir
    private Path folder;

    private RunFolder claim() throws IOException {
        return RunFolder.claim(Goal.whole(new RunKey("m", 1), 1), folder.resolve("run"), false, 1).orElseThrow();
    }

    /** A kill between the two must not make others believe that it ended well. */
    @Test
    void thatItDivergedIsWrittenBeforeThatItEnded() throws IOException {
        RunFolder run = claim();
        Files.createDirectories(folder.resolve("run/ended.txt/in the way"));
        assertThrows(IOException.class, () -> run.endDiverged("weights are not finite"));
        assertEquals("weights are not finite\n", Files.readString(folder.resolve("diverged.txt")));
    }

    @Test
    void whatASleeperStillWritesIsLost() throws IOException {
        RunFolder sleeper = claim();
        Path recording = Files.createDirectory(sleeper.recordings()).resolve("r.csv");
        Files.writeString(recording, "1\n");
        sleeper.hold(state -> state.number("rows", 1));
        try (FileChannel open = FileChannel.open(recording, StandardOpenOption.APPEND)) {
            Path lock = folder.resolve("run/lock");
            Files.writeString(lock, Files.readString(lock).replaceFirst("[^\n]*\n", "another-machine\n"));
            Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofMinutes(5))));
            RunFolder awake = claim();
            assertEquals(Restored.YES, awake.restore(state -> state.number("rows", 1)));
            open.write(StandardCharsets.US_ASCII.encode("2\n"));
            Files.writeString(recording, "3\n", StandardOpenOption.APPEND);
            assertEquals("1\n3\n", Files.readString(recording));
        }
    }
}
