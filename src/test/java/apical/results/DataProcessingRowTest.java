package apical.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.information.Decoder;
import apical.information.Estimand;
import apical.information.Estimate;
import apical.information.Interval;
import apical.information.Verdict;
import apical.results.DataProcessingRow.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataProcessingRowTest {

    @Test
    void anUpperLayerMayNotKnowMoreThanTheOneBelow() {
        assertEquals(Answer.YES, Answer.of(estimate(2, Verdict.SOUND), estimate(1, Verdict.SOUND)));
        assertEquals(Answer.YES, Answer.of(estimate(2, Verdict.SOUND), estimate(2, Verdict.SOUND)));
        assertEquals(Answer.WITHIN_ERROR, Answer.of(estimate(2, Verdict.LOWER_BOUND), estimate(2.15, Verdict.LOWER_BOUND)));
        assertEquals(Answer.NO, Answer.of(estimate(2, Verdict.SOUND), estimate(2.25, Verdict.SOUND)));
        assertEquals(Answer.SATURATED, Answer.of(estimate(3.3, Verdict.SATURATED), estimate(1, Verdict.SOUND)));
        assertEquals(Answer.SATURATED, Answer.of(estimate(1, Verdict.SOUND), estimate(3.3, Verdict.SATURATED)));
    }

    @Test
    void neighboursAreComparedWithinOneNetworkAtOneTimeByOneEstimator(@TempDir Path folder) throws IOException {
        List<InformationRow> table = List.of(
                row("a", 0, "hidden1", "rate", "off", 2), row("a", 0, "hidden1", "apical", "off", 9),
                row("a", 0, "hidden2", "rate", "off", 3), row("a", 0, "output", "rate", "off", 1),
                row("a", 1, "hidden1", "rate", "off", 1), row("b", 0, "hidden1", "rate", "off", 2),
                row("a", 1, "hidden2", "rate", "on", 7), row("a", 1, "output", "rate", "off", 0.5));
        List<DataProcessingRow> found = DataProcessingRow.of(table);
        assertEquals(List.of("hidden1 hidden2 NO", "hidden2 output YES", "hidden1 output YES"), found.stream()
                .map(row -> row.lowerLayer() + " " + row.upperLayer() + " " + row.respected()).toList());
        assertEquals(Map.of("decoder", Map.of(Answer.NO, 1, Answer.YES, 2)), DataProcessingRow.counts(found));

        DataProcessingRow.TABLE.write(folder.resolve("x.csv"), found);
        assertTrue(Files.readString(folder.resolve("x.csv")).contains("a,1,0,test,label,decoder,,hidden1,hidden2,2.0,3.0,no\n"));
    }

    private static InformationRow row(String model, int epoch, String layer, String compartment, String teacher, double value) {
        return new InformationRow("rule", model, 1, epoch, 0, "test", layer, compartment, teacher, "label",
                estimate(value, Verdict.SOUND));
    }

    private static Estimate estimate(double value, Verdict verdict) {
        return new Estimate(Estimand.INFORMATION, Decoder.LABEL, "", 5, 100, value, 0, new Interval(value - 0.1, value + 0.1), "",
                0, 0, Double.NaN,
                verdict, "");
    }
}
