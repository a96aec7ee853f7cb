package apical.definition;

import apical.data.Targets;
import apical.learning.Cost;
import apical.validation.InvalidValueException;
import java.nio.file.Path;
import java.util.List;

/**
 * An experiment with its models, read, overridden and checked against each other: all that a run needs to know.
 *
 * @param file   where the experiment's definition was read
 * @param models in the order of the definition
 */
public record ResolvedTraining(Path file, ExperimentDefinition experiment, List<Model> models) implements ResolvedExperiment {

    private static final String RECONSTRUCTIONS = "reconstructions";

    public ResolvedTraining {
        models = List.copyOf(models);
        reconstructionsAreLearned(experiment);
        ResolvedExperiment.namesDiffer(models);
        for (Model model : models) {
            targetsAreReached(experiment.data().targets(), model);
            canBeTrained(model);
            costIsOfTargets(experiment.data().targets(), model);
            if (experiment.training().finalRate() < 1 && !model.definition().rule().ratesMayFall()) {
                throw new InvalidValueException("training.finalRate", "is " + experiment.training().finalRate()
                        + "; expected 1, since rates of model \"" + model.definition().name() + "\" are constant");
            }
        }
    }

    /** A figure of reconstructions where there are none is refused before anything is trained. */
    private static void reconstructionsAreLearned(ExperimentDefinition experiment) {
        int figure = experiment.figures().indexOf(RECONSTRUCTIONS);
        if (figure >= 0 && !(experiment.data().targets() instanceof Targets.Image)) {
            throw new InvalidValueException("figures[" + figure + "]", "is \"" + RECONSTRUCTIONS + "\"; expected another one, since"
                    + " networks learn labels. Maybe data.targets.type \"image\"");
        }
    }

    private static void costIsOfTargets(Targets targets, Model model) {
        if (targets instanceof Targets.Image && model.definition().rule().teaching().cost() == Cost.PERCEPTRON) {
            throw model.refusal("rule.cost is \"perceptron\"; expected another one, since"
                    + " data.targets.type is \"image\", and its units know only on and off");
        }
    }

    private static void canBeTrained(Model model) {
        try {
            model.definition().rule().checkTraining();
        } catch (InvalidValueException e) {
            throw model.refusal(e.getMessage());
        }
    }

    @Override
    public String name() {
        return experiment.name();
    }

    @Override
    public String description() {
        return experiment.description();
    }

    @Override
    public List<Long> seeds() {
        return experiment.training().seeds();
    }

    @Override
    public List<String> figures() {
        return experiment.figures();
    }

    @Override
    public CheckpointDefinition checkpoint() {
        return experiment.checkpoint();
    }

    @Override
    public ExperimentDefinition definition(List<ModelEntry> entries) {
        ExperimentDefinition e = experiment;
        return new ExperimentDefinition(e.name(), e.description(), e.data(), entries, e.training(), e.information(),
                e.diagnostics(), e.checkpoint(), e.figures());
    }

    private static void targetsAreReached(Targets targets, Model model) {
        if (!model.definition().rule().teaching().nudgesPotentials()) {
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
