package apical.validation;

import java.util.Locale;
import java.util.stream.Collectors;

/** Text of users as it may stand in a message, on a terminal and in a file: nothing in it steers, and it is not too long. */
public final class Printable {

    /** Of a value that a message repeats. */
    static final int LONGEST = 80;

    private Printable() {
    }

    /** Control characters and what else cannot be seen as {@code \}{@code u001B}, halves of characters too. */
    public static String escaped(String text) {
        if (text.codePoints().noneMatch(Printable::isUnseen)) {
            return text;
        }
        return text.codePoints().mapToObj(c -> isUnseen(c) ? String.format(Locale.ROOT, "\\u%04X", c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** A value of the user as a message repeats it: {@code its beginning... (3,000 characters)} where it is long. */
    public static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - (Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? 1 : 0);
        return text.substring(0, end) + String.format(Locale.ROOT, "... (%,d characters)", text.length());
    }

    /** Whether somebody can see all of it: no control character, no half of a character, nothing that turns the direction. */
    public static boolean isText(String text) {
        return text.codePoints().noneMatch(Printable::isUnseen);
    }

    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || c == 0xfffe || c == 0xffff;
        };
    }
}
