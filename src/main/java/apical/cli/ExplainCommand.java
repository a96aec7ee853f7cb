package apical.cli;

import apical.definition.Definitions;
import apical.json.DefinitionException;
import apical.json.JsonField;
import apical.json.Suggestion;
import apical.learning.Anatomy;
import apical.network.Shape;
import apical.rule.Assumptions;
import apical.rule.Assumptions.Question;
import apical.rule.Costs;
import apical.rule.Law;
import apical.rule.RuleDefinition;
import apical.rule.RuleKind;
import apical.rules.Rules;
import apical.validation.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.text.WordUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apical explain}: all that a rule says of itself. */
@Command(name = "explain", mixinStandardHelpOptions = true,
        description = {"Explain a learning rule: its options, where it can be recorded, what it costs and what it asks of a brain.",
                "Without a name, all of them."},
        footer = {"",
                "Examples:",
                "  apical explain microcircuit",
                "  apical explain nodePerturbation",
                "  apical explain --update src/site/markdown/rules.md"})
final class ExplainCommand implements Callable<Integer> {

    /** For costs, which need a network. */
    private static final Shape SHAPE = new Shape(List.of(784, 500, 10));
    private static final int WIDTH = 100;

    @Parameters(arity = "0..1", paramLabel = "RULE", description = "Name of a rule, as 'apical list' shows it.")
    private String id;

    @Option(names = "--update", paramLabel = "FILE",
            description = "Put all that come with Apical between the two markers in this file, "
                    + "<!-- apical explain: begin --> and end, instead of printing them.")
    private Path update;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (update != null && id != null) {
            throw new DefinitionException(
                    "RULE is \"" + Printable.shortened(id) + "\"; expected none, since --update writes all rules");
        }
        if (update != null) {
            StringBuilder page = new StringBuilder();
            for (RuleKind<? extends RuleDefinition> kind : Rules.ALL) {
                page.append("\n## ").append(kind.id()).append("\n\n```\n").append(String.join("\n", explained(kind)))
                        .append("\n```\n");
            }
            new MarkedPassage("explain").update(update, page.toString());
            return 0;
        }
        for (RuleKind<? extends RuleDefinition> kind : id == null ? Rules.all() : List.of(named(id))) {
            explained(kind).forEach(spec.commandLine().getOut()::println);
            if (id == null) {
                spec.commandLine().getOut().println("\n");
            }
        }
        return 0;
    }

    private static RuleKind<? extends RuleDefinition> named(String id) {
        List<String> known = Rules.all().stream().map(RuleKind::id).toList();
        return Rules.withId(id)
                .orElseThrow(() -> new DefinitionException("RULE is \"" + Printable.shortened(id) + "\"; expected one of "
                        + String.join(", ", known) + Suggestion.among(known, id)));
    }

    private static List<String> explained(RuleKind<? extends RuleDefinition> kind) throws IOException {
        RuleDefinition example = kind.example(SHAPE);
        Anatomy anatomy = example.anatomy(SHAPE);
        List<String> lines =
                new ArrayList<>(List.of(kind.id() + ": " + kind.summary() + " (" + String.join("; ", kind.sources()) + ")"));
        section("Options, in a model's field \"rule\"", TextTable.align(options(kind), 2), lines);
        section("An example, for 784-500-10", Definitions.text(example).lines().toList(), lines);
        section("Models that learn by it", models(kind), lines);
        section("Sites, where activity is recorded", TextTable.align(anatomy.sites().stream().flatMap(List::stream).distinct()
                .map(site -> List.of(site.id(), site.summary())).toList(), 2), lines);
        section("Pathways", TextTable.align(anatomy.pathways().stream().map(way -> List.of(way.id(), way.summary())).toList(), 2),
                lines);
        section("Costs of the example", costs(example.costs(SHAPE)), lines);
        section("What it assumes that brains are not known to have", assumptions(example.assumptions(SHAPE)), lines);
        section("Laws that 'apical check' measures", kind.laws().stream().map(Law::name).toList(), lines);
        return lines;
    }

    private static void section(String heading, List<String> content, List<String> lines) {
        lines.addAll(List.of("", heading));
        content.forEach(line -> lines.add(("  " + line).stripTrailing()));
    }

    private static List<List<String>> options(RuleKind<? extends RuleDefinition> kind) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonField field : Definitions.options(kind)) {
            rows.add(List.of(field.name(), field.expected() + field.byDefault().map(value -> "; default " + value).orElse("")));
        }
        return rows;
    }

    /** Files of the folder {@code models} here. */
    private static List<String> models(RuleKind<? extends RuleDefinition> kind) throws IOException {
        if (!Files.isDirectory(Path.of("models"))) {
            return List.of("(no folder models here)");
        }
        try (Stream<Path> files = Files.list(Path.of("models"))) {
            List<String> found = files.filter(file -> file.toString().endsWith(".json")).filter(file -> learnsBy(kind, file))
                    .map(Path::toString).sorted().toList();
            return found.isEmpty() ? List.of("(none here)") : found;
        }
    }

    private static boolean learnsBy(RuleKind<? extends RuleDefinition> kind, Path file) {
        try {
            return Definitions.readModel(file).rule().kind().id().equals(kind.id());
        } catch (DefinitionException e) {
            return false;                                           // 'apical list' and 'validate' say what is wrong with it
        }
    }

    private static List<String> costs(Costs costs) {
        Costs backprop = Rules.REFERENCE.example(SHAPE).costs(SHAPE);
        return List.of(
                String.format(Locale.ROOT, "%,d multiply-adds of learning one image, %.2f times those of %s", costs.multiplyAdds(),
                        (double) costs.multiplyAdds() / backprop.multiplyAdds(), Rules.REFERENCE.id()),
                String.format(Locale.ROOT, "%.1f MB of memory with a batch of 100", costs.memory(100) / 1e6));
    }

    /** Sentences below their question's column. */
    private static List<String> assumptions(Assumptions assumptions) {
        int column = Stream.of(Question.values()).mapToInt(question -> question.inWords().length()).max().orElseThrow() + 2;
        List<String> lines = new ArrayList<>();
        for (Question question : Question.values()) {
            String[] wrapped = WordUtils.wrap(assumptions.to(question).toString(), WIDTH - column, "\n", false).split("\n");
            lines.addAll(IntStream.range(0, wrapped.length)
                    .mapToObj(i -> (i == 0 ? question.inWords() : "")
                            + " ".repeat(column - (i == 0 ? question.inWords().length() : 0))
                            + wrapped[i])
                    .toList());
        }
        return lines;
    }
}
