package apical.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.learning.Learner;
import apical.network.Projection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped model in continuous time, and what is refused in its place. */
class ContinuousMicrocircuitRuleTest {

    private static final Path MODEL = Path.of("models", "continuous-784-300-10.json");

    @TempDir
    private Path folder;

    @Test
    void theShippedExperimentShowsOneImageAtATimeToATissueWhosePlasticityNeverPauses() {
        ExperimentPlan plan = Definitions.readExperiment(Path.of("experiments", "mnist-continuous.json"));
        assertEquals(1, plan.experiment().training().batch());
        var rule = (ContinuousMicrocircuitRule) plan.models().get(0).definition().rule();
        assertEquals(0, rule.plasticityDelayMs());
        assertEquals(1, rule.block());
        assertTrue(rule.nudgesPotentials());
    }

    /** Equal to the weights above but for the attenuations: 1.1 / 1 g_D times 1 / 1.1 g_B onto the output, which is 1. */
    @Test
    void interneuronsStartInTheSelfPredictingStateOfTheirConductances() {
        Learner learner = Definitions.readModel(MODEL).build(new Seed(1));
        Projection toInterneuron = learner.rule().projections().get(1);
        Projection above = learner.rule().projections().get(4);
        assertEquals(Projection.Kind.TO_INTERNEURON, toInterneuron.kind());
        for (int i = 0; i < above.weights().getNumElements(); i++) {
            assertEquals(above.weights().data[i], toInterneuron.weights().data[i], 1e-6);
        }
        assertTrue(learner.plasticity().isPlastic(toInterneuron));
        assertFalse(learner.plasticity().isPlastic(learner.rule().projections().get(2)), "lateral weights are fixed");
    }

    @Test
    void aModelIsReadAsItWasWritten() throws IOException {
        ModelDefinition model = Definitions.readModel(MODEL);
        Path copy = folder.resolve("copy.json");
        Definitions.write(model, copy);
        assertEquals(model, Definitions.readModel(copy));
    }

    /** The field as it stands in the file, what stands there instead, and what the message must say. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"stepMs\": 1.0               | \"stepMs\": 0.0               | stepMs is 0.0; expected a finite value > 0",
        "\"stepMs\": 1.0,              |                               | stepMs is missing",
        "\"presentationMs\": 3.0       | \"presentationMs\": 3.5       | presentationMs is 3.5; expected a whole number of steps of stepMs, 1.0",
        "\"plasticityDelayMs\": 0.0    | \"plasticityDelayMs\": 3.0    | plasticityDelayMs is 3.0; expected less than presentationMs, 3.0",
        "\"plasticityDelayMs\": 0.0    | \"plasticityDelayMs\": 0.5    | plasticityDelayMs is 0.5; expected a whole number of steps",
        "\"plasticityDelayMs\": 0.0    | \"plasticityDelayMs\": -1.0   | plasticityDelayMs is -1.0; expected a finite value >= 0",
        "\"plasticityFilterMs\": 0.0   | \"plasticityFilterMs\": \"NaN\" | plasticityFilterMs is \"NaN\"; expected a number",
        "\"block\": 1                  | \"block\": 0                  | block is 0; expected at least 1",
        "\"prospective\"               | \"prospectiv\"                | rates is \"prospectiv\"; expected one of instantaneous, prospective",
        "\"exponentialEuler\"          | \"heun\"                      | method is \"heun\"; expected one of forwardEuler, exponentialEuler",
        "\"exponentialEuler\"          | \"forwardEuler\"              | Maybe exponentialEuler",
        "\"leak\": 0.1                 | \"leak\": -0.1                | leak is -0.1; expected a finite value > 0",
        "[0.5, 0.0066666667]           | [0.5]                         | rule.learningRates.bottomUp has 1 element; expected 2",
        "[0.0166666667]                | [-0.1]                        | rule.learningRates.toInterneuron[0] is -0.1"})
    void nonsenseIsRefusedByFileAndField(String field, String instead, String message) throws IOException {
        Path file = folder.resolve("nonsense.json");
        String text = Files.readString(MODEL);
        assertTrue(text.contains(field), field);
        if (message.contains("Maybe exponentialEuler")) {
            text = text.replace("\"stepMs\": 1.0", "\"stepMs\": 1.5");
        }
        Files.writeString(file, text.replace(field, instead == null ? "" : instead));
        var refusal = assertThrows(DefinitionException.class, () -> Definitions.readModel(file));
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("nonsense.json"), refusal.getMessage());
    }
}
