package apical.network;

import java.util.Locale;

/** Names of definitions and results as a reader says them. */
public final class Words {

    private Words() {
    }

    /** {@code brightest quadrant} for {@code brightestQuadrant}. */
    public static String of(String id) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < id.length(); i++) {
            if (i > 0 && isUpper(id.charAt(i)) && Character.isLowerCase(id.charAt(i - 1))) {
                words.append(' ');
            }
            words.append(id.charAt(i));
        }
        return words.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** The same with a capital first letter. */
    public static String upper(String text) {
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
