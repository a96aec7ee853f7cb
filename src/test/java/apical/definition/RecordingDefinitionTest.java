package apical.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.json.DefinitionException;
import apical.network.Shape;
import apical.recording.Format;
import apical.recording.Recordable;
import apical.recording.Request;
import apical.validation.InvalidValueException;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingDefinitionTest {

    private static final Shape LAYERS = new Shape(List.of(4, 3, 2));
    private static final String JSON = """
            {"format": "npy", "requests": [{"quantity": "apical", "layer": "hidden1", "units": [], "everyMs": 1.0},
             {"quantity": "topDownFilter", "layer": "hidden1", "units": [2, 0], "everyMs": 10.0}]}""";

    private static RecordingDefinition read(String json) throws JsonProcessingException {
        return Vocabulary.JSON.bind(Path.of("x.json"), Vocabulary.JSON.mapper().readTree(json), RecordingDefinition.class);
    }

    @Test
    void quantitiesAndFormatsAreWrittenByName() throws JsonProcessingException {
        RecordingDefinition recording = read(JSON);
        assertEquals(new RecordingDefinition(Format.NPY, List.of(new Request(Recordable.APICAL, "hidden1", List.of(), 1),
                new Request(Recordable.TOP_DOWN_FILTER, "hidden1", List.of(2, 0), 10))), recording);
        assertEquals(recording, read(Vocabulary.JSON.writer().writeValueAsString(recording)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"npy\"     | \"numpy\"   | x.json: format is \"numpy\"; expected one of npy, npyDouble, csv. Maybe \"npy\"?",
            "\"apical\"  | \"apcial\"  | requests[0].quantity is \"apcial\"; expected one of rate, soma, basal, apical, interneuronRate,",
            "\"units\"   | \"unit\"    | requests[0]: unknown field \"unit\"",
            "[2, 0]      | [\"2\", 0]  | requests[1].units[0] is \"2\"; expected a whole number"})
    void misspellingsAreRefusedInOneLine(String good, String bad, String problem) {
        String message = assertThrows(DefinitionException.class, () -> read(JSON.replaceFirst(
                Pattern.quote(good), bad))).getMessage();
        assertTrue(message.contains(problem), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"hidden1\" | \"hiden1\"  | requests[0].layer is \"hiden1\"; expected one of hidden1, output. Maybe \"hidden1\"?",
            "[]          | [3]         | 'requests[0].units[0] is 3; expected 0 to 2, since apical of hidden1 has 3 of them'",
            "1.0         | 0.25        | requests[0].everyMs is 0.25; expected a whole number of steps of 0.1 ms"})
    void whatTheNetworkHasNotIsRefused(String good, String bad, String problem) throws JsonProcessingException {
        RecordingDefinition recording = read(JSON.replaceFirst(Pattern.quote(good), bad));
        assertEquals(problem, assertThrows(InvalidValueException.class, () -> recording.check(LAYERS, 0.1, true)).getMessage());
    }

    @Test
    void filtersAreThereOnlyWherePlasticityIsLowPassed() throws JsonProcessingException {
        RecordingDefinition recording = read(JSON);
        recording.check(LAYERS, 0.1, true);
        assertEquals("requests[1].quantity is topDownFilter; expected something that is there, but plasticity is not low-passed"
                + " (plasticityFilterMs is 0)",
                assertThrows(InvalidValueException.class, () -> recording.check(LAYERS, 0.1, false)).getMessage());
    }
}
