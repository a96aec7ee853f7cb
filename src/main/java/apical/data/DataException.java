package apical.data;

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

    DataException(Object file, String expected, String found, Throwable cause) {
        super("%s: expected %s; found %s".formatted(file, expected, found).replaceAll("\\R", " "), cause);
    }
}
