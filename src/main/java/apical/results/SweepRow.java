package apical.results;

import apical.definition.ResolvedExperiment.OfSweep;
import apical.diagnostics.Performance;
import apical.diagnostics.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One run of a sweep: which setting, how far it got, and how well it did. Each parameter has a column of its name.
 *
 * @param model        from which settings are made
 * @param setting      its number, from 1
 * @param run          the model's name in the other tables
 * @param stage        the last one that it took part in, from 1
 * @param epoch        when it was last measured
 * @param examples     shown by then
 * @param multiplyAdds spent on them, counted
 * @param score        what the next three are: {@code error}, or {@code reconstruction error}
 * @param train        score when last measured, on the training sample
 * @param validation   score when last measured, on validation images
 * @param test         score when last measured, on test images; only of chosen settings with fresh seeds
 * @param diverged     whether it ended because its numbers were no numbers any more
 * @param chosen       whether its setting is the best of its model, on validation images
 * @param parameters   level of each parameter that the model has, by its name
 */
public record SweepRow(String rule, String model, int setting, String run, long seed, int stage, int epoch, long examples,
        double multiplyAdds, String score, OptionalDouble train, OptionalDouble validation, OptionalDouble test, boolean diverged,
        boolean chosen, Map<String, String> parameters) {

    /** {@code sweep.csv}. */
    public static final CsvTable<SweepRow> TABLE =
            CsvTable.of("sweep", "settings of a sweep, a row a run: parameters, what was measured, budget spent", SweepRow.class);

    public SweepRow {
        parameters = new LinkedHashMap<>(parameters);
    }

    /** Of all runs of a sweep, in the order of stages, models, settings and seeds; none if it is no sweep. */
    static List<SweepRow> of(RunSchedule schedule, ResultTables found) {
        if (!schedule.isSweep()) {
            return List.of();
        }
        Map<RunKey, List<Measurement>> runs = new LinkedHashMap<>();
        found.rows(Measurement.TABLE)
                .forEach(m -> runs.computeIfAbsent(new RunKey(m.model(), m.seed()), none -> new ArrayList<>()).add(m));
        Map<RunKey, List<TimingRow>> timing = new LinkedHashMap<>();
        found.rows(TimingRow.TABLE)
                .forEach(row -> timing.computeIfAbsent(new RunKey(row.model(), row.seed()), none -> new ArrayList<>()).add(row));
        ToDoubleFunction<Goal> score = goal -> schedule.score(goal, runs.getOrDefault(goal.run(), List.of()),
                timing.getOrDefault(goal.run(), List.of()));
        List<List<Goal>> stages = schedule.stages(goal -> !Double.isNaN(score.applyAsDouble(goal))
                || hasDiverged(runs.getOrDefault(goal.run(), List.of())), score);
        Map<RunKey, Goal> last = new LinkedHashMap<>();
        stages.forEach(goals -> goals.forEach(goal -> last.put(goal.run(), goal)));
        Map<String, String> chosen = new LinkedHashMap<>();
        if (stages.size() == schedule.stages()) {
            stages.get(stages.size() - 1).forEach(goal -> chosen.put(goal.run().model(), goal.model()));
        }
        List<SweepRow> rows = new ArrayList<>();
        last.forEach((key, goal) -> {
            if (runs.containsKey(key)) {
                OfSweep setting = schedule.setting(goal.model()).orElseThrow();
                rows.add(of(goal, setting, runs.get(key), goal.model().equals(chosen.get(setting.base().name()))));
            }
        });
        return rows;
    }

    private static double multiplyAdds(OfSweep setting) {
        return setting.costs().multiplyAdds();
    }

    private static boolean hasDiverged(List<Measurement> rows) {
        return rows.stream().anyMatch(m -> m.is(Performance.DIVERGED) && m.value() > 0);
    }

    private static SweepRow of(Goal goal, OfSweep setting, List<Measurement> rows, boolean chosen) {
        Measurement last = rows.get(rows.size() - 1);
        Score score = new Metrics(rows).score();
        Map<String, String> parameters = new LinkedHashMap<>();
        setting.setting().levels().forEach((name, level) -> parameters.put(name, level.cell()));
        return new SweepRow(last.rule(), setting.base().name(), setting.setting().number(), goal.run().model(), goal.run().seed(),
                goal.stage() + 1, last.epoch(), last.examples(), last.examples() * multiplyAdds(setting), score.quantity().id(),
                RunRow.last(rows, score, "train"), RunRow.last(rows, score, "validation"), RunRow.last(rows, score, "test"),
                hasDiverged(rows), chosen, parameters);
    }
}
