package apical.figure;

import apical.information.Estimand;
import apical.information.Verdict;
import apical.results.InformationRow;
import apical.results.Results;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of {@code information.csv} as figures take them. */
record Estimates(List<InformationRow> rows) {

    private static final int MOST_REASONS = 3;

    Estimates {
        rows = List.copyOf(rows);
    }

    static Estimates of(Results results) {
        return new Estimates(results.rows(InformationRow.TABLE));
    }

    Estimates where(Predicate<InformationRow> wanted) {
        return new Estimates(rows.stream().filter(wanted).toList());
    }

    Estimates on(String split) {
        return where(row -> row.split().equals(split));
    }

    Estimates ofVariable(String variable) {
        return where(row -> row.variable().equals(variable));
    }

    Estimates at(String place) {
        return where(row -> row.place().equals(place));
    }

    Estimates by(Method method) {
        return where(row -> Method.of(row).equals(method));
    }

    Estimates ofModel(String model) {
        return where(row -> row.model().equals(model));
    }

    /** Of each model what was estimated last. */
    Estimates last() {
        Map<String, Integer> last =
                rows.stream().collect(Collectors.toMap(InformationRow::model, InformationRow::epoch, Math::max));
        return where(row -> row.epoch() == last.get(row.model()));
    }

    /** Of each model what was estimated first. */
    Estimates first() {
        Map<String, Integer> first =
                rows.stream().collect(Collectors.toMap(InformationRow::model, InformationRow::epoch, Math::min));
        return where(row -> row.epoch() == first.get(row.model()));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Methods of which {@code wanted} holds, in their usual order. */
    List<Method> methods(Predicate<Method> wanted) {
        return rows.stream().map(Method::of).distinct().filter(wanted).sorted(Method.USUAL).toList();
    }

    /** Whether it is about whole populations, about single units, or about the largest subsets that the estimator has here. */
    boolean isWidest(Method method) {
        if (method.quantity().units().isEmpty()) return method.isWhole() || method.isOfUnits();
        return methods(method::isSameBut).stream()
                .noneMatch(other -> other.quantity().units().orElse(0) > method.quantity().units().getAsInt());
    }

    /** Layers and compartments, from input to output. */
    List<String> places() {
        return rows.stream().map(InformationRow::place).distinct().sorted(Layers.FROM_INPUT).toList();
    }

    List<String> models() {
        return rows.stream().map(InformationRow::model).distinct().toList();
    }

    List<String> variables() {
        return rows.stream().map(InformationRow::variable).distinct().toList();
    }

    boolean isSaturated() {
        return rows.stream().anyMatch(row -> row.estimate().verdict() == Verdict.SATURATED);
    }

    /**
     * The method to trust where there is room for one: one whose label says so, else another that speaks of whole populations, else
     * single units; never one that is saturated everywhere, if it can be helped.
     */
    Optional<Method> preferred() {
        List<Method> all = new ArrayList<>(methods(method -> method.estimator().isPreferred()));
        all.addAll(methods(Method::isWhole));
        all.addAll(methods(Method::isOfUnits));
        all.removeIf(method -> !method.isWhole() && !method.isOfUnits());
        return all.stream().filter(method -> by(method).rows.stream()
                .anyMatch(row -> row.estimate().verdict() != Verdict.SATURATED)).findFirst().or(() -> all.stream().findFirst());
    }

    /** H(X) of these rows' variable, by this method if it says, else by any; empty if nobody does. */
    OptionalDouble entropyOfVariable(Method method) {
        Estimates entropies = where(row -> row.estimate().quantity().equals(Estimand.VARIABLE_ENTROPY));
        Estimates own = entropies.by(method.asked(Estimand.VARIABLE_ENTROPY));
        return (own.isEmpty() ? entropies : own).rows.stream().mapToDouble(row -> row.estimate().value())
                .filter(Double::isFinite).findFirst();
    }

    /**
     * {@code , a lower bound}, or {@code , usually a lower bound}, if that is what these rows of one method are, where they are
     * anything; else empty.
     */
    String bound() {
        List<Verdict> verdicts = rows.stream().map(row -> row.estimate().verdict())
                .filter(verdict -> verdict != Verdict.SATURATED).distinct().toList();
        if (verdicts.size() != 1) return "";
        String bound = rows.get(0).estimate().estimator().bound(verdicts.get(0)).inWords();
        return bound.isEmpty() ? "" : ", " + bound;
    }

    /**
     * What a reader must know of these rows: over what bands range, how many samples there were, why some are hollow, what is left
     * out.
     */
    String caption() {
        return spread() + controls();
    }

    /** The same of a figure without bands. */
    String captionWithoutBands() {
        return (haveSeveralSeeds() ? " Mean over " + seeds() + " seeds." : " One seed.") + controls();
    }

    private String controls() {
        return samples() + reasons() + leftOut();
    }

    /** {@code Estimates by 10000 samples}, or {@code by 5000 to 10000}. */
    String samples() {
        if (rows.isEmpty()) return "";
        IntSummaryStatistics samples = rows.stream().mapToInt(row -> row.estimate().samples()).summaryStatistics();
        return " Estimates by " + (samples.getMin() < samples.getMax() ? samples.getMin() + " to " : "") + samples.getMax()
                + " samples.";
    }

    boolean haveSeveralSeeds() {
        return mostSeeds() > 1;
    }

    private long mostSeeds() {
        return seedsOfModels().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private Collection<Long> seedsOfModels() {
        return models().stream().map(model -> ofModel(model).rows.stream().map(InformationRow::seed).distinct().count()).toList();
    }

    /** {@code 5}, or {@code 2 to 5}. */
    private String seeds() {
        long fewest = seedsOfModels().stream().mapToLong(Long::longValue).min().orElse(0);
        return (fewest < mostSeeds() ? fewest + " to " : "") + mostSeeds();
    }

    private String spread() {
        if (haveSeveralSeeds()) return " Mean and range over " + seeds() + " seeds.";
        return " One seed; bands are the 95 % intervals of the estimates (" + rows.stream()
                .map(row -> row.estimate().intervalMethod()).filter(method -> !method.isEmpty()).distinct()
                .collect(Collectors.joining(", ")) + ").";
    }

    /** Reasons that differ in their numbers only are one reason. */
    private String reasons() {
        if (!isSaturated()) return "";
        Map<String, List<String>> reasons = rows.stream().filter(row -> row.estimate().verdict() == Verdict.SATURATED)
                .map(row -> row.estimate().why()).distinct().collect(Collectors.groupingBy(
                        why -> why.replaceAll("\\d+([.,]\\d+)?", "#"), LinkedHashMap::new, Collectors.toList()));
        List<String> given = reasons.values().stream()
                .map(same -> (same.size() > 1 ? "for instance, " : "") + same.get(0)).toList();
        return " Hollow: saturated, which says nothing of the network (" + Stream.concat(given.stream().limit(MOST_REASONS),
                given.size() > MOST_REASONS ? Stream.of("...") : Stream.empty()).collect(Collectors.joining("; ")) + ").";
    }

    private String leftOut() {
        TreeSet<String> models = rows.stream().filter(row -> !Double.isFinite(row.estimate().value())).map(InformationRow::model)
                .collect(Collectors.toCollection(TreeSet::new));
        return models.isEmpty() ? "" : " Not finite and left out: some of " + String.join(", ", models) + ".";
    }
}
