package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.information.Verdict;
import apical.results.CalibrationRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the shipped results of estimator-calibration say of verdicts. */
class ShippedCalibrationTest {

    private static List<CalibrationRow> rows;

    @BeforeAll
    static void read() throws IOException {
        rows = CalibrationRow.TABLE.read(Path.of("results/estimator-calibration/calibration.csv"));
    }

    @Test
    void soundEstimatesCoverTheTruth() {
        Map<String, List<CalibrationRow>> sound = rows.stream().filter(row -> row.verdict() == Verdict.SOUND)
                .collect(Collectors.groupingBy(row -> row.estimator().id()));
        assertTrue(sound.size() >= 8, sound.keySet().toString());
        sound.forEach((estimator, estimates) -> {
            long covered = estimates.stream().filter(CalibrationRow::covered).count();
            assertTrue(covered >= 0.9 * estimates.size(), estimator + ": " + covered + " of " + estimates.size());
        });
    }

    /** A lower bound on few samples may be too high by what few samples make of it, which the interval knows. */
    @Test
    void boundsThatAreNotSaturatedHold() {
        for (Verdict side : List.of(Verdict.LOWER_BOUND, Verdict.UPPER_BOUND)) {
            List<CalibrationRow> bounds = rows.stream().filter(row -> row.verdict() == side).toList();
            long held = bounds.stream().filter(row -> side == Verdict.LOWER_BOUND
                    ? row.lower() <= row.truth() + 2 * row.truthStandardError()
                    : row.upper() >= row.truth() - 2 * row.truthStandardError()).count();
            assertTrue(bounds.size() >= 10, bounds.size() + " with verdict " + side);
            assertTrue(held >= 0.95 * bounds.size(), held + " of " + bounds.size() + " with verdict " + side);
        }
    }

    @Test
    void everyEstimateThatIsNotSaturatedGuessesItsBias() {
        assertEquals(List.of(),
                rows.stream().filter(row -> row.verdict() != Verdict.SATURATED && Double.isNaN(row.bias())).toList());
    }
}
