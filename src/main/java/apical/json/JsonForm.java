package apical.json;

import apical.validation.Printable;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether JSON has the form of a record: every component there ({@link Defaults} were written into it), no other field, each value
 * of the right kind. What values are allowed, the record's constructor says afterwards.
 *
 * <p>Jackson would refuse the same (see {@link StrictJson}), but one thing at a time, in words about classes and switches; here the
 * field, its value and what was expected are at hand.
 */
final class JsonForm {

    private static final String TYPE = StrictJson.TYPE;

    private final StrictJson json;
    private final Path file;

    private JsonForm(StrictJson json, Path file) {
        this.json = json;
        this.file = file;
    }

    /**
     * Holds {@code tree} to the form of {@code record}.
     *
     * @throws DefinitionException naming file, path, value and what was expected
     */
    static void check(StrictJson json, Path file, JsonNode tree, Class<?> record) {
        new JsonForm(json, file).fields("", tree, record, List.of());
    }

    private void value(String path, JsonNode value, Type type) {
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            require(value.isObject(), path, value, "an object { ... }");
        } else if (type instanceof ParameterizedType list) {
            elements(path, value, list.getActualTypeArguments()[0]);
        } else if (type instanceof Class<?> record && isText(record, value)) {
            require(value.isTextual() && !value.asText().isBlank(), path, value, record.getAnnotation(OrText.class).expected());
            printable(path, value);
        } else if (json.elementsOf(type).isPresent()) {
            elements(path, value, json.elementsOf(type).get());
        } else if (json.words(type).isPresent()) {
            oneOf(path, value, json.words(type).get());
        } else if (type == double.class || type == Double.class) {
            require(value.isNumber(), path, value, "a number");
        } else if (type == int.class || type == Integer.class) {
            whole(path, value, value.canConvertToInt(), Integer.MIN_VALUE, Integer.MAX_VALUE);
        } else if (type == long.class || type == Long.class) {
            whole(path, value, value.canConvertToLong(), Long.MIN_VALUE, Long.MAX_VALUE);
        } else if (type == boolean.class) {
            require(value.isBoolean(), path, value, "true or false");
        } else if (type == String.class) {
            require(value.isTextual(), path, value, "a text");
            printable(path, value);
        } else if (type != JsonNode.class) {                          // which may be anything
            ofClass(path, value, (Class<?>) type);
        }
    }

    private static boolean isText(Class<?> record, JsonNode value) {
        OrText orText = record.getAnnotation(OrText.class);
        return orText != null && !value.has(orText.field());
    }

    private void ofClass(String path, JsonNode value, Class<?> type) {
        if (type.isEnum()) {
            oneOf(path, value, json.constants(type));
            return;
        }
        require(value.isObject(), path, value, "an object { ... }");
        if (type.isRecord()) {
            fields(path, value, type, List.of());
        } else {
            typedFields(path, value, type);
        }
    }

    private void elements(String path, JsonNode list, Type type) {
        require(list.isArray(), path, list, "a list [ ... ]");
        for (int i = 0; i < list.size(); i++) {
            value(path + "[" + i + "]", list.get(i), type);
        }
    }

    /** Only what is for readers may have lines. */
    private void printable(String path, JsonNode text) {
        String read = path.endsWith("description") ? text.textValue().replaceAll("[\\r\\n\\t]", " ") : text.textValue();
        require(Printable.isText(read), path, text, "a text without control characters");
    }

    private void whole(String path, JsonNode value, boolean fits, long least, long most) {
        require(value.isIntegralNumber(), path, value, "a whole number");
        require(fits, path, value, "a whole number from " + least + " to " + most);
    }

    private void oneOf(String path, JsonNode value, List<String> known) {
        if (!value.isTextual() || !known.contains(value.textValue())) {
            throw refusal(path + " is " + show(value) + "; expected one of " + String.join(", ", known)
                    + Suggestion.among(known, value.asText()));
        }
    }

    /** An object whose field "type" says of which record it has the form. */
    private void typedFields(String path, JsonNode object, Class<?> base) {
        Map<String, Class<?>> types = json.types(base);
        List<String> known = List.copyOf(types.keySet());
        if (!object.has(TYPE)) {
            names(object).stream().filter(name -> !Suggestion.among(List.of(TYPE), name).isEmpty()).findFirst()
                    .ifPresent(name -> unknown(path, name, List.of(TYPE)));
            throw refusal(path + ".type is missing; expected one of " + String.join(", ", known));
        }
        oneOf(path + ".type", object.get(TYPE), known);
        fields(path, object, types.get(object.get(TYPE).textValue()), List.of(TYPE));
    }

    private void fields(String path, JsonNode object, Class<?> record, List<String> further) {
        RecordComponent[] components = record.getRecordComponents();
        List<String> known = Stream.concat(further.stream(), Stream.of(components).map(RecordComponent::getName)).toList();
        names(object).stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> unknown(path, name, known));
        for (RecordComponent component : components) {
            String field = path.isEmpty() ? component.getName() : path + "." + component.getName();
            if (!object.has(component.getName())) {
                throw refusal(field + " is missing; it has no default");
            }
            value(field, object.get(component.getName()), component.getGenericType());
        }
    }

    private void unknown(String path, String name, List<String> known) {
        throw refusal((path.isEmpty() ? "" : path + ": ") + "unknown field \"" + Printable.shortened(name) + "\" (known: "
                + String.join(", ", known)
                + ")" + Suggestion.among(known, name));
    }

    private void require(boolean holds, String path, JsonNode value, String expected) {
        if (!holds) {
            throw refusal(path + " is " + show(value) + "; expected " + expected);
        }
    }

    private DefinitionException refusal(String problem) {
        return new DefinitionException(file, problem);
    }

    /** As it was written, but for numbers too large for a double. */
    private static String show(JsonNode value) {
        return Printable.shortened(value.isDouble() ? Double.toString(value.doubleValue()) : value.toString());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
