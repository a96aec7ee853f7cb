package apical.experiment;

import apical.definition.GridDefinition;
import apical.definition.Plan;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Where models stand in their grids: {@code grid.csv}, which the column {@code model} joins with {@code metrics.csv}. */
public record GridTable(List<Row> rows) {

    public static final GridTable EMPTY = new GridTable(List.of());
    static final String FILE = "grid.csv";

    private static final String[] COLUMNS = {"model", "grid", "axis1", "value1", "axis2", "value2"};
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader(COLUMNS).setRecordSeparator('\n').get();

    /**
     * One model.
     *
     * @param grid   its grid's name
     * @param axis1  what {@code value1} is a value of
     * @param axis2  what {@code value2} is a value of
     */
    public record Row(String model, String grid, String axis1, double value1, String axis2, double value2) {
    }

    public GridTable {
        rows = List.copyOf(rows);
    }

    /** All models of a plan that are of grids, in its order. */
    static GridTable of(Plan plan) {
        Map<String, Row> byModel = new HashMap<>();
        plan.models().forEach(model -> model.origin().ifPresent(origin -> {
            GridDefinition grid = origin.grid();
            for (GridDefinition.Cell cell : grid.cells()) {
                byModel.computeIfAbsent(cell.name(), name -> new Row(name, grid.name(), grid.axes().get(0).heading(),
                        cell.values().get(0), grid.axes().get(1).heading(), cell.values().get(1)));
            }
        }));
        return new GridTable(plan.models().stream().filter(model -> model.origin().isPresent())
                .map(model -> byModel.get(model.definition().name())).toList());
    }

    void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file); CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
            for (Row row : rows) {
                csv.printRecord(row.model, row.grid, row.axis1, row.value1, row.axis2, row.value2);
            }
        }
    }

    /**
     * Reads what {@link #write} wrote; a file that is not there has no rows.
     *
     * @throws IOException naming file and line if it is no such table
     */
    static GridTable read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return EMPTY;
        }
        List<Row> rows = new ArrayList<>();
        try (Reader in = Files.newBufferedReader(file); CSVParser csv = CSVParser.parse(in, FORMAT)) {
            try {
                for (CSVRecord record : csv) {
                    boolean header = rows.isEmpty() && Arrays.equals(COLUMNS, record.values());
                    if (!header) {
                        rows.add(new Row(record.get(0), record.get(1), record.get(2), Double.parseDouble(record.get(3)),
                                record.get(4), Double.parseDouble(record.get(5))));
                    }
                }
            } catch (UncheckedIOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new IOException(file + ": line " + csv.getCurrentLineNumber() + " is not a row of grids; expected "
                        + String.join(",", COLUMNS), e);
            }
        }
        return new GridTable(rows);
    }
}
