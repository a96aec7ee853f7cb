package apical.definition;

import apical.json.DefinitionException;
import apical.json.StrictJson;
import apical.json.Suggestion;
import apical.validation.Printable;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A definition before it becomes records: the place where a value can be replaced.
 *
 * @param root    as it is now
 * @param written as it stands in the file
 * @param changes what was replaced, modified
 */
record OverridableTree(Path file, JsonNode root, JsonNode written, List<Changes.Change> changes) {

    /** A definition as it was read. */
    OverridableTree(Path file, JsonNode root) {
        this(file, root, root.deepCopy(), new ArrayList<>());
    }

    /** Replaces the value at the assignment's path, which must exist. */
    void apply(Assignment assignment) {
        apply(assignment, assignment.steps());
    }

    /** Replaces the value at the steps that are left below this tree's root. */
    void apply(Assignment assignment, List<Object> steps) {
        replace(assignment.where(), assignment.where(), assignment, steps, old -> value(assignment.text(), old));
    }

    /**
     * Replaces values, and notes it.
     *
     * @param part  of the experiment that wants it, for messages
     * @param where that stands, for messages
     */
    private void replace(String part, String where, Assignment assignment, List<Object> steps, UnaryOperator<JsonNode> change) {
        for (List<Object> path : paths(assignment, root, steps)) {
            JsonNode node = at(root, path.subList(0, path.size() - 1));
            Object last = path.get(path.size() - 1);
            if (last instanceof Integer index) {
                ((ArrayNode) node).set(index, change.apply(node.get(index)));
            } else {
                ((ObjectNode) node).set((String) last, change.apply(node.get((String) last)));
            }
            changes.add(new Changes.Change(part, where, path));
        }
    }

    /** The places that steps lead to, all of which are there; several where they name several elements. */
    private List<List<Object>> paths(Assignment assignment, JsonNode node, List<Object> steps) {
        if (steps.isEmpty()) {
            return List.of(List.of());
        }
        List<Object> left = steps.subList(1, steps.size());
        List<Object> first = steps.get(0) instanceof Assignment.Slice slice && node.isArray()
                ? List.copyOf(slice.of(node.size())) : List.of(present(assignment, node, steps.get(0)));
        List<List<Object>> paths = new ArrayList<>();
        for (Object step : first) {
            for (List<Object> rest : paths(assignment, child(node, step), left)) {
                List<Object> path = new ArrayList<>(List.of(step));
                path.addAll(rest);
                paths.add(path);
            }
        }
        return paths;
    }

    /** Whether steps lead to something. */
    boolean has(List<Object> steps) {
        return has(root, steps);
    }

    private static boolean has(JsonNode node, List<Object> steps) {
        if (node == null || steps.isEmpty()) {
            return node != null;
        }
        List<Object> left = steps.subList(1, steps.size());
        if (steps.get(0) instanceof Assignment.Slice slice) {
            return node.isArray() && slice.of(node.size()).stream().anyMatch(index -> has(node.get(index), left));
        }
        return has(child(node, steps.get(0)), left);
    }

    /**
     * A copy with a variant's name and values.
     *
     * @param where for messages: where the variant stands
     */
    OverridableTree variant(String where, ModelEntry.Variant variant) {
        OverridableTree copy = named(where, variant.name());
        for (Edit edit : variant.edits()) {
            Assignment assignment = Assignment.at(where + ".set", edit.path(), edit.value());
            copy.edit(where, assignment.where(), assignment, assignment.steps(), edit);
        }
        return copy;
    }

    /**
     * A copy with the name and values of a grid's model.
     *
     * @param where for messages: where the grid stands
     */
    OverridableTree cell(String where, GridDefinition grid, GridDefinition.Cell cell) {
        OverridableTree copy = named(where, cell.name());
        for (int a = 0; a < grid.axes().size(); a++) {
            GridDefinition.Axis axis = grid.axes().get(a);
            double value = cell.values().get(a);
            for (Edit edit : axis.edits(value)) {
                Assignment assignment = Assignment.at(where + ".axes[" + a + "].paths", edit.path(), edit.value());
                copy.edit(where, where + ".axes[" + a + "].values[" + axis.values().indexOf(value) + "]", assignment,
                        assignment.steps(), edit);
            }
        }
        return copy;
    }

    /**
     * Changes this tree as a setting of a sweep does at one path.
     *
     * @param where for messages: where the parameter stands
     * @param steps of the path below this tree's root, which it has
     */
    void edit(String where, Edit edit, List<Object> steps) {
        edit(where, where, Assignment.at(where, edit.path(), edit.value()), steps, edit);
    }

    /** Of a variant, a grid's model or a setting of a sweep alike. */
    private void edit(String where, String whoToBlame, Assignment assignment, List<Object> steps, Edit edit) {
        replace(where, whoToBlame, assignment, steps, edit.change() == Edit.Change.SCALE
                ? old -> scaled(assignment, old, edit.value().doubleValue()) : old -> fitting(edit.value(), old));
    }

    /** A whole number where one stood, and a text where one stood. */
    private static JsonNode fitting(JsonNode value, JsonNode old) {
        return value.isNumber() && old.isNumber() ? number(value.doubleValue(), old)
                : old.isTextual() && value.isValueNode() ? TextNode.valueOf(value.asText()) : value;
    }

    /**
     * A copy of another name.
     *
     * @param where for messages: where what has that name stands
     */
    OverridableTree named(String where, String name) {
        OverridableTree copy = new OverridableTree(file, root.deepCopy(), written, new ArrayList<>(changes));
        ((ObjectNode) copy.root).put("name", name);
        copy.changes.add(new Changes.Change(where, where + ".name", List.of("name")));
        return copy;
    }

    /** What became of the file until now. */
    Changes changed() {
        return new Changes(file, written, root.deepCopy(), changes);
    }

    /** What stands at the end of a path, or a missing node. */
    static JsonNode at(JsonNode node, List<Object> path) {
        for (Object step : path) {
            node = step instanceof Integer index ? node.path(index) : node.path((String) step);
        }
        return node;
    }

    /** {@code old} with all numbers in it times {@code factor}; what says the type of an object stays. */
    private JsonNode scaled(Assignment assignment, JsonNode old, double factor) {
        JsonNode copy = old.deepCopy();
        if (copy.isNumber()) {
            return number(old.doubleValue() * factor, old);
        } else if (copy instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, scaled(assignment, list.get(i), factor));
            }
        } else if (copy instanceof ObjectNode object) {
            object.properties().stream().filter(field -> !field.getKey().equals(StrictJson.TYPE))
                    .forEach(field -> field.setValue(scaled(assignment, field.getValue(), factor)));
        } else {
            throw new DefinitionException(
                    assignment.where() + ": " + Printable.shortened(old.toString()) + " stands there in " + file
                            + "; expected a number, or numbers in a list or an object, to multiply");
        }
        return copy;
    }

    /** Whole where a whole number was replaced by one. */
    private static JsonNode number(double value, JsonNode replaced) {
        return replaced.isIntegralNumber() && value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE
                ? IntNode.valueOf((int) value) : DoubleNode.valueOf(value);
    }

    private static JsonNode child(JsonNode node, Object step) {
        return step instanceof Integer index ? node.get(index) : step instanceof String name ? node.get(name) : null;
    }

    /** The step as the tree has it now: former names are in it no more. */
    private Object present(Assignment assignment, JsonNode node, Object step) {
        if (child(node, step) != null) {
            return step;
        }
        Optional<String> now = step instanceof String name ? Vocabulary.JSON.presentName(name) : Optional.empty();
        if (now.isPresent() && child(node, now.get()) != null) {
            return now.get();
        }
        String there = !node.isArray() ? "a plain value" : node.isEmpty() ? "an empty list"
                : "elements [0] to [" + (node.size() - 1) + "]";
        String cure = "";
        if (node.isObject()) {
            List<String> known = new ArrayList<>();
            node.fieldNames().forEachRemaining(known::add);
            there = String.join(", ", known);
            cure = Suggestion.among(known, String.valueOf(step));
        }
        throw new DefinitionException(assignment.where() + ": no " + Assignment.show(step) + " in " + file
                + " (there: " + there + ")" + cure);
    }

    /** As JSON, but where a text stands, a text that only looks like a number stays one. */
    private static JsonNode value(String text, JsonNode replaced) {
        try {
            JsonNode value = Vocabulary.JSON.mapper().readTree(text);
            return value.isMissingNode() || (replaced.isTextual() && !value.isTextual()) ? TextNode.valueOf(text) : value;
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);                       // not JSON, so a text that needs no quotes
        }
    }
}
