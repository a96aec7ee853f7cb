package apical.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How long training had taken at each point of each run: {@code timing.csv}, apart from {@code metrics.csv}, which a second run
 * repeats byte for byte.
 *
 * @param rows by run in the order of time
 */
public record TimingTable(List<Row> rows) {

    private static final CsvTable TABLE = new CsvTable("timing", List.of("model", "seed", "epoch", "examples", "seconds"));

    /**
     * @param epoch    passes through the training images completed; in a simulation, measurements
     * @param examples images or patterns shown by then
     * @param seconds  that showing them has taken since the beginning, measurements apart; see {@link TrainingClock}
     */
    public record Row(String model, long seed, int epoch, long examples, double seconds) {
    }

    public TimingTable {
        rows = List.copyOf(rows);
    }

    /** Seconds that each run of a model took as a whole, in the order of its runs. */
    List<Double> totals(String model) {
        List<Row> own = rows.stream().filter(row -> row.model().equals(model)).toList();
        return own.stream().map(Row::seed).distinct()
                .map(seed -> own.stream().filter(row -> row.seed() == seed).mapToDouble(Row::seconds).max().orElseThrow()).toList();
    }

    /** Writes this table as CSV with a header line, UTF-8. */
    void write(Path file) throws IOException {
        TABLE.write(file, rows, row -> new Object[] {row.model(), row.seed(), row.epoch(), row.examples(), row.seconds()});
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException naming file and line if the file is missing or not such a table
     */
    public static TimingTable read(Path file) throws IOException {
        return new TimingTable(TABLE.read(file, row -> new Row(row.get("model"), Long.parseLong(row.get("seed")),
                Integer.parseInt(row.get("epoch")), Long.parseLong(row.get("examples")), Double.parseDouble(row.get("seconds")))));
    }
}
