package apical.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files that appear whole or not at all: written beside their place and moved there. */
public final class WholeFile {

    /** Beginning of the names of files that are not whole yet. */
    static final String PART = ".part-";

    private WholeFile() {
    }

    /** What writes a file. */
    public interface Content {
        void writeTo(Path file) throws IOException;
    }

    /** Writes a file, in the place of one that may be there. After a power cut it is there as before, or as after. */
    public static void write(Path file, Content content) throws IOException {
        Path part = file.resolveSibling(PART + UUID.randomUUID());
        try {
            content.writeTo(part);
            force(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Waits until the disk has what was written. */
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Whether this is what a process that died while it wrote has left. */
    public static boolean isPart(Path file) {
        return file.getFileName().toString().startsWith(PART);
    }
}
