package apical.definition;

import apical.definition.ExperimentPlan.Model;
import apical.validation.InvalidValueException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads, overrides and writes definitions. Every refusal is a {@link DefinitionException} of one line. */
public final class Definitions {

    private Definitions() {
    }

    /** Reads one model. */
    public static ModelDefinition readModel(Path file) {
        return bind(file, readTree(file), ModelDefinition.class);
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
        assignments.stream().filter(o -> !ModelTrees.areMeantBy(o)).forEach(experiment::apply);
        ExperimentDefinition definition = bind(file, experiment.root(), ExperimentDefinition.class);

        ModelTrees trees = new ModelTrees();
        for (String model : definition.models()) {
            Path modelFile = resolve(file, model);
            trees.add(new OverridableTree(modelFile, readTree(modelFile)));
        }
        assignments.stream().filter(ModelTrees::areMeantBy).forEach(trees::apply);

        List<Model> models = new ArrayList<>();
        for (OverridableTree tree : trees.all()) {
            models.add(new Model(tree.file(), bind(tree.file(), tree.root(), ModelDefinition.class)));
        }
        try {
            return new ExperimentPlan(file, definition, models);
        } catch (InvalidValueException e) {
            throw new DefinitionException(file, e.getMessage());
        }
    }

    /** Whether the file holds an experiment rather than a model: it alone lists models. */
    public static boolean isExperiment(Path file) {
        return readTree(file).has("models");
    }

    /** Writes a definition as it would be read again. */
    public static void write(Object definition, Path file) throws IOException {
        Files.writeString(file, Json.WRITER.writeValueAsString(definition) + "\n");
    }

    private static Path resolve(Path experiment, String model) {
        Path folder = experiment.toAbsolutePath().getParent();
        Path file = folder.resolve(model).normalize();
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
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
        } catch (IOException e) {
            throw new DefinitionException(file, "cannot be read as text (" + e.getMessage() + ")");
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
