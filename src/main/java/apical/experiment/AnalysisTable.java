package apical.experiment;

import apical.information.Estimate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code apical analyze} found: {@code analysis.csv}, whose last columns are those of {@code information.csv}. */
public record AnalysisTable(List<Row> rows) {

    private static final CsvTable TABLE = new CsvTable("analysis", columns());

    /**
     * @param population name of the array
     * @param variable   name of the array
     */
    public record Row(String population, String variable, Estimate estimate) {
    }

    public AnalysisTable {
        rows = List.copyOf(rows);
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("population", "variable"));
        columns.addAll(InformationTable.OF_ESTIMATES);
        return columns;
    }

    /** Writes this table as CSV with a header line, UTF-8. */
    public void write(Path file) throws IOException {
        TABLE.write(file, rows, row -> {
            List<Object> cells = new ArrayList<>(List.of(row.population(), row.variable()));
            cells.addAll(InformationTable.cells(row.estimate()));
            return cells.toArray();
        });
    }

    /** Reads what {@link #write} wrote. */
    public static AnalysisTable read(Path file) throws IOException {
        return new AnalysisTable(TABLE.read(file, row ->
                new Row(row.get("population"), row.get("variable"), InformationTable.estimate(row))));
    }
}
