package apical.definition;

import apical.data.Targets;
import apical.definition.ExperimentDefinition.TrainingDefinition;
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
        sweepFits(experiment);
        for (Model model : models) {
            targetsAreReached(experiment.data().targets(), model);
            canBeTrained(model);
            costIsOfTargets(experiment.data().targets(), model);
            double finalRate = experimentOf(experiment, model).training().finalRate();
            if (finalRate < 1 && !model.definition().rule().ratesMayFall()) {
                throw new InvalidValueException("training.finalRate", "is " + finalRate
                        + "; expected 1, since rates of model \"" + model.definition().name() + "\" are constant");
            }
        }
    }

    private static void sweepFits(ExperimentDefinition experiment) {
        SweepDefinition sweep = experiment.sweep();
        List<Long> used = experiment.training().seeds();
        for (int i = 0; i < sweep.selection().seeds().size(); i++) {
            long seed = sweep.selection().seeds().get(i);
            if (used.contains(seed)) {
                throw new InvalidValueException("sweep.selection.seeds[" + i + "]", "is " + seed + ", as one of training.seeds;"
                        + " expected a fresh one: what was chosen with a seed looks better with it than it is");
            }
        }
        List<Double> budgets = sweep.halving().budgets();
        if (sweep.halving().unit() == HalvingDefinition.Unit.EPOCHS && sweep.halving().isRequested()
                && budgets.get(budgets.size() - 1) > experiment.training().epochs()) {
            throw new InvalidValueException("sweep.halving.budgets[" + (budgets.size() - 1) + "]", "is "
                    + budgets.get(budgets.size() - 1) + "; expected at most training.epochs, " + experiment.training().epochs());
        }
    }

    /**
     * The settings of a sweep that were chosen, as an experiment of their own: with the fresh seeds, and without the sweep.
     *
     * @param chosen under the names of their models
     */
    public ResolvedTraining reduced(List<Model> chosen) {
        ExperimentDefinition e = experiment;
        TrainingDefinition t = e.training();
        TrainingDefinition fresh = new TrainingDefinition(t.epochs(), t.batch(), e.sweep().selection().freshSeeds(t.seeds()),
                t.trainingSample(), t.pixelDropout(), t.finalRate(), t.whenDiverging());
        return new ResolvedTraining(file, new ExperimentDefinition(e.name(), e.description(), e.data(), e.models(), fresh,
                SweepDefinition.none(),
                e.information(), e.diagnostics(), e.checkpoint(), e.figures()), chosen);
    }

    /** How a model is trained: as all, but for what its setting says. */
    public ExperimentDefinition experimentOf(Model model) {
        return experimentOf(experiment, model);
    }

    private static ExperimentDefinition experimentOf(ExperimentDefinition e, Model model) {
        return model.origin().filter(OfSweep.class::isInstance).map(OfSweep.class::cast)
                .map(origin -> new ExperimentDefinition(e.name(), e.description(), e.data(), e.models(), origin.training(),
                        e.sweep(),
                        e.information(), e.diagnostics(), e.checkpoint(), e.figures()))
                .orElse(e);
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
        return new ExperimentDefinition(e.name(), e.description(), e.data(), entries, e.training(), e.sweep(), e.information(),
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
