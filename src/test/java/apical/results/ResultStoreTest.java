package apical.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.data.Dataset;
import apical.definition.Definitions;
import apical.definition.ResolvedTraining;
import apical.experiment.Experiment;
import apical.files.Draft;
import apical.files.Folders;
import apical.json.DefinitionException;
import apical.results.ResultStore.Begun;
import apical.results.ResultStore.Order;
import apical.results.ResultStore.Resume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results have a folder of their own from the start, with all that is known then; what is not finished is joined by its equals. */
class ResultStoreTest {

    @TempDir
    private Path folder;
    private TinyLab lab;
    private Path wanted;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
        wanted = lab.results("r");
    }

    private Order order(String... assignments) {
        ResolvedTraining plan =
                lab.plan(assignments);
        Dataset data = Experiment.load(plan);
        return new Order(plan, Provenance.of(plan, data.sha256(), 1), false);
    }

    private Begun begin(Resume resume, String... assignments) {
        return ResultStore.begin(wanted, false, order(assignments), resume);
    }

    private String refused(boolean exactly, Resume resume, String... assignments) {
        return assertThrows(DefinitionException.class, () -> ResultStore.begin(wanted, exactly, order(assignments), resume))
                .getMessage();
    }

    /** As if all runs had ended. */
    private void finish(Path results) throws IOException {
        OpenExperiment open = OpenExperiment.of(results);
        open.write(FinishedExperiment.of(order().plan(), order().provenance(), ResultTables.EMPTY));
        open.finish();
    }

    @Test
    void theFirstFreeNameIsTaken() throws IOException {
        Path r = folder.resolve("r");
        assertEquals(r, Folders.nextFree(r));
        Files.createDirectory(r);
        assertEquals(folder.resolve("r.2"), Folders.nextFree(r));
        Files.createFile(folder.resolve("r.2"));                             // a file is in the way as well
        Files.createSymbolicLink(folder.resolve("r.3"), folder.resolve("nowhere"));
        Files.createDirectory(folder.resolve("r.5"));
        assertEquals(folder.resolve("r.4"), Folders.nextFree(r));
    }

    @Test
    void whatIsKnownIsWrittenAtTheStart() throws IOException {
        Begun begun = begin(Resume.IF_SAME);
        assertEquals(wanted, begun.folder());
        assertEquals(List.of(), begun.told());
        assertTrue(begun.open().isPresent());
        assertEquals(List.of("experiment.json", "models", "provenance.json", "runs"), directly(wanted));
        assertEquals(List.of("r"), directly(lab.results("")));
        assertEquals("0 of 6 runs ended", OpenExperiment.of(wanted).standing().toString());
    }

    @Test
    void theSameGoesOnWhereItIsAndAnythingElseHasItsOwnFolder() {
        begin(Resume.IF_SAME);
        Begun same = begin(Resume.IF_SAME, "checkpoint.minutes=1");         // changes no result
        assertEquals(wanted, same.folder());
        assertEquals(List.of("Goes on with " + wanted + ": 0 of 6 runs ended"), same.told());
        assertEquals(1, ResultStore.readProvenance(wanted).resumed().size());

        Begun other = begin(Resume.IF_SAME, "training.epochs=9", "models.backprop.rule.learningRates=[1,1,1]");
        assertEquals(lab.results("r.2"), other.folder());
        assertEquals(List.of(wanted + " is not finished, and of something else: models.backprop.rule.learningRates is"
                + " [1.0,1.0,1.0]; there [1.0,0.5,0.25], training.epochs is 9; there 2. It is left as it is"), other.told());
        assertEquals(lab.results("r.2"), begin(Resume.IF_SAME, "training.epochs=9",
                "models.backprop.rule.learningRates=[1,1,1]").folder());
    }

    @Test
    void whatIsFinishedIsNeverJoined() throws IOException {
        begin(Resume.IF_SAME);
        finish(wanted);
        assertEquals(lab.results("r.2"), begin(Resume.IF_SAME).folder());
        finish(lab.results("r.2"));
        assertEquals(lab.results("r.3"), begin(Resume.IF_SAME).folder());
        assertEquals(wanted + ": exists already; expected a folder that does not, so that no results are lost. Maybe --out "
                + lab.results("r.4"), refused(true, Resume.IF_SAME));
    }

    /** A process that looks for a run when another one has just put the results together. */
    @Test
    void ofWhatIsFinishedNothingCanBeClaimed() throws IOException {
        begin(Resume.IF_SAME);
        OpenExperiment late = OpenExperiment.of(wanted);
        finish(wanted);
        assertTrue(late.claim().isEmpty());
        assertFalse(late.mayBecomeFree());
        assertTrue(late.claimTheEnd().isEmpty());
        assertFalse(Files.exists(wanted.resolve("runs")));
    }

    @Test
    void aFolderThatIsGoneIsMissed() throws IOException {
        begin(Resume.IF_SAME);
        OpenExperiment open = OpenExperiment.of(wanted);
        Folders.delete(wanted);
        String message = assertThrows(DefinitionException.class, open::claim).getMessage();
        assertTrue(message.startsWith(wanted + ": is not there any more"), message);
    }

    @Test
    void goingOnWithWhatIsFinishedIsNothing() throws IOException {
        begin(Resume.IF_SAME);
        finish(wanted);
        Begun again = begin(Resume.ONLY);
        assertTrue(again.open().isEmpty());
        assertEquals(List.of(wanted + " is finished: nothing is left to go on with"), again.told());
        assertEquals(List.of("r"), directly(lab.results("")));
        assertEquals(lab.results("r.2"), begin(Resume.ONLY, "training.epochs=9").folder());
    }

    @ParameterizedTest
    @EnumSource(Resume.class)
    void whereThereIsNothingToGoOnWithItBegins(Resume resume) {
        assertEquals(wanted, begin(resume).folder());
    }

    @Test
    void goingOnWithSomethingElseIsRefusedFieldByField() {
        begin(Resume.IF_SAME);
        assertEquals(wanted + ": has runs that are not finished, and of something else: training.seeds is [7]; there [1,2]."
                + " --resume=force goes on all the same", refused(false, Resume.ONLY, "training.seeds=[7]"));
        assertEquals(wanted + ": has runs that are not finished, and of something else: training.seeds is [7]; there [1,2]. Maybe"
                + " --out " + lab.results("r.2") + ", or --resume=force, which goes on all the same",
                refused(true, Resume.IF_SAME, "training.seeds=[7]"));
    }

    @Test
    void dataAndVersionCountAsWell() {
        begin(Resume.IF_SAME);
        Order order = order();
        Provenance p = order.provenance();
        Provenance other = new Provenance("9.9.9", p.date(), p.seeds(), p.threads(), p.granted(), p.java(), p.javaOptions(),
                p.blas(), p.blasKernel(), p.environment(), p.system(), p.processor(), p.processors(),
                Map.of("train-images-idx3-ubyte", "0"), List.of());
        String message = assertThrows(DefinitionException.class, () -> ResultStore.begin(wanted, false,
                new Order(order.plan(), other, true), Resume.ONLY)).getMessage();
        assertTrue(message.contains("apical is 9.9.9; there " + Provenance.version()), message);
        assertTrue(message.contains("data file train-images-idx3-ubyte has another SHA-256"), message);
    }

    @Test
    void forceGoesOnWhateverHasChanged() {
        begin(Resume.IF_SAME);
        Begun forced = begin(Resume.FORCE, "training.seeds=[1,2,7]");
        assertEquals(wanted, forced.folder());
        assertEquals("0 of 9 runs ended", OpenExperiment.of(wanted).standing().toString());
        assertEquals(List.of("training.seeds is [1,2,7]; there [1,2]"),
                ResultStore.readProvenance(wanted).resumed().get(0).changed());
    }

    /** The experiment's file is the only one that is replaced: before, the models that it names are all there, and after it. */
    @Test
    void whatForceDefinesIsThereAtOnce() throws IOException {
        begin(Resume.IF_SAME);
        String before = Files.readString(wanted.resolve("models/backprop.json"));
        Path old = wanted.resolve("experiment.json"), kept = folder.resolve("kept.json");
        Files.copy(old, kept);
        begin(Resume.FORCE, "models.backprop.rule.learningRates=[1,1,1]");
        assertEquals(List.of("experiment.json", "models.2", "provenance.json", "runs"), directly(wanted));
        assertFalse(Files.readString(wanted.resolve("models.2/backprop.json")).equals(before));
        assertEquals(wanted, begin(Resume.ONLY, "models.backprop.rule.learningRates=[1,1,1]").folder());
        begin(Resume.FORCE);
        assertEquals(before, Files.readString(wanted.resolve("models/backprop.json")));
        assertEquals(Files.readString(kept), Files.readString(old));
        assertEquals(List.of("experiment.json", "models", "provenance.json", "runs"), directly(wanted));
    }

    @Test
    void forceNeedsNoForceAgain() {
        begin(Resume.IF_SAME);
        begin(Resume.FORCE, "training.seeds=[1,2,7]");
        assertEquals(wanted, begin(Resume.ONLY, "training.seeds=[1,2,7]").folder());
    }

    @Test
    void whatHasBegunIsNotLostByForceNorTakenFromWhoIsAtIt() throws IOException {
        begin(Resume.IF_SAME);
        try (RunJournal run = OpenExperiment.of(wanted).claim().orElseThrow()) {
            assertTrue(refused(false, Resume.FORCE, "training.seeds=[1,2,7]").contains(" is at it; expected nobody"));
            run.add(Measurement.TABLE, new Measurement("r", "m", 1, 0, 0, "test", "", "error", "%", 1));
            run.commit();
        }
        assertTrue(refused(false, Resume.FORCE, "training.seeds=[7]").contains("has something of model \"microcircuit\", seed 1,"
                + " which is not asked for any more, and would be lost"));
        assertEquals(wanted, begin(Resume.FORCE, "training.seeds=[1,2]", "training.epochs=3").folder());
    }

    @Test
    void whatCannotBeReadIsSomethingElse() throws IOException {
        begin(Resume.IF_SAME);
        Files.writeString(wanted.resolve("provenance.json"), "{");
        Begun beside = begin(Resume.IF_SAME);
        assertEquals(lab.results("r.2"), beside.folder());
        assertTrue(beside.told().get(0).contains("provenance.json: is not as it should be"), beside.told().get(0));
    }

    @Test
    void aLinkThatLeadsNowhereIsInTheWay() throws IOException {
        Files.createDirectories(wanted.getParent());
        Files.createSymbolicLink(wanted, folder.resolve("nowhere"));
        assertEquals(lab.results("r.2"), begin(Resume.IF_SAME).folder());
        assertTrue(refused(true, Resume.IF_SAME).startsWith(wanted + ": exists already"));
    }

    @Test
    void whatCannotBeMadeIsRefusedAtTheStart() throws IOException {
        Files.createDirectories(wanted.getParent());
        wanted = wanted.resolveSibling("n".repeat(300));
        assertTrue(refused(true, Resume.IF_SAME).contains(": cannot be made (File name too long); expected a place where files can"
                + " be written. Nothing was run"));
        wanted = Files.createFile(folder.resolve("file")).resolve("r");
        assertTrue(refused(true, Resume.IF_SAME).contains("Nothing was run"));
        assertEquals(List.of(), directly(lab.results("")));
    }

    @Test
    void theDraftsOfTheDeadAreClearedAndThoseOfTheLivingAreNot() throws IOException {
        Files.createDirectories(wanted.getParent());
        Path dead = Files.createDirectories(wanted.resolveSibling(".draft-dead"));
        Files.writeString(dead.resolve("content"), "half of it");
        Files.writeString(dead.resolve("lock"), lockOfTheDead());
        try (Draft living = Draft.in(wanted.getParent())) {
            assertEquals(List.of("Cleared " + dead + ", which a process that is no more had left"), begin(Resume.IF_SAME).told());
            assertFalse(Files.exists(dead));
            assertTrue(Files.exists(living.folder()));
        }
        assertEquals(List.of("r"), directly(lab.results("")));
    }

    /** As of this process, but of one that began at another time. */
    private String lockOfTheDead() throws IOException {
        try (Draft own = Draft.in(folder)) {
            String[] lines = Files.readString(own.folder().resolveSibling("lock")).split("\n");
            lines[3] = "1";
            return String.join("\n", lines) + "\n";
        }
    }

    @Test
    void aFolderThatCannotBeFilledDoesNotAppear() throws IOException {
        assertThrows(IOException.class, () -> ResultStore.write(wanted, draft -> {
            Files.writeString(draft.resolve("comparison.csv"), "half of it");
            throw new IOException("the disk is full");
        }));
        assertEquals(List.of(), directly(lab.results("")));
        assertEquals(wanted, ResultStore.write(wanted, draft -> Files.writeString(draft.resolve("a"), "whole")));
        assertEquals(lab.results("r.2"), ResultStore.write(wanted, draft -> Files.writeString(draft.resolve("a"), "whole")));
    }

    @Test
    void modelsWhoseNamesMakeTheSameFileAreStoredApart() throws IOException {
        lab.edit(lab.model("backprop"), "\"name\": \"backprop\"", "\"name\": \"a b\"");
        lab.edit(lab.model("feedback-alignment"), "\"name\": \"feedback alignment\"", "\"name\": \"a-b\"");
        lab.edit(lab.model("microcircuit"), "\"name\": \"microcircuit\"", "\"name\": \"A/B\"");
        Path stored = begin(Resume.IF_SAME).folder().resolve("experiment.json");
        assertEquals(List.of("a b", "a-b", "A/B"), Definitions.readExperiment(stored).models().stream()
                .map(model -> model.definition().name()).toList());
        assertEquals(3, directly(stored.resolveSibling("models")).stream().map(String::toLowerCase).distinct().count());
        OpenExperiment open = OpenExperiment.of(wanted);
        for (int i = 0; i < 6; i++) {
            try (RunJournal run = open.claim().orElseThrow()) {
                run.end(List.of());
            }
        }
        assertEquals(6, directly(wanted.resolve("runs")).stream().filter(name -> name.contains("-seed"))
                .map(String::toLowerCase).distinct().count());
    }

    @Test
    void metricsThatAreNotThereAreRefused() {
        assertEquals(folder + ": has no metrics.csv; expected a folder that 'apical run' wrote",
                assertThrows(DefinitionException.class, () -> FinishedExperiment.read(folder)).getMessage());
    }

    private static List<String> directly(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".claiming")).sorted().toList();
        }
    }
}
