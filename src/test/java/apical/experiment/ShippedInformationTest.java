package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.information.Correction;
import apical.information.Estimate;
import apical.information.Verdict;
import apical.results.InformationRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the shipped results of information-three-rules say of the estimators themselves. */
class ShippedInformationTest {

    private static List<InformationRow> hidden;
    private static int last;

    @BeforeAll
    static void read() throws IOException {
        hidden = InformationRow.TABLE.read(Path.of("results/information-three-rules/information.csv")).stream()
                .filter(row -> row.layer().equals("hidden1") && row.split().equals("test") && row.variable().equals("label"))
                .toList();
        last = hidden.stream().mapToInt(InformationRow::epoch).max().orElseThrow();
    }

    private static Stream<InformationRow> wide() {
        return hidden.stream().filter(row -> row.model().endsWith(" 120") || row.model().endsWith(" 500"));
    }

    @Test
    void plugInOfWideLayersIsSaturatedBeforeAndAfterTraining() {
        List<Estimate> plugIn = wide().filter(row -> row.epoch() == 0 || row.epoch() == last).map(InformationRow::estimate)
                .filter(e -> e.estimator().equals(Correction.PLUG_IN.label()) && e.quantity().isOfWhole()).toList();
        assertTrue(plugIn.size() >= 3 * 2 * 2, "three rules, two sizes, before and after");
        plugIn.forEach(e -> assertEquals(Verdict.SATURATED, e.verdict(), e.toString()));
    }

    /** Of every rule, size and seed. */
    @Test
    void otherEstimatorsTellTrainedFromUntrainedOnes() {
        Set<List<Object>> runs = wide().map(row -> List.<Object>of(row.model(), row.seed())).collect(Collectors.toSet());
        for (List<Object> run : runs) {
            Set<String> separating = new TreeSet<>();
            List<InformationRow> rows = wide().filter(row -> List.<Object>of(row.model(), row.seed()).equals(run)).toList();
            for (InformationRow before : rows.stream().filter(row -> row.epoch() == 0).toList()) {
                rows.stream().filter(row -> row.epoch() == last && sameMethod(row.estimate(), before.estimate()))
                        .filter(after -> trusted(before) && trusted(after) && before.estimate().quantity().isOfVariable()
                                && !before.estimate().interval().overlaps(after.estimate().interval()))
                        .forEach(after -> separating.add(before.estimate().estimator().id()));
            }
            assertTrue(separating.size() >= 2, run + ": " + separating);
        }
    }

    private static boolean sameMethod(Estimate a, Estimate b) {
        return a.estimator().equals(b.estimator()) && a.code().equals(b.code()) && a.quantity().equals(b.quantity());
    }

    private static boolean trusted(InformationRow row) {
        return row.estimate().verdict() != Verdict.SATURATED;
    }
}
