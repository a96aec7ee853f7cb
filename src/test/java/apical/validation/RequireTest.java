package apical.validation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each check lets pass, at its very edge, and what it says of the rest. NaN passes nowhere. */
class RequireTest {

    @Test
    void edgesThatAreAllowedPass() {
        assertDoesNotThrow(() -> {
            Require.finite("f", -Double.MAX_VALUE);
            Require.positive("f", Double.MIN_VALUE);
            Require.nonNegative("f", 0);
            Require.between("f", Math.nextUp(0.0), 0, 1);
            Require.between("f", Math.nextDown(1.0), 0, 1);
            Require.atLeast("f", 3, 3);
            Require.fromTo("f", 1, 1, 64);
            Require.fromTo("f", 64, 1, 64);
            Require.text("f", "x");
            Require.notEmpty("f", List.of(1));
            Require.size("f", List.of(), 0, "why");
            Require.distinct("f", List.of(1, 2, 3));
            Require.each("f", List.of(1L, 2L), (field, value) -> Require.atLeast(field, value, 1));
        });
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(() -> Require.finite("f", Double.NaN), "f is NaN; expected a finite value"),
                refusal(() -> Require.finite("f", Double.NEGATIVE_INFINITY), "f is -Infinity; expected a finite value"),
                refusal(() -> Require.positive("f", 0), "f is 0.0; expected a finite value > 0"),
                refusal(() -> Require.nonNegative("f", -0.5), "f is -0.5; expected a finite value >= 0"),
                refusal(() -> Require.between("f", 0, 0, 1), "f is 0.0; expected a value between 0.0 and 1.0, both excluded"),
                refusal(() -> Require.between("f", 1, 0, 1), "f is 1.0; expected a value between 0.0 and 1.0, both excluded"),
                refusal(() -> Require.atLeast("f", 2, 3), "f is 2; expected at least 3"),
                refusal(() -> Require.fromTo("f", 0, 1, 64), "f is 0; expected a whole number from 1 to 64"),
                refusal(() -> Require.fromTo("f", 65, 1, 64), "f is 65; expected a whole number from 1 to 64"),
                refusal(() -> Require.text("f", "  "), "f is empty; expected a text"),
                refusal(() -> Require.text("f", null), "f is empty; expected a text"),
                refusal(() -> Require.notEmpty("f", List.of()), "f is empty; expected at least one element"),
                refusal(() -> Require.notEmpty("f", null), "f is empty; expected at least one element"),
                refusal(() -> Require.size("f", List.of(1), 2, "one a layer"), "f has 1 element; expected 2, one a layer"),
                refusal(() -> Require.size("f", List.of(1, 2), 1, "one a layer"), "f has 2 elements; expected 1, one a layer"),
                refusal(() -> Require.distinct("f", List.of(5, 6, 5)), "f[2] repeats 5; expected each value once"),
                refusal(() -> Require.distinct("f", List.of(5, 5), i -> "five"), "f[1] repeats five; expected each value once"),
                refusal(() -> Require.distinct("f", Arrays.asList(null, null)), "f[1] repeats null; expected each value once"),
                refusal(() -> Require.each("f", List.of(1L, 0L), (field, value) -> Require.atLeast(field, value, 1)),
                        "f[1] is 0; expected at least 1"),
                refusal(() -> Require.each("f", List.of(), Require::text), "f is empty; expected at least one element"));
    }

    private static Arguments refusal(Executable check, String message) {
        return arguments(check, message);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void theRestIsRefusedByName(Executable check, String message) {
        InvalidValueException refused = assertThrows(InvalidValueException.class, check);
        assertEquals(message, refused.getMessage());
        assertEquals(message.substring(0, message.indexOf(' ')), refused.field());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberPassesNowhere(double value) {
        assertThrows(InvalidValueException.class, () -> Require.finite("f", value));
        assertThrows(InvalidValueException.class, () -> Require.positive("f", value));
        assertThrows(InvalidValueException.class, () -> Require.nonNegative("f", value));
        assertThrows(InvalidValueException.class, () -> Require.between("f", value, -1e300, 1e300));
    }
}
