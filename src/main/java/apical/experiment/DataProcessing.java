package apical.experiment;

import apical.information.Estimate;
import apical.information.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether estimates respect the data-processing inequality, I(X;T_k) &gt;= I(X;T_k+1), where a layer has all it knows from the
 * layer below it: {@code data-processing.csv}. It holds for what layers do; for estimates it need not, since each layer is coded,
 * or decoded, on its own. So it is reported, never assumed.
 */
public record DataProcessing(List<Row> rows) {

    /** In a folder of results. */
    public static final String FILE = "data-processing.csv";

    private static final CsvTable TABLE = new CsvTable("data processing", List.of("model", "seed", "epoch", "split", "variable",
            "estimator", "code", "lower layer", "upper layer", "lower layer's value", "upper layer's value", "respected"));

    /** What two estimates say of it. */
    public enum Answer {
        YES("yes"),
        /** The upper layer's value is greater, but the intervals overlap. */
        WITHIN_ERROR("within error"),
        /** The upper layer's value is greater beyond the intervals. */
        NO("no"),
        /** One of the two values says nothing. */
        SATURATED("saturated");

        private final String id;

        Answer(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        static Answer of(Estimate lower, Estimate upper) {
            if (lower.verdict() == Verdict.SATURATED || upper.verdict() == Verdict.SATURATED) return SATURATED;
            if (lower.value() >= upper.value()) return YES;
            return lower.interval().overlaps(upper.interval()) ? WITHIN_ERROR : NO;
        }
    }

    /** Two layers, one above the other, by one estimator. */
    public record Row(InformationTable.Row lower, InformationTable.Row upper, Answer answer) {
    }

    public DataProcessing {
        rows = List.copyOf(rows);
    }

    /** Of firing rates without a teacher; layers in the order of the table, which is that of the network. */
    public static DataProcessing of(InformationTable table) {
        Map<List<Object>, List<InformationTable.Row>> towers = new LinkedHashMap<>();
        table.where(row -> row.compartment().equals("rate") && row.teacher().equals("off")
                && row.estimate().quantity().equals("I(X;T)")).forEach(row -> towers.computeIfAbsent(List.of(row.model(), row.seed(),
                        row.epoch(), row.split(), row.variable(), row.estimate().estimator(), row.estimate().code()),
                        key -> new ArrayList<>()).add(row));
        List<Row> rows = new ArrayList<>();
        for (List<InformationTable.Row> tower : towers.values()) {
            for (int k = 0; k + 1 < tower.size(); k++) {
                InformationTable.Row lower = tower.get(k);
                InformationTable.Row upper = tower.get(k + 1);
                rows.add(new Row(lower, upper, Answer.of(lower.estimate(), upper.estimate())));
            }
        }
        return new DataProcessing(rows);
    }

    /** How often each estimator and code gave each answer, in the order of the table. */
    public Map<String, Map<Answer, Integer>> counts() {
        Map<String, Map<Answer, Integer>> counts = new LinkedHashMap<>();
        for (Row row : rows) {
            Estimate estimate = row.lower.estimate();
            counts.computeIfAbsent(estimate.estimator() + (estimate.code().isEmpty() ? "" : ", " + estimate.code()),
                    key -> new LinkedHashMap<>()).merge(row.answer, 1, Integer::sum);
        }
        return counts;
    }

    /** Writes this table as CSV with a header line, UTF-8. */
    public void write(Path file) throws IOException {
        TABLE.write(file, rows, row -> new Object[] {row.lower.model(), row.lower.seed(), row.lower.epoch(), row.lower.split(),
                row.lower.variable(), row.lower.estimate().estimator(), row.lower.estimate().code(), row.lower.layer(),
                row.upper.layer(), row.lower.estimate().value(), row.upper.estimate().value(), row.answer.id()});
    }
}
