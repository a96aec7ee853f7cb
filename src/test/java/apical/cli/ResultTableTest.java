package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.information.Correction;
import apical.information.Estimand;
import apical.information.Estimate;
import apical.information.Interval;
import apical.information.Verdict;
import apical.results.InformationRow;
import apical.results.Summary;
import apical.results.Summary.ModelSummary;
import apical.results.Summary.Quantity;
import apical.results.Summary.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ResultTableTest {

    @Test
    void aTableIsReadAtAGlance() {
        layer("backprop", 0, "hidden1", 1, 1, Verdict.SATURATED).layer("backprop", 10, "hidden1", 3.2, 0.1, Verdict.SOUND)
                .layer("a longer name", 10, "hidden1", 3.0, 3.1, Verdict.SATURATED);
        assertEquals(List.of(
                "model          rule       test error (%)  I(label; hidden1)  seconds",
                "backprop       some rule    1.88 +- 0.05       3.20 (0.10)      61.2",
                "a longer name  some rule   12.50 +- 1.00       3.00 (3.10)*     61.2",
                "",
                "Mean +- standard deviation over 3 seeds after epoch 10; seconds: training of one run, measurements apart.",
                "I: plug-in estimate in bit, units thresholded at their mean; in brackets the same on permuted labels.",
                "* saturated: there are so many codes that permuted labels are \"known\" too; the value says nothing."),
                lines(model("backprop", 3, new Statistics(1.876, 0.045, 1.8, 1.9)),
                        model("a longer name", 3, new Statistics(12.5, 1.0, 11, 13))));
    }

    @Test
    void oneSeedHasNoDeviation() {
        List<String> lines = layer("backprop", 10, "output", 3.2, 0.1, Verdict.SOUND)
                .lines(model("backprop", 1, new Statistics(1.876, null, 1.876, 1.876)));
        assertTrue(lines.stream().noneMatch(line -> line.contains("+-")), lines.toString());
        assertTrue(lines.get(1).contains(" 1.88 "), lines.get(1));
        assertTrue(lines.get(3).startsWith("Mean over 1 seed after"), lines.get(3));
        assertFalse(String.join("", lines).contains("*"));
    }

    @Test
    void aStarStandsWhereSomeSeedIsSaturated() {
        for (Verdict verdict : List.of(Verdict.SOUND, Verdict.SATURATED)) {
            information.clear();
            String row = layer("m", 10, "output", 3.2, 0.1, verdict).lines(model("m", 1, new Statistics(1, null, 1, 1))).get(1);
            assertEquals(verdict == Verdict.SATURATED ? '*' : ' ', row.charAt(row.indexOf(')') + 1));
        }
    }

    @Test
    void layersThatAModelLacksAreMarked() {
        List<String> lines = layer("deep", 10, "hidden1", 1, 0, Verdict.SOUND)
                .lines(model("deep", 1, new Statistics(1, null, 1, 1)), model("flat", 1, new Statistics(1, null, 1, 1)));
        assertTrue(lines.get(2).matches("flat +some rule +1\\.00 +- +61\\.2"), lines.get(2));
    }

    @Test
    void manyLayersGoDownATableOfTheirOwn() {
        for (int k = 1; k <= 5; k++) {
            layer("m", 10, "hidden" + k, k, 0.1, Verdict.SOUND);
        }
        List<String> lines = lines(model("m", 1, new Statistics(1, null, 1, 1)));
        assertEquals("model  rule       test error (%)  seconds", lines.get(0));
        assertEquals("", lines.get(2));
        assertEquals(List.of("I(label; layer)             m", "hidden1          1.00 (0.10)", "hidden2          2.00 (0.10)"),
                lines.subList(3, 6));
    }

    @Test
    void withoutInformationThereIsNoColumnForIt() {
        List<String> lines = lines(model("m", 1, new Statistics(1, null, 1, 1)));
        assertEquals("model  rule       test error (%)  seconds", lines.get(0));
        assertEquals(4, lines.size());
    }

    @Test
    void numbersDoNotFollowTheLocale() {
        ModelSummary model = layer("m", 10, "output", 3.2, 0.1, Verdict.SOUND).model("m", 2, new Statistics(1.5, 0.5, 1, 2));
        List<String> here = lines(model);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertEquals(here, lines(model));
        } finally {
            Locale.setDefault(before);
        }
    }

    private final List<InformationRow> information = new ArrayList<>();

    private List<String> lines(ModelSummary... models) {
        return ResultTable.of(new Summary("x", List.of(models)), information);
    }

    private ModelSummary model(String name, int seeds, Statistics error) {
        return new ModelSummary(name, "some rule", seeds, 10, 1000, new Statistics(61.23, null, 61, 62),
                List.of(new Quantity("test", "", "error", "%", error)));
    }

    private ResultTableTest layer(String model, int epoch, String layer, double plugIn, double permuted, Verdict verdict) {
        for (long seed = 1; seed <= 2; seed++) {
            information.add(new InformationRow("some rule", model, seed, epoch, 1000, "test", layer, "rate", "off", "label",
                    new Estimate(Estimand.INFORMATION, Correction.PLUG_IN.label(), "mean", 5, 100, plugIn + 0.1 * (2 * seed - 3), 0,
                            new Interval(0, 5), "", permuted, permuted, 0, seed == 1 ? Verdict.SOUND : verdict, "")));
        }
        return this;
    }
}
