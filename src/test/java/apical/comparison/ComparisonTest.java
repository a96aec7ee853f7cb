package apical.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.definition.ModelDefinition;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedTraining;
import apical.json.DefinitionException;
import apical.network.Seed;
import apical.results.CostRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contenders with made-up errors and times. */
class ComparisonTest {

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

    private ModelDefinition model(String name) {
        return plan().models().stream().map(ResolvedExperiment.Model::definition).filter(m -> m.name().equals(name)).findFirst()
                .orElseThrow();
    }

    /** Measured after each epoch, 0 to {@code epochs}: error 90 / (1 + epoch) + offset + seed / 10. */
    private ComparedModel compared(String name, int epochs, double secondsAnEpoch, double offset, long... seeds) {
        ModelDefinition model = model(name);
        List<ComparedModel.Point> points = new ArrayList<>();
        for (int epoch = 0; epoch <= epochs; epoch++) {
            Map<Long, Double> errors = new TreeMap<>();
            for (long seed : seeds) {
                errors.put(seed, 90.0 / (1 + epoch) + offset * (1 + seed) + seed / 10.0);
            }
            long examples = 70L * epoch;
            points.add(new ComparedModel.Point(epoch, examples, secondsAnEpoch * epoch,
                    (double) examples * model.costs().multiplyAdds(), errors));
        }
        return new ComparedModel(name, Path.of("results", name), model, plan().experiment(), Map.of("images", "abc"),
                CostRow.of(model, plan().experiment().training().batch()), points,
                !Double.isNaN(secondsAnEpoch), false);
    }

    private static Map<String, Integer> epochs(Comparison comparison, Budget budget) {
        return comparison.rows(budget).stream().collect(Collectors.toMap(row -> row.compared().name(), row -> row.at().epoch()));
    }

    @Test
    void atEqualTimeEachStandsWhereItWasLastMeasuredBeforeTheFirstWasThrough() {
        Comparison comparison =
                Comparison.of(List.of(compared("backprop", 10, 1.0, 0, 1, 2), compared("microcircuit", 10, 1.5, 1, 1, 2),
                        compared("feedback alignment", 4, 2.25, 0, 1, 2)), Optional.empty());
        // feedback alignment is through after 9 s: backprop has made 9 epochs exactly, the microcircuit 6 exactly
        assertEquals(Map.of("backprop", 9, "microcircuit", 6, "feedback alignment", 4), epochs(comparison, Budget.TIME));
        assertEquals(Map.of("backprop", 4, "microcircuit", 4, "feedback alignment", 4), epochs(comparison, Budget.EPOCHS));
    }

    @Test
    void nobodySpendsMoreThanTheBudgetAndNobodyCouldStandLater() {
        Comparison comparison = Comparison.of(List.of(compared("backprop", 7, 1.1, 0, 1, 2),
                compared("microcircuit", 9, 1.7, 1, 1, 2)), Optional.empty());
        for (Budget budget : Budget.values()) {
            double limit =
                    comparison.rows(budget).stream().mapToDouble(row -> budget.spent(row.compared().last())).min().orElseThrow();
            for (Comparison.Row row : comparison.rows(budget)) {
                assertTrue(budget.spent(row.at()) <= limit, row.toString());
                assertTrue(row.compared().points().stream().noneMatch(point -> point.epoch() > row.at().epoch()
                        && budget.spent(point) <= limit), row.toString());
            }
        }
        assertEquals(7, epochs(comparison, Budget.MULTIPLY_ADDS).get("backprop"));
        double dearer = (double) model("microcircuit").costs().multiplyAdds()
                / model("backprop").costs().multiplyAdds();
        assertEquals((int) (7 / dearer), epochs(comparison, Budget.MULTIPLY_ADDS).get("microcircuit"));
    }

    @Test
    void aModelDoesNotDifferFromItself() {
        ComparedModel one = compared("backprop", 3, 1, 0, 1, 2, 3);
        Comparison comparison = Comparison.of(List.of(one, one.named("again")), Optional.empty());
        assertEquals(6, comparison.rows().size());
        for (Comparison.Row row : comparison.rows()) {
            assertEquals(0, row.difference().mean());
            assertEquals(0, row.difference().half());
            assertEquals(3, row.difference().pairs());
        }
        assertTrue(Pairing.of(one, one).isReal());
    }

    @Test
    void whoeverComesFirstNothingChangesButTheOrder() {
        ComparedModel a = compared("backprop", 5, 1, 0, 1, 2, 3);
        ComparedModel b = compared("microcircuit", 6, 2, 0.5, 2, 3, 4);
        Comparison forth = Comparison.of(List.of(a, b), Optional.of("backprop"));
        Comparison back = Comparison.of(List.of(b, a), Optional.of("backprop"));
        assertEquals(forth.rows().stream().collect(Collectors.toSet()), back.rows().stream().collect(Collectors.toSet()));
        assertEquals("microcircuit", Comparison.of(List.of(b, a), Optional.empty()).reference().name());
    }

    @Test
    void theOtherWayRoundTheDifferenceIsTheOpposite() {
        ComparedModel a = compared("backprop", 5, 1, 0, 1, 2, 3);
        ComparedModel b = compared("microcircuit", 6, 2, 0.5, 2, 3, 4);
        Comparison.Row there = Comparison.of(List.of(a, b), Optional.of("backprop")).rows(Budget.EPOCHS).get(1);
        Comparison.Row here = Comparison.of(List.of(a, b), Optional.of("microcircuit")).rows(Budget.EPOCHS).get(0);
        assertEquals(1.75, there.difference().mean(), 1e-12);             // 0.5 (1 + seed) of the common seeds 2 and 3
        assertEquals(2, there.difference().pairs());
        assertEquals(-there.difference().mean(), here.difference().mean(), 1e-12);
        assertEquals(there.difference().half(), here.difference().half(), 1e-12);
    }

    @Test
    void meansAreOverAllSeedsDifferencesOverCommonOnes() {
        Comparison.Row row = Comparison.of(List.of(compared("backprop", 1, 1, 0, 1), compared("microcircuit", 1, 1, 0, 1, 2)),
                Optional.empty()).rows(Budget.EPOCHS).get(1);
        assertEquals(45.15, row.mean(), 1e-12);
        assertEquals(0.1 / Math.sqrt(2), row.deviation(), 1e-12);
        assertEquals(1, row.difference().pairs());
        assertFalse(row.difference().hasInterval());
        assertEquals(0, Comparison.of(List.of(compared("backprop", 1, 1, 0, 1), compared("microcircuit", 1, 1, 0, 2)),
                Optional.empty()).rows(Budget.EPOCHS).get(1).difference().pairs());
    }

    @Test
    void withoutTimesThereIsNoEqualTime() {
        Comparison comparison =
                Comparison.of(List.of(compared("backprop", 2, 1, 0, 1), compared("microcircuit", 2, Double.NaN, 0, 1)),
                        Optional.empty());
        assertEquals(List.of(), comparison.rows(Budget.TIME));
        assertEquals(2, comparison.rows(Budget.MULTIPLY_ADDS).size());
    }

    /** It would otherwise be the most frugal one, and hold all others to its few epochs. */
    @Test
    void whoDivergedIsLeftOutAndNamed() {
        ComparedModel a = compared("backprop", 5, 1, 0, 1, 2);
        ComparedModel b = compared("microcircuit", 5, 2, 0, 1, 2);
        ComparedModel lost = compared("feedback alignment", 0, 1, 0, 1, 2);
        ComparedModel diverged = new ComparedModel(lost.name(), lost.result(), lost.definition(), lost.experiment(), lost.data(),
                lost.cost(), List.of(), true, true);
        Comparison comparison = Comparison.of(List.of(diverged, a, b), Optional.empty());
        assertEquals(List.of("feedback alignment"), comparison.leftOut());
        assertEquals("backprop", comparison.reference().name());
        assertEquals(Comparison.of(List.of(a, b), Optional.empty()).rows(), comparison.rows());
        assertThrows(DefinitionException.class, () -> Comparison.of(List.of(diverged), Optional.empty()));
    }

    @Test
    void aMisspeltReferenceIsRefused() {
        List<ComparedModel> comparedModels = List.of(compared("backprop", 2, 1, 0, 1), compared("microcircuit", 2, 1, 0, 1));
        assertEquals("--against is \"backprob\"; expected one of backprop, microcircuit. Maybe \"backprop\"?",
                assertThrows(DefinitionException.class, () -> Comparison.of(comparedModels, Optional.of("backprob"))).getMessage());
    }

    /** What a pairing promises of initial weights: they follow from seed, shape and distribution, not from the rule. */
    @Test
    void rulesStartFromTheSameBottomUpWeights() {
        List<List<Float>> drawn = plan().models().stream().map(m -> m.definition().build(new Seed(3)).rule().projections().stream()
                .filter(projection -> projection.pathway().isForward())
                .map(projection -> projection.weights().get(1, 2)).toList()).toList();
        assertEquals(3, drawn.size());
        assertEquals(1, drawn.stream().distinct().count());
        assertEquals(3, drawn.get(0).stream().distinct().count());
        assertTrue(Pairing.of(compared("microcircuit", 1, 1, 0, 1), compared("backprop", 1, 1, 0, 1)).isReal());
    }

    @Test
    void whatDiffersIsNamed() {
        ComparedModel a = compared("backprop", 1, 1, 0, 1, 2);
        ComparedModel other =
                new ComparedModel("other", a.result(), plan("models.backprop.layers=[16, 6, 7, 10]").models().get(0).definition(),
                        plan("training.batch=4", "training.pixelDropout=0.2", "data.validationSeed=9").experiment(), a.data(),
                        a.cost(), a.points(), true, false);
        assertEquals("seeds 1, 2; same targets; other images, other batches of 4, not 2, other pixelDropout 0.2, not 0.0,"
                + " other initial bottom-up weights", Pairing.of(other, a).inWords());
        ComparedModel elsewhere = new ComparedModel("elsewhere", a.result(), a.definition(), a.experiment(),
                Map.of("images", "abd"), a.cost(), a.points(), true, false);
        assertEquals(List.of("images"), Pairing.of(elsewhere, a).differ());
        assertFalse(Pairing.of(elsewhere, a).isReal());
    }
}
