package apical.cli;

import apical.comparison.Budget;
import apical.comparison.ComparedModel;
import apical.comparison.Comparison;
import apical.comparison.PairedDifference;
import apical.comparison.Pairing;
import apical.diagnostics.Score;
import apical.rule.Assumptions;
import apical.rule.Assumptions.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A comparison for the eye: three tables of errors, what pairs share, costs, and what rules assume of biology. */
final class ComparisonReport {

    private ComparisonReport() {
    }

    /** Its lines. */
    static List<String> of(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        for (Budget budget : Budget.values()) {
            List<Comparison.Row> rows = comparison.rows(budget);
            if (rows.isEmpty()) {
                lines.add("At equal " + budget.id() + ": not compared, since there is no timing.csv of every model.");
            } else {
                lines.add(heading(budget, rows));
                lines.addAll(TextTable.align(errors(comparison, rows), 1));
            }
            lines.add("");
        }
        lines.add("Error on the test images, mean +- standard deviation over seeds; difference: mean over seeds that both models");
        lines.add("have, with the 95 % interval of Student's t for paired runs. Each stands where it was last "
                + "measured in the budget.");
        lines.add("");
        lines.addAll(pairing(comparison));
        lines.addAll(schedules(comparison));
        comparison.leftOut().forEach(name -> lines.add(name + " is left out: a run diverged"));
        lines.add("");
        lines.addAll(TextTable.align(costs(comparison.comparedModels()), 1));
        lines.add("");
        lines.add("Multiply-adds of learning one image; memory: weights and state of one batch, single precision; ms: how long a");
        lines.add("tissue is shown an image; seconds: of one core, of one epoch.");
        lines.add("");
        lines.addAll(assumptions(comparison.comparedModels()));
        return lines;
    }

    private static String heading(Budget budget, List<Comparison.Row> rows) {
        double limit = rows.stream().mapToDouble(row -> budget.spent(row.at())).max().orElseThrow();
        return "At equal " + budget.id() + switch (budget) {
            case EPOCHS -> ", " + rows.get(0).at().epoch() + ":";
            case TIME -> ", " + decimal("%.1f s:", limit);
            case MULTIPLY_ADDS -> ", " + decimal("%.3g:", limit);
        };
    }

    private static List<List<String>> errors(Comparison comparison, List<Comparison.Row> rows) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("model", "epoch", "seconds", "multiply-adds", comparison.score().testLabel(), "difference from "
                + comparison.reference().name()));
        for (Comparison.Row row : rows) {
            table.add(List.of(row.compared().name(), String.valueOf(row.at().epoch()), decimal("%.1f", row.at().seconds()),
                    decimal("%.3g", row.at().multiplyAdds()),
                    shown(comparison.score(), row),
                    row.compared().equals(comparison.reference()) ? "-" : difference(row.difference(), comparison.score())));
        }
        return table;
    }

    private static String shown(Score score, Comparison.Row row) {
        return score.show(row.mean()) + (Double.isNaN(row.deviation()) ? "" : " +- " + score.show(row.deviation()));
    }

    /** {@code +0.33 [+0.12, +0.54], 3 seeds}. */
    static String difference(PairedDifference d, Score score) {
        if (d.pairs() == 0) {
            return "no common seed";
        }
        return score.showDifference(d.mean()) + " " + (d.hasInterval()
                ? "[" + score.showDifference(d.low()) + ", " + score.showDifference(d.high()) + "], " + d.pairs() + " seeds"
                : "(1 common seed: no interval)");
    }

    private static List<String> pairing(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        for (ComparedModel compared : comparison.comparedModels()) {
            if (!compared.equals(comparison.reference())) {
                Pairing pairing = Pairing.of(compared, comparison.reference());
                lines.add(compared.name() + (pairing.isReal() ? " is paired with " : " is not quite paired with ")
                        + comparison.reference().name() + ": " + pairing.inWords());
            }
        }
        return lines;
    }

    /** Who was not through with falling rates stands where a run of that length would not have ended. */
    private static List<String> schedules(Comparison comparison) {
        return comparison.comparedModels().stream().filter(compared -> compared.experiment().training().finalRate() < 1)
                .map(compared -> "learning rates of " + compared.name() + " fall until epoch "
                        + compared.experiment().training().epochs()
                        + ": before that, it stands higher than if they had fallen by then")
                .toList();
    }

    private static List<List<String>> costs(List<ComparedModel> comparedModels) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("costs", "multiply-adds", "memory (MB)", "ms", "seconds"));
        for (ComparedModel compared : comparedModels) {
            double ms = compared.definition().costs().presentationMs();
            table.add(List.of(compared.name(), String.format(Locale.ROOT, "%,d", compared.multiplyAdds()),
                    decimal("%.1f", compared.memory() / 1e6), ms == 0 ? "-" : decimal("%.1f", ms),
                    compared.last().epoch() == 0 ? "-" : decimal("%.2f", compared.secondsAnEpoch())));
        }
        return table;
    }

    /** One block for all models that assume the same. */
    private static List<String> assumptions(List<ComparedModel> comparedModels) {
        Map<Assumptions, List<String>> models = new LinkedHashMap<>();
        for (ComparedModel compared : comparedModels) {
            Assumptions assumed = compared.definition().rule().assumptions(compared.definition().layers());
            models.computeIfAbsent(assumed, same -> new ArrayList<>()).add(compared.name());
        }
        List<String> lines = new ArrayList<>(List.of("What rules assume that brains are not known to have:"));
        models.forEach((assumed, names) -> {
            lines.add(String.join(", ", names) + " (" + String.join("; ", assumed.sources()) + ")");
            lines.addAll(TextTable.align(Stream.of(Question.values())
                    .map(question -> List.of("  " + question.inWords(), assumed.to(question).toString())).toList(), 2));
        });
        return lines;
    }

    private static String decimal(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
