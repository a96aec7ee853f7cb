package apical.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.results.InformationRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Estimates of information in an experiment: what is asked is what is written. */
class InformationRunTest {

    private static final String[] ASKED = {"--set", "information.images=7", "--set", "information.permutations=2",
            "--set", "information.estimators=[{\"type\":\"wholeCodes\"},{\"type\":\"perUnit\"}]",
            "--set", "information.propertyEstimators=[{\"type\":\"perUnit\"}]", "--set", "information.properties=[\"overallInk\"]",
            "--set", "information.splits=[\"train\"]", "--set", "information.compartments=[\"rate\"]",
            "--set", "information.taught=[\"apical\"]", "--set", "information.teacher=false"};

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
    }

    @Test
    void rowsAreOfAllThatWasAskedAndNothingElse() throws IOException {
        Path out = run("once", "--threads", "1");
        List<InformationRow> rows = InformationRow.TABLE.read(out.resolve("information.csv"));
        assertEquals(Set.of("train"), all(rows, InformationRow::split));
        assertEquals(Set.of("rate", "apical"), all(rows, InformationRow::compartment));
        assertEquals(Set.of("label", "brightestQuadrant", "overallInk"), all(rows, InformationRow::variable));
        for (InformationRow row : rows) {
            assertEquals(row.compartment().equals("apical") ? "on" : "off", row.teacher());
            if (row.compartment().equals("apical")) assertEquals("microcircuit", row.rule(), "nobody else has any");
            if (!row.variable().equals("label")) assertEquals("per-unit", row.estimate().estimator().id());
            assertEquals(7, row.estimate().samples());
        }
        assertTrue(Files.exists(out.resolve("data-processing.csv")));
        assertFalse(Files.exists(out.resolve("calibration.csv")), "nobody asked");
    }

    @Test
    void theNumberOfThreadsChangesNoByte() throws IOException {
        assertArrayEquals(Files.readAllBytes(run("one", "--threads", "1").resolve("information.csv")),
                Files.readAllBytes(run("two", "--threads", "2").resolve("information.csv")));
    }

    @Test
    void theCostIsSaidBeforehand() {
        assertTrue(Ran.runUndrawn(lab, folder.resolve("cost"), ASKED).succeeded().err().lines()
                .anyMatch(line -> line
                        .matches("Information: \\d+ snapshots? a run, "
                                + "estimates of (less than a second|about \\d+ seconds?) of processor time in all")));
    }

    private Path run(String name, String... more) {
        Path out = folder.resolve(name);
        Ran.runUndrawn(lab, out, join(ASKED, more)).succeeded();
        return out;
    }

    private static String[] join(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    private static Set<String> all(List<InformationRow> rows, Function<InformationRow, String> what) {
        return rows.stream().map(what).collect(Collectors.toSet());
    }
}
