package apical.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.estimators.EstimatorDefinition;
import apical.estimators.EstimatorKind;
import apical.estimators.Estimators;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every registered estimator can be asked for by its name, with the options it has by default and with others. */
class EstimatorsInDefinitionsTest {

    static List<EstimatorKind<? extends EstimatorDefinition>> kinds() {
        return Estimators.ALL;
    }

    static List<EstimatorDefinition> benches() {
        return Estimators.ALL.stream()
                .<EstimatorDefinition>flatMap(kind -> Stream.concat(Stream.of(kind.example()), kind.variants().stream())).toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void byNameAloneItHasTheOptionsOfItsExample(EstimatorKind<?> kind) {
        assertEquals(kind.example(), Definitions.estimator("--estimator", kind.id()));
    }

    @ParameterizedTest
    @MethodSource("benches")
    void aDefinitionIsReadBackAsItWasWritten(EstimatorDefinition definition, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("estimators.json"), written(definition));
        assertEquals(List.of(definition), Definitions.readEstimators(file));
        assertTrue(Files.readString(file).contains("\"type\":\"" + definition.kind().id() + "\""), Files.readString(file));
    }

    private static String written(EstimatorDefinition definition) throws JsonProcessingException {
        return Vocabulary.JSON.mapper().valueToTree(new Definitions.EstimatorList(List.of(definition))).get("estimators")
                .toString();
    }
}
