package apical.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.TinyLab;
import apical.data.Dataset;
import apical.definition.Definitions;
import apical.definition.ResolvedTraining;
import apical.experiment.Experiment;
import apical.json.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results appear whole or not at all, in a folder of their own. */
class ResultStoreTest {

    @TempDir
    private Path folder;
    private TinyLab lab;

    @BeforeEach
    void openTheLab() {
        lab = new TinyLab(folder);
    }

    private Path write(ResultStore store, ResultTables found) throws IOException {
        ResolvedTraining plan = Definitions.readExperiment(lab.experiment());
        Dataset data = Experiment.load(plan);
        return store.write(FinishedExperiment.of(plan, Provenance.of(plan, data.sha256(), 1), found), List.of(), Path.of(""));
    }

    @Test
    void theFirstFreeNameIsTaken() throws IOException {
        Path wanted = folder.resolve("r");
        assertEquals(wanted, ResultStore.nextFree(wanted));
        Files.createDirectory(wanted);
        assertEquals(folder.resolve("r.2"), ResultStore.nextFree(wanted));
        Files.createFile(folder.resolve("r.2"));                             // a file is in the way as well
        Files.createDirectory(folder.resolve("r.4"));
        assertEquals(folder.resolve("r.3"), ResultStore.nextFree(wanted));
    }

    @Test
    void anExistingFolderIsRefused() {
        String message = assertThrows(DefinitionException.class, () -> ResultStore.at(folder)).getMessage();
        assertTrue(message.startsWith(folder + ": exists already"), message);
    }

    @Test
    void nothingIsWrittenBeforeThereAreResults() {
        List<String> before = lab.everything();
        ResultStore store = ResultStore.at(lab.results("r"));
        assertEquals(before, lab.everything());
        store.prepare();
        assertEquals(List.of(), TinyLab.everythingIn(lab.results("")));
    }

    @Test
    void aFolderThatAppearsMeanwhileIsNotOverwritten() throws IOException {
        ResultStore store = ResultStore.at(lab.results("r"));
        store.prepare();
        Files.writeString(Files.createDirectory(lab.results("r")).resolve("metrics.csv"), "of another run");

        assertEquals(lab.results("r.2"), write(store, ResultTables.EMPTY));
        assertEquals("of another run", Files.readString(lab.results("r").resolve("metrics.csv")));
        assertEquals(List.of("r", "r.2"), directly(lab.results("")));
    }

    @Test
    void resultsThatCannotBeWrittenLeaveNothing() {
        ResultStore store = ResultStore.at(lab.results("r"));
        store.prepare();
        assertThrows(IOException.class, () -> store.write(draft -> {
            Files.writeString(draft.resolve("metrics.csv"), "half of it");
            throw new IOException("the disk is full");
        }));
        assertEquals(List.of(), TinyLab.everythingIn(lab.results("")));
    }

    @Test
    void modelsWhoseNamesMakeTheSameFileAreStoredApart() throws IOException {
        lab.edit(lab.model("backprop"), "\"name\": \"backprop\"", "\"name\": \"a b\"");
        lab.edit(lab.model("feedback-alignment"), "\"name\": \"feedback alignment\"", "\"name\": \"a-b\"");
        lab.edit(lab.model("microcircuit"), "\"name\": \"microcircuit\"", "\"name\": \"A/B\"");
        ResultStore store = ResultStore.at(lab.results("r"));
        store.prepare();
        Path stored = write(store, ResultTables.EMPTY).resolve("experiment.json");
        assertEquals(List.of("a b", "a-b", "A/B"), Definitions.readExperiment(stored).models().stream()
                .map(model -> model.definition().name()).toList());
        assertEquals(3, directly(stored.resolveSibling("models")).stream().map(String::toLowerCase).distinct().count());
    }

    @Test
    void metricsThatAreNotThereAreRefused() {
        assertEquals(folder + ": has no metrics.csv; expected a folder that 'apical run' wrote",
                assertThrows(DefinitionException.class, () -> FinishedExperiment.read(folder)).getMessage());
    }

    private static List<String> directly(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
