package apical.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.definition.ResolvedExperiment.Model;
import apical.definition.ResolvedExperiment.OfSweep;
import apical.json.DefinitionException;
import apical.network.WeightInit;
import apical.rules.gradient.Backprop;
import apical.rules.gradient.FeedbackAlignment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sweep is the models that one would have written by hand. */
class SweepDefinitionTest {

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
    }

    private ResolvedTraining plan(String... assignments) {
        return lab.plan(assignments);
    }

    private ResolvedTraining swept(String parameters, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.add("sweep.parameters=[" + parameters + "]");
        return plan(all.toArray(String[]::new));
    }

    private static List<String> names(ResolvedTraining plan) {
        return plan.models().stream().map(model -> model.definition().name()).toList();
    }

    private static OfSweep origin(Model model) {
        return (OfSweep) model.origin().orElseThrow();
    }

    private static List<Double> rates(Model model) {
        return ((Backprop) model.definition().rule()).learningRates();
    }

    @Test
    void aGridHasAllCombinationsOfWhatAModelHas() {
        ResolvedTraining plan = swept("""
                {"type": "values", "name": "rates", "change": "scale", "paths": ["rule.learningRates"], "values": [1, 2]},
                {"type": "values", "name": "feedback", "paths": ["rule.feedbackWeights[0].halfWidth"], "values": [0.1, 0.3, 1]}
                """);
        assertEquals(
                List.of("backprop #1", "backprop #4", "feedback alignment #1", "feedback alignment #2", "feedback alignment #3",
                        "feedback alignment #4", "feedback alignment #5", "feedback alignment #6", "microcircuit #1",
                        "microcircuit #4"),
                names(plan));
        assertEquals(List.of(2.0, 1.0, 0.5), rates(plan.models().get(1)));
        assertEquals(List.of("rates"), List.copyOf(origin(plan.models().get(1)).setting().levels().keySet()));
        assertEquals("0.3", origin(plan.models().get(3)).setting().levels().get("feedback").cell());
    }

    /** The last of several edits wins, and a slice names elements as Python does. */
    @Test
    void slicesNameHiddenLayersWhateverTheDepth() {
        ResolvedTraining plan = swept("""
                {"type": "choice", "name": "depth", "choices": [
                    {"name": "1", "set": {"layers": [16, 6, 10], "models.backprop.rule.learningRates": [1, 2]}},
                    {"name": "2", "set": {"layers": [16, 6, 6, 10]}}]},
                {"type": "integer", "name": "width", "paths": ["layers[1:-1]"], "low": 7, "high": 7000}
                """.replace("7000", "9"), "models=[\"../models/backprop.json\"]", "sweep.sampling=random", "sweep.number=40");
        for (Model model : plan.models()) {
            List<Integer> units = model.definition().layers().units();
            int width = units.get(1);
            assertTrue(width >= 7 && width <= 9);
            assertEquals(units.size() == 3 ? List.of(16, width, 10) : List.of(16, width, width, 10), units);
            assertEquals(units.size() - 1, rates(model).size());
        }
        assertEquals(List.of(7L, 8L, 9L),
                plan.models().stream().map(model -> (long) model.definition().layers().units(1)).distinct()
                        .sorted().toList());
    }

    /** The same points for all models: rule beside rule, setting by setting. */
    @Test
    void settingsOfOneNumberHaveOneValueInAllModels() {
        ResolvedTraining plan = swept("""
                {"type": "logarithmic", "name": "gain", "paths": ["initialWeights.gain"], "low": 0.1, "high": 10}
                """, "sweep.sampling=sobol", "sweep.number=8");
        List<String> gains = plan.models().stream().map(model -> origin(model).setting().levels().get("gain").cell()).toList();
        assertEquals(gains.subList(0, 8), gains.subList(8, 16));
        assertEquals(8, gains.subList(0, 8).stream().distinct().count());
        assertTrue(gains.stream().mapToDouble(Double::parseDouble).allMatch(gain -> gain >= 0.1 && gain <= 10));
        assertEquals(4, gains.subList(0, 8).stream().mapToDouble(Double::parseDouble).filter(gain -> gain < 1).count());
    }

    @Test
    void distributionsAreScaledByTheirNumbersAlone() {
        ResolvedTraining plan = swept("""
                {"type": "values", "name": "feedback", "change": "scale", "paths": ["rule.feedbackWeights", "rule.topDownWeights"],
                    "values": [0.5]}""");
        assertEquals(List.of(new WeightInit.Uniform(0.05), new WeightInit.Uniform(0.5)),
                ((FeedbackAlignment) plan.models().get(1).definition().rule()).feedbackWeights());
    }

    @Test
    void whatIsOfTheTrainingIsOfTheSettingAlone() {
        ResolvedTraining plan = swept("""
                {"name": "batch", "paths": ["training.batch"], "values": [1, 2], "type": "values"}""");
        assertEquals(1, plan.experimentOf(plan.models().get(0)).training().batch());
        assertEquals(2, plan.experimentOf(plan.models().get(1)).training().batch());
        assertEquals(2, plan.experiment().training().batch());
    }

    @Test
    void freshSeedsAreNoneOfTheSweep() {
        assertEquals(List.of(3L, 4L, 5L), plan().experiment().sweep().selection().freshSeeds(List.of(2L, 1L)));
        assertEquals(List.of(9L), plan("sweep.selection.seeds=[9]").experiment().sweep().selection().freshSeeds(List.of(1L)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "sweep.parameters=[{\"name\":\"r\",\"type\":\"values\",\"paths\":[\"rule.lerningRates\"],\"values\":[1]}]"
                    + "|sweep.parameters[0].rule.lerningRates: no \"lerningRates\" in ",
            "sweep.parameters=[{\"name\":\"r\",\"type\":\"values\",\"paths\":[\"models.backpop.rule\"],\"values\":[1]}]"
                    + "|sweep.parameters[0] has the path \"models.backpop.rule\"; expected models.NAME. and one of backprop, ",
            "sweep.parameters=[{\"name\":\"r\",\"type\":\"values\",\"paths\":[\"training.epochs\"],\"values\":[1]}]"
                    + "|sweep.parameters[0]: \"training.epochs\" is the same for all runs; expected a path into models, or one of"
                    + " training.batch, training.finalRate, training.pixelDropout",
            "sweep.parameters=[{\"name\":\"r\",\"type\":\"values\",\"paths\":[\"initialWeights.gain\"],\"values\":[-1]}]"
                    + "|sweep.parameters[0]: initialWeights.gain is -1.0; expected a finite value >= 0",
            "sweep.parameters=[{\"name\":\"r\",\"type\":\"values\",\"paths\":[\"training.batch\"],\"values\":[0]}]"
                    + "|sweep.parameters[0]: batch is 0; expected at least 1",
            "sweep.parameters=[{\"name\":\"r\",\"type\":\"uniform\",\"paths\":[\"initialWeights.gain\"],\"low\":1,\"high\":2}]"
                    + "|sweep.parameters[0] has no list of values; expected type \"values\" or \"choice\"",
            "sweep.parameters=[{\"name\":\"r\",\"type\":\"logarithmic\",\"paths\":[\"initialWeights.gain\"],\"low\":0,\"high\":2}]"
                    + "|sweep.parameters[0].low is 0",
            "sweep.number=3|sweep.number is 3; expected 0, since a grid has as many settings as it has",
            "sweep.halving.budgets=[2,1]|sweep.halving.budgets[1] is 1.0; expected more than 2.0",
            "sweep.halving.budgets=[1,3]|sweep.halving.budgets[1] is 3.0; expected at most training.epochs, 2",
            "sweep.selection.seeds=[2]|sweep.selection.seeds[0] is 2, as one of training.seeds; expected a fresh one"})
    void whatCannotBeIsRefused(String assignment, String message) {
        String said = assertThrows(DefinitionException.class, () -> plan(assignment)).getMessage();
        assertTrue(said.contains(message), said);
        assertEquals(1, said.lines().count());
    }

    @Test
    void aSweepOfAGridIsRefused() {
        lab.edit(lab.experiment(), "\"../models/backprop.json\"", TinyLab.GRID);
        String said = assertThrows(DefinitionException.class, () -> swept("""
                {"type": "values", "name": "gain", "paths": ["initialWeights.gain"], "values": [1]}""")).getMessage();
        assertTrue(said.contains("models[0].grids[0]: there is a sweep, too"), said);
    }

    @Test
    void theCommandLineMakesAGrid() {
        List<Assignment> assignments = SweepDefinition.assignments(List.of("models.backprop.rule.learningRates=[1,1,1],[2,2,2]",
                "models.microcircuit.rule.mixing.output=0.1,0.2"));
        ResolvedTraining plan = Definitions.readExperiment(lab.experiment(), assignments);
        assertEquals(List.of("backprop #1", "backprop #3", "feedback alignment #1", "microcircuit #1", "microcircuit #2"),
                names(plan));
        assertEquals(List.of(2.0, 2.0, 2.0), rates(plan.models().get(1)));
        assertThrows(DefinitionException.class, () -> SweepDefinition.assignments(List.of("batch")));
    }
}
