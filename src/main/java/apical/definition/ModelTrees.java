package apical.definition;

import java.util.ArrayList;
import java.util.List;

/** The models of an experiment before they become records, found by name or by position. */
final class ModelTrees {

    private final List<OverridableTree> trees = new ArrayList<>();

    /** Whether an assignment leads into a model: {@code models.NAME.path} or {@code models[0].path}. */
    static boolean areMeantBy(Assignment assignment) {
        return assignment.steps().get(0).equals("models") && assignment.steps().size() > 2;
    }

    void add(OverridableTree tree) {
        trees.add(tree);
    }

    List<OverridableTree> all() {
        return trees;
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
