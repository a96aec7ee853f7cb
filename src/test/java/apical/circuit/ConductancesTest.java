package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.validation.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConductancesTest {

    /** g_lk, g_B, g_A, g_D, g_som, with distinct sums, divided by hand. */
    @Test
    void factorsAreRatiosOfWhatPullsAtEachSoma() {
        var g = new Conductances(1, 3, 6, 4, 5);
        assertEquals(3 / 10.0, g.hiddenAttenuation(), 1e-15);
        assertEquals(3 / 4.0, g.outputAttenuation(), 1e-15);               // no g_A
        assertEquals(4 / 5.0, g.interneuronAttenuation(), 1e-15);
        assertEquals(6 / 10.0, g.apicalMixing(), 1e-15);
        assertEquals(5 / 9.0, g.outputMixing(), 1e-15);
        assertEquals(5 / 10.0, g.interneuronMixing(), 1e-15);
        assertEquals(10, g.ontoHidden());
        assertEquals(4, g.ontoOutput(false));
        assertEquals(9, g.ontoOutput(true));
        assertEquals(10, g.ontoInterneuron());
    }

    /** The conductances of the paper's figures: effective time constant 0.526 ms, all mixing factors 0.42105. */
    @Test
    void thePublishedConductancesGiveThePublishedFactors() {
        Conductances g = RandomTissue.STRONG;
        assertEquals(0.526, 1 / g.ontoHidden(), 5e-4);
        MixingFactors mixing = g.mixingFactors(2);
        assertEquals(0.42105, mixing.apical().get(0), 5e-6);
        assertEquals(0.42105, mixing.apical().get(1), 5e-6);
        assertEquals(0.42105, mixing.output(), 5e-6);
        assertEquals(0.42105, mixing.interneuron(), 5e-6);
        assertEquals(2, mixing.apical().size());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void noConductanceIsNegativeOrNoNumber(double nonsense) {
        assertRefused("leak", () -> new Conductances(nonsense, 1, 1, 1, 1));
        assertRefused("basal", () -> new Conductances(1, nonsense, 1, 1, 1));
        assertRefused("apical", () -> new Conductances(1, 1, nonsense, 1, 1));
        assertRefused("dendrite", () -> new Conductances(1, 1, 1, nonsense, 1));
        assertRefused("somatic", () -> new Conductances(1, 1, 1, 1, nonsense));
    }

    @Test
    void onlyFeedbackAndTeachingMayBeCutOff() {
        assertRefused("leak", () -> new Conductances(0, 1, 1, 1, 1));
        assertRefused("basal", () -> new Conductances(1, 0, 1, 1, 1));
        assertRefused("dendrite", () -> new Conductances(1, 1, 1, 0, 1));
        assertDoesNotThrow(() -> new Conductances(1, 1, 0, 1, 0));
    }

    private static void assertRefused(String field, Executable build) {
        String message = assertThrows(InvalidValueException.class, build).getMessage();
        assertTrue(message.startsWith(field + " is "), message);
    }
}
