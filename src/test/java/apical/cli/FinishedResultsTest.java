package apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.results.CsvTable;
import apical.results.FinishedExperiment;
import apical.results.GridRow;
import apical.results.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finished results need nothing outside their folder: they are moved, their weights' file is deleted, and all goes on. */
class FinishedResultsTest {

    @TempDir
    private Path folder;
    private Path results;

    /** A run that began with weights from a file which is gone by now, in a folder that was moved. */
    @BeforeEach
    void runMoveAndForget() throws IOException {
        TinyLab lab = new TinyLab(folder);
        Path first = lab.results("first");
        Ran.runUndrawn(lab, first, "--save-weights").succeeded();
        Path weights = first.resolve("weights/microcircuit-seed1.npz");
        Path second = lab.results("second");
        Ran.run(lab, second, "--set", "models.microcircuit.initialWeights={\"type\": \"file\", \"path\": \""
                + weights.toString().replace('\\', '/') + "\"}", "--set", "figures=[\"learningCurves\"]").succeeded();
        Files.delete(weights);
        results = Files.move(second, Files.createDirectory(folder.resolve("elsewhere")).resolve("moved"));
    }

    @Test
    void figuresAreDrawnAgain() throws IOException {
        byte[] before = Files.readAllBytes(results.resolve("figures/learning-curves.png"));
        Files.delete(results.resolve("figures/learning-curves.png"));
        Ran.apical("figures", results.toString()).succeeded();
        assertEquals(0, Arrays.compare(before, Files.readAllBytes(results.resolve("figures/learning-curves.png"))));
    }

    @Test
    void modelsAreCompared() {
        Path out = folder.resolve("compared");
        Ran.apical("compare", results.toString(), "--out", out.toString()).succeeded();
        assertEquals(TinyLab.read(results.resolve("comparison.csv")), TinyLab.read(out.resolve("comparison.csv")));
    }

    @Test
    void butARunFromThemNeedsTheWeights() {
        String refusal =
                Ran.apical("run", results.resolve("experiment.json").toString(), "--out", folder.resolve("again").toString())
                        .refusal(2);
        assertTrue(refusal.contains("initialWeights.path"), refusal);
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        FinishedExperiment read = FinishedExperiment.read(results);
        for (CsvTable<?> table : Tables.ALL) {
            assertEquals(Files.exists(results.resolve(table.file())), !read.tables().rows(table).isEmpty(), table.file());
        }
        assertFalse(Files.exists(results.resolve(GridRow.TABLE.file())), "no model is of a grid");
        assertEquals(List.of("backprop", "feedback alignment", "microcircuit"),
                read.summary().models().stream().map(model -> model.model()).toList());
    }
}
