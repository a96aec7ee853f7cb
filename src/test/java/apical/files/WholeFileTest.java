package apical.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What appears is whole, and has a name of its own. */
class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFileIsThereAsItWasOrAsItIs() throws IOException {
        Path file = folder.resolve("a.csv");
        WholeFile.write(file, part -> Files.writeString(part, "one"));
        assertEquals("one", Files.readString(file));
        assertThrows(IOException.class, () -> WholeFile.write(file, part -> {
            Files.writeString(part, "half of tw");
            assertTrue(WholeFile.isPart(part));
            assertEquals("one", Files.readString(file));
            throw new IOException("the disk is full");
        }));
        assertEquals("one", Files.readString(file));
        WholeFile.write(file, part -> Files.writeString(part, "two"));
        assertEquals("two", Files.readString(file));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(List.of(file), all.toList());
        }
    }

    @Test
    void namesOfFilesAreShortPlainAndDifferent() {
        String longName = "n".repeat(240);
        Map<String, String> files =
                Folders.fileNames(List.of("a b", "a/b", "A-B", "\u4e00\u4e8c", "\u4e09\u56db", longName + 1, longName + 2));
        assertEquals(List.of("a-b", "a-b-2", "A-B-3", "--", "---2", "n".repeat(100), "n".repeat(100) + "-2"),
                List.copyOf(files.values()));
    }

    @Test
    void aFolderIsDeletedWithAllThatIsInItAndNotWhatLinksLeadTo() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept"), "kept");
        Path gone = Files.createDirectories(folder.resolve("gone/below"));
        Files.createSymbolicLink(gone.resolve("link"), kept);
        Files.writeString(gone.resolve("file"), "");
        Folders.delete(gone.getParent());
        assertTrue(Folders.isFree(gone.getParent()));
        assertEquals("kept", Files.readString(kept));
        Folders.delete(gone.getParent());
    }
}
