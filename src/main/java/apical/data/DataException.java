package apical.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/**
 * A data file that is missing, damaged or not what it should be, or one that cannot be used as asked.
 *
 * <p>The message is always one line: the file, what was expected, what was found and, where there is one, the likely cure.
 */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DataException(Object file, String expected, String found) {
        this(file, expected, found, null);
    }

    /** What the system says of a file that it does not read. */
    static String found(IOException e) {
        String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        if (e instanceof AccessDeniedException || said == null || said.isEmpty()) {
            return e instanceof AccessDeniedException ? "no permission to read it" : "what cannot be read";
        }
        return said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
    }

    DataException(Object file, String expected, String found, Throwable cause) {
        super("%s: expected %s; found %s".formatted(file, expected, found).replaceAll("\\R", " "), cause);
    }
}
