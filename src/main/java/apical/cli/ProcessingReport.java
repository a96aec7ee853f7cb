package apical.cli;

import apical.results.DataProcessingRow;
import apical.results.DataProcessingRow.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether estimates respect the data-processing inequality, as a table for the eye: one row an estimator. */
final class ProcessingReport {

    private ProcessingReport() {
    }

    /** The lines; none if no two layers were compared. */
    static List<String> of(List<DataProcessingRow> found) {
        Map<String, Map<Answer, Integer>> counts = DataProcessingRow.counts(found);
        if (counts.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("a layer knows no more than the one below"));
        for (Answer answer : Answer.values()) {
            header.add(answer.id());
        }
        rows.add(header);
        counts.forEach((estimator, answers) -> {
            List<String> row = new ArrayList<>(List.of(estimator));
            for (Answer answer : Answer.values()) {
                row.add(Integer.toString(answers.getOrDefault(answer, 0)));
            }
            rows.add(row);
        });
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(TextTable.align(rows, 1));
        return lines;
    }
}
