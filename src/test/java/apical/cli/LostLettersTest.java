package apical.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LostLettersTest {

    @Test
    void aLetterThatJavaLostIsNamedWithTheCure() {
        assertEquals(Optional.of("apical: a path has letters that this locale does not know (its letters are US-ASCII);"
                + " set LC_ALL=C.UTF-8, or another locale with UTF-8, or use plain letters"),
                LostLetters.in(List.of("run exp\uFFFD\uFFFD.json", "/home"), US_ASCII));
    }

    @Test
    void plainLettersPassAndSoDoesEverythingInUtf8() {
        assertEquals(Optional.empty(), LostLetters.in(List.of("run exp.json", "/home"), US_ASCII));
        assertEquals(Optional.empty(), LostLetters.in(List.of("run expé\uFFFD.json", "/home"), UTF_8));
    }
}
