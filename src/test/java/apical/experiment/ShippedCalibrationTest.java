package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the shipped results of estimator-calibration say of verdicts. */
class ShippedCalibrationTest {

    private static List<CalibrationTable.Row> rows;

    @BeforeAll
    static void read() throws IOException {
        rows = CalibrationTable.read(Path.of("results/estimator-calibration/calibration.csv")).rows();
    }

    @Test
    void soundEstimatesCoverTheTruth() {
        Map<String, List<CalibrationTable.Row>> sound = rows.stream().filter(row -> row.verdict().equals("sound"))
                .collect(Collectors.groupingBy(CalibrationTable.Row::estimator));
        assertTrue(sound.size() >= 8, sound.keySet().toString());
        sound.forEach((estimator, estimates) -> {
            long covered = estimates.stream().filter(CalibrationTable.Row::covered).count();
            assertTrue(covered >= 0.9 * estimates.size(), estimator + ": " + covered + " of " + estimates.size());
        });
    }

    /** A lower bound on few samples may be too high by what few samples make of it, which the interval knows. */
    @Test
    void boundsThatAreNotSaturatedHold() {
        for (String side : List.of("lower bound", "upper bound")) {
            List<CalibrationTable.Row> bounds = rows.stream().filter(row -> row.verdict().equals(side)).toList();
            long held = bounds.stream().filter(row -> side.startsWith("lower")
                    ? row.lower() <= row.truth() + 2 * row.truthStandardError()
                    : row.upper() >= row.truth() - 2 * row.truthStandardError()).count();
            assertTrue(bounds.size() >= 10, bounds.size() + " with verdict " + side);
            assertTrue(held >= 0.95 * bounds.size(), held + " of " + bounds.size() + " with verdict " + side);
        }
    }

    @Test
    void everyEstimateThatIsNotSaturatedGuessesItsBias() {
        assertEquals(List.of(), rows.stream().filter(row -> !row.verdict().equals("saturated") && Double.isNaN(row.bias())).toList());
    }
}
