package apical.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.definition.Assignment;
import apical.definition.Definitions;
import apical.definition.ModelDefinition;
import apical.rule.Assumptions;
import apical.rule.Assumptions.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules say that they assume follows their options. */
class AssumptionsTest {

    @TempDir
    private Path folder;

    private static Assumptions of(ModelDefinition model) {
        return model.rule().assumptions(model.layers());
    }

    private static String verdicts(Assumptions a) {
        return Stream.of(Question.values()).limit(5).map(question -> a.to(question).verdict().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** Symmetric weights, derivative, phases, error cells, locality violated. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "0 | name=backprop                                                                     | yes yes yes yes partly",
            "0 | rule.derivative=false                                                             | yes no yes yes partly",
            "0 | rule.cost=crossEntropy                                                            | yes yes yes yes partly",
            "1 | name=feedback                                                                     | no yes yes yes partly",
            "1 | rule.derivative=false                                                             | no no yes yes partly",
            "2 | name=microcircuit                                                                 | no no partly partly no",
            "2 | rule.topDownLearning={\"type\": \"symmetric\", \"gains\": [1.0, 1.0]}             | yes no partly partly no",
            "2 | rule.topDownLearning={\"type\": \"kolenPollack\", \"decay\": 0.1}                 | no no partly partly partly"})
    void verdictsFollowOptions(int model, String assignment, String expected) {
        String name = List.of("backprop", "feedback alignment", "microcircuit").get(model);
        String value = assignment.startsWith("name=") ? "description=x" : assignment;
        ModelDefinition changed = Definitions.readExperiment(new TinyLab(folder).experiment(),
                List.of(Assignment.parse("models." + name + "." + value))).models().get(model).definition();
        assertEquals(expected, verdicts(of(changed)));
    }

    @Test
    void aSingleLayerNeedsNoWayDown() {
        ModelDefinition single = Definitions.readExperiment(new TinyLab(folder).experiment(), List.of(
                Assignment.parse("models.backprop.layers=[16, 10]"), Assignment.parse("models.backprop.rule.learningRates=[1]"),
                Assignment.parse("models.backprop.rule.cost=perceptron"))).models().get(0).definition();
        assertEquals("no no no no no", verdicts(of(single)));
        assertEquals(List.of("Rosenblatt, 1958"), of(single).sources());
    }

    @Test
    void everyShippedModelAnswersEveryQuestionWithASource() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("models"))) {
            List<Path> models = files.filter(file -> file.toString().endsWith(".json")).toList();
            assertTrue(models.size() > 5);
            for (Path file : models) {
                Assumptions assumed = of(Definitions.readModel(file));
                assertTrue(verdicts(assumed).matches("(yes|no|partly)( (yes|no|partly)){4}"), file + ": " + assumed);
                assertFalse(assumed.sources().isEmpty(), file.toString());
            }
        }
    }
}
