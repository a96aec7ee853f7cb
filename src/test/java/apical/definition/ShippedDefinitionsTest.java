package apical.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every definition that comes with Apical loads, and comes back as it was when it is written and read again. */
class ShippedDefinitionsTest {

    static List<Path> models() throws IOException {
        return in("models");
    }

    static List<Path> experiments() throws IOException {
        return in("experiments");
    }

    private static List<Path> in(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelWrittenAndReadAgainIsItself(Path file, @TempDir Path folder) throws IOException {
        assertFalse(Definitions.isExperiment(file));
        ModelDefinition model = Definitions.readModel(file);
        Path copy = folder.resolve("copy.json");
        Definitions.write(model, copy);
        assertEquals(model, Definitions.readModel(copy));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void anExperimentWrittenAndReadAgainIsItself(Path file, @TempDir Path folder) throws IOException {
        assertTrue(Definitions.isExperiment(file));
        ResolvedExperiment plan = Definitions.resolve(file, List.of());
        assertEquals(file.getFileName().toString(), plan.name() + ".json");
        Path copy = Files.createDirectories(folder.resolve("experiments")).resolve("copy.json");
        Files.createDirectory(folder.resolve("models"));
        List<ModelEntry> entries = new ArrayList<>();
        List<ModelDefinition> written = plan.models().stream().map(model -> model.origin()
                .filter(ResolvedExperiment.OfSweep.class::isInstance).map(ResolvedExperiment.Origin::base)
                .orElse(model.definition())).distinct().toList();
        for (ModelDefinition model : written) {
            String name = "../models/" + entries.size() + ".json";
            entries.add(ModelEntry.of(name));
            Definitions.write(model, copy.resolveSibling(name).normalize());
        }
        Definitions.write(plan.definition(entries), copy);
        ResolvedExperiment again = Definitions.resolve(copy, List.of());
        assertEquals(plan.definition(entries), again.definition(entries));
        assertEquals(plan.models().stream().map(ResolvedExperiment.Model::definition).toList(),
                again.models().stream().map(ResolvedExperiment.Model::definition).toList());
    }

    @Test
    void whatIsWrittenDoesNotFollowTheLocale(@TempDir Path folder) throws IOException {
        ModelDefinition model = Definitions.readModel(Path.of("models/microcircuit.json"));
        Definitions.write(model, folder.resolve("here.json"));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            Definitions.write(model, folder.resolve("there.json"));
        } finally {
            Locale.setDefault(before);
        }
        assertEquals(Files.readString(folder.resolve("here.json")), Files.readString(folder.resolve("there.json")));
    }
}
