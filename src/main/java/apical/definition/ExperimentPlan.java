package apical.definition;

import apical.data.Targets;
import apical.validation.InvalidValueException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An experiment with its models, read, overridden and checked against each other: all that a run needs to know.
 *
 * @param file   where the experiment's definition was read
 * @param models in the order of the definition
 */
public record ExperimentPlan(Path file, ExperimentDefinition experiment, List<Model> models) {

    /** A model's definition and the file it was read from. */
    public record Model(Path file, ModelDefinition definition) {
    }

    public ExperimentPlan {
        models = List.copyOf(models);
        namesDiffer(models);
        for (Model model : models) {
            targetsAreReached(experiment.data().targets(), model);
        }
    }

    /**
     * Refuses models that do not fit the images.
     *
     * @param pixels  input units needed
     * @param classes output units needed
     * @param source  what the images are called
     * @throws DefinitionException naming the model's file
     */
    public void checkAgainst(int pixels, int classes, String source) {
        for (Model model : models) {
            var layers = model.definition().layers();
            if (layers.units(0) != pixels) {
                throw new DefinitionException(model.file(), "layers[0] is " + layers.units(0) + "; expected " + pixels
                        + ", one unit for each pixel of " + source);
            }
            if (layers.units(layers.depth()) != classes) {
                throw new DefinitionException(model.file(), "layers[" + layers.depth() + "] is "
                        + layers.units(layers.depth()) + "; expected " + classes + ", one unit for each class of " + source);
            }
        }
    }

    private static void namesDiffer(List<Model> models) {
        Set<String> names = new HashSet<>();
        for (Model model : models) {
            if (!names.add(model.definition().name())) {
                throw new DefinitionException(model.file(), "name is \"" + model.definition().name()
                        + "\", as of another model of this experiment; expected each name once");
            }
        }
    }

    private static void targetsAreReached(Targets targets, Model model) {
        if (!model.definition().rule().nudgesPotentials()) {
            return;
        }
        var phi = model.definition().transferFunction();
        if (!phi.reaches(targets.low())) {
            throw unreachable("data.targets.low", targets.low(), model);
        }
        if (!phi.reaches(targets.high())) {
            throw unreachable("data.targets.high", targets.high(), model);
        }
    }

    private static InvalidValueException unreachable(String field, double rate, Model model) {
        return new InvalidValueException(field, "is " + rate + "; expected a rate that a finite potential has, since model \""
                + model.definition().name() + "\" nudges potentials. Maybe low 0.1 and high 0.8");
    }
}
