package apical.cli;

import apical.json.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that does not exist yet, and appears whole or not at all. */
record NewFile(Path path) {

    interface Content {
        void writeTo(Path file) throws IOException;
    }

    /** @throws DefinitionException if something is there already, or nothing can be written there */
    static NewFile at(Path path) {
        if (Files.exists(path)) {
            throw new DefinitionException(path, "exists already; expected a file that does not, so that nothing is lost");
        }
        Path folder = path.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new DefinitionException(path, "cannot be made; expected a folder where files can be written");
        }
        return new NewFile(path);
    }

    void write(Content content) throws IOException {
        Path draft = Files.createTempFile(path.toAbsolutePath().getParent(), "." + path.getFileName(), ".draft");
        try {
            content.writeTo(draft);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
