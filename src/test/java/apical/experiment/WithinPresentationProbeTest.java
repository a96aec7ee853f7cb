package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.definition.ResolvedTraining;
import apical.json.DefinitionException;
import apical.results.ResultTables;
import apical.results.WithinPresentationRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The course of a presentation, of those models that have one: steps of half a millisecond, four of them. */
class WithinPresentationProbeTest {

    private static final String ASKED = "diagnostics={\"withinPresentation\": {\"images\": 10, \"everyMs\": 0.5}}";

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
        lab.write(lab.model("continuous"), TinyLab.CONTINUOUS);
        lab.edit(lab.experiment(), "\"../models/feedback-alignment.json\", \"../models/microcircuit.json\"",
                "\"../models/continuous.json\"");
    }

    private ResultTables run(String... assignments) throws InterruptedException {
        ResolvedTraining plan =
                lab.plan(assignments);
        return TinyLab.found(Experiment.run(plan, Experiment.load(plan), 1, Progress.SILENT));
    }

    private static List<WithinPresentationRow> rows(ResultTables outcome, long seed) {
        return outcome.rows(WithinPresentationRow.TABLE).stream().filter(row -> row.seed() == seed).toList();
    }

    @Test
    void everyCompartmentOfTheLivingModelIsSeenAtEveryMoment() throws InterruptedException {
        List<WithinPresentationRow> rows = rows(run(ASKED), 1);
        assertEquals(Set.of("continuous"), rows.stream().map(WithinPresentationRow::model).collect(Collectors.toSet()));
        assertEquals(Set.of(2), rows.stream().map(WithinPresentationRow::epoch).collect(Collectors.toSet()));
        assertEquals(
                Set.of("0.0 hidden1 apical", "0.0 hidden1 basal", "0.0 hidden1 soma", "0.0 hidden2 apical", "0.0 hidden2 basal",
                        "0.0 hidden2 soma"),
                rows.stream().filter(row -> row.ms() == 0 && row.quantity().equals("error sign bits"))
                        .map(row -> row.ms() + " " + row.layer() + " " + row.compartment()).collect(Collectors.toSet()));
        for (double ms : new double[] {0, 0.5, 1, 1.5, 2}) {
            List<WithinPresentationRow> then = rows.stream().filter(row -> row.ms() == ms).toList();
            assertEquals(2 * 5 + 2 + 2 * 3, then.size(), ms + " ms");
        }
        assertEquals(5 * 18, rows.size());
    }

    /** From rest there is nothing before; and an image must climb: a step for each layer, whose rates follow somata. */
    @Test
    void fromRestTheLabelClimbsALayerAStepAndTheTeacherComesDown() throws InterruptedException {
        lab.edit(lab.model("continuous"), "\"resetBetweenPresentations\": false", "\"resetBetweenPresentations\": true");
        lab.edit(lab.model("continuous"), "\"lateral\": [0.01, 0.01]", "\"lateral\": [0.0, 0.0]");
        List<WithinPresentationRow> rows = rows(run(ASKED), 1);
        assertTrue(rows.stream().allMatch(row -> row.ms() > 0));
        assertEquals(0, first(rows, "hidden1", "basal", 0.5), "bit before the image is there");
        assertTrue(first(rows, "hidden1", "basal", 1.0) > 0.05);
        assertEquals(0, first(rows, "hidden2", "basal", 1.0), 1e-9);
        assertTrue(first(rows, "hidden2", "basal", 1.5) > 0.05);
        assertEquals(0, first(rows, "hidden2", "apical", 1.0), 1e-9);
        assertTrue(first(rows, "hidden2", "apical", 1.5) > 0.05);
        assertEquals(0, first(rows, "hidden1", "apical", 1.5), 1e-9);
        assertTrue(first(rows, "hidden1", "apical", 2.0) > 0.05);
    }

    /** The greatest number of bits about the label before this time. */
    private static double first(List<WithinPresentationRow> rows, String layer, String compartment, double before) {
        return rows.stream().filter(row -> row.layer().equals(layer) && row.compartment().equals(compartment)
                && row.quantity().equals("label bits") && row.ms() < before).mapToDouble(row -> Math.abs(row.value())).max()
                .orElse(0);
    }

    @Test
    void trainingDoesNotNoticeAndTheSameSeedGivesTheSameNumbers() throws InterruptedException {
        ResultTables asked = run(ASKED);
        assertEquals(run().metrics(), asked.metrics());
        assertEquals(asked.rows(WithinPresentationRow.TABLE), run(ASKED).rows(WithinPresentationRow.TABLE));
    }

    @Test
    void theTableIsReadBackAsItWasWritten() throws InterruptedException, IOException {
        List<WithinPresentationRow> found = run(ASKED).rows(WithinPresentationRow.TABLE);
        Path file = folder.resolve(WithinPresentationRow.TABLE.file());
        WithinPresentationRow.TABLE.write(file, found);
        assertEquals(found, WithinPresentationRow.TABLE.read(file));
        assertEquals(List.of(), run().rows(WithinPresentationRow.TABLE), "nobody asked");
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeTraining() {
        assertRefused("diagnostics.withinPresentation.images is 11; expected at most 10", "{\"images\": 11}");
        assertRefused("diagnostics.withinPresentation.everyMs is 0.75; expected a whole number of steps of stepMs, 0.5",
                "{\"images\": 10, \"everyMs\": 0.75}");
        lab.edit(lab.experiment(), ", \"../models/continuous.json\"", "");
        assertRefused("diagnostics.withinPresentation.images is 10; expected 0, since no model is in continuous time",
                "{\"images\": 10}");
    }

    private void assertRefused(String message, String asked) {
        DefinitionException refusal = assertThrows(DefinitionException.class, () -> run("diagnostics.withinPresentation=" + asked));
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }
}
