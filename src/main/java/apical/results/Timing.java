package apical.results;

import java.util.List;

/** All rows of {@code timing.csv}, by run in the order of time. */
public record Timing(List<TimingRow> rows) {

    public Timing {
        rows = List.copyOf(rows);
    }

    /** Seconds that each run of a model took as a whole, in the order of its runs. */
    List<Double> totals(String model) {
        List<TimingRow> own = rows.stream().filter(row -> row.model().equals(model)).toList();
        return own.stream().map(TimingRow::seed).distinct()
                .map(seed -> own.stream().filter(row -> row.seed() == seed).mapToDouble(TimingRow::seconds).max().orElseThrow())
                .toList();
    }

    /** Mean over seeds of the seconds that a model's runs had taken by an epoch; not a number if nobody timed them. */
    public double meanSeconds(String model, int epoch) {
        return rows.stream().filter(row -> row.model().equals(model) && row.epoch() == epoch).mapToDouble(TimingRow::seconds)
                .average()
                .orElse(Double.NaN);
    }
}
