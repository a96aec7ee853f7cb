package apical.json;

import java.nio.file.Path;

/** A definition that cannot be used. The message is one line: file, path, field, value, what was expected, perhaps a cure. */
public final class DefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DefinitionException(String message) {
        super(message.replaceAll("\\s*\\R\\s*", " "));
    }

    /** With {@code file: problem} as its message. */
    public DefinitionException(Path file, String problem) {
        this(file + ": " + problem);
    }
}
