package apical.experiment;

import apical.definition.GridDefinition;
import apical.definition.ResolvedExperiment;
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
import java.util.stream.IntStream;
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
     * @param grid     its grid's name
     * @param settings one on each axis of the grid, one or two
     */
    public record Row(String model, String grid, List<Setting> settings) {

        public Row {
            settings = List.copyOf(settings);
        }

        /** Of a grid with two axes. */
        public Row(String model, String grid, String axis1, double value1, String axis2, double value2) {
            this(model, grid, List.of(new Setting(axis1, value1), new Setting(axis2, value2)));
        }
    }

    /**
     * Where a model stands on one axis.
     *
     * @param axis what {@code value} is a value of
     */
    public record Setting(String axis, double value) {
    }

    public GridTable {
        rows = List.copyOf(rows);
    }

    /** All models of a plan that are of grids, in its order. */
    static GridTable of(ResolvedExperiment plan) {
        Map<String, Row> byModel = new HashMap<>();
        plan.models().forEach(model -> model.origin().ifPresent(origin -> {
            GridDefinition grid = origin.grid();
            for (GridDefinition.Cell cell : grid.cells()) {
                byModel.computeIfAbsent(cell.name(), name -> new Row(name, grid.name(), settings(grid, cell)));
            }
        }));
        return new GridTable(plan.models().stream().filter(model -> model.origin().isPresent())
                .map(model -> byModel.get(model.definition().name())).toList());
    }

    private static List<Setting> settings(GridDefinition grid, GridDefinition.Cell cell) {
        return IntStream.range(0, grid.axes().size())
                .mapToObj(a -> new Setting(grid.axes().get(a).heading(), cell.values().get(a))).toList();
    }

    /** The last two columns are empty where a grid has one axis. */
    void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file); CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
            for (Row row : rows) {
                List<Object> record = new ArrayList<>(List.of(row.model, row.grid));
                row.settings.forEach(setting -> record.addAll(List.of(setting.axis, setting.value)));
                while (record.size() < COLUMNS.length) {
                    record.add("");
                }
                csv.printRecord(record);
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
                        Setting first = new Setting(record.get(2), Double.parseDouble(record.get(3)));
                        boolean oneAxis = record.get(4).isEmpty() && record.get(5).isEmpty();
                        rows.add(new Row(record.get(0), record.get(1), oneAxis ? List.of(first)
                                : List.of(first, new Setting(record.get(4), Double.parseDouble(record.get(5))))));
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
