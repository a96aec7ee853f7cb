package apical.experiment;

import apical.information.Estimate;
import apical.information.Interval;
import apical.information.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** All estimates of information of an experiment, one a row: {@code information.csv}, and calibrations likewise. */
public record InformationTable(List<Row> rows) {

    /** In a folder of results. */
    public static final String FILE = "information.csv";
    static final InformationTable EMPTY = new InformationTable(List.of());

    /** The columns of an {@link Estimate}. */
    static final List<String> OF_ESTIMATES = List.of("quantity", "estimator", "code", "width", "samples", "value", "unit", "bias",
            "lower", "upper", "interval", "permuted mean", "permuted quantile", "seen once", "verdict", "why");
    private static final CsvTable TABLE = new CsvTable("information", Stream.concat(Stream.of("rule", "model", "seed", "epoch",
            "examples", "split", "layer", "compartment", "teacher", "variable"), OF_ESTIMATES.stream()).toList());

    /**
     * @param compartment {@code rate}, {@code apical}, ...
     * @param teacher     whether it was on, {@code on} or {@code off}
     * @param variable    {@code label}, or the name of a property of the image
     */
    public record Row(String rule, String model, long seed, int epoch, long examples, String split, String layer, String compartment,
                      String teacher, String variable, Estimate estimate) {

        /** Layer and compartment in one name: {@code hidden1}, {@code hidden1.apical}, {@code hidden1.apical, teacher on}. */
        public String place() {
            return layer + (compartment.equals("rate") ? "" : "." + compartment) + (teacher.equals("on") ? ", teacher on" : "");
        }
    }

    public InformationTable {
        rows = List.copyOf(rows);
    }

    /** The rows for which {@code wanted} holds, in their order. */
    public Stream<Row> where(Predicate<Row> wanted) {
        return rows.stream().filter(wanted);
    }

    /** Writes this table as CSV with a header line, UTF-8. */
    public void write(Path file) throws IOException {
        TABLE.write(file, rows, InformationTable::cells);
    }

    private static Object[] cells(Row row) {
        List<Object> cells = new ArrayList<>(List.of(row.rule(), row.model(), row.seed(), row.epoch(), row.examples(), row.split(),
                row.layer(), row.compartment(), row.teacher(), row.variable()));
        cells.addAll(cells(row.estimate()));
        return cells.toArray();
    }

    static List<Object> cells(Estimate e) {
        return List.of(e.quantity(), e.estimator(), e.code(), e.width(), e.samples(), e.value(), "bit", e.bias(), e.interval().lower(),
                e.interval().upper(), e.intervalMethod(), e.permutedMean(), e.permutedQuantile(), e.seenOnce(), e.verdict().id(),
                e.why());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException naming file and line if the file is missing or not such a table
     */
    public static InformationTable read(Path file) throws IOException {
        return new InformationTable(TABLE.read(file, row -> new Row(row.get("rule"), row.get("model"),
                Long.parseLong(row.get("seed")), Integer.parseInt(row.get("epoch")), Long.parseLong(row.get("examples")),
                row.get("split"), row.get("layer"), row.get("compartment"), row.get("teacher"), row.get("variable"), estimate(row))));
    }

    static Estimate estimate(CSVRecord row) {
        return new Estimate(row.get("quantity"), row.get("estimator"), row.get("code"), Integer.parseInt(row.get("width")),
                Integer.parseInt(row.get("samples")), number(row, "value"), number(row, "bias"),
                new Interval(number(row, "lower"), number(row, "upper")), row.get("interval"), number(row, "permuted mean"),
                number(row, "permuted quantile"), number(row, "seen once"), verdict(row.get("verdict")), row.get("why"));
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static Verdict verdict(String id) {
        return Stream.of(Verdict.values()).filter(verdict -> verdict.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("verdict \"" + id + "\" is unknown"));
    }
}
