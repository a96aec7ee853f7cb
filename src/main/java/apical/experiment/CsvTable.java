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
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A table in a file: CSV with a header line, UTF-8.
 *
 * @param what    of what its rows are, for messages
 * @param columns their names, in the order of the file
 */
record CsvTable(String what, List<String> columns) {

    private CSVFormat format() {
        return CSVFormat.RFC4180.builder().setHeader(columns.toArray(String[]::new)).setRecordSeparator('\n').get();
    }

    /** Writes one line for each of {@code rows}. */
    <R> void write(Path file, List<R> rows, Function<R, Object[]> cells) throws IOException {
        try (Writer out = Files.newBufferedWriter(file);
             CSVPrinter csv = new CSVPrinter(out, format())) {
            for (R row : rows) {
                csv.printRecord(cells.apply(row));
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param parser may throw IllegalArgumentException of a cell that it does not understand
     * @throws IOException naming file and line if the file is missing or not such a table
     */
    <R> List<R> read(Path file, Function<CSVRecord, R> parser) throws IOException {
        try (Reader in = Files.newBufferedReader(file); CSVParser csv = CSVParser.parse(in, format())) {
            return read(file, csv, parser);
        }
    }

    private <R> List<R> read(Path file, CSVParser csv, Function<CSVRecord, R> parser) throws IOException {
        List<R> rows = new ArrayList<>();
        try {
            Iterator<CSVRecord> records = csv.iterator();
            if (!records.hasNext() || !Arrays.equals(columns.toArray(), records.next().values())) {
                throw new IOException(file + ": line 1 is not the header of " + what + "; expected " + String.join(",", columns));
            }
            while (records.hasNext()) {
                rows.add(parse(file, records.next(), parser));
            }
            return rows;
        } catch (UncheckedIOException e) {                           // the parser's own words follow the locale
            throw new IOException(file + ": line " + csv.getCurrentLineNumber() + " is not a row of " + what
                    + " (not read as CSV)", e);
        }
    }

    private <R> R parse(Path file, CSVRecord row, Function<CSVRecord, R> parser) throws IOException {
        try {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row.size() + " values; expected " + columns.size());
            }
            return parser.apply(row);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": line " + row.getParser().getCurrentLineNumber() + " is not a row of " + what + " ("
                    + e.getMessage() + ")", e);
        }
    }
}
