package apical.results;

import apical.definition.HalvingDefinition;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedExperiment.OfSweep;
import apical.definition.ResolvedTraining;
import apical.definition.SelectionDefinition;
import apical.definition.SweepDefinition;
import apical.diagnostics.Performance;
import apical.quantity.Quantity;
import apical.sweep.Halving;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Which runs an experiment has, and how far each of them goes. Most have one stage, in which every model is run with every seed. A
 * sweep has a stage for each rung of its halving, which begins when all runs of the one before have come to its end, and a last
 * one: the setting that is best on validation data, for each model, with fresh seeds, measured on test data.
 */
public final class RunSchedule {

    private final ResolvedExperiment plan;
    private final Optional<SweepDefinition> sweep;
    private final Map<String, OfSweep> settings = new HashMap<>();

    private RunSchedule(ResolvedExperiment plan) {
        this.plan = plan;
        this.sweep = plan instanceof ResolvedTraining training && training.experiment().sweep().isRequested()
                ? Optional.of(training.experiment().sweep()) : Optional.empty();
        plan.models().forEach(model -> model.origin().filter(OfSweep.class::isInstance)
                .ifPresent(origin -> settings.put(model.definition().name(), (OfSweep) origin)));
    }

    public static RunSchedule of(ResolvedExperiment plan) {
        return new RunSchedule(plan);
    }

    /** Whether there are settings, of which one is chosen. */
    public boolean isSweep() {
        return sweep.isPresent();
    }

    /** How many stages there are. */
    public int stages() {
        return sweep.map(each -> rungs(each) + 1).orElse(1);
    }

    private static int rungs(SweepDefinition sweep) {
        return Math.max(1, sweep.halving().budgets().size());
    }

    /** How many runs there are to begin with. */
    public int runsOfTheFirstStage() {
        return first().size();
    }

    /** What a stage is, in words; empty if it is the only one. */
    public String title(int stage) {
        if (!isSweep()) {
            return "";
        }
        int rungs = stages() - 1;
        return stage == rungs ? "the chosen settings on test data"
                : rungs == 1 ? "all settings" : "rung " + (stage + 1) + " of " + rungs;
    }

    /** All runs that there may be, in the order in which results stand. */
    List<RunKey> keys() {
        List<RunKey> keys = new ArrayList<>();
        plan.models().forEach(
                model -> plan.seeds().forEach(seed -> keys.add(new RunKey(model.definition().name(), seed))));
        if (isSweep()) {
            plan.models().stream().map(model -> base(model.definition().name())).distinct()
                    .forEach(base -> freshSeeds().forEach(seed -> keys.add(new RunKey(base, seed))));
        }
        return keys;
    }

    private List<Long> freshSeeds() {
        return sweep.orElseThrow().selection().freshSeeds(plan.seeds());
    }

    /** What a setting is made from; empty if the model is none. */
    public Optional<OfSweep> setting(String model) {
        return Optional.ofNullable(settings.get(model));
    }

    /**
     * The stages so far: all but the last have come to their end.
     *
     * @param isReached whether a run is where its goal is
     * @param score     of a run on validation data where its goal is, the smaller, the better; not finite if it diverged before
     */
    List<List<Goal>> stages(Predicate<Goal> isReached, ToDoubleFunction<Goal> score) {
        List<List<Goal>> stages = new ArrayList<>(List.of(first()));
        while (stages.size() < stages() && stages.get(stages.size() - 1).stream().allMatch(isReached)) {
            stages.add(after(stages.size() - 1, stages.get(stages.size() - 1), score));
        }
        return stages;
    }

    /** The goals of the first stage, in the order of models, then seeds. */
    List<Goal> first() {
        int epochs = plan instanceof ResolvedTraining training ? training.experiment().training().epochs() : 0;
        List<Goal> goals = new ArrayList<>();
        plan.models().forEach(model -> plan.seeds().forEach(seed -> {
            RunKey key = new RunKey(model.definition().name(), seed);
            goals.add(isSweep() ? inRung(key, 0) : Goal.whole(key, epochs));
        }));
        return goals;
    }

    private Goal inRung(RunKey key, int rung) {
        HalvingDefinition halving = sweep.orElseThrow().halving();
        boolean isLast = rung == stages() - 2;
        double budget = halving.isRequested() ? halving.budgets().get(rung) : Double.POSITIVE_INFINITY;
        return new Goal(key, key.model(), rung, epochsOf(rung),
                halving.unit() == HalvingDefinition.Unit.MULTIPLY_ADDS ? budget : Double.POSITIVE_INFINITY,
                halving.unit() == HalvingDefinition.Unit.SECONDS ? budget : Double.POSITIVE_INFINITY, false, isLast);
    }

    /** The goals of the stage that follows one that has come to its end. */
    List<Goal> after(int stage, List<Goal> goals, ToDoubleFunction<Goal> score) {
        Map<String, Map<String, List<Goal>>> byModel = new LinkedHashMap<>();
        goals.forEach(goal -> byModel.computeIfAbsent(settings.get(goal.model()).base().name(), none -> new LinkedHashMap<>())
                .computeIfAbsent(goal.model(), none -> new ArrayList<>()).add(goal));
        List<Goal> next = new ArrayList<>();
        byModel.forEach((base, of) -> {
            List<String> names = List.copyOf(of.keySet());
            double[] scores = names.stream().mapToDouble(
                    name -> of.get(name).stream().mapToDouble(score).average().orElseThrow()).toArray();
            if (stage < stages() - 2) {
                Halving.best(scores, Halving.kept(names.size(), sweep.orElseThrow().halving().factor()))
                        .forEach(i -> of.get(names.get(i)).forEach(goal -> next.add(inRung(goal.run(), stage + 1))));
            } else {
                int epochs = ((ResolvedTraining) plan).experiment().training().epochs();
                Halving.best(scores, 1).forEach(i -> freshSeeds().forEach(seed -> next.add(new Goal(new RunKey(base, seed),
                        names.get(i), stage + 1, epochs, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, true, true))));
            }
        });
        return next;
    }

    /**
     * How well a run did on validation data when it came where it was to go, by the quantity of the selection; whatever became of
     * it afterwards.
     *
     * @param measured of this run
     * @param timing   of this run
     * @return the smaller, the better; NaN if it never came there
     */
    double score(Goal goal, List<Measurement> measured, List<TimingRow> timing) {
        Metrics metrics = new Metrics(measured);
        Quantity quantity = sweep.orElseThrow().selection().quantity() == SelectionDefinition.Chosen.COST ? Performance.COST
                : metrics.score().quantity();
        double multiplyAdds = settings.get(goal.model()).costs().multiplyAdds();
        Map<Integer, Double> seconds = timing.stream().collect(Collectors.toMap(TimingRow::epoch, TimingRow::seconds, (a, b) -> b));
        return metrics.of(quantity)
                .filter(m -> m.split().equals("validation") && goal.isReached(m.epoch(), multiplyAdds * m.examples(),
                        seconds.getOrDefault(m.epoch(), 0.0)))
                .mapToDouble(Measurement::value).findFirst().orElse(Double.NaN);
    }

    /** How many runs a stage has at the most. */
    private long runs(int stage) {
        Map<String, Long> byBase = new HashMap<>();
        plan.models().forEach(model -> byBase.merge(base(model.definition().name()), 1L, Long::sum));
        if (isSweep() && stage == stages() - 1) {
            return (long) byBase.size() * freshSeeds().size();
        }
        return byBase.values().stream().mapToLong(count -> {
            long left = count;
            for (int rung = 0; rung < stage; rung++) {
                left = Halving.kept((int) left, sweep.orElseThrow().halving().factor());
            }
            return left;
        }).sum() * plan.seeds().size();
    }

    /** The model that a setting is made from; of any other model, itself. */
    String base(String model) {
        return setting(model).map(setting -> setting.base().name()).orElse(model);
    }

    /** How many epochs all runs have together, at the most; more where budgets are no epochs. */
    public long epochs() {
        return epochsBefore(stages());
    }

    /** How many epochs the stages before one have together, as {@link #epochs}. */
    public long epochsBefore(int stage) {
        long sum = 0;
        for (int s = 0; s < stage; s++) {
            sum += runs(s) * epochsIn(s);
        }
        return sum;
    }

    /** How many epochs a run of a stage has in it, at the most. */
    public int epochsIn(int stage) {
        return epochsOf(stage) - epochsAtTheStartOf(stage);
    }

    /** After how many epochs a run of a stage ends, at the latest. */
    private int epochsOf(int stage) {
        boolean isCounted = isSweep() && stage < stages() - 1 && sweep.orElseThrow().halving().isRequested()
                && sweep.orElseThrow().halving().unit() == HalvingDefinition.Unit.EPOCHS;
        return isCounted ? sweep.orElseThrow().halving().budgets().get(stage).intValue()
                : ((ResolvedTraining) plan).experiment().training().epochs();
    }

    /** With how many epochs a run of a stage begins, if budgets are epochs: those of the rung before. */
    public int epochsAtTheStartOf(int stage) {
        return isSweep() && stage > 0 && stage < stages() - 1 ? epochsOf(stage - 1) : 0;
    }

    /** The same goals in the order in which runs begin: no long run is left over for one thread while the others are idle. */
    List<Goal> longestFirst(List<Goal> goals) {
        if (!(plan instanceof ResolvedTraining)) {
            return goals;
        }
        Map<String, Long> costs = new HashMap<>();
        plan.models().forEach(model -> costs.put(model.definition().name(), model.definition().costs().multiplyAdds()));
        return goals.stream().sorted(Comparator.comparingLong((Goal goal) -> costs.get(goal.model())).reversed()).toList();
    }
}
