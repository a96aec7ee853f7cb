package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code apical compare} and {@code apical headline}: what they print and write, and what they refuse. */
class CompareCommandTest {

    @TempDir
    private static Path folder;
    private static TinyLab lab;
    private static Path results;

    @BeforeAll
    static void train() {
        lab = new TinyLab(folder);
        results = lab.results("whole");
        Ran.runUndrawn(lab, results).succeeded();
    }

    private Ran compare(String out, String... more) {
        return Ran.apical(Stream.concat(Stream.of("compare", results.toString(), "--out",
                lab.results(out).toString()), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void rulesAreComparedAtThreeEqualBudgets() {
        Ran ran = compare("c").succeeded();
        assertEquals("", ran.err());
        List<String> lines = ran.out().lines().toList();
        assertTrue(lines.contains("At equal epochs, 2:"), ran.out());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("At equal training time, ")), ran.out());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("At equal multiply-adds, ")), ran.out());
        assertTrue(lines.stream().anyMatch(line -> line.matches("microcircuit +2 +[\\d.]+ +\\S+ +[\\d.]+ \\+- [\\d.]+ +"
                + "[+-][\\d.]+ \\[[+-][\\d.]+, [+-][\\d.]+], 2 seeds")), ran.out());
        assertTrue(
                lines.contains("microcircuit is paired with backprop: seeds 1, 2; same images, targets, batches, order of images,"
                        + " initial bottom-up weights"),
                ran.out());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("  symmetric weights  yes: ")), ran.out());

        assertEquals(List.of("comparison.csv", "comparison.txt",
                "learning-curves-over-epochs.png", "learning-curves-over-epochs.svg", "learning-curves-over-multiply-adds.png",
                "learning-curves-over-multiply-adds.svg", "learning-curves-over-time.png", "learning-curves-over-time.svg"),
                TinyLab.everythingIn(lab.results("c")));
        TinyLab.everythingIn(lab.results("c"))
                .forEach(file -> assertTrue(ran.out().contains("  " + lab.results("c").resolve(file)), file));
        assertEquals(1 + 3 * 3, TinyLab.read(lab.results("c").resolve("comparison.csv")).lines().count());
        assertEquals(TinyLab.read(results.resolve("comparison.csv")), TinyLab.read(lab.results("c").resolve("comparison.csv")),
                "as the run left it");
    }

    @Test
    void anyModelMayBeTheReference() {
        assertTrue(compare("against", "--against", "microcircuit").succeeded().out().contains("difference from microcircuit"));
        assertEquals(
                "--against is \"microcircus\"; expected one of backprop, feedback alignment, microcircuit. Maybe \"microcircuit\"?",
                compare("refused", "--against", "microcircus").refusal(2));
        assertTrue(TinyLab.everythingIn(lab.results("")).stream().noneMatch("refused"::equals));
    }

    /** A second run with another seed beside the first one, so that runs are told apart and one pair has no interval. */
    @Test
    void modelsOfOneNameAreToldApartByTheirResults() {
        Path other = lab.results("other");
        Ran.runUndrawn(lab, other, "--set", "training.seeds=[2, 7]", "--set", "training.epochs=1").succeeded();
        String out = compare("two", other.toString()).succeeded().out();
        assertTrue(out.contains("At equal epochs, 1:"), out);
        assertTrue(out.contains(other + ": microcircuit"), out);
        assertTrue(out.lines()
                .anyMatch(line -> line.startsWith(other + ": backprop ") && line.contains("(1 common seed: no interval)")), out);
        assertTrue(out.contains("+0.00 (1 common seed: no interval)"),
                "the same seed after the same epoch is the same run: " + out);
    }

    @Test
    void whatCannotBeComparedIsRefusedInOneLine() {
        assertEquals(folder + ": has no metrics.csv; expected a folder that 'apical run' wrote",
                Ran.apical("compare", folder.toString()).refusal(2));
        assertEquals(results + ": is given twice; expected each result once",
                Ran.apical("compare", results.toString(), results.toString()).refusal(2));
        assertTrue(Ran.apical("compare", results.toString(), "--out", results.toString()).refusal(2)
                .startsWith(results + ": exists already; expected a folder that does not"));
        Path damaged = lab.results("damaged");
        Ran.runUndrawn(lab, damaged).succeeded();
        Path metrics = damaged.resolve("metrics.csv");
        lab.write(metrics, TinyLab.read(metrics).lines().filter(line -> !line.contains("test,,error"))
                .collect(Collectors.joining("\n", "", "\n")));
        assertEquals(
                damaged + ": has no test error of model \"backprop\"; expected rows of error, test, in metrics.csv, at an epoch"
                        + " that all seeds reached",
                Ran.apical("compare", damaged.toString()).refusal(2));
    }

    @Test
    void headlinesAreReadFromResults() {
        Path list = lab.write(lab.results("headline.json"), """
                {"rows": [{"label": "backprop, tiny", "result": "whole", "model": "backprop", "published": "1.5", "source": "Somebody, 1986"}]}
                """);
        String[] lines = Ran.apical("headline", list.toString()).succeeded().out().split("\n");
        assertEquals("| rule | network | published (%) | reached (%) | seconds a run | images seen |", lines[0]);
        assertTrue(lines[2].matches("\\| \\[backprop, tiny]\\(.*whole\\) \\| 16-6-5-10 \\| 1\\.5 \\(Somebody, 1986\\) \\|"
                + " [\\d.]+ ± [\\d.]+ \\(2 seeds, 2 epochs\\) \\| 0 \\| 14 \\|"), lines[2]);

        Path page =
                lab.write(folder.resolve("page.md"), "a\n<!-- apical headline: begin -->\nold\n<!-- apical headline: end -->\nb\n");
        Ran.apical("headline", list.toString(), "--update", page.toString()).succeeded();
        assertEquals("a\n<!-- apical headline: begin -->\n" + String.join("\n", lines) + "\n<!-- apical headline: end -->\nb\n",
                TinyLab.read(page));
    }

    @Test
    void headlinesWithoutResultsAreRefusedInOneLine() {
        Path list = lab.results("headline.json");
        String row =
                "{\"rows\": [{\"label\": \"x\", \"result\": \"RESULT\", \"model\": \"MODEL\", \"published\": \"-\", \"source\": \"\"}]}";
        lab.write(list, row.replace("RESULT", "nowhere"));
        assertEquals(list + ": rows[0].result is \"nowhere\"; expected a folder of results, but there is no "
                + lab.results("nowhere/summary.json") + ". Maybe run its experiment first",
                Ran.apical("headline", list.toString()).refusal(2));
        lab.write(list, row.replace("RESULT", "whole").replace("MODEL", "backprob"));
        assertEquals(
                list + ": rows[0].model is \"backprob\"; expected one of backprop, feedback alignment, microcircuit, the models in "
                        + results + ". Maybe \"backprop\"?",
                Ran.apical("headline", list.toString()).refusal(2));
        lab.write(list, row.replace("RESULT", "whole").replace("MODEL", "backprop").replace("label", "lable"));
        assertTrue(Ran.apical("headline", list.toString()).refusal(2).startsWith(list + ": is not as it should be ("));
        lab.write(list, row.replace("RESULT", "whole").replace("MODEL", "backprop"));
        Path page = lab.write(folder.resolve("page.md"), "no place\n");
        assertEquals(page + ": has no place for it; expected the lines <!-- apical headline: begin --> and"
                + " <!-- apical headline: end -->",
                Ran.apical("headline", list.toString(), "--update", page.toString()).refusal(2));
    }
}
