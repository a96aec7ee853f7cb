package apical.where;

import apical.validation.InvalidValueException;
import java.util.List;

/** What is passed on to other programs: words of a shell, and options. */
final class ShellWord {

    private ShellWord() {
    }

    /**
     * Holds further options to their form.
     *
     * @param field   for messages
     * @param program that takes them
     * @param example of one
     */
    static void requireOptions(String field, List<String> options, String program, String example) {
        for (String option : options) {
            if (!option.matches("--[a-z][a-z-]*(=[^\\n]*)?")) {
                throw new InvalidValueException(field,
                        "is \"" + option + "\"; expected an option of " + program + ", as " + example);
            }
        }
    }

    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=:+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
