package apical.comparison;

import apical.experiment.GridTable;
import apical.experiment.Measurement;
import apical.experiment.MetricsTable;
import apical.experiment.Results;
import apical.experiment.Score;
import apical.experiment.TimingTable;
import apical.json.DefinitionException;
import apical.json.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Contenders at equal epochs, equal training time and equal multiply-adds.
 *
 * <p>The budget is what the most frugal contender has spent at its end; for epochs, the last epoch at which all were measured.
 * Each contender stands where it was last measured at or before that, nothing is interpolated: whoever is measured after each
 * epoch loses less than one.
 *
 * @param contenders in the order given, without those of which a run diverged
 * @param leftOut    names of those
 * @param reference  with which the others are compared
 * @param rows       by budget, then contender; no rows of a budget that somebody's runs do not tell
 */
public record Comparison(List<Contender> contenders, List<String> leftOut, Contender reference, List<Row> rows) {

    /**
     * One contender within one budget.
     *
     * @param at         where it stands
     * @param mean       test error, in the unit of the {@link #score}
     * @param deviation  standard deviation over seeds, n - 1 in the denominator; not a number for one seed
     * @param difference to the reference, in the same unit
     */
    public record Row(Budget budget, Contender contender, Contender.Point at, double mean, double deviation,
                      PairedDifference difference) {
    }

    /** All models of some result folders, each with a name of its own. */
    public static List<Contender> read(Collection<Path> results) {
        Set<Path> seen = new HashSet<>();
        List<Contender> all = new ArrayList<>();
        for (Path result : results) {
            if (!seen.add(result.toAbsolutePath().normalize())) {
                throw new DefinitionException(result, "is given twice; expected each result once");
            }
            all.addAll(Contender.read(result));
        }
        List<String> names = all.stream().map(Contender::name).toList();
        return all.stream().map(contender -> names.stream().filter(contender.name()::equals).count() == 1 ? contender
                : contender.named(contender.result() + ": " + contender.name())).toList();
    }

    /**
     * @param against name of the reference; empty for the first
     * @throws DefinitionException if there is no such contender, all diverged, or there is no epoch at which all were measured
     */
    public static Comparison of(List<Contender> all, Optional<String> against) {
        List<Contender> contenders = all.stream().filter(contender -> !contender.diverged()).toList();
        if (contenders.isEmpty()) {
            throw new DefinitionException(all.get(0).result(), "has only models of which a run diverged; expected one that can be compared");
        }
        requireOneScore(contenders);
        Contender reference = against.map(name -> find(contenders, name)).orElse(contenders.get(0));
        List<Row> rows = new ArrayList<>();
        for (Budget budget : Budget.values()) {
            if (budget == Budget.TIME && contenders.stream().anyMatch(contender -> !contender.timed())) {
                continue;
            }
            double limit = budget == Budget.EPOCHS ? lastCommonEpoch(contenders)
                    : contenders.stream().mapToDouble(contender -> budget.spent(contender.last())).min().orElseThrow();
            Contender.Point there = lastWithin(budget, limit, reference);
            contenders.forEach(contender -> rows.add(row(budget, contender, lastWithin(budget, limit, contender), there)));
        }
        return new Comparison(contenders, all.stream().filter(Contender::diverged).map(Contender::name).toList(), reference, List.copyOf(rows));
    }

    private static void requireOneScore(List<Contender> contenders) {
        Contender first = contenders.get(0);
        contenders.stream().filter(contender -> contender.score() != first.score()).findFirst().ifPresent(other -> {
            throw new DefinitionException(other.result(), "has the " + other.score().quantity() + " of model \"" + other.name()
                    + "\"; expected the " + first.score().quantity() + ", as of model \"" + first.name()
                    + "\": they learn other targets, and nothing compares the two");
        });
    }

    /** What errors are here. */
    public Score score() {
        return reference.score();
    }

    private static Contender find(List<Contender> contenders, String name) {
        List<String> names = contenders.stream().map(Contender::name).toList();
        return contenders.stream().filter(contender -> contender.name().equals(name)).findFirst()
                .orElseThrow(() -> new DefinitionException("--against is \"" + name + "\"; expected one of "
                        + String.join(", ", names) + Suggestion.among(names, name)));
    }

    private static int lastCommonEpoch(List<Contender> contenders) {
        TreeSet<Integer> common = new TreeSet<>(epochs(contenders.get(0)));
        contenders.forEach(contender -> common.retainAll(epochs(contender)));
        if (common.isEmpty()) {
            throw new DefinitionException("there is no epoch at which all models were measured; expected results with test errors"
                    + " of at least one epoch in common");
        }
        return common.last();
    }

    private static List<Integer> epochs(Contender contender) {
        return contender.points().stream().map(Contender.Point::epoch).toList();
    }

    private static Contender.Point lastWithin(Budget budget, double limit, Contender contender) {
        return contender.points().stream().filter(point -> budget.spent(point) <= limit)
                .max(Comparator.comparingInt(Contender.Point::epoch))
                .orElseThrow(() -> new DefinitionException(contender.result(), "has no test error of model \"" + contender.name()
                        + "\" within " + limit + " " + budget.unit() + ", the budget of the most frugal model; expected one before"
                        + " training at least"));
    }

    private static Row row(Budget budget, Contender contender, Contender.Point here, Contender.Point there) {
        SummaryStatistics errors = new SummaryStatistics();
        here.errors().values().forEach(errors::addValue);
        List<Double> differences = new ArrayList<>();
        here.errors().forEach((seed, error) -> {
            if (there.errors().containsKey(seed)) {
                differences.add(error - there.errors().get(seed));
            }
        });
        return new Row(budget, contender, here, errors.getMean(), errors.getN() < 2 ? Double.NaN : errors.getStandardDeviation(),
                PairedDifference.of(differences));
    }

    /** What learning curves are drawn from: errors, times and multiply-adds, contenders under their names here. */
    public Results results() {
        List<Measurement> errors = new ArrayList<>();
        List<TimingTable.Row> times = new ArrayList<>();
        Map<String, Long> multiplyAdds = new HashMap<>();
        for (Contender contender : contenders) {
            String rule = contender.definition().rule().kind().id();
            for (Contender.Point point : contender.points()) {
                point.errors().forEach((seed, error) -> {
                    errors.add(new Measurement(rule, contender.name(), seed, point.epoch(), point.examples(), "test", "",
                            score().quantity(), score().unit(), error));
                    if (contender.timed()) {
                        times.add(new TimingTable.Row(contender.name(), seed, point.epoch(), point.examples(), point.seconds()));
                    }
                });
            }
            multiplyAdds.put(contender.name(), contender.multiplyAdds());
        }
        return new Results(new MetricsTable(errors), GridTable.EMPTY, List.of(), new TimingTable(times), multiplyAdds);
    }

    /** The rows of one budget, in the order of contenders. */
    public List<Row> rows(Budget budget) {
        return rows.stream().filter(row -> row.budget() == budget).toList();
    }
}
