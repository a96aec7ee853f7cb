package apical.results;

import apical.validation.Printable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A table of results: CSV with a header line, UTF-8, a record for each row. The columns are declared once, by the components of the
 * record: {@code standardError} is the column {@code standard error}. A component that is a record itself gives its own columns in
 * its place; if the last one is a map, it gives further columns, which are those of all rows together. Numbers are written as
 * {@link Double#toString(double)} writes them: no locale, no rounding, read back to the same bits.
 *
 * @param <R> a row
 */
public final class CsvTable<R extends Record> {

    private final String name;
    private final String what;
    private final CsvRow<R> row;
    private final List<String> columns;
    private final Map<String, String> constants;
    private final UnaryOperator<List<R>> joined;

    private CsvTable(String name, String what, CsvRow<R> row, List<String> columns, Map<String, String> constants,
            UnaryOperator<List<R>> joined) {
        this.name = name;
        this.what = what;
        this.row = row;
        this.columns = List.copyOf(columns);
        this.constants = Map.copyOf(constants);
        this.joined = joined;
    }

    /**
     * A table whose columns are the components of a record.
     *
     * @param name of its file, without {@code .csv}
     * @param what its rows are, in a few words, for messages and lists
     */
    public static <R extends Record> CsvTable<R> of(String name, String what, Class<R> row) {
        CsvRow<R> cells = new CsvRow<>(row);
        return new CsvTable<>(name, what, cells, cells.columns().stream().map(CsvTable::words).toList(), Map.of(), rows -> rows);
    }

    /** {@code standard error} for {@code standardError}. */
    private static String words(String component) {
        StringBuilder words = new StringBuilder();
        component.chars().forEach(c -> words.append(Character.isUpperCase(c) ? " " : "").append((char) Character.toLowerCase(c)));
        return words.toString();
    }

    /** The same table with another name for one column. */
    CsvTable<R> renamed(String column, String other) {
        return new CsvTable<>(name, what, row, columns.stream().map(each -> each.equals(column) ? other : each).toList(), constants,
                joined);
    }

    /** The same table with underscores in the place of the blanks in names of columns. */
    CsvTable<R> underscored() {
        return new CsvTable<>(name, what, row, columns.stream().map(each -> each.replace(' ', '_')).toList(), constants, joined);
    }

    /** The same table with a further column, after another one, that has the same text in all rows. */
    CsvTable<R> withConstant(String column, String text, String after) {
        List<String> more = new ArrayList<>(columns);
        more.add(columns.indexOf(after) + 1, column);
        Map<String, String> all = new HashMap<>(constants);
        all.put(column, text);
        return new CsvTable<>(name, what, row, more, all, joined);
    }

    /** The same table, in which rows that several runs share stand once. */
    CsvTable<R> sharedByRuns() {
        return new CsvTable<>(name, what, row, columns, constants, rows -> rows.stream().distinct().toList());
    }

    /** Of its file, without {@code .csv}. */
    public String name() {
        return name;
    }

    /** In a folder of results. */
    public String file() {
        return name + ".csv";
    }

    /** What its rows are, in a few words. */
    public String what() {
        return what;
    }

    /** Names of its columns, in their order. */
    public List<String> columns() {
        return columns;
    }

    /** The rows that have one of these texts in a column; all, if there is no such column. */
    List<R> having(String column, Set<String> texts, List<R> rows) {
        int c = columns.indexOf(column);
        return c < 0 ? rows : rows.stream().filter(each -> texts.contains(row.cells(each).get(c))).toList();
    }

    /** Rows of several runs, in the order of the runs. */
    List<R> join(Stream<List<R>> runs) {
        return joined.apply(runs.flatMap(List::stream).toList());
    }

    private CSVFormat format(List<String> further) {
        return CSVFormat.RFC4180.builder().setHeader(Stream.concat(columns.stream(), further.stream()).toArray(String[]::new))
                .setRecordSeparator('\n').get();
    }

    /** Writes a header, and a line for each row. */
    public void write(Path file, List<R> rows) throws IOException {
        List<String> further = rows.stream().flatMap(each -> row.further(each).keySet().stream()).distinct().toList();
        try (Writer out = Files.newBufferedWriter(file); Lines lines = new Lines(new CSVPrinter(out, format(further)), further)) {
            for (R each : rows) {
                lines.add(each);
            }
        }
    }

    /** Writes a header now, and a line for each row that is added. */
    public Lines lines(Writer out) throws IOException {
        return new Lines(new CSVPrinter(out, format(List.of())), List.of());
    }

    /** A table that is written row by row. */
    public final class Lines implements AutoCloseable {
        private final CSVPrinter csv;
        private final List<String> further;

        private Lines(CSVPrinter csv, List<String> further) {
            this.csv = csv;
            this.further = further;
        }

        public void add(R one) throws IOException {
            Iterator<String> cells = row.cells(one).iterator();
            for (String column : columns) {
                csv.print(constants.containsKey(column) ? constants.get(column) : cells.next());
            }
            Map<String, String> own = row.further(one);
            for (String column : further) {
                csv.print(own.getOrDefault(column, ""));
            }
            csv.println();
        }

        public void flush() throws IOException {
            csv.flush();
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }

    /**
     * Lines for rows, as {@link #write} writes them.
     *
     * @param headed whether the header is before them
     */
    String lines(List<R> rows, boolean headed) throws IOException {
        StringWriter text = new StringWriter();
        try (Lines lines = new Lines(new CSVPrinter(text, format(List.of()).builder().setSkipHeaderRecord(!headed).get()),
                List.of())) {
            for (R each : rows) {
                lines.add(each);
            }
        }
        return text.toString();
    }

    /** Reads the rows of a folder; empty if it has no such table. */
    public Optional<List<R>> readFrom(Path folder) throws IOException {
        Path file = folder.resolve(file());
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException naming file and line if the file is missing or not such a table
     */
    public List<R> read(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file); CSVParser csv = CSVParser.parse(in, format(List.of()))) {
            return read(file, csv);
        }
    }

    /**
     * Reads a table to which a process appends rows at this moment, without a last line that is not whole.
     *
     * @throws IOException as {@link #read}
     */
    List<R> readGrowing(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        if (whole.isEmpty()) {
            return List.of();
        }
        try (CSVParser csv = CSVParser.parse(whole, format(List.of()))) {
            return read(file, csv);
        }
    }

    private List<R> read(Path file, CSVParser csv) throws IOException {
        List<R> rows = new ArrayList<>();
        try {
            Iterator<CSVRecord> records = csv.iterator();
            List<String> header = records.hasNext() ? List.of(records.next().values()) : List.of();
            if (!(row.isOpen() && header.size() >= columns.size() ? header.subList(0, columns.size()) : header).equals(columns)) {
                throw new IOException(file + ": line 1 is not the header of " + name + "; expected " + String.join(",", columns));
            }
            while (records.hasNext()) {
                rows.add(parse(file, records.next(), header.subList(columns.size(), header.size())));
            }
            return rows;
        } catch (UncheckedIOException e) {                           // the parser's own words follow the locale
            throw new IOException(file + ": line " + csv.getCurrentLineNumber() + " is not a row of " + name
                    + " (not read as CSV)", e);
        }
    }

    private R parse(Path file, CSVRecord record, List<String> further) throws IOException {
        try {
            if (record.size() != columns.size() + further.size()) {
                throw new IllegalArgumentException(record.size() + " values; expected " + (columns.size() + further.size()));
            }
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < columns.size(); c++) {
                if (!constants.containsKey(columns.get(c))) {
                    cells.add(record.get(c));
                }
            }
            Map<String, String> own = new LinkedHashMap<>();
            for (int f = 0; f < further.size(); f++) {
                if (!record.get(columns.size() + f).isEmpty()) {
                    own.put(further.get(f), record.get(columns.size() + f));
                }
            }
            return row.parse(cells, own);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": line " + record.getParser().getCurrentLineNumber() + " is not a row of " + name + " ("
                    + Printable.shortened(String.valueOf(e.getMessage())) + ")", e);
        }
    }

    @Override
    public String toString() {
        return file();
    }
}
