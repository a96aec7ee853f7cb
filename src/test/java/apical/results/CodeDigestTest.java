package apical.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two builds are told apart by what is in them, and not by how they are packed. */
class CodeDigestTest {

    @TempDir
    private Path folder;

    private Path folder(String name, String content) throws IOException {
        Path root = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(root.resolve("a/b"));
        Files.writeString(root.resolve("a/b/C.class"), content);
        Files.writeString(root.resolve("a/D.class"), "d");
        return root;
    }

    private Path jar(List<String> names, List<String> contents) throws IOException {
        Path jar = folder.resolve("j.jar");
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
            for (int i = 0; i < names.size(); i++) {
                out.putNextEntry(new ZipEntry(names.get(i)));
                out.write(contents.get(i).getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    @Test
    void aJarAndAFolderWithTheSameClassesAreTheSame() throws IOException {
        assertEquals(CodeDigest.of(folder("x", "c")), CodeDigest.of(
                jar(List.of("META-INF/MANIFEST.MF", "a/", "a/D.class", "a/b/C.class"), List.of("made today", "", "d", "c"))));
    }

    @Test
    void oneByteMakesAnotherAndSoDoesAName() throws IOException {
        String digest = CodeDigest.of(folder("x", "c"));
        assertTrue(digest.matches("[0-9a-f]{8}"), digest);
        assertNotEquals(digest, CodeDigest.of(folder("y", "C")));
        Path renamed = folder("z", "c");
        Files.move(renamed.resolve("a/D.class"), renamed.resolve("a/E.class"));
        assertNotEquals(digest, CodeDigest.of(renamed));
    }

    @Test
    void thisProgramHasOne() {
        assertTrue(CodeDigest.ofApical().matches("[0-9a-f]{8}"));
    }
}
