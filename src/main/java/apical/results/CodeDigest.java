package apical.results;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A few letters that tell one build from another: the same for the same classes and resources, in a folder or in a jar. Where
 * libraries
 * are renamed within classes, as in the jar for Spark, what they were before is written beside them.
 */
public final class CodeDigest {

    private static final int BYTES = 4;
    /** Holds the digest of classes that were changed afterwards. */
    private static final String WRITTEN = "apical/classes.txt";
    /** What the jar for Spark has more than others. */
    private static final String SPARK = "apical/spark/";
    /** From which commit they were built: there may be later ones, of other things, with the same classes. */
    private static final String VERSION = "apical/version.properties";

    private CodeDigest() {
    }

    /** @param arguments a folder of classes, into which their digest is written */
    public static void main(String[] arguments) throws IOException {
        Path classes = Path.of(arguments[0]);
        Files.writeString(classes.resolve(WRITTEN), of(classes));
    }

    /** Of the program that runs. */
    public static String ofApical() {
        try (InputStream written = CodeDigest.class.getResourceAsStream("/" + WRITTEN)) {
            if (written != null) {
                return new String(written.readAllBytes(), StandardCharsets.UTF_8);
            }
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
            String name = file.getKey();
            if (!name.startsWith("META-INF/") && !name.startsWith(SPARK) && !List.of(WRITTEN, VERSION).contains(name)) {
                byte[] bytes = Files.readAllBytes(file.getValue());
                digest.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
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
