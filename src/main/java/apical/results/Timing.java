package apical.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All rows of {@code timing.csv}, by run in the order of time. */
public record Timing(List<TimingRow> rows) {

    public Timing {
        rows = List.copyOf(rows);
    }

    /** Seconds that each run took as a whole, in the order of the runs. */
    Map<RunKey, Double> totals() {
        Map<RunKey, Double> totals = new LinkedHashMap<>();
        rows.forEach(row -> totals.merge(new RunKey(row.model(), row.seed()), row.seconds(), Math::max));
        return totals;
    }

    /** The rows of each model. */
    public Map<String, Timing> byModel() {
        Map<String, Timing> models = new LinkedHashMap<>();
        rows.stream().collect(Collectors.groupingBy(TimingRow::model, LinkedHashMap::new, Collectors.toList()))
                .forEach((model, own) -> models.put(model, new Timing(own)));
        return models;
    }

    /** Mean over seeds of the seconds that a model's runs had taken by an epoch; not a number if nobody timed them. */
    public double meanSeconds(String model, int epoch) {
        return rows.stream().filter(row -> row.model().equals(model) && row.epoch() == epoch).mapToDouble(TimingRow::seconds)
                .average()
                .orElse(Double.NaN);
    }
}
