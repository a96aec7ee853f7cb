package apical.definition;

import apical.json.DefinitionException;
import apical.validation.Printable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A value that replaces one of a definition: {@code --set path=value}. The path names fields and elements as JSON nests them,
 * {@code training.seeds[0]}; {@code models.NAME.} or {@code models[0].} leads into a model; {@code layers[1:-1]} names several
 * elements, as in Python.
 *
 * @param where for messages: where the assignment stands
 * @param steps of the path: a {@code String} for a field, an {@code Integer} for an element, a {@link Slice} for several
 * @param text  the value, as JSON, or as plain text where it is not JSON
 */
public record Assignment(String where, List<Object> steps, String text) {

    private static final Pattern STEP =
            Pattern.compile("\\.?([^.\\[\\]=]+)|\\[(\\d{1,9})]|\\[(-?\\d{1,9})?:(-?\\d{1,9})?]");

    /**
     * Several elements of a list, {@code [from:to]}; numbers below 0 count from its end.
     *
     * @param from the first; null: that of the list
     * @param to   the one after the last; null: all that are left
     */
    record Slice(Integer from, Integer to) {

        /** Their indices in a list of that length. */
        List<Integer> of(int length) {
            return IntStream.range(index(from, 0, length), index(to, length, length)).boxed().toList();
        }

        private static int index(Integer end, int otherwise, int length) {
            return end == null ? otherwise : Math.max(0, Math.min(length, end < 0 ? end + length : end));
        }

        @Override
        public String toString() {
            return "[" + (from == null ? "" : from) + ":" + (to == null ? "" : to) + "]";
        }
    }

    /**
     * Parses {@code path=value}.
     *
     * @throws DefinitionException if it is not of that form
     */
    public static Assignment parse(String assignment) {
        int equals = assignment.indexOf('=');
        List<Object> steps = equals > 0 ? steps(assignment.substring(0, equals)) : List.of();
        if (steps.isEmpty()) {
            throw new DefinitionException("--set " + Printable.shortened(assignment)
                    + ": expected path=value, for example --set training.epochs=5");
        }
        return new Assignment("--set " + Printable.shortened(assignment.substring(0, equals)), steps,
                assignment.substring(equals + 1));
    }

    /** Sets the field at {@code path} to a value given as JSON. */
    public static Assignment of(String path, String json) {
        return new Assignment("--set " + path, steps(path), json);
    }

    /** Sets the field at {@code path} to a text, whatever the text looks like. */
    public static Assignment ofText(String path, String text) {
        return of(path, TextNode.valueOf(text).toString());
    }

    /**
     * The assignment of a definition itself, not of the command line.
     *
     * @param where for messages: where it stands
     */
    static Assignment at(String where, String path, JsonNode value) {
        List<Object> steps = steps(path);
        if (steps.isEmpty()) {
            throw new DefinitionException(
                    where + ": \"" + Printable.shortened(path) + "\" is no path; expected one like \"rule.learningRates[0]\"");
        }
        return new Assignment(where + "." + Printable.shortened(path), steps, value.toString());
    }

    /** A step of a path as it reads in a message: {@code "epochs"} or {@code [3]}. */
    static String show(Object step) {
        return step instanceof Integer ? "[" + step + "]"
                : step instanceof Slice ? step.toString() : "\"" + Printable.shortened((String) step) + "\"";
    }

    private static Integer whole(String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    /** The steps of a path; none if it is not one. */
    static List<Object> steps(String path) {
        List<Object> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            steps.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2) != null ? (Object) whole(matcher.group(2))
                    : new Slice(whole(matcher.group(3)), whole(matcher.group(4))));
            end = matcher.end();
        }
        return end == path.length() ? steps : List.of();
    }
}
