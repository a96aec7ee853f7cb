package apical.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.results.GridRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code apical run} of a grid: stored as one model and its grid, run again, drawn again. */
class GridRunTest {

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
        lab.edit(lab.experiment(), "\"../models/backprop.json\"", TinyLab.GRID);
        lab.edit(lab.experiment(), "\"figures\": [\"learningCurves\", \"information\"]", "\"figures\": [\"heatMap\"]");
        lab.edit(lab.experiment(), "\"trainingSample\": 5", "\"trainingSample\": 5, \"whenDiverging\": \"continue\"");
        lab.edit(lab.model("backprop"), "logistic", "relu");
    }

    @Test
    void aGridIsStoredAsOneModelAndRunAgain() throws IOException {
        Path results = lab.results("grid");
        Ran ran = Ran.run(lab, results, "--set", "models.backprop.rule.learningRates=[0.5, 0.5, 0.5]").succeeded();
        assertEquals(List.of("experiment.json", "figures", "figures/heat-map.png", "figures/heat-map.svg", "models",
                "models/backprop.json", "models/feedback-alignment.json", "models/microcircuit.json", "provenance.json",
                "summary.json"), TinyLab.filesBesideTables(results));
        assertTrue(ran.out().lines().anyMatch(line -> line.matches("backprop, rates x 1.0E30, gain 2 +backprop +[^!]+! .*")),
                ran.out());
        assertTrue(ran.out().contains("! a run diverged: its error is what it was when last measured."), ran.out());

        Path again = lab.results("again");
        Ran.apical("run", results.resolve("experiment.json").toString(), "--out", again.toString(), "--set", "figures=[]")
                .succeeded();
        for (String file : List.of("metrics.csv", "grid.csv", "models/backprop.json")) {
            assertEquals(TinyLab.read(results.resolve(file)), TinyLab.read(again.resolve(file)), file);
        }
    }

    @Test
    void theHeatMapIsDrawnAgainFromTheFiles() throws IOException {
        Path results = lab.results("grid");
        Ran.run(lab, results).succeeded();
        Path figure = results.resolve("figures/heat-map.svg");
        byte[] before = Files.readAllBytes(figure);
        Files.delete(figure);
        Ran.apical("figures", results.toString()).succeeded();
        assertArrayEquals(before, Files.readAllBytes(figure));
    }

    @Test
    void modelsAreFoundInTheirGridsByName() throws IOException {
        Path results = lab.results("grid");
        Ran.runUndrawn(lab, results).succeeded();
        List<String> lines = Files.readAllLines(results.resolve("grid.csv"));
        assertEquals(List.of("model,grid,axis1,value1,axis2,value2",
                "\"backprop, rates x 0.5, gain 2\",backprop,rates (factor),0.5,gain,2.0",
                "\"backprop, rates x 0.5, gain 0.5\",backprop,rates (factor),0.5,gain,0.5"), lines.subList(0, 3));
        assertEquals(7, lines.size());
        assertTrue(TinyLab.read(results.resolve("metrics.csv")).contains("\"backprop, rates x 0.5, gain 2\""));
    }

    @Test
    void aGridOfOneAxisLeavesTheOtherEmptyAndHasNoHeatMap() throws IOException {
        lab.edit(lab.experiment(), ",\n    {\"label\": \"gain\", \"change\": \"set\", \"paths\": [\"initialWeights.gain\"], "
                + "\"values\": [2.0, 0.5]}", "");
        Path results = lab.results("grid");
        Ran.run(lab, results).succeeded();
        assertEquals(List.of("model,grid,axis1,value1,axis2,value2", "\"backprop, rates x 0.5\",backprop,rates (factor),0.5,,",
                "\"backprop, rates x 1\",backprop,rates (factor),1.0,,",
                "\"backprop, rates x 1.0E30\",backprop,rates (factor),1.0E30,,"),
                Files.readAllLines(results.resolve("grid.csv")));
        assertFalse(TinyLab.everythingIn(results).contains("figures/heat-map.svg"));
        Ran.apical("figures", results.toString()).succeeded();
        assertEquals(1, GridRow.TABLE.read(results.resolve("grid.csv")).get(2).settings().size());
    }

    @Test
    void aDamagedGridTableIsRefusedInOneLine() throws IOException {
        Path results = lab.results("grid");
        Ran.runUndrawn(lab, results).succeeded();
        lab.edit(results.resolve("grid.csv"), "gain 2\",backprop,rates (factor),0.5,", "gain 2\",backprop,rates (factor),half,");
        assertEquals(results.resolve("grid.csv") + ": line 2 is not a row of grid (For input string: \"half\")",
                Ran.apical("figures", results.toString()).lastError(2));
    }

    @Test
    void whereNothingMayDivergeTheExperimentStopsAsEver() {
        Ran ran = Ran.run(lab, lab.results("stopped"), "--set", "training.whenDiverging=stop");
        assertEquals(1, ran.code());
        assertFalse(Files.exists(lab.results("stopped").resolve("summary.json")));
        assertTrue(Files.exists(lab.results("stopped").resolve("diverged.txt")));
        assertTrue(Files.exists(lab.results("stopped").resolve("grid.csv")));
    }
}
