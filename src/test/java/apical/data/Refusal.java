package apical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** Holds an error to its form: one line of file, what was expected, what was found. */
final class Refusal {

    private Refusal() {
    }

    static void assertRefused(Object file, String expected, String found, Executable load) {
        String message = assertThrows(DataException.class, load).getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.startsWith(file + ": expected "), message);
        String[] halves = message.split("; found ", 2);
        assertEquals(2, halves.length, message);
        assertTrue(halves[0].contains(expected), message);
        assertTrue(halves[1].contains(found), message);
    }
}
