package apical.definition;

import apical.json.DefinitionException;
import apical.json.Suggestion;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The models of an experiment before they become records, found by name or by position. */
final class ModelTrees {

    private static final Set<Object> OF_THE_ENTRY =
            Stream.of(ModelEntry.class.getRecordComponents()).map(RecordComponent::getName).collect(Collectors.toSet());

    private final List<OverridableTree> trees = new ArrayList<>();
    private final Map<OverridableTree, Grid> grids = new IdentityHashMap<>();

    /**
     * A grid and where it stands.
     *
     * @param where for messages
     */
    private record Grid(String where, GridDefinition definition) {
    }

    /**
     * Whether an assignment leads into a model, {@code models.NAME.path} or {@code models[0].path}, and not to the experiment's
     * list of them, {@code models[0].grids[0].axes[0].values}.
     */
    static boolean areMeantBy(Assignment assignment) {
        return assignment.steps().get(0).equals("models") && assignment.steps().size() > 2
                && !OF_THE_ENTRY.contains(assignment.steps().get(2));
    }

    void add(OverridableTree tree) {
        trees.add(tree);
    }

    /** Adds the model from which a grid is made; it has the grid's name here, and what is replaced in it is so in all of them. */
    void add(OverridableTree base, String where, GridDefinition grid) {
        OverridableTree named = base.named(where, grid.name());
        trees.add(named);
        grids.put(named, new Grid(where, grid));
    }

    /**
     * All models, grids and sweeps as the many that they are.
     *
     * @param sweep of all of them, if there is one
     */
    List<ResolvedExperiment.Model> models(BiFunction<Path, JsonNode, ModelDefinition> reader, Optional<SweptModels> sweep) {
        List<ResolvedExperiment.Model> models = new ArrayList<>();
        for (OverridableTree tree : trees) {
            ModelDefinition model = read(tree, reader);
            Grid grid = grids.get(tree);
            if (sweep.isPresent()) {
                if (grid != null) {
                    throw new DefinitionException(grid.where + ": there is a sweep, too; expected one of the two, since a sweep has"
                            + " the values of a grid as well");
                }
                models.addAll(sweep.get().of(tree, model, changed -> read(changed, reader)));
                continue;
            }
            if (grid == null) {
                models.add(new ResolvedExperiment.Model(tree.file(), model, Optional.empty(), tree.changed()));
                continue;
            }
            Optional<ResolvedExperiment.Origin> origin = Optional.of(new ResolvedExperiment.OfGrid(model, grid.definition));
            for (GridDefinition.Cell cell : grid.definition.cells()) {
                OverridableTree changed = tree.cell(grid.where, grid.definition, cell);
                models.add(new ResolvedExperiment.Model(tree.file(), read(changed, reader), origin, changed.changed()));
            }
        }
        sweep.ifPresent(each -> each.requireUsed(trees));
        return models;
    }

    /** @throws DefinitionException that names whoever wrote the value that is refused */
    private static ModelDefinition read(OverridableTree tree, BiFunction<Path, JsonNode, ModelDefinition> reader) {
        Changes changes = tree.changed();
        try {
            return reader.apply(tree.file(), tree.root());
        } catch (DefinitionException e) {
            throw changes.refusal(e.problem(), written -> {
                var unused = reader.apply(tree.file(), written);
            });
        }
    }

    void apply(Assignment assignment) {
        find(assignment).apply(assignment, assignment.steps().subList(2, assignment.steps().size()));
    }

    private OverridableTree find(Assignment assignment) {
        Object which = assignment.steps().get(1);
        for (int i = 0; i < trees.size(); i++) {
            if (which.equals(i) || which.equals(name(trees.get(i)))) {
                return trees.get(i);
            }
        }
        List<String> names = trees.stream().map(ModelTrees::name).toList();
        throw new DefinitionException(assignment.where() + ": no model " + Assignment.show(which) + " (there: "
                + String.join(", ", names) + ")" + Suggestion.among(names, String.valueOf(which)));
    }

    private static String name(OverridableTree tree) {
        return tree.root().path("name").asText();
    }
}
