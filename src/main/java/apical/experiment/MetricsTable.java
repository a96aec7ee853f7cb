package apical.experiment;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * All numbers of an experiment in long form, one {@link Measurement} a row: {@code metrics.csv}.
 *
 * <p>Values are written as {@link Double#toString(double)} writes them: no locale, no rounding, read back to the same bits.
 */
public record MetricsTable(List<Measurement> rows) {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
            .setHeader("rule", "model", "seed", "epoch", "examples", "split", "layer", "quantity", "unit", "value")
            .setSkipHeaderRecord(true)
            .setRecordSeparator('\n')
            .get();

    public MetricsTable {
        rows = List.copyOf(rows);
    }

    /** The rows for which {@code wanted} holds, in their order. */
    public Stream<Measurement> where(Predicate<Measurement> wanted) {
        return rows.stream().filter(wanted);
    }

    /** Writes this table as CSV with a header line, UTF-8. */
    public void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file);
             CSVPrinter csv = new CSVPrinter(out, FORMAT.builder().setSkipHeaderRecord(false).get())) {
            for (Measurement m : rows) {
                csv.printRecord(m.rule(), m.model(), m.seed(), m.epoch(), m.examples(), m.split(), m.layer(),
                        m.quantity(), m.unit(), m.value());
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException naming file and line if the file is missing or not such a table
     */
    public static MetricsTable read(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file); CSVParser csv = CSVParser.parse(in, FORMAT)) {
            return new MetricsTable(csv.stream().map(row -> parse(file, row)).toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Measurement parse(Path file, CSVRecord row) {
        try {
            return new Measurement(row.get("rule"), row.get("model"), Long.parseLong(row.get("seed")),
                    Integer.parseInt(row.get("epoch")), Long.parseLong(row.get("examples")), row.get("split"),
                    row.get("layer"), row.get("quantity"), row.get("unit"), Double.parseDouble(row.get("value")));
        } catch (IllegalArgumentException e) {
            throw new UncheckedIOException(new IOException("%s: line %d is not a row of metrics (%s)"
                    .formatted(file, row.getParser().getCurrentLineNumber(), e.getMessage())));
        }
    }
}
