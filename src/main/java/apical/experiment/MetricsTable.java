package apical.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All numbers of an experiment in long form, one {@link Measurement} a row: {@code metrics.csv}.
 *
 * <p>Values are written as {@link Double#toString(double)} writes them: no locale, no rounding, read back to the same bits.
 */
public record MetricsTable(List<Measurement> rows) {

    static final MetricsTable EMPTY = new MetricsTable(List.of());

    private static final CsvTable TABLE = new CsvTable("metrics",
            List.of("rule", "model", "seed", "epoch", "examples", "split", "layer", "quantity", "unit", "value"));

    public MetricsTable {
        rows = List.copyOf(rows);
    }

    /** The rows for which {@code wanted} holds, in their order. */
    public Stream<Measurement> where(Predicate<Measurement> wanted) {
        return rows.stream().filter(wanted);
    }

    /** Writes this table as CSV with a header line, UTF-8. */
    public void write(Path file) throws IOException {
        TABLE.write(file, rows, m -> new Object[] {m.rule(), m.model(), m.seed(), m.epoch(), m.examples(), m.split(), m.layer(),
                m.quantity(), m.unit(), m.value()});
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException naming file and line if the file is missing or not such a table
     */
    public static MetricsTable read(Path file) throws IOException {
        return new MetricsTable(TABLE.read(file, row -> new Measurement(row.get("rule"), row.get("model"),
                Long.parseLong(row.get("seed")), Integer.parseInt(row.get("epoch")), Long.parseLong(row.get("examples")),
                row.get("split"), row.get("layer"), row.get("quantity"), row.get("unit"), Double.parseDouble(row.get("value")))));
    }
}
