package apical.validation;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Checks for compact constructors. Comparisons are written so that NaN fails too. */
public final class Require {

    /** Some more characters make the name of a file, and most systems allow 255 bytes. */
    private static final int LONGEST_NAME = 120;

    private Require() {
    }

    public static void finite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidValueException(field, "is " + value + "; expected a finite value");
        }
    }

    public static void positive(String field, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new InvalidValueException(field, "is " + value + "; expected a finite value > 0");
        }
    }

    public static void nonNegative(String field, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new InvalidValueException(field, "is " + value + "; expected a finite value >= 0");
        }
    }

    /** {@code value} in the open interval (low, high). */
    public static void between(String field, double value, double low, double high) {
        if (!(value > low && value < high)) {
            throw new InvalidValueException(field,
                    "is " + value + "; expected a value between " + low + " and " + high + ", both excluded");
        }
    }

    public static void atLeast(String field, long value, long least) {
        if (value < least) {
            throw new InvalidValueException(field, "is " + value + "; expected at least " + least);
        }
    }

    /** {@code value} from {@code least} to {@code most}, both included. */
    public static void fromTo(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new InvalidValueException(field, "is " + value + "; expected a whole number from " + least + " to " + most);
        }
    }

    public static void text(String field, String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidValueException(field, "is empty; expected a text");
        }
    }

    /** What people call something, in tables, legends and the names of files. */
    public static void name(String field, String value) {
        text(field, value);
        if (!Printable.isText(value)) {
            throw new InvalidValueException(field, "is \"" + Printable.shortened(Printable.escaped(value))
                    + "\"; expected a text without control characters");
        }
        if (value.length() > LONGEST_NAME) {
            throw new InvalidValueException(field, "is \"" + Printable.shortened(value) + "\"; expected at most " + LONGEST_NAME
                    + " characters, since files are called by it");
        }
    }

    /** Each element through {@code check}, whose field is then {@code field[i]}; the list must not be empty. */
    public static <T> void each(String field, List<T> values, Check<T> check) {
        notEmpty(field, values);
        for (int i = 0; i < values.size(); i++) {
            check.test(field + "[" + i + "]", values.get(i));
        }
    }

    public static void notEmpty(String field, Collection<?> values) {
        if (values == null || values.isEmpty()) {
            throw new InvalidValueException(field, "is empty; expected at least one element");
        }
    }

    /** {@code values} has {@code expected} elements, {@code why} says one for each of what. */
    public static void size(String field, Collection<?> values, int expected, String why) {
        if (values.size() != expected) {
            throw new InvalidValueException(field,
                    "has " + values.size() + (values.size() == 1 ? " element" : " elements") + "; expected " + expected + ", "
                            + why);
        }
    }

    /** No element twice. */
    public static void distinct(String field, List<?> values) {
        distinct(field, values, String::valueOf);
    }

    /** Requires different values, which the user writes otherwise than Java does. */
    public static <T> void distinct(String field, List<T> values, Function<? super T, String> written) {
        for (int i = 0; i < values.size(); i++) {
            if (values.indexOf(values.get(i)) < i) {
                throw new InvalidValueException(field + "[" + i + "]",
                        "repeats " + Printable.shortened(written.apply(values.get(i))) + "; expected each value once");
            }
        }
    }

    /** A check of one named value. */
    @FunctionalInterface
    public interface Check<T> {
        void test(String field, T value);
    }
}
