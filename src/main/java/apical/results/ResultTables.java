package apical.results;

import apical.files.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of any of the {@link Tables}: what a run found, or all runs of an experiment. It cannot be changed. */
public final class ResultTables {

    public static final ResultTables EMPTY = new ResultTables(Map.of());

    private final Map<CsvTable<?>, List<? extends Record>> rows;

    private ResultTables(Map<CsvTable<?>, List<? extends Record>> rows) {
        this.rows = Map.copyOf(rows);
    }

    /** Rows gathered one after the other. */
    public static final class Builder {
        private final Map<CsvTable<?>, List<Record>> rows = new LinkedHashMap<>();

        public <R extends Record> void add(CsvTable<R> table, R row) {
            rows.computeIfAbsent(table, none -> new ArrayList<>()).add(row);
        }

        public <R extends Record> void addAll(CsvTable<R> table, List<R> more) {
            more.forEach(row -> add(table, row));
        }

        public ResultTables build() {
            Map<CsvTable<?>, List<? extends Record>> copies = new LinkedHashMap<>();
            rows.forEach((table, list) -> copies.put(table, List.copyOf(list)));
            return new ResultTables(copies);
        }
    }

    /** The rows of a table; none if there is none. */
    public <R extends Record> List<R> rows(CsvTable<R> table) {
        @SuppressWarnings("unchecked")                               // what is put under a table are its rows
        List<R> there = (List<R>) rows.getOrDefault(table, List.of());
        return there;
    }

    /** These tables with other rows in the place of those that a table had; without the table if there are none. */
    public <R extends Record> ResultTables with(CsvTable<R> table, List<R> others) {
        Map<CsvTable<?>, List<? extends Record>> changed = new LinkedHashMap<>(rows);
        if (others.isEmpty()) {
            changed.remove(table);
        } else {
            changed.put(table, List.copyOf(others));
        }
        return new ResultTables(changed);
    }

    /** {@code metrics.csv}. */
    public Metrics metrics() {
        return new Metrics(rows(Measurement.TABLE));
    }

    /** {@code timing.csv}. */
    public Timing timing() {
        return new Timing(rows(TimingRow.TABLE));
    }

    /** Of several runs, in their order. */
    public static ResultTables join(List<ResultTables> runs) {
        ResultTables joined = EMPTY;
        for (CsvTable<?> table : Tables.ALL) {
            joined = joined.withJoined(table, runs);
        }
        return joined;
    }

    private <R extends Record> ResultTables withJoined(CsvTable<R> table, List<ResultTables> runs) {
        return with(table, table.join(runs.stream().map(run -> run.rows(table))));
    }

    /** These tables with the rows of some models alone, where rows are of models; those of a sweep stay. */
    ResultTables ofModels(Set<String> names) {
        ResultTables some = this;
        for (CsvTable<?> table : rows.keySet()) {
            if (table != SweepRow.TABLE) {
                some = some.withThoseOf(names, table);
            }
        }
        return some;
    }

    private <R extends Record> ResultTables withThoseOf(Set<String> names, CsvTable<R> table) {
        return with(table, table.having("model", names, rows(table)));
    }

    /** Writes a file for each table that has rows, and {@code metrics.csv} always. */
    void write(Path folder) throws IOException {
        for (CsvTable<?> table : Tables.ALL) {
            write(table, folder);
        }
    }

    private <R extends Record> void write(CsvTable<R> table, Path folder) throws IOException {
        if (!rows(table).isEmpty() || table == Measurement.TABLE) {
            WholeFile.write(folder.resolve(table.file()), file -> table.write(file, rows(table)));
        }
    }

    /** Reads the tables of a run that may be under way. */
    static ResultTables readGrowing(Path run) throws IOException {
        ResultTables all = EMPTY;
        for (CsvTable<?> table : Tables.ALL) {
            all = all.withGrowing(run, table);
        }
        return all;
    }

    private <R extends Record> ResultTables withGrowing(Path run, CsvTable<R> table) throws IOException {
        return with(table, table.readGrowing(run.resolve(table.file())));
    }

    /** Reads the tables that are there. */
    static ResultTables read(Path folder) throws IOException {
        ResultTables all = EMPTY;
        for (CsvTable<?> table : Tables.ALL) {
            all = all.withThatOf(folder, table);
        }
        return all;
    }

    private <R extends Record> ResultTables withThatOf(Path folder, CsvTable<R> table) throws IOException {
        return with(table, table.readFrom(folder).orElse(List.of()));
    }
}
