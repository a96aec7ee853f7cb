package apical.rules.tissue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.circuit.TissuePathway;
import apical.definition.Assignment;
import apical.definition.Definitions;
import apical.definition.ModelDefinition;
import apical.definition.ResolvedTraining;
import apical.json.DefinitionException;
import apical.learning.Learner;
import apical.linalg.Matrices;
import apical.network.Projection;
import apical.network.Seed;
import apical.network.Site;
import apical.rule.RuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
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
        ResolvedTraining plan = Definitions.readExperiment(Path.of("experiments", "mnist-continuous.json"));
        assertEquals(1, plan.experiment().training().batch());
        var rule = (ContinuousMicrocircuitRule) plan.models().get(0).definition().rule();
        assertEquals(0, rule.plasticityDelayMs());
        assertEquals(1, rule.block());
        assertTrue(rule.teaching().nudgesPotentials());
    }

    /** Equal to the weights above but for the attenuations: 1.1 / 1 g_D times 1 / 1.1 g_B onto the output, which is 1. */
    @Test
    void interneuronsStartInTheSelfPredictingStateOfTheirConductances() {
        Learner learner = Definitions.readModel(MODEL).build(new Seed(1));
        Projection toInterneuron = learner.rule().projections().get(1);
        Projection above = learner.rule().projections().get(4);
        assertEquals(TissuePathway.TO_INTERNEURON.pathway(), toInterneuron.pathway());
        for (int i = 0; i < above.weights().getNumElements(); i++) {
            assertEquals(above.weights().data[i], toInterneuron.weights().data[i], 1e-6);
        }
        assertTrue(learner.plasticity().isPlastic(toInterneuron));
        assertFalse(learner.plasticity().isPlastic(learner.rule().projections().get(2)), "lateral weights are fixed");
    }

    @Test
    void whatChangesTheScienceIsSaid() {
        RuleDefinition rule = Definitions.readModel(MODEL).rule();
        assertEquals("exponentialEuler in steps of 1.0 ms, prospective rates, weights held for 1 step, no plasticity filter, input"
                + " switches, no noise", String.join(", ", rule.remarks()));
        assertEquals("each batch shown for 3.0 ms, without reset, plasticity always on", rule.presentation());
    }

    @Test
    void trainingIsForTheMethodsOfTheFastEngine() {
        List<Assignment> heun = List.of(Assignment.parse("models[0].rule.rates=instantaneous"),
                Assignment.parse("models[0].rule.method=heun"));
        var refusal = assertThrows(DefinitionException.class,
                () -> Definitions.readExperiment(Path.of("experiments", "mnist-continuous.json"), heun));
        assertEquals("--set models[0].rule.method: rule.method is heun; expected forwardEuler or exponentialEuler, which the fast"
                + " engine knows; the others are for simulations with the plain one (model \"continuous-784-300-10\" of " + MODEL
                + ")", refusal.getMessage());
    }

    @Test
    void prospectiveRatesNeedAMethodThatLooksOnceAStep() throws IOException {
        Path file = folder.resolve("heun.json");
        Files.writeString(file, Files.readString(MODEL).replace("\"exponentialEuler\"", "\"heun\""));
        var refusal = assertThrows(DefinitionException.class, () -> Definitions.readModel(file));
        assertTrue(
                refusal.getMessage().contains("rule.method is heun; expected forwardEuler or exponentialEuler, since prospective"),
                refusal.getMessage());
    }

    @Test
    void aModelIsReadAsItWasWritten() throws IOException {
        ModelDefinition model = Definitions.readModel(MODEL);
        Path copy = folder.resolve("copy.json");
        Definitions.write(model, copy);
        assertEquals(model, Definitions.readModel(copy));
    }

    /** Forward Euler at 1 ms is stable for membranes of 1.9 per ms, but not for an input filter of 0.4 ms. */
    @Test
    void forwardEulerMustBeStableForFiltersToo() throws IOException {
        Path file = folder.resolve("filtered.json");
        String text = Files.readString(MODEL).replace("\"exponentialEuler\"", "\"forwardEuler\"");
        Files.writeString(file, text.replace("\"inputFilterMs\": 0.0", "\"inputFilterMs\": 0.6"));
        Definitions.readModel(file);
        for (String filter : new String[] {"inputFilterMs", "targetFilterMs", "plasticityFilterMs"}) {
            Files.writeString(file, text.replace("\"" + filter + "\": 0.0", "\"" + filter + "\": 0.4"));
            var refusal = assertThrows(DefinitionException.class, () -> Definitions.readModel(file));
            assertTrue(refusal.getMessage().contains("forward Euler is stable below 0.8"), refusal.getMessage());
        }
    }

    /** Noise has a stream of its own and is not in what a trained network is asked. */
    @Test
    void noiseChangesWhatIsLearnedAndNothingElse() throws IOException {
        Path file = folder.resolve("noisy.json");
        String text = Files.readString(MODEL);
        Files.writeString(file, text.replace("{\"type\": \"none\"}", "{\"type\": \"wiener\", \"sigma\": 0.3}"));
        Learner silent = Definitions.readModel(MODEL).build(new Seed(1));
        Learner noisy = Definitions.readModel(file).build(new Seed(1));
        Learner again = Definitions.readModel(file).build(new Seed(1));
        FMatrixRMaj image = Matrices.uniform(784, 1, 0, 1, new SplittableRandom(2));
        FMatrixRMaj target = Matrices.uniform(10, 1, 0.1, 0.8, new SplittableRandom(3));
        assertArrayEquals(Matrices.elements(silent.rule().predict(image)), Matrices.elements(noisy.rule().predict(image)));
        assertArrayEquals(rates(silent, image, target), rates(noisy, image, target));
        for (Learner learner : new Learner[] {silent, noisy, again}) {
            learner.rule().present(image, target, learner.plasticity());
        }
        assertArrayEquals(Matrices.elements(again.rule().predict(image)), Matrices.elements(noisy.rule().predict(image)));
        assertFalse(Arrays.equals(Matrices.elements(silent.rule().predict(image)), Matrices.elements(noisy.rule().predict(image))));
    }

    private static float[] rates(Learner learner, FMatrixRMaj image, FMatrixRMaj target) {
        return Matrices.elements(learner.rule().respond(image, target).of("hidden1", Site.SOMA).orElseThrow());
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
            "\"exponentialEuler\"          | \"euler\"                     | method is \"euler\"; expected one of forwardEuler, exponentialEuler, heun, rungeKutta4, dormandPrince",
            "\"exponentialEuler\"          | \"forwardEuler\"              | Maybe exponentialEuler",
            "\"prediction\": \"instantaneous\" | \"prediction\": \"lagMatched\" | prediction is lagMatched; expected instantaneous",
            "\"prediction\": \"instantaneous\" | \"prediction\": \"lag\"   | prediction is \"lag\"; expected one of instantaneous, lagMatched",
            "\"inputFilterMs\": 0.0        | \"inputFilterMs\": -3.0       | inputFilterMs is -3.0; expected a finite value >= 0",
            "\"targetFilterMs\": 0.0       | \"targetFilterMs\": \"3\"      | targetFilterMs is \"3\"; expected a number",
            "\"noise\": {\"type\": \"none\"} | \"noise\": {\"type\": \"white\"} | noise.type is \"white\"; expected one of none, published, wiener",
            "{\"type\": \"none\"}          | {\"type\": \"wiener\"}        | noise.sigma is missing",
            "{\"type\": \"none\"}          | {\"type\": \"none\", \"sigma\": 0.1} | unknown field \"sigma\"",
            "{\"type\": \"none\"}          | {\"type\": \"wiener\", \"sigma\": -0.1} | sigma is -0.1; expected a finite value >= 0",
            "\"biasRate\": 1.0,       |                               | biasRate is missing",
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
