package apical.results;

import java.util.List;

/**
 * What figures are drawn from: the tables of a folder of results, and the traces that were recorded as tables.
 *
 * @param traces one for each tissue that was recorded, in the order of their folders' names
 */
public record Results(ResultTables tables, List<Traces> traces) {

    public Results {
        traces = List.copyOf(traces);
    }

    /** Results without recordings. */
    public Results(ResultTables tables) {
        this(tables, List.of());
    }

    public <R extends Record> List<R> rows(CsvTable<R> table) {
        return tables.rows(table);
    }

    public Metrics metrics() {
        return tables.metrics();
    }

    public Timing timing() {
        return tables.timing();
    }
}
