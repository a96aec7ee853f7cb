package apical.results;

import apical.diagnostics.Performance;
import apical.diagnostics.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One run in one row: for those who want a table with a line for each model and seed, and no grouping to do.
 *
 * @param score      what the next three are: {@code error}, or {@code reconstruction error}; empty if none was measured
 * @param train      score when last measured, on the training sample
 * @param validation score when last measured, on validation images
 * @param test       score when last measured, on test images
 * @param epoch      when it was last measured
 * @param examples   shown by then
 * @param seconds    of training, measurements apart
 * @param diverged   whether it ended because its numbers were no numbers any more
 */
public record RunRow(String rule, String model, long seed, String score, OptionalDouble train, OptionalDouble validation,
        OptionalDouble test, int epoch, long examples, OptionalDouble seconds, boolean diverged) {

    /** {@code runs.csv}. */
    public static final CsvTable<RunRow> TABLE = CsvTable.of("runs", "what each run came to, a row a run", RunRow.class);

    /** Of all runs, in the order of their measurements. */
    static List<RunRow> of(ResultTables found) {
        Map<RunKey, List<Measurement>> runs = new LinkedHashMap<>();
        found.metrics().rows()
                .forEach(m -> runs.computeIfAbsent(new RunKey(m.model(), m.seed()), none -> new ArrayList<>()).add(m));
        Score score = found.metrics().score();
        Map<RunKey, Double> seconds = found.timing().totals();
        return runs.values().stream().map(run -> of(run, score, seconds)).toList();
    }

    private static RunRow of(List<Measurement> run, Score score, Map<RunKey, Double> seconds) {
        Measurement last = run.get(run.size() - 1);
        boolean scored = run.stream().anyMatch(m -> m.is(score.quantity()));
        return new RunRow(last.rule(), last.model(), last.seed(), scored ? score.quantity().id() : "", last(run, score, "train"),
                last(run, score, "validation"), last(run, score, "test"), last.epoch(), last.examples(),
                known(seconds.get(new RunKey(last.model(), last.seed()))),
                run.stream().anyMatch(m -> m.is(Performance.DIVERGED) && m.value() > 0));
    }

    private static OptionalDouble known(Double number) {
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    /** What was last measured of a run on a split. */
    static OptionalDouble last(List<Measurement> run, Score score, String split) {
        return run.stream().filter(m -> m.is(score.quantity()) && m.split().equals(split)).mapToDouble(Measurement::value)
                .reduce((before, after) -> after);
    }
}
