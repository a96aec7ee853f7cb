package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.validation.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixingFactorsTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aFactorThatMixesNothingIsRefusedByName(double bad) {
        assertRefused("apical[1]", bad, () -> new MixingFactors(List.of(0.1, bad), 0.1, 0.1));
        assertRefused("output", bad, () -> new MixingFactors(List.of(0.1), bad, 0.1));
        assertRefused("interneuron", bad, () -> new MixingFactors(List.of(0.1), 0.1, bad));
    }

    private static void assertRefused(String field, double bad, org.junit.jupiter.api.function.Executable build) {
        InvalidValueException refusal = assertThrows(InvalidValueException.class, build);
        assertEquals(field, refusal.field());
        assertTrue(refusal.getMessage().contains("is " + bad + ";"), refusal.getMessage());
    }

    @Test
    void factorsDoNotChangeAfterwards() {
        List<Double> apical = new ArrayList<>(List.of(0.1, 0.2));
        MixingFactors mixing = new MixingFactors(apical, 0.3, 0.4);
        apical.set(0, 7.0);
        assertEquals(List.of(0.1, 0.2), mixing.apical());
    }
}
