package apical.json;

import java.nio.file.Path;

/** A definition that cannot be used. The message is one line: file, path, field, value, what was expected, perhaps a cure. */
public final class DefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    public DefinitionException(String message) {
        this("", message);
    }

    /** With {@code file: problem} as its message. */
    public DefinitionException(Path file, String problem) {
        this(file + ": ", problem);
    }

    private DefinitionException(String where, String problem) {
        super((where + problem).replaceAll("\\s*\\R\\s*", " "));
        this.problem = problem;
    }

    /** The message without the file's name. */
    public String problem() {
        return problem;
    }
}
