package apical.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What steers a terminal is spelt out; what is long is cut, and no character is cut in two. */
class PrintableTest {

    @Test
    void whatCannotBeSeenIsSpeltOut() {
        assertEquals("a\\u001B[31mb\\u0000\\u0085\\u2028\\uD800\\u202Ec",
                Printable.escaped("a\u001b[31mb\u0000\u0085\u2028\ud800\u202ec"));
    }

    @Test
    void lettersOfAnyScriptStay() {
        String text = "für \u03bb \u4e09 \ud83e\udde0 \u05d0";
        assertTrue(Printable.isText(text));
        assertEquals(text, Printable.escaped(text));
        assertFalse(Printable.isText("\u0007"));
    }

    @Test
    void whatIsLongIsCutAndItsLengthTold() {
        assertEquals("a".repeat(80), Printable.shortened("a".repeat(80)));
        assertEquals("a".repeat(80) + "... (81 characters)", Printable.shortened("a".repeat(81)));
        assertEquals("a".repeat(79) + "... (2,079 characters)", Printable.shortened("a".repeat(79) + "\ud83e\udde0".repeat(1000)));
    }
}
