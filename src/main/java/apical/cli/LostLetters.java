package apical.cli;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * Letters of paths that the locale does not know, as the POSIX locale knows none beyond ASCII: Java has lost them before Apical
 * sees them, and no file of such a name can be found. The script {@code ./apical} chooses a locale that knows them.
 */
final class LostLetters {

    /** What Java reads instead. */
    private static final char LOST = '\uFFFD';

    private LostLetters() {
    }

    /** What to say if a letter of these arguments, or of the working directory, is lost. */
    static Optional<String> of(String... arguments) {
        return in(List.of(String.join(" ", arguments), System.getProperty("user.dir")),
                Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));
    }

    /** @param known the letters of paths on this system, in this locale */
    static Optional<String> in(List<String> texts, Charset known) {
        boolean lost = texts.stream().anyMatch(text -> text.indexOf(LOST) >= 0) && !known.newEncoder().canEncode(LOST);
        return lost
                ? Optional.of("apical: a path has letters that this locale does not know (its letters are " + known
                        + "); set LC_ALL=C.UTF-8, or another locale with UTF-8, or use plain letters")
                : Optional.empty();
    }
}
