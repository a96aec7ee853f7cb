package apical.cli;

import apical.json.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A passage of a page that a command writes, between two markers.
 *
 * @param command {@code headline} of the markers {@code <!-- apical headline: begin -->} and {@code end}
 */
record MarkedPassage(String command) {

    private String marker(String which) {
        return "<!-- apical " + command + ": " + which + " -->";
    }

    /** Puts text in the place of what is between the markers. */
    void update(Path page, String text) throws IOException {
        String old = Files.readString(page);
        int begin = old.indexOf(marker("begin"));
        int end = old.indexOf(marker("end"));
        if (begin < 0 || end < begin) {
            throw new DefinitionException(page,
                    "has no place for it; expected the lines " + marker("begin") + " and " + marker("end"));
        }
        Files.writeString(page, old.substring(0, begin + marker("begin").length()) + "\n" + text + "\n" + old.substring(end));
    }
}
