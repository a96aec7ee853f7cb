package apical.experiment;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
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

    static final MetricsTable EMPTY = new MetricsTable(List.of());

    private static final String[] COLUMNS =
            {"rule", "model", "seed", "epoch", "examples", "split", "layer", "quantity", "unit", "value"};
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
            .setHeader(COLUMNS)
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
             CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
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
            return new MetricsTable(read(file, csv));
        }
    }

    private static List<Measurement> read(Path file, CSVParser csv) throws IOException {
        List<Measurement> rows = new ArrayList<>();
        try {
            Iterator<CSVRecord> records = csv.iterator();
            if (!records.hasNext() || !Arrays.equals(COLUMNS, records.next().values())) {
                throw new IOException(file + ": line 1 is not the header of metrics; expected " + String.join(",", COLUMNS));
            }
            while (records.hasNext()) {
                rows.add(parse(file, records.next()));
            }
            return rows;
        } catch (UncheckedIOException e) {                           // the parser's own words follow the locale
            throw new IOException(file + ": line " + csv.getCurrentLineNumber() + " is not a row of metrics (not read as CSV)", e);
        }
    }

    private static Measurement parse(Path file, CSVRecord row) throws IOException {
        try {
            if (row.size() != COLUMNS.length) {
                throw new IllegalArgumentException(row.size() + " values; expected " + COLUMNS.length);
            }
            return new Measurement(row.get("rule"), row.get("model"), Long.parseLong(row.get("seed")),
                    Integer.parseInt(row.get("epoch")), Long.parseLong(row.get("examples")), row.get("split"),
                    row.get("layer"), row.get("quantity"), row.get("unit"), Double.parseDouble(row.get("value")));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": line " + row.getParser().getCurrentLineNumber() + " is not a row of metrics ("
                    + e.getMessage() + ")", e);
        }
    }
}
