package apical.comparison;

import apical.diagnostics.Score;
import apical.json.DefinitionException;
import apical.json.Suggestion;
import apical.results.ComparisonRow;
import apical.results.CostRow;
import apical.results.Measurement;
import apical.results.ResultTables;
import apical.results.Results;
import apical.results.TimingRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
 * @param comparedModels in the order given, without those of which a run diverged
 * @param leftOut        names of those
 * @param reference      with which the others are compared
 * @param rows           by budget, then contender; no rows of a budget that somebody's runs do not tell
 */
public record Comparison(List<ComparedModel> comparedModels, List<String> leftOut, ComparedModel reference, List<Row> rows) {

    /**
     * One contender within one budget.
     *
     * @param at         where it stands
     * @param mean       test error, in the unit of the {@link #score}
     * @param deviation  standard deviation over seeds, n - 1 in the denominator; not a number for one seed
     * @param difference to the reference, in the same unit
     */
    public record Row(Budget budget, ComparedModel compared, ComparedModel.Point at, double mean, double deviation,
            PairedDifference difference) {
    }

    /** All models of some result folders, each with a name of its own. */
    public static List<ComparedModel> read(Collection<Path> results) {
        Set<Path> seen = new HashSet<>();
        List<ComparedModel> all = new ArrayList<>();
        for (Path result : results) {
            if (!seen.add(result.toAbsolutePath().normalize())) {
                throw new DefinitionException(result, "is given twice; expected each result once");
            }
            all.addAll(ComparedModel.read(result));
        }
        List<String> names = all.stream().map(ComparedModel::name).toList();
        return all.stream().map(compared -> names.stream().filter(compared.name()::equals).count() == 1 ? compared
                : compared.named(compared.result() + ": " + compared.name())).toList();
    }

    /**
     * @param against name of the reference; empty for the first
     * @throws DefinitionException if there is no such contender, all diverged, or there is no epoch at which all were measured
     */
    public static Comparison of(List<ComparedModel> all, Optional<String> against) {
        List<ComparedModel> comparedModels = all.stream().filter(compared -> !compared.diverged()).toList();
        if (comparedModels.isEmpty()) {
            throw new DefinitionException(all.get(0).result(),
                    "has only models of which a run diverged; expected one that can be compared");
        }
        requireOneScore(comparedModels);
        ComparedModel reference = against.map(name -> find(comparedModels, name)).orElse(comparedModels.get(0));
        List<Row> rows = new ArrayList<>();
        for (Budget budget : Budget.values()) {
            if (budget == Budget.TIME && comparedModels.stream().anyMatch(compared -> !compared.timed())) {
                continue;
            }
            double limit = budget == Budget.EPOCHS ? lastCommonEpoch(comparedModels)
                    : comparedModels.stream().mapToDouble(compared -> budget.spent(compared.last())).min().orElseThrow();
            ComparedModel.Point there = lastWithin(budget, limit, reference);
            comparedModels.forEach(compared -> rows.add(row(budget, compared, lastWithin(budget, limit, compared), there)));
        }
        return new Comparison(comparedModels, all.stream().filter(ComparedModel::diverged).map(ComparedModel::name).toList(),
                reference, List.copyOf(rows));
    }

    private static void requireOneScore(List<ComparedModel> comparedModels) {
        ComparedModel first = comparedModels.get(0);
        comparedModels.stream().filter(compared -> compared.score() != first.score()).findFirst().ifPresent(other -> {
            throw new DefinitionException(other.result(), "has the " + other.score().quantity() + " of model \"" + other.name()
                    + "\"; expected the " + first.score().quantity() + ", as of model \"" + first.name()
                    + "\": they learn other targets, and nothing compares the two");
        });
    }

    /** What errors are here. */
    public Score score() {
        return reference.score();
    }

    private static ComparedModel find(List<ComparedModel> comparedModels, String name) {
        List<String> names = comparedModels.stream().map(ComparedModel::name).toList();
        return comparedModels.stream().filter(compared -> compared.name().equals(name)).findFirst()
                .orElseThrow(() -> new DefinitionException("--against is \"" + name + "\"; expected one of "
                        + String.join(", ", names) + Suggestion.among(names, name)));
    }

    private static int lastCommonEpoch(List<ComparedModel> comparedModels) {
        TreeSet<Integer> common = new TreeSet<>(epochs(comparedModels.get(0)));
        comparedModels.forEach(compared -> common.retainAll(epochs(compared)));
        if (common.isEmpty()) {
            throw new DefinitionException("there is no epoch at which all models were measured; expected results with test errors"
                    + " of at least one epoch in common");
        }
        return common.last();
    }

    private static List<Integer> epochs(ComparedModel compared) {
        return compared.points().stream().map(ComparedModel.Point::epoch).toList();
    }

    private static ComparedModel.Point lastWithin(Budget budget, double limit, ComparedModel compared) {
        return compared.points().stream().filter(point -> budget.spent(point) <= limit)
                .max(Comparator.comparingInt(ComparedModel.Point::epoch))
                .orElseThrow(() -> new DefinitionException(compared.result(), "has no test error of model \"" + compared.name()
                        + "\" within " + limit + " " + budget.unit() + ", the budget of the most frugal model; expected one before"
                        + " training at least"));
    }

    private static Row row(Budget budget, ComparedModel compared, ComparedModel.Point here, ComparedModel.Point there) {
        SummaryStatistics errors = new SummaryStatistics();
        here.errors().values().forEach(errors::addValue);
        List<Double> differences = new ArrayList<>();
        here.errors().forEach((seed, error) -> {
            if (there.errors().containsKey(seed)) {
                differences.add(error - there.errors().get(seed));
            }
        });
        return new Row(budget, compared, here, errors.getMean(), errors.getN() < 2 ? Double.NaN : errors.getStandardDeviation(),
                PairedDifference.of(differences));
    }

    /** What learning curves are drawn from: errors, times and multiply-adds, contenders under their names here. */
    public Results results() {
        ResultTables.Builder tables = new ResultTables.Builder();
        for (ComparedModel compared : comparedModels) {
            String name = compared.name(), rule = compared.definition().rule().kind().id();
            for (ComparedModel.Point point : compared.points()) {
                point.errors().forEach((seed, error) -> {
                    tables.add(Measurement.TABLE, new Measurement(rule, name, seed, point.epoch(), point.examples(), "test", "",
                            score().quantity().id(), score().quantity().unit(), error));
                    if (compared.timed()) {
                        tables.add(TimingRow.TABLE, new TimingRow(name, seed, point.epoch(), point.examples(), point.seconds()));
                    }
                });
            }
            CostRow cost = compared.cost();
            tables.add(CostRow.TABLE, new CostRow(name, rule, cost.layers(), cost.multiplyAdds(), cost.bytes(), cost.ms()));
        }
        return new Results(tables.build());
    }

    /** As {@code comparison.csv} has it. */
    public List<ComparisonRow> table() {
        return rows.stream().map(this::table).toList();
    }

    private ComparisonRow table(Row row) {
        ComparedModel compared = row.compared();
        PairedDifference difference = row.difference();
        return new ComparisonRow(row.budget().id(), compared.name(), compared.definition().rule().kind().id(), row.at().epoch(),
                row.at().examples(), known(row.at().seconds()), known(row.at().multiplyAdds()), row.at().errors().size(),
                row.mean(),
                known(row.deviation()), reference.name(), difference.pairs(), known(difference.mean()), known(difference.low()),
                known(difference.high()), compared.multiplyAdds(), compared.memory(), compared.cost().ms(),
                String.join("; ", Pairing.of(compared, reference).differ()));
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The rows of one budget, in the order of contenders. */
    public List<Row> rows(Budget budget) {
        return rows.stream().filter(row -> row.budget() == budget).toList();
    }
}
