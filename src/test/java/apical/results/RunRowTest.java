package apical.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RunRowTest {

    private static Measurement measured(long seed, int epoch, String split, String quantity, double value) {
        return new Measurement("backprop", "m", seed, epoch, 7L * epoch, split, "", quantity, "1", value);
    }

    @Test
    void eachRunHasItsLastScoresAndItsTime() {
        ResultTables found = ResultTables.EMPTY.with(Measurement.TABLE, List.of(
                measured(1, 0, "test", "error", 90), measured(1, 2, "test", "error", 4), measured(1, 2, "validation", "error", 5),
                measured(2, 1, "test", "error", 8), measured(2, 2, "train", "diverged", 1)))
                .with(TimingRow.TABLE, List.of(new TimingRow("m", 1, 0, 0, 0), new TimingRow("m", 1, 2, 14, 3.5)));
        assertEquals(List.of(
                new RunRow("backprop", "m", 1, "error", OptionalDouble.empty(), OptionalDouble.of(5), OptionalDouble.of(4), 2, 14,
                        OptionalDouble.of(3.5), false),
                new RunRow("backprop", "m", 2, "error", OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(8), 2, 14,
                        OptionalDouble.empty(), true)),
                RunRow.of(found));
    }

    @Test
    void aSimulationHasNoScore() {
        ResultTables found = ResultTables.EMPTY.with(Measurement.TABLE, List.of(measured(1, 3, "test", "squared error", 0.2)));
        assertEquals("", RunRow.of(found).get(0).score());
    }
}
