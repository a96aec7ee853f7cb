package apical.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.definition.Definitions;
import apical.definition.InformationDefinition;
import apical.estimators.Estimators;
import apical.figure.Figure;
import apical.figure.Figures;
import apical.information.Estimate;
import apical.information.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result folder of the time when a second instrument wrote into metrics.csv; it was written by the program as it was then. */
class FormerInformationTest {

    private static final Path FOLDER = Path.of("src/test/resources/former-results");
    private static final String LABEL = "label", PROPERTY = "brightestQuadrant";

    private static List<Measurement> former;
    private static Results results;

    @BeforeAll
    static void read() throws IOException {
        former = Measurement.TABLE.read(FOLDER.resolve("metrics.csv"));
        results = new Results(FinishedExperiment.read(FOLDER).tables());
    }

    /** What each old row has become: variable, quantity, estimator and column. */
    private record Now(String variable, String quantity, String estimator, Function<Estimate, Double> column) {
    }

    private static final Map<String, Now> MAPPING = Map.ofEntries(
            Map.entry("H(Y) plug-in", new Now(LABEL, "H(T)", "plug-in", Estimate::value)),
            Map.entry("H(Y) Miller-Madow", new Now(LABEL, "H(T)", "miller-madow", Estimate::value)),
            Map.entry("H(Y|X) plug-in", new Now(LABEL, "H(T|X)", "plug-in", Estimate::value)),
            Map.entry("H(Y|X) Miller-Madow", new Now(LABEL, "H(T|X)", "miller-madow", Estimate::value)),
            Map.entry("I(X;Y) plug-in", new Now(LABEL, "I(X;T)", "plug-in", Estimate::value)),
            Map.entry("I(X;Y) Miller-Madow", new Now(LABEL, "I(X;T)", "miller-madow", Estimate::value)),
            Map.entry("I(X;Y) permuted", new Now(LABEL, "I(X;T)", "plug-in", Estimate::permutedMean)),
            Map.entry("I(W;Y) plug-in", new Now(PROPERTY, "I(X;T)", "plug-in", Estimate::value)),
            Map.entry("I(W;Y) Miller-Madow", new Now(PROPERTY, "I(X;T)", "miller-madow", Estimate::value)),
            Map.entry("I(W;Y) permuted", new Now(PROPERTY, "I(X;T)", "plug-in", Estimate::permutedMean)),
            Map.entry("samples", new Now(LABEL, "I(X;T)", "plug-in", estimate -> (double) estimate.samples())),
            Map.entry("codes seen once", new Now(LABEL, "I(X;T)", "plug-in", Estimate::seenOnce)));

    @Test
    void everyOldRowIsAnEstimateToTheLastBit() {
        int found = 0;
        for (Measurement old : former) {
            Now now = MAPPING.get(old.quantity());
            if (now == null) {
                continue;
            }
            List<InformationRow> rows = results.rows(InformationRow.TABLE).stream().filter(row -> row.model().equals(old.model())
                    && row.seed() == old.seed() && row.epoch() == old.epoch() && row.examples() == old.examples()
                    && PlugInEstimates.site(row).equals(old.layer()) && row.variable().equals(now.variable)
                    && row.estimate().quantity().id().equals(now.quantity) && row.estimate().estimator().id().equals(now.estimator))
                    .toList();
            assertEquals(1, rows.size(), old.toString());
            assertEquals(old.value(), now.column.apply(rows.get(0).estimate()), old.toString());
            assertEquals("test on rule " + old.rule(),
                    rows.get(0).split() + " " + rows.get(0).teacher() + " rule " + rows.get(0).rule());
            found++;
        }
        assertEquals(2 * 2 * (3 + 5) * MAPPING.size(), found,
                "two seeds, two epochs, layers of two models and their apical dendrites");
        assertEquals(found / MAPPING.size() * 8, results.rows(InformationRow.TABLE).size(), "and no others");
    }

    @Test
    void measurementsAreTheOthersAndThoseOnly() {
        assertTrue(results.rows(Measurement.TABLE).size() > 30);
        assertEquals(
                former.stream().filter(row -> !MAPPING.containsKey(row.quantity()) && !row.quantity().equals("H(Y|X) permuted"))
                        .toList(),
                results.rows(Measurement.TABLE));
    }

    /** As was the rule: more than 5 % of the codes seen once, or more than 0.3 bit of permuted labels. */
    @Test
    void whatWasSaturatedIs() {
        int saturated = 0;
        for (InformationRow row : PlugInEstimates.of(results.rows(InformationRow.TABLE)).rows()) {
            if (!row.estimate().quantity().isOfWhole()) {
                continue;
            }
            boolean was = row.estimate().seenOnce() > 0.05 || row.estimate().permutedMean() > 0.3;
            assertEquals(was ? Verdict.SATURATED : Verdict.SOUND, row.estimate().verdict());
            assertEquals(was, !row.estimate().why().isEmpty());
            saturated += was ? 1 : 0;
        }
        assertTrue(saturated > 5 && saturated < 2 * 2 * (3 + 5), saturated + " of all");
    }

    @Test
    void whoHasAskedWholeCodesKeepsWhatTheySaid() {
        List<InformationRow> all = results.rows(InformationRow.TABLE);
        assertEquals(List.of(), FormerInformation.translated(former, all, true, PROPERTY));
        List<InformationRow> ofLabel = all.stream().filter(row -> row.variable().equals(LABEL)).toList();
        assertTrue(FormerInformation.translated(former, ofLabel, true, PROPERTY).stream()
                .allMatch(row -> row.variable().equals(PROPERTY)));
        List<InformationRow> ofProperty = all.stream().filter(row -> !row.variable().equals(LABEL)).toList();
        assertTrue(FormerInformation.translated(former, ofProperty, true, PROPERTY).stream()
                .allMatch(row -> row.variable().equals(LABEL)));
    }

    @Test
    void figuresAreDrawnFromIt(@TempDir Path folder) throws IOException {
        List<Figure> figures =
                List.of(Figures.withId("information").orElseThrow(), Figures.withId("informationPlane").orElseThrow());
        assertEquals(4, Figures.draw(results, "", figures, folder).size());
    }

    /** Running it again estimates what was measured then, with as many permutations as a control needs. */
    @Test
    void itsDefinitionAsksForWhatItThenMeant() {
        InformationDefinition asked = Definitions.readExperiment(FOLDER.resolve("experiment.json")).experiment().information();
        assertEquals(Estimators.byDefault(), asked.estimators());
        assertEquals(Estimators.byDefault(), asked.propertyEstimators());
        assertEquals(2, asked.permutations());
        assertFalse(asked.allProperties().isEmpty());
    }
}
