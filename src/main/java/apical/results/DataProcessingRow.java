package apical.results;

import apical.information.Estimate;
import apical.information.EstimatorLabel;
import apical.information.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether estimates of two layers, one above the other, respect the data-processing inequality, I(X;T_k) &gt;= I(X;T_k+1), where a
 * layer has all it knows from the layer below it. It holds for what layers do; for estimates it need not, since each layer is
 * coded, or decoded, on its own. So it is reported, never assumed.
 */
public record DataProcessingRow(String model, long seed, int epoch, String split, String variable, EstimatorLabel estimator,
        String code,
        String lowerLayer, String upperLayer, double lowerValue, double upperValue, Answer respected) {

    /** {@code data-processing.csv}. */
    public static final CsvTable<DataProcessingRow> TABLE = CsvTable.of("data-processing",
            "whether estimates respect the data-processing inequality, layer by layer", DataProcessingRow.class)
            .renamed("lower value", "lower layer's value").renamed("upper value", "upper layer's value");

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

    /**
     * Of firing rates without a teacher; layers in the order of the rows, which is that of the network. What was read from a
     * {@link FormerInformation} has neither width nor interval and is left out.
     */
    public static List<DataProcessingRow> of(List<InformationRow> information) {
        Map<List<Object>, List<InformationRow>> towers = new LinkedHashMap<>();
        information.stream().filter(row -> row.compartment().equals("rate") && row.teacher().equals("off")
                && row.estimate().quantity().isOfWhole() && row.estimate().width() > 0).forEach(row -> towers
                        .computeIfAbsent(
                                List.of(row.model(), row.seed(), row.epoch(), row.split(), row.variable(),
                                        row.estimate().estimator(),
                                        row.estimate().code()),
                                key -> new ArrayList<>())
                        .add(row));
        List<DataProcessingRow> rows = new ArrayList<>();
        for (List<InformationRow> tower : towers.values()) {
            for (int k = 0; k + 1 < tower.size(); k++) {
                rows.add(of(tower.get(k), tower.get(k + 1)));
            }
        }
        return rows;
    }

    private static DataProcessingRow of(InformationRow lower, InformationRow upper) {
        Estimate below = lower.estimate(), above = upper.estimate();
        return new DataProcessingRow(lower.model(), lower.seed(), lower.epoch(), lower.split(), lower.variable(), below.estimator(),
                below.code(), lower.layer(), upper.layer(), below.value(), above.value(), Answer.of(below, above));
    }

    /** How often each estimator and code gave each answer, in the order of the rows. */
    public static Map<String, Map<Answer, Integer>> counts(List<DataProcessingRow> rows) {
        Map<String, Map<Answer, Integer>> counts = new LinkedHashMap<>();
        rows.forEach(row -> counts.computeIfAbsent(row.estimator + (row.code.isEmpty() ? "" : ", " + row.code),
                key -> new LinkedHashMap<>()).merge(row.respected, 1, Integer::sum));
        return counts;
    }
}
