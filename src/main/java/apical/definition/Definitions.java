package apical.definition;

import apical.definition.ExperimentPlan.Model;
import apical.validation.InvalidValueException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads, overrides and writes definitions. Every refusal is a {@link DefinitionException} of one line. */
public final class Definitions {

    private Definitions() {
    }

    /** Reads one model. */
    public static ModelDefinition readModel(Path file) {
        return model(file, readTree(file));
    }

    /** Reads an experiment and its models, as they stand in the files. */
    public static ExperimentPlan readExperiment(Path file) {
        return readExperiment(file, List.of());
    }

    /**
     * Reads an experiment and its models and replaces what {@code assignments} replace, in their order.
     *
     * @param file of the experiment; models are looked for relative to its folder
     */
    public static ExperimentPlan readExperiment(Path file, List<Assignment> assignments) {
        OverridableTree experiment = new OverridableTree(file, readTree(file));
        if (!isExperiment(experiment.root())) {
            throw new DefinitionException(file, "is a model; expected an experiment, which lists models");
        }
        assignments.stream().filter(o -> !ModelTrees.areMeantBy(o)).forEach(experiment::apply);
        ExperimentDefinition definition = bind(file, experiment.root(), ExperimentDefinition.class);

        ModelTrees trees = new ModelTrees();
        for (int i = 0; i < definition.models().size(); i++) {
            ModelEntry entry = definition.models().get(i);
            Path modelFile = resolve(file, i, entry.file());
            OverridableTree tree = new OverridableTree(modelFile, readTree(modelFile));
            if (entry.variants().isEmpty()) {
                trees.add(tree);
            }
            for (int v = 0; v < entry.variants().size(); v++) {
                trees.add(tree.variant(file + ": models[" + i + "].variants[" + v + "].set", entry.variants().get(v)));
            }
        }
        assignments.stream().filter(ModelTrees::areMeantBy).forEach(trees::apply);

        List<Model> models = new ArrayList<>();
        for (OverridableTree tree : trees.all()) {
            models.add(new Model(tree.file(), model(tree.file(), tree.root())));
        }
        try {
            return new ExperimentPlan(file, definition, models);
        } catch (InvalidValueException e) {
            throw new DefinitionException(file, e.getMessage());
        }
    }

    /** Whether the file holds an experiment rather than a model. */
    public static boolean isExperiment(Path file) {
        return isExperiment(readTree(file));
    }

    /** By the fields that only one of the two has, so that a definition from which one is missing is still known. */
    private static boolean isExperiment(JsonNode tree) {
        return fieldsOf(ExperimentDefinition.class, tree) >= fieldsOf(ModelDefinition.class, tree);
    }

    private static long fieldsOf(Class<? extends Record> record, JsonNode tree) {
        return Stream.of(record.getRecordComponents()).filter(field -> tree.has(field.getName())).count();
    }

    private static ModelDefinition model(Path file, JsonNode tree) {
        if (isExperiment(tree)) {
            throw new DefinitionException(file, "is an experiment; expected a model");
        }
        ModelDefinition model = bind(file, tree, ModelDefinition.class);
        weightsFit(file, model);
        return model;
    }

    /** Weights from a file are held to the network before anything is trained. */
    private static void weightsFit(Path file, ModelDefinition model) {
        if (model.initialWeights() instanceof InitialWeights.FromFile) {
            try {
                model.build(new Seed(0));
            } catch (InvalidValueException e) {
                throw new DefinitionException(file, e.getMessage());
            }
        }
    }

    /** Writes a definition as it would be read again. */
    public static void write(Object definition, Path file) throws IOException {
        Files.writeString(file, Json.WRITER.writeValueAsString(definition) + "\n");
    }

    /** The file of {@code models[i]}. */
    private static Path resolve(Path experiment, int i, String model) {
        Path folder = experiment.toAbsolutePath().getParent();
        Path file = folder.resolve(model).normalize();
        Path here = Path.of("").toAbsolutePath();
        Path shown = file.startsWith(here) ? here.relativize(file) : file;
        if (!Files.exists(file)) {
            throw new DefinitionException(experiment, "models[" + i + "] is \"" + model + "\"; expected a path relative to this"
                    + " file, but there is no " + shown);
        }
        return shown;
    }

    private static JsonNode readTree(Path file) {
        try {
            JsonNode tree = Json.STRICT.readTree(Files.readString(file));
            if (!(tree instanceof ObjectNode)) {
                throw new DefinitionException(file, "is not a JSON object; expected { ... }");
            }
            return tree;
        } catch (NoSuchFileException e) {
            throw new DefinitionException(file, "no such file; 'apical list' shows those that ship with Apical");
        } catch (JsonProcessingException e) {
            throw DefinitionErrors.notJson(file, e);
        } catch (CharacterCodingException e) {
            throw new DefinitionException(file, "is not a text in UTF-8; expected { ... }");
        } catch (IOException e) {
            throw new DefinitionException(file, "cannot be read (" + e.getMessage() + ")");
        }
    }

    private static <T> T bind(Path file, JsonNode tree, Class<T> type) {
        Form.check(file, tree, type);
        try {
            return Json.STRICT.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw DefinitionErrors.refused(file, e);
        }
    }
}
