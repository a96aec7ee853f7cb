package apical.definition;

import apical.definition.ExperimentDefinition.TrainingDefinition;
import apical.definition.ResolvedExperiment.Model;
import apical.definition.ResolvedExperiment.OfSweep;
import apical.definition.SweepDefinition.Setting;
import apical.definition.SweepParameter.Level;
import apical.json.DefinitionException;
import apical.validation.InvalidValueException;
import apical.validation.Printable;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The models that a sweep makes of others: one for each setting. */
final class SweptModels {

    private static final String MODELS = "models";
    private static final String TRAINING = "training";
    /** What may differ between runs of one experiment. */
    private static final Set<String> OF_TRAINING = Set.of("batch", "finalRate", "pixelDropout");

    private final Path file;
    private final SweepDefinition sweep;
    private final JsonNode training;
    private final TrainingDefinition trainingOfAll;
    private final List<Setting> settings;
    private final Set<String> used = new HashSet<>();

    /**
     * @param file     of the experiment
     * @param training as a tree
     */
    SweptModels(Path file, ExperimentDefinition experiment, JsonNode training) {
        this.file = file;
        this.sweep = experiment.sweep();
        this.training = training;
        this.trainingOfAll = experiment.training();
        this.settings = sweep.settings();
    }

    /**
     * Of one model, in the order of their numbers. A parameter that the model does not have is left out; in a grid each combination
     * of the others is there once.
     *
     * @param reader of a model, which is told whom to blame
     */
    List<Model> of(OverridableTree tree, ModelDefinition base, Function<OverridableTree, ModelDefinition> reader) {
        List<Model> models = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (Setting setting : settings) {
            OverridableTree changed = tree.named(file + ": sweep", name(base, setting));
            OverridableTree ownTraining = new OverridableTree(file, training.deepCopy());
            Map<String, Level> levels = new LinkedHashMap<>();
            for (int p = 0; p < sweep.parameters().size(); p++) {
                String parameter = sweep.parameters().get(p).name();
                Level level = setting.levels().get(parameter);
                if (isApplied(p, level, base.name(), changed, ownTraining)) {
                    levels.put(parameter, level);
                }
            }
            if (sweep.sampling() == SweepDefinition.Sampling.GRID && !seen.add(texts(levels))) {
                continue;
            }
            ModelDefinition model = reader.apply(changed);
            OfSweep origin = new OfSweep(base, new Setting(setting.number(), levels), training(ownTraining), model.costs());
            models.add(new Model(tree.file(), model, Optional.of(origin), changed.changed()));
        }
        return models;
    }

    private static List<String> texts(Map<String, Level> levels) {
        return levels.entrySet().stream().map(each -> each.getKey() + " " + each.getValue().text()).toList();
    }

    private static String name(ModelDefinition base, Setting setting) {
        return base.name() + " #" + setting.number();
    }

    /** Makes the changes of a level that this model has; false if there is none of them. */
    private boolean isApplied(int parameter, Level level, String model, OverridableTree tree, OverridableTree ownTraining) {
        boolean isApplied = level.edits().isEmpty();
        String where = file + ": sweep.parameters[" + parameter + "]";
        for (Edit edit : level.edits()) {
            List<Object> steps = Assignment.steps(edit.path());
            if (steps.isEmpty()) {
                throw new DefinitionException(where + ": \"" + Printable.shortened(edit.path())
                        + "\" is no path; expected one like \"rule.learningRates\" or \"layers[1:-1]\"");
            }
            OverridableTree changed = tree;
            if (steps.get(0).equals(TRAINING)) {
                changed = ownTraining;
                steps = steps.subList(1, steps.size());
                requireOwn(where, edit, steps);
            } else if (steps.get(0).equals(MODELS)) {
                if (steps.size() < 3 || !steps.get(1).equals(model)) {
                    continue;
                }
                steps = steps.subList(2, steps.size());
            }
            if (changed.has(steps)) {
                changed.edit(where, edit, steps);
                used.add(edit.path());
                isApplied = true;
            }
        }
        return isApplied;
    }

    private static void requireOwn(String where, Edit edit, List<Object> steps) {
        if (steps.size() != 1 || !OF_TRAINING.contains(steps.get(0))) {
            throw new DefinitionException(
                    where + ": \"" + Printable.shortened(edit.path()) + "\" is the same for all runs; expected"
                            + " a path into models, or one of " + OF_TRAINING.stream().sorted().map(name -> TRAINING + "." + name)
                                    .collect(Collectors.joining(", ")));
        }
    }

    private TrainingDefinition training(OverridableTree tree) {
        if (tree.changed().isEmpty()) {
            return trainingOfAll;
        }
        try {
            return Vocabulary.JSON.bind(file, tree.root(), TrainingDefinition.class);
        } catch (DefinitionException e) {
            throw tree.changed().refusal(e.problem(), any -> {
                // what stands in the file is right
            });
        }
    }

    /**
     * Every path leads somewhere, in one of the models at least.
     *
     * @param trees of the models, at least one
     */
    void requireUsed(List<OverridableTree> trees) {
        for (int p = 0; p < sweep.parameters().size(); p++) {
            for (Setting setting : settings) {
                for (Edit edit : setting.levels().get(sweep.parameters().get(p).name()).edits()) {
                    if (!used.contains(edit.path())) {
                        refuse("sweep.parameters[" + p + "]", edit, trees);
                    }
                }
            }
        }
    }

    private void refuse(String field, Edit edit, List<OverridableTree> trees) {
        List<Object> steps = Assignment.steps(edit.path());
        if (steps.get(0).equals(MODELS)) {
            List<String> names = trees.stream().map(tree -> tree.root().path("name").asText()).toList();
            if (steps.size() < 3 || !names.contains(steps.get(1))) {
                throw new InvalidValueException(field, "has the path \"" + Printable.shortened(edit.path())
                        + "\"; expected models.NAME. and one of " + String.join(", ", names));
            }
            OverridableTree named = trees.get(names.indexOf(steps.get(1)));
            named.edit(file + ": " + field, edit, steps.subList(2, steps.size()));
        }
        trees.get(0).edit(file + ": " + field, edit, steps);
        throw new InvalidValueException(field, "has the path \"" + Printable.shortened(edit.path())
                + "\", which names nothing; expected elements that a model has");
    }
}
