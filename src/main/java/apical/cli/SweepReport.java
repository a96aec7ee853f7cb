package apical.cli;

import apical.definition.HalvingDefinition;
import apical.definition.ResolvedTraining;
import apical.definition.SweepDefinition;
import apical.diagnostics.Score;
import apical.results.SweepRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What is tried in a sweep, and what came of it, a line for each model. */
final class SweepReport {

    private SweepReport() {
    }

    /** Before it begins; nothing if it is no sweep. */
    static List<String> announce(ResolvedTraining plan) {
        SweepDefinition sweep = plan.experiment().sweep();
        if (!sweep.isRequested()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("Sweep of " + sweep.parameters().stream().map(each -> each.name()).collect(Collectors.joining(", ")) + " ("
                + sweep.sampling().id() + ")" + rungs(sweep.halving())
                + "; the best of each model on validation data is then trained"
                + " with seeds " + sweep.selection().freshSeeds(plan.seeds()).stream().map(String::valueOf)
                        .collect(Collectors.joining(", "))
                + " and measured on test data");
        if (sweep.halving().isRequested() && sweep.halving().unit() == HalvingDefinition.Unit.SECONDS) {
            lines.add("Budgets are in seconds: who goes on depends on this machine, and the outcome is another each time");
        }
        return lines;
    }

    private static String rungs(HalvingDefinition halving) {
        return halving.isRequested() ? ", rungs of " + halving.budgets().stream().map(SweepReport::plain)
                .collect(Collectors.joining(", ")) + " " + halving.unit().id() + ", one in " + plain(halving.factor()) + " goes on"
                : "";
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** At its end; nothing if there are no rows. */
    static List<String> of(List<SweepRow> rows) {
        Map<String, List<SweepRow>> byModel = rows.stream()
                .collect(Collectors.groupingBy(SweepRow::model, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        byModel.forEach((model, own) -> lines.add(line(model, own)));
        if (!lines.isEmpty()) {
            lines.add("");
        }
        return lines;
    }

    private static String line(String model, List<SweepRow> rows) {
        long settings = rows.stream().mapToInt(SweepRow::setting).distinct().count();
        long diverged = rows.stream().filter(SweepRow::diverged).mapToInt(SweepRow::setting).distinct().count();
        String lost = diverged == 0 ? "" : "; " + diverged + " diverged";
        List<SweepRow> chosen = rows.stream().filter(row -> row.chosen() && row.test().isEmpty()).toList();
        if (chosen.isEmpty()) {
            return model + ": none of " + Plans.count(settings, "setting") + " chosen" + lost;
        }
        SweepRow first = chosen.get(0);
        OptionalDouble score = chosen.stream().flatMapToDouble(row -> row.validation().stream()).average();
        return model + ": setting " + first.setting() + ", the best of " + settings + " (" + first.parameters().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue()).collect(Collectors.joining(", ")) + "), validation "
                + first.score()
                + " " + score(score, first.score()) + " in the sweep" + lost;
    }

    private static String score(OptionalDouble value, String id) {
        Score score = Score.withId(id);
        return value.isEmpty() ? "unknown"
                : score.show(value.getAsDouble()) + (score.quantity().unit().equals("1") ? "" : " " + score.quantity().unit());
    }
}
