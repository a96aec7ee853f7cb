package apical.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionTest {

    private static final List<String> KNOWN = List.of("leak", "basal", "apical", "learningRates");

    @ParameterizedTest
    @CsvSource({"apicla, apical", "Apical, apical", "APICAL, apical", "basl, basal", "leek, leak", "learningRate, learningRates",
            "learning_rates, learningRates", "lerningrates, learningRates"})
    void aSlipOfThePenIsCured(String misspelt, String meant) {
        assertEquals(". Maybe \"" + meant + "\"?", Suggestion.among(KNOWN, misspelt));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soma", "conductance", "x", "7"})
    void whatIsNothingLikeAnyNameIsLeftAlone(String other) {
        assertEquals("", Suggestion.among(KNOWN, other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE"})
    void caseDoesNotFollowTheLocale(String tag) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertEquals(". Maybe \"apical\"?", Suggestion.among(KNOWN, "APICAL"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
