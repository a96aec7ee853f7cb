package apical.results;

import apical.definition.Definitions;
import apical.definition.ModelDefinition;
import apical.definition.ModelEntry;
import apical.definition.ResolvedExperiment;
import apical.files.Folders;
import apical.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The definitions in a folder of results: what was run, overrides included, which can be run again. */
final class StoredDefinitions {

    private static final String MODELS = "models";

    private StoredDefinitions() {
    }

    /**
     * The experiment and, beside it, the models that it names: a folder that can be run again as it is. What was defined before is
     * replaced in one step, by the experiment's file: models of another definition are in another folder.
     */
    static void write(ResolvedExperiment experiment, Path folder) throws IOException {
        Map<String, String> files = Folders.fileNames(experiment.models().stream()
                .map(model -> base(model).name()).distinct()
                .toList());
        Map<String, ModelEntry> entries = new LinkedHashMap<>();
        List<Path> former = foldersOfModels(folder);
        Path models = Folders.nextFree(folder.resolve(MODELS));
        Files.createDirectories(models);
        for (ResolvedExperiment.Model model : experiment.models()) {
            ModelDefinition definition = base(model);
            String file = models.getFileName() + "/" + files.get(definition.name()) + ".json";
            if (!entries.containsKey(file)) {
                entries.put(file, model.origin().filter(ResolvedExperiment.OfGrid.class::isInstance)
                        .map(origin -> ModelEntry.of(file, ((ResolvedExperiment.OfGrid) origin).grid()))
                        .orElse(ModelEntry.of(file)));
                WholeFile.write(folder.resolve(file), part -> Definitions.write(definition, part));
            }
        }
        WholeFile.write(folder.resolve(ResultStore.DEFINITION),
                part -> Definitions.write(experiment.definition(List.copyOf(entries.values())), part));
        for (Path each : former) {
            Folders.delete(each);
        }
    }

    /** Gives the folder of models its name, if its definition was replaced meanwhile. */
    static void settle(ResolvedExperiment experiment, Path folder) throws IOException {
        if (!Files.exists(folder.resolve(MODELS))) {
            write(experiment, folder);
        }
    }

    private static ModelDefinition base(ResolvedExperiment.Model model) {
        return model.origin().map(ResolvedExperiment.Origin::base).orElse(model.definition());
    }

    private static List<Path> foldersOfModels(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(MODELS + "(\\.\\d+)?")).toList();
        }
    }
}
