package apical.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.results.Summary.ModelSummary;
import apical.results.Summary.Statistics;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void aQuantityIsSummarisedOverSeedsAfterTheLastEpoch() {
        ModelSummary model = Summary.of("x", found(List.of(
                error("a", 1, 0, 90), error("a", 1, 1, 1),
                error("a", 2, 0, 91), error("a", 2, 1, 2),
                error("a", 3, 0, 92), error("a", 3, 1, 4)), time("a", 1, 10), time("a", 2, 20), time("a", 3, 60))).models().get(0);

        assertEquals("a", model.model());
        assertEquals("rule a", model.rule());
        assertEquals(3, model.seeds());
        assertEquals(1, model.epochs());
        assertEquals(70, model.examples());
        assertEquals(1, model.quantities().size());
        // of 1, 2, 4: mean 7/3; deviations -4/3, -1/3, 5/3; (16 + 1 + 25) / 9 / 2 = 7/3
        assertStatistics(7.0 / 3, Math.sqrt(7.0 / 3), 1, 4, model.find("test", "", "error").orElseThrow());
        // of 10, 20, 60: mean 30; deviations -20, -10, 30; (400 + 100 + 900) / 2 = 700
        assertStatistics(30, Math.sqrt(700), 10, 60, model.trainingSeconds());
    }

    @Test
    void oneSeedHasNoStandardDeviation() {
        Statistics one = Statistics.of(List.of(5.0));
        assertEquals(5, one.mean());
        assertNull(one.standardDeviation());
        assertEquals(5, one.min());
        assertEquals(5, one.max());
    }

    @Test
    void modelsAreKeptApartAndInTheirOrder() {
        Summary summary =
                Summary.of("x", found(List.of(error("b", 1, 1, 8), error("a", 1, 1, 3)), time("b", 1, 2), time("a", 1, 1)));
        assertEquals("x", summary.experiment());
        assertEquals(List.of("b", "a"), summary.models().stream().map(ModelSummary::model).toList());
        assertEquals(8, summary.models().get(0).find("test", "", "error").orElseThrow().mean());
        assertEquals(3, summary.models().get(1).find("test", "", "error").orElseThrow().mean());
        assertEquals(1, summary.models().get(1).trainingSeconds().mean());
    }

    @Test
    void quantitiesOfOneNameAreKeptApartBySplitAndLayer() {
        ModelSummary model = Summary.of("x", found(List.of(
                measurement("a", 1, 1, "test", "", "cost", 1), measurement("a", 1, 1, "train", "", "cost", 2),
                measurement("a", 1, 1, "test", "hidden1", "cost", 3)), time("a", 1, 2))).models().get(0);
        assertEquals(1, model.find("test", "", "cost").orElseThrow().mean());
        assertEquals(2, model.find("train", "", "cost").orElseThrow().mean());
        assertEquals(3, model.find("test", "hidden1", "cost").orElseThrow().mean());
        assertTrue(model.find("validation", "", "cost").isEmpty());
    }

    private static void assertStatistics(double mean, double deviation, double min, double max, Statistics found) {
        assertEquals(mean, found.mean(), 1e-12);
        assertEquals(deviation, found.standardDeviation(), 1e-12);
        assertEquals(min, found.min());
        assertEquals(max, found.max());
    }

    private static ResultTables found(List<Measurement> measured, TimingRow... times) {
        return ResultTables.EMPTY.with(Measurement.TABLE, measured).with(TimingRow.TABLE, List.of(times));
    }

    private static TimingRow time(String model, long seed, double seconds) {
        return new TimingRow(model, seed, 1, 70, seconds);
    }

    private static Measurement error(String model, long seed, int epoch, double value) {
        return measurement(model, seed, epoch, "test", "", "error", value);
    }

    private static Measurement measurement(String model, long seed, int epoch, String split, String layer, String quantity,
            double value) {
        return new Measurement("rule " + model, model, seed, epoch, 70L * epoch, split, layer, quantity, "%", value);
    }
}
