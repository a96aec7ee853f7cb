package apical.definition;

import apical.data.DataException;
import apical.data.DataSources;
import apical.data.Dataset;
import apical.data.Targets;
import apical.definition.ExperimentDefinition.TrainingDefinition;
import apical.json.DefinitionException;
import apical.json.Suggestion;
import apical.rule.Costs;
import apical.validation.Printable;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A definition in {@code experiments} with its models, read, overridden and checked against each other. */
public sealed interface ResolvedExperiment permits ResolvedTraining, ResolvedSimulation {

    /**
     * A model's definition and the file it was read from.
     *
     * @param origin  what it is made from, if it is one of a grid or a sweep
     * @param changes what was made of the file, for messages
     */
    record Model(Path file, ModelDefinition definition, Optional<Origin> origin, Changes changes) {

        /** The model as it stands in its file. */
        public Model(Path file, ModelDefinition definition) {
            this(file, definition, Optional.empty(),
                    new Changes(file, MissingNode.getInstance(), MissingNode.getInstance(), List.of()));
        }

        /** The same model under another name. */
        public Model named(String name) {
            return new Model(file, definition.named(name), origin, changes);
        }

        /** @param problem field, value and what was expected; whoever wrote that value is named: the file, or what changed it */
        public DefinitionException refusal(String problem) {
            return changes.refusal(problem, any -> {
                throw new DefinitionException(file, problem);
            });
        }
    }

    /** What a model is made from that stands in no file. */
    sealed interface Origin {

        /** The model that was changed. */
        ModelDefinition base();
    }

    /**
     * A model of a grid.
     *
     * @param base of the grid's name
     */
    record OfGrid(ModelDefinition base, GridDefinition grid) implements Origin {
    }

    /**
     * A model with a setting of a sweep.
     *
     * @param setting  with the parameters that this model has
     * @param training in which this setting is trained
     * @param costs    of learning with this setting
     */
    record OfSweep(ModelDefinition base, SweepDefinition.Setting setting, TrainingDefinition training, Costs costs)
            implements Origin {

        /** Whether this is the setting of that number of its model. */
        public boolean isOf(Map<String, Integer> numbers) {
            return numbers.getOrDefault(base.name(), 0) == setting.number();
        }
    }

    /** Where it was read. */
    Path file();

    /** Of the folder below {@code results}. */
    String name();

    String description();

    /** In the order of the definition. */
    List<Model> models();

    /** The model of a name, which must be one of {@link #models}. */
    default ModelDefinition model(String name) {
        return models().stream().map(Model::definition).filter(model -> model.name().equals(name)).findFirst().orElseThrow();
    }

    /** One run of every model each. */
    List<Long> seeds();

    /** Names of figures to draw. */
    List<String> figures();

    /** How often a run writes down where it stands. */
    CheckpointDefinition checkpoint();

    /**
     * The definition as it was resolved, to be written.
     *
     * @param models where its models are, in the same order
     */
    Record definition(List<ModelEntry> models);

    /**
     * Loads the data that this definition names.
     *
     * @param field            where it does, for messages
     * @param source           what it names: one of {@link DataSources}, or a path
     * @param validationImages how many examples are held out of those to learn from
     * @param validationSeed   decides which
     * @throws DefinitionException if there is nothing of that name
     * @throws DataException       if there is, but it cannot be loaded
     */
    default Dataset load(String field, String source, int validationImages, long validationSeed) {
        return DataSources.load(source, validationImages, validationSeed).orElseThrow(() -> new DefinitionException(file(), field
                + " is \"" + Printable.shortened(source) + "\"; expected " + DataSources.expected()
                + ", but there is no such name, file or folder"
                + Suggestion.among(DataSources.ids(), source)));
    }

    /**
     * Refuses models that do not fit the images.
     *
     * @param pixels  input units needed
     * @param classes of the images
     * @param targets which say how many output units are needed
     * @param source  what the images are called
     * @throws DefinitionException naming the model's file
     */
    default void checkAgainst(int pixels, int classes, Targets targets, String source) {
        for (Model model : models()) {
            var layers = model.definition().layers();
            if (layers.units(0) != pixels) {
                throw model.refusal("layers[0] is " + layers.units(0) + "; expected " + pixels
                        + ", one unit for each pixel of " + source);
            }
            int outputs = targets.outputs(pixels, classes);
            if (layers.units(layers.depth()) != outputs) {
                throw model.refusal("layers[" + layers.depth() + "] is "
                        + layers.units(layers.depth()) + "; expected " + outputs + ", one unit for each " + targets.outputUnit()
                        + " of " + source);
            }
        }
    }

    /** Refuses two models of one name: that which the experiment gave the name, rather than that which has it in its file. */
    static void namesDiffer(List<Model> models) {
        Map<String, Model> named = new HashMap<>();
        for (Model model : models) {
            String name = model.definition().name();
            Model other = named.put(name, model);
            if (other != null) {
                throw (model.changes().isEmpty() && !other.changes().isEmpty() ? other : model).refusal("name is \"" + name
                        + "\", as of another model of this experiment; expected each name once");
            }
        }
    }
}
