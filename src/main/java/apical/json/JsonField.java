package apical.json;

import java.util.Optional;

/**
 * A field of a record as somebody writes it.
 *
 * @param expected  what its value is: "a number", "one of squared, absolute" and the like
 * @param byDefault what it is where it is left out, as JSON; empty if it must be there
 */
public record JsonField(String name, String expected, Optional<String> byDefault) {
}
