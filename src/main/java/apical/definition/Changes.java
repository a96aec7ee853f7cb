package apical.definition;

import apical.json.DefinitionException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What variants, grids and {@code --set} made of a model's file: whoever wrote a value that is refused is named, and not the file,
 * which may be right.
 *
 * @param file    of the model
 * @param written the model as the file has it
 * @param changed the model as it became
 * @param list    all changes, the first one first
 */
record Changes(Path file, JsonNode written, JsonNode changed, List<Change> list) {

    /** With a path every problem begins: {@code rule.learningRates[1] is -1; expected ...}. */
    private static final Pattern PATH = Pattern.compile("\\w+(?:\\.\\w+|\\[\\d+])*");

    /**
     * One replaced value.
     *
     * @param part  of the experiment to which it belongs, {@code FILE: models[0].variants[1]}, or the {@code --set} itself
     * @param where it stands: {@code FILE: models[0].variants[1].set.rule.cost}
     * @param steps to the value that it replaces
     */
    record Change(String part, String where, List<Object> steps) {
        private boolean meets(List<Object> path) {
            int common = Math.min(path.size(), steps.size());
            return path.subList(0, common).equals(steps.subList(0, common));
        }
    }

    Changes {
        list = List.copyOf(list);
    }

    /**
     * A refusal of the model as it became: of a change whose value is refused, of the file if that value stands in it, and of all
     * changes together if the file alone would be fine.
     *
     * @param problem field, value and what was expected
     * @param check   refuses a model; told of the file as it was written
     */
    DefinitionException refusal(String problem, Consumer<JsonNode> check) {
        Matcher field = PATH.matcher(problem);
        List<Object> path = field.lookingAt() ? Assignment.steps(field.group()) : List.of();
        Optional<Change> culprit = list.stream().filter(change -> change.meets(path)).reduce((any, last) -> last);
        boolean stands = OverridableTree.at(written, path).equals(OverridableTree.at(changed, path));
        if (culprit.isPresent() && !path.isEmpty() && !stands) {
            return new DefinitionException(culprit.get().where + ": " + problem + of());
        }
        if (list.isEmpty() || isRefused(check)) {
            return new DefinitionException(file, problem);
        }
        return new DefinitionException(
                list.stream().map(Change::part).distinct().collect(Collectors.joining(" and ")) + ": " + problem + of());
    }

    private boolean isRefused(Consumer<JsonNode> check) {
        try {
            check.accept(written.deepCopy());
            return false;
        } catch (DefinitionException e) {
            return true;
        }
    }

    private String of() {
        return " (model \"" + changed.path("name").asText() + "\" of " + file + ")";
    }

    /** Whether the model is as its file has it. */
    boolean isEmpty() {
        return list.isEmpty();
    }
}
