package apical.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.json.DefinitionException;
import apical.network.WeightInit;
import apical.rules.gradient.Backprop;
import apical.rules.microcircuit.Microcircuit;
import apical.validation.InvalidValueException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grid is the models that one would have written by hand. */
class GridDefinitionTest {

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
    }

    private List<ResolvedExperiment.Model> models(String... assignments) {
        return lab.plan(assignments).models();
    }

    private static double gain(ResolvedExperiment.Model model) {
        return ((WeightInit.GlorotUniform) ((InitialWeights.Drawn) model.definition().initialWeights()).distribution()).gain();
    }

    private static List<Double> rates(ResolvedExperiment.Model model) {
        return ((Backprop) model.definition().rule()).learningRates();
    }

    @Test
    void eachPairOfValuesIsAModelAndTheOthersStay() {
        lab.edit(lab.experiment(), "\"../models/backprop.json\"", TinyLab.GRID);
        List<ResolvedExperiment.Model> models = models();
        assertEquals(List.of("backprop, rates x 0.5, gain 2", "backprop, rates x 0.5, gain 0.5", "backprop, rates x 1, gain 2",
                "backprop, rates x 1, gain 0.5", "backprop, rates x 1.0E30, gain 2", "backprop, rates x 1.0E30, gain 0.5",
                "feedback alignment", "microcircuit"), models.stream().map(model -> model.definition().name()).toList());
        assertEquals(List.of(2.0, 0.5, 2.0, 0.5, 2.0, 0.5), models.subList(0, 6).stream().map(GridDefinitionTest::gain).toList());
        assertEquals(List.of(0.5, 0.25, 0.125), rates(models.get(1)));
        assertEquals(List.of(1.0, 0.5, 0.25), rates(models.get(2)));
        assertEquals(Definitions.readModel(lab.model("backprop")).layers(), models.get(3).definition().layers());
        assertTrue(models.get(6).origin().isEmpty());
    }

    @Test
    void scalingReachesEveryNumberBelowAPathAndWholeNumbersStayWhole() {
        lab.edit(lab.experiment(), "\"../models/microcircuit.json\"", """
                {"file": "../models/microcircuit.json", "grids": [{"name": "m", "axes": [
                    {"label": "rates", "change": "scale", "paths": ["rule.learningRates", "rule.mixing.apical[0]"], "values": [0.5]},
                    {"label": "units", "change": "set", "paths": ["layers[1]", "layers[2]"], "values": [4, 9]}]}]}""");
        ModelDefinition model = models().get(3).definition();
        Microcircuit rule = (Microcircuit) model.rule();
        assertEquals(List.of(1.5, 0.025, 0.025), rule.learningRates().bottomUp());
        assertEquals(List.of(0.25, 0.25), rule.learningRates().toInterneuron());
        assertEquals(List.of(0.05, 0.2), rule.mixing().apical());
        assertEquals(List.of(16, 9, 9, 10), model.layers().units());
        assertEquals("m, rates x 0.5, units 9", model.name());
    }

    @Test
    void aGridOfOneAxisHasAModelForEachValue() {
        lab.edit(lab.experiment(), "\"../models/backprop.json\"", """
                {"file": "../models/backprop.json", "grids": [{"name": "b", "axes": [
                    {"label": "gain", "change": "set", "paths": ["initialWeights.gain"], "values": [2.0, 0.5]}]}]}""");
        List<ResolvedExperiment.Model> models = models().subList(0, 2);
        assertEquals(List.of("b, gain 2", "b, gain 0.5"), models.stream().map(model -> model.definition().name()).toList());
        assertEquals(List.of(2.0, 0.5), models.stream().map(GridDefinitionTest::gain).toList());
    }

    @Test
    void whatIsReplacedInTheModelOfAGridIsSoInAll() {
        lab.edit(lab.experiment(), "\"../models/backprop.json\"", TinyLab.GRID);
        List<ResolvedExperiment.Model> models =
                models("models.backprop.rule.learningRates=[8, 8, 8]", "models[0].layers[1]=7", "models[1].name=other");
        assertEquals(List.of(4.0, 4.0, 4.0), rates(models.get(0)));
        assertEquals(List.of(8.0, 8.0, 8.0), rates(models.get(3)));
        models.subList(0, 6).forEach(model -> assertEquals(7, model.definition().layers().units(1)));
        assertEquals("other", models.get(6).definition().name());
    }

    @Test
    void theGridItselfCanBeReplaced() {
        lab.edit(lab.experiment(), "\"../models/backprop.json\"", TinyLab.GRID);
        assertEquals(List.of("backprop, rates x 3, gain 2", "backprop, rates x 3, gain 0.5", "feedback alignment", "microcircuit"),
                models("models[0].grids[0].axes[0].values=[3]").stream().map(model -> model.definition().name()).toList());
    }

    @Test
    void aModelOfAGridThatIsImpossibleIsRefused() {
        lab.edit(lab.experiment(), "\"../models/backprop.json\"", TinyLab.GRID.replace("[2.0, 0.5]", "[2.0, -0.5]"));
        assertEquals(lab.experiment() + ": models[0].grids[0].axes[1].values[1]: initialWeights.gain is -0.5; expected a finite"
                + " value >= 0 (model \"backprop, rates x 0.5, gain -0.5\" of " + lab.model("backprop") + ")",
                assertThrows(DefinitionException.class, this::models).getMessage());
    }

    @Test
    void axesHaveLabelsOfTheirOwn() {
        GridDefinition.Axis axis = new GridDefinition.Axis("a", Edit.Change.SET, List.of("x"), List.of(1.0));
        assertEquals("axes[1].label is \"a\", as of axes[0]; expected another",
                assertThrows(InvalidValueException.class, () -> new GridDefinition("g", List.of(axis, axis))).getMessage());
        assertEquals("a", axis.heading());
        assertEquals("a (factor)", new GridDefinition.Axis("a", Edit.Change.SCALE, List.of("x"), List.of(1.0)).heading());
    }
}
