package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        Summary summary = new Summary("x", List.of(
                model("backprop", 3, new Statistics(1.876, 0.045, 1.8, 1.9), layer("hidden1", 3.2, 0.1, 0.01)),
                model("a longer name", 3, new Statistics(12.5, 1.0, 11, 13), layer("hidden1", 3.0, 3.1, 0.99))));
        assertEquals(List.of(
                "model          rule       test error (%)  I(label; hidden1)  seconds",
                "backprop       some rule    1.88 +- 0.05       3.20 (0.10)      61.2",
                "a longer name  some rule   12.50 +- 1.00       3.00 (3.10)*     61.2",
                "",
                "Mean +- standard deviation over 3 seeds after epoch 10; seconds: training of one run, measurements apart.",
                "I: plug-in estimate in bit, units thresholded at their mean; in brackets the same on permuted labels.",
                "* saturated: there are so many codes that permuted labels are \"known\" too; the value says nothing."),
                ResultTable.of(summary));
    }

    @Test
    void oneSeedHasNoDeviation() {
        List<String> lines = ResultTable.of(new Summary("x", List.of(
                model("backprop", 1, new Statistics(1.876, null, 1.876, 1.876), layer("output", 3.2, 0.1, 0.01)))));
        assertTrue(lines.stream().noneMatch(line -> line.contains("+-")), lines.toString());
        assertTrue(lines.get(1).contains(" 1.88 "), lines.get(1));
        assertTrue(lines.get(3).startsWith("Mean over 1 seed after"), lines.get(3));
        assertFalse(String.join("", lines).contains("*"));
    }

    @Test
    void aStarStandsWhereEitherSignOfSaturationDoes() {
        assertEquals(" ", star(0.30, 0.05));
        assertEquals("*", star(0.31, 0.05));
        assertEquals("*", star(0.30, 0.051));
    }

    private static String star(double permuted, double seenOnce) {
        String row = ResultTable.of(new Summary("x", List.of(
                model("m", 1, new Statistics(1, null, 1, 1), layer("output", 3.2, permuted, seenOnce))))).get(1);
        return row.substring(row.indexOf(')') + 1, row.indexOf(')') + 2);
    }

    @Test
    void layersThatAModelLacksAreMarked() {
        List<String> lines = ResultTable.of(new Summary("x", List.of(
                model("deep", 1, new Statistics(1, null, 1, 1), layer("hidden1", 1, 0, 0)),
                model("flat", 1, new Statistics(1, null, 1, 1), List.of()))));
        assertTrue(lines.get(2).matches("flat +some rule +1\\.00 +- +61\\.2"), lines.get(2));
    }

    @Test
    void manyLayersGoDownATableOfTheirOwn() {
        List<Quantity> five = new ArrayList<>();
        for (int k = 1; k <= 5; k++) {
            five.addAll(layer("hidden" + k, k, 0.1, 0.01));
        }
        List<String> lines = ResultTable.of(new Summary("x", List.of(model("m", 1, new Statistics(1, null, 1, 1), five))));
        assertEquals("model  rule       test error (%)  seconds", lines.get(0));
        assertEquals("", lines.get(2));
        assertEquals(List.of("I(label; layer)             m", "hidden1          1.00 (0.10)", "hidden2          2.00 (0.10)"),
                lines.subList(3, 6));
    }

    @Test
    void withoutInformationThereIsNoColumnForIt() {
        List<String> lines = ResultTable.of(new Summary("x", List.of(model("m", 1, new Statistics(1, null, 1, 1), List.of()))));
        assertEquals("model  rule       test error (%)  seconds", lines.get(0));
        assertEquals(4, lines.size());
    }

    @Test
    void numbersDoNotFollowTheLocale() {
        Summary summary = new Summary("x", List.of(
                model("m", 2, new Statistics(1.5, 0.5, 1, 2), layer("output", 3.2, 0.1, 0))));
        List<String> here = ResultTable.of(summary);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertEquals(here, ResultTable.of(summary));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static ModelSummary model(String name, int seeds, Statistics error, List<Quantity> information) {
        List<Quantity> quantities = new ArrayList<>(List.of(new Quantity("test", "", "error", "%", error)));
        quantities.addAll(information);
        return new ModelSummary(name, "some rule", seeds, 10, 1000, new Statistics(61.23, null, 61, 62), quantities);
    }

    private static List<Quantity> layer(String layer, double plugIn, double permuted, double seenOnce) {
        return List.of(quantity(layer, "I(X;Y) plug-in", plugIn), quantity(layer, "I(X;Y) permuted", permuted),
                quantity(layer, "codes seen once", seenOnce));
    }

    private static Quantity quantity(String layer, String quantity, double mean) {
        return new Quantity("test", layer, quantity, "bit", new Statistics(mean, null, mean, mean));
    }
}
