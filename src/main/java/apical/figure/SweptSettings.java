package apical.figure;

import apical.diagnostics.Score;
import apical.results.Results;
import apical.results.SweepRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What figures see of a sweep: the settings of each model, each with its score on validation images, mean over seeds. */
final class SweptSettings {

    /**
     * One setting of a model.
     *
     * @param parameters by name; as the table has them
     * @param score      when last measured; not finite if a run diverged
     * @param spent      multiply-adds, of all its runs
     */
    record Setting(int number, int stage, Map<String, String> parameters, double score, double spent) {

        /** Whether all its runs have a score. */
        boolean isScored() {
            return Double.isFinite(score);
        }

        /** A parameter as a number, if it is one. */
        OptionalDouble number(String parameter) {
            try {
                return parameters.containsKey(parameter) ? OptionalDouble.of(Double.parseDouble(parameters.get(parameter)))
                        : OptionalDouble.empty();
            } catch (NumberFormatException e) {
                return OptionalDouble.empty();
            }
        }
    }

    private final Map<String, List<Setting>> byModel = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> places = new HashMap<>();
    private final ModelStyles styles;
    private final Score score;

    private SweptSettings(List<SweepRow> rows) {
        Map<String, String> rules = new LinkedHashMap<>();
        rows.forEach(row -> rules.putIfAbsent(row.model(), row.rule()));
        this.styles = new ModelStyles(rules);
        this.score = rows.isEmpty() ? Score.ERROR : Score.withId(rows.get(0).score());
        rows.stream().filter(row -> row.test().isEmpty())
                .collect(Collectors.groupingBy(SweepRow::model, LinkedHashMap::new,
                        Collectors.groupingBy(SweepRow::setting, LinkedHashMap::new, Collectors.toList())))
                .forEach((model, settings) -> byModel.put(model, settings.values().stream().map(SweptSettings::setting)
                        .sorted((a, b) -> Integer.compare(a.number(), b.number())).toList()));
    }

    static SweptSettings of(Results results) {
        return new SweptSettings(results.rows(SweepRow.TABLE));
    }

    private static Setting setting(List<SweepRow> runs) {
        SweepRow first = runs.get(0);
        double mean = runs.stream().mapToDouble(row -> row.diverged() ? Double.NaN : row.validation().orElse(Double.NaN)).average()
                .orElseThrow();
        return new Setting(first.setting(), runs.stream().mapToInt(SweepRow::stage).max().orElseThrow(), first.parameters(), mean,
                runs.stream().mapToDouble(SweepRow::multiplyAdds).sum());
    }

    /** Settings in the order of their numbers, by model. */
    Map<String, List<Setting>> byModel() {
        return byModel;
    }

    ModelStyles styles() {
        return styles;
    }

    Score score() {
        return score;
    }

    /** {@code validation error (%)}. */
    String scoreLabel() {
        return "validation " + score.label();
    }

    /** All scores that are numbers. */
    List<Double> scores() {
        return all().filter(Setting::isScored).map(Setting::score).toList();
    }

    Stream<Setting> all() {
        return byModel.values().stream().flatMap(List::stream);
    }

    /** Names of all parameters, in the order of the definition. */
    List<String> parameters() {
        return all().flatMap(setting -> setting.parameters().keySet().stream()).distinct().toList();
    }

    /** All levels of a parameter: numbers in their order, then words as they come. */
    List<String> levels(String parameter) {
        return List.copyOf(places(parameter).keySet());
    }

    /** Where a setting's level of a parameter stands among all levels, from 0; at 0 if it has none. */
    int place(String parameter, Setting setting) {
        return places(parameter).getOrDefault(setting.parameters().getOrDefault(parameter, ""), 0);
    }

    private Map<String, Integer> places(String parameter) {
        return places.computeIfAbsent(parameter, each -> {
            List<String> levels = new ArrayList<>(all().flatMap(setting -> Stream.ofNullable(setting.parameters().get(each)))
                    .distinct().toList());
            if (isNumber(each)) {
                levels.sort(Comparator.comparingDouble(Double::parseDouble));
            }
            Map<String, Integer> ordered = new LinkedHashMap<>();
            levels.forEach(level -> ordered.put(level, ordered.size()));
            return ordered;
        });
    }

    /** Whether all levels of a parameter are numbers. */
    boolean isNumber(String parameter) {
        return all().filter(setting -> setting.parameters().containsKey(parameter))
                .allMatch(setting -> setting.number(parameter).isPresent());
    }

    /** A number for each setting of a model: the parameter's own, or the place of its word. */
    double[] values(String parameter, List<Setting> settings) {
        boolean isNumber = isNumber(parameter);
        return settings.stream().mapToDouble(
                setting -> isNumber ? setting.number(parameter).orElseThrow() : place(parameter, setting)).toArray();
    }

    /** How many settings there are and how many of them diverged, for captions. */
    String caption() {
        long lost = all().filter(setting -> !setting.isScored()).count();
        return all().count() + " settings of " + byModel.size() + (byModel.size() == 1 ? " model" : " models")
                + (lost == 0 ? "" : "; " + lost + " of them diverged and count" + (lost == 1 ? "s" : "") + " as worst");
    }

    /** From which to which level a parameter goes, for captions. */
    String range(String parameter) {
        List<String> levels = levels(parameter);
        return parameter + " " + (isNumber(parameter) ? levels.get(0) + " to " + levels.get(levels.size() - 1)
                : String.join(", ", levels));
    }
}
