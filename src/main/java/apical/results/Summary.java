package apical.results;

import apical.diagnostics.Performance;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * What an experiment comes to: every quantity after the last epoch, over seeds; of a run that diverged, as it was when last
 * measured.
 *
 * @param models in the order of the experiment
 */
@JsonPropertyOrder({"experiment", "models"})
public record Summary(String experiment, List<ModelSummary> models) {

    /**
     * @param seeds           number of runs
     * @param epochs          after which everything was measured; of runs that diverged, after the most of them
     * @param trainingSeconds of a run, measurements apart: processor time of its thread, see {@link TimingRow#seconds()}
     */
    @JsonPropertyOrder({"model", "rule", "seeds", "epochs", "examples", "trainingSeconds", "quantities"})
    public record ModelSummary(String model, String rule, int seeds, int epochs, long examples, Statistics trainingSeconds,
            List<Quantity> quantities) {

        /** The quantity measured on {@code split} in {@code layer}, if it was. */
        public Optional<Statistics> find(String split, String layer, String quantity) {
            return quantities.stream()
                    .filter(q -> q.split().equals(split) && q.layer().equals(layer) && q.quantity().equals(quantity))
                    .map(Quantity::value).findFirst();
        }
    }

    /** One quantity after the last epoch. */
    public record Quantity(String split, String layer, String quantity, String unit, Statistics value) {
    }

    /**
     * @param standardDeviation of single runs (n - 1 in the denominator); null for a single run, of which there is none
     */
    public record Statistics(double mean, Double standardDeviation, double min, double max) {
        static Statistics of(List<Double> values) {
            SummaryStatistics statistics = new SummaryStatistics();
            values.forEach(statistics::addValue);
            return new Statistics(statistics.getMean(), values.size() > 1 ? statistics.getStandardDeviation() : null,
                    statistics.getMin(), statistics.getMax());
        }
    }

    /**
     * Of all runs of an experiment.
     *
     * @param experiment its name
     */
    public static Summary of(String experiment, ResultTables found) {
        Map<String, List<Measurement>> byModel = new LinkedHashMap<>();
        for (Measurement m : found.rows(Measurement.TABLE)) {
            byModel.computeIfAbsent(m.model(), name -> new ArrayList<>()).add(m);
        }
        Map<RunKey, Double> seconds = found.timing().totals();
        return new Summary(experiment, byModel.values().stream().map(rows -> summarise(rows, seconds)).toList());
    }

    private static ModelSummary summarise(List<Measurement> rows, Map<RunKey, Double> secondsOfRuns) {
        Map<Long, Measurement> lastOfSeed = new LinkedHashMap<>();
        rows.stream().filter(m -> !m.is(Performance.DIVERGED)).forEach(m -> lastOfSeed.put(m.seed(), m));
        Measurement last = lastOfSeed.values().stream().max(Comparator.comparingInt(Measurement::epoch)).orElse(rows.get(0));
        Map<Measurement, List<Double>> values = new LinkedHashMap<>();
        for (Measurement m : rows) {
            boolean divergence = m.is(Performance.DIVERGED);
            if (divergence || m.epoch() == lastOfSeed.get(m.seed()).epoch()) {
                values.computeIfAbsent(withoutRun(m), key -> new ArrayList<>()).add(m.value());
            }
        }
        List<Quantity> quantities = new ArrayList<>();
        values.forEach(
                (m, list) -> quantities.add(new Quantity(m.split(), m.layer(), m.quantity(), m.unit(), Statistics.of(list))));
        List<Double> seconds = rows.stream().map(m -> new RunKey(m.model(), m.seed())).distinct().map(secondsOfRuns::get)
                .filter(Objects::nonNull).toList();
        return new ModelSummary(last.model(), last.rule(), seconds.size(), last.epoch(), last.examples(),
                Statistics.of(seconds), quantities);
    }

    /** What was measured, alike for all seeds: without who and how much. */
    private static Measurement withoutRun(Measurement m) {
        return new Measurement(m.rule(), m.model(), 0, 0, 0, m.split(), m.layer(), m.quantity(), m.unit(), 0);
    }
}
