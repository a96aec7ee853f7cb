package apical.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A few letters that tell one build from another: the same for the same classes and resources, in a folder or in a jar. */
final class CodeDigest {

    private static final int BYTES = 4;

    private CodeDigest() {
    }

    /** Of the program that runs. */
    static String ofApical() {
        try {
            return of(Path.of(CodeDigest.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new AssertionError("where classes come from is a file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param code a folder or a jar */
    static String of(Path code) throws IOException {
        if (Files.isDirectory(code)) {
            return ofFolder(code);
        }
        try (FileSystem jar = FileSystems.newFileSystem(code)) {
            return ofFolder(jar.getPath("/"));
        }
    }

    /** Without what says when and by what a jar was made. */
    private static String ofFolder(Path root) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile).forEach(
                    file -> files.put(root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/"), file));
        }
        MessageDigest digest = sha256();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (!file.getKey().startsWith("META-INF/")) {
                byte[] bytes = Files.readAllBytes(file.getValue());
                digest.update((file.getKey() + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
