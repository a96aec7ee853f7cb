package apical.results;

/**
 * How long training had taken at one point of a run.
 *
 * @param epoch    passes through the training images completed; in a simulation, measurements
 * @param examples images or patterns shown by then
 * @param seconds  that showing them has taken since the beginning, measurements apart: processor time of the run's thread
 */
public record TimingRow(String model, long seed, int epoch, long examples, double seconds) {

    /**
     * {@code timing.csv}, apart from {@code metrics.csv}, which a second run repeats byte for byte; by run in the order of time.
     */
    public static final CsvTable<TimingRow> TABLE =
            CsvTable.of("timing", "seconds that training had taken, point by point", TimingRow.class);
}
