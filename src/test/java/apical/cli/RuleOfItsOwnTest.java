package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.rule.RuleDefinition;
import apical.rule.RuleKind;
import apical.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rule with a pathway and a site of its own, of which nothing in the house knows ({@code apical.rules.dummy}): it is listed, run,
 * recorded, diagnosed, compared, drawn, saved, checked and explained as any other.
 */
class RuleOfItsOwnTest {

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
        lab.write(lab.model("error-units"), TinyLab.read(Path.of("src/test/resources/models/error-units.json")));
        lab.edit(lab.experiment(), "\"../models/feedback-alignment.json\"", "\"../models/error-units.json\"");
        lab.edit(lab.experiment(), "[\"rate\", \"apical\"]", "[\"rate\", \"errorUnit\"]");
        lab.edit(lab.experiment(), "\"teacher\": false", "\"teacher\": true");
        lab.edit(lab.experiment(), "\"figures\": [\"learningCurves\", \"information\"]",
                "\"diagnostics\": {\"epochs\": [0, 2], \"images\": 3},"
                        + "\"figures\": [\"learningCurves\", \"cost\", \"information\", \"compartmentInformation\", \"layerInformation\","
                        + " \"updateAngles\", \"errorAngles\", \"feedbackAngles\", \"weights\", \"learningCurvesOverMultiplyAdds\"]");
    }

    private Path run() {
        Path out = lab.results("own");
        Ran.apical("run", lab.experiment().toString(), "--out", out.toString(), "--save-weights", "--set",
                "information.estimators=[{\"type\":\"perUnit\"}]").succeeded();
        return out;
    }

    @Test
    void itIsListed() throws IOException {
        String out = Ran.apical("list").succeeded().out();
        assertTrue(out.lines().anyMatch(line -> line.matches(" +errorUnits +errors stand in units of their own; for tests")), out);
        assertTrue(out.lines().anyMatch(line -> line.matches(" +errorUnit +what a neuron's error unit says; no unit")), out);
    }

    @Test
    void itIsRunRecordedDiagnosedAndSaved() throws IOException {
        Path out = run();
        List<String> metrics = Files.readAllLines(out.resolve("metrics.csv"));
        for (String quantity : List.of("output,weight_norm,", "hidden1,weight_norm errorFeedback,",
                "hidden2,weight_change errorFeedback,",
                "hidden1,feedback angle,", "output,update angle,", "hidden1,update angle,", "hidden1,error angle,")) {
            assertTrue(
                    metrics.stream().anyMatch(row -> row.startsWith("errorUnits,error units,1,") && row.contains("," + quantity)),
                    quantity);
        }
        assertTrue(metrics.stream().noneMatch(row -> row.startsWith("errorUnits") && row.contains(",output,error angle,")),
                "the output's change is a difference of two products: there are no errors to be at an angle");
        Set<String> recorded = Files.readAllLines(out.resolve("information.csv")).stream()
                .filter(row -> row.startsWith("errorUnits,")).map(row -> row.split(",")[7]).collect(Collectors.toSet());
        assertEquals(Set.of("rate", "errorUnit"), recorded);
        try (Stream<Path> weights = Files.list(out.resolve("weights"))) {
            assertTrue(weights.anyMatch(file -> file.getFileName().toString().contains("error")));
        }
    }

    @Test
    void itIsDrawnAndComparedFromItsFiles() throws IOException {
        Path out = run();
        Ran figures = Ran.apical("figures", out.toString()).succeeded();
        try (Stream<Path> drawn = Files.list(out.resolve("figures"))) {
            assertTrue(drawn.filter(file -> file.toString().endsWith(".png")).count() >= 8, figures.out() + figures.err());
        }
        String compared = Ran.apical("compare", out.toString(), "--out", lab.results("compared").toString()).succeeded().out();
        assertTrue(compared.lines().anyMatch(line -> line.equals("error units (Kolen & Pollack, 1994)")), compared);
        assertTrue(compared.lines().anyMatch(line -> line.matches(" +global signal +no: each neuron has its own error")), compared);
    }

    /** Weights of all its pathways are read back, too. */
    @Test
    void itStartsFromItsOwnWeights() throws IOException {
        Path out = run();
        Path weights;
        try (Stream<Path> files = Files.list(out.resolve("weights"))) {
            weights = files.filter(file -> file.getFileName().toString().contains("error")).sorted().findFirst().orElseThrow();
        }
        lab.edit(lab.model("error-units"), "{\"type\": \"glorotUniform\", \"gain\": 2.0}",
                "{\"type\": \"file\", \"path\": \"" + weights.toString().replace('\\', '/') + "\"}");
        Ran.apical("validate", lab.model("error-units").toString()).succeeded();
    }

    @Test
    void itIsChecked() {
        String out = Ran.apical("check", lab.model("error-units").toString()).succeeded().out();
        assertTrue(out.contains("errors through transposes"), out);
        assertTrue(out.contains("All 6 checks passed."), out);
        assertTrue(Ran.apical("check").succeeded().out().contains("built-in network: errorUnits, 8-12-10-4"));
    }

    @Test
    void aWrongOptionIsRefusedWithItsName() {
        lab.edit(lab.model("error-units"), "\"feedbackRate\": 0.1", "\"feedbackRate\": -1");
        assertEquals(lab.model("error-units") + ": rule.feedbackRate is -1.0; expected a finite value >= 0",
                Ran.apical("validate", lab.model("error-units").toString()).refusal(2));
    }

    static List<RuleKind<? extends RuleDefinition>> rules() {
        return Rules.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleIsExplained(RuleKind<? extends RuleDefinition> kind) {
        String out = Ran.apical("explain", kind.id()).succeeded().out();
        assertTrue(out.startsWith(kind.id() + ": " + kind.summary() + " ("), out);
        for (String heading : List.of("Options, in a model's field \"rule\"", "Sites, where activity is recorded", "Pathways",
                "Costs of the example", "What it assumes that brains are not known to have", "Laws that 'apical check' measures")) {
            assertTrue(out.lines().anyMatch(heading::equals), heading);
        }
        Stream.of(kind.definition().getRecordComponents())
                .forEach(option -> assertTrue(out.lines().anyMatch(line -> line.startsWith("  " + option.getName() + " ")),
                        option.getName()));
        kind.laws().forEach(law -> assertTrue(out.contains("  " + law.name()), law.name()));
        assertFalse(out.contains("null"), out);
    }

    /** After a change: {@code ./apical explain --update src/site/markdown/rules.md}. */
    @Test
    void thePageOfRulesIsCurrent() throws IOException {
        Path page = Files.copy(Path.of("src/site/markdown/rules.md"), folder.resolve("rules.md"));
        Ran.apical("explain", "--update", page.toString()).succeeded();
        assertEquals(TinyLab.read(Path.of("src/site/markdown/rules.md")), TinyLab.read(page));
        Rules.ALL.forEach(kind -> assertTrue(TinyLab.read(page).contains("\n## " + kind.id() + "\n"), kind.id()));
    }

    @Test
    void withoutANameAllAreExplained() {
        String out = Ran.apical("explain").succeeded().out();
        Rules.all().forEach(kind -> assertTrue(out.contains(kind.id() + ": " + kind.summary()), kind.id()));
    }

    @Test
    void aPageWithoutMarkersIsRefused() {
        String refusal = Ran.apical("explain", "--update", lab.experiment().toString()).refusal(2);
        assertTrue(
                refusal.endsWith(
                        "has no place for it; expected the lines <!-- apical explain: begin --> and <!-- apical explain: end -->"),
                refusal);
    }

    @Test
    void anUnknownRuleIsRefusedWithTheNearestName() {
        String refusal = Ran.apical("explain", "microcircut").refusal(2);
        assertTrue(refusal.startsWith("RULE is \"microcircut\"; expected one of backprop, "), refusal);
        assertTrue(refusal.endsWith("Maybe \"microcircuit\"?"), refusal);
    }
}
