package apical.definition;

import apical.validation.InvalidValueException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Jackson says, in the words of somebody who wrote a definition and never heard of Jackson. */
final class DefinitionErrors {

    private static final Pattern MISSING = Pattern.compile("Missing (?:required )?creator property '([^']+)'");
    private static final Pattern REPEATED = Pattern.compile("Duplicate (?:field|property) [\"']([^\"']+)[\"']");
    private static final Pattern KNOWN_TYPES = Pattern.compile("known type ids = \\[([^\\]]*)]");

    private DefinitionErrors() {
    }

    /** The text is no JSON, or says something twice. */
    static DefinitionException notJson(Path file, JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
        Matcher repeated = REPEATED.matcher(e.getOriginalMessage());
        String problem = repeated.find()
                ? "field \"" + repeated.group(1) + "\" is given twice; expected it once"
                : "is not valid JSON (" + e.getOriginalMessage() + ")";
        return new DefinitionException(file, where + problem);
    }

    /** The JSON is not the definition that was expected. */
    static DefinitionException translate(Path file, JsonNode tree, JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return notJson(file, e);
        }
        List<Reference> path = mapping.getPath();
        InvalidValueException invalid = causeOf(e);
        if (invalid != null) {
            return new DefinitionException(file, join(text(path), invalid.getMessage()));
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return unknownField(file, unknown);
        }
        if (e instanceof InvalidTypeIdException type) {
            return unknownType(file, path, tree, type);
        }
        Matcher missing = MISSING.matcher(e.getOriginalMessage());
        if (missing.find()) {
            return new DefinitionException(file, missing(text(path), missing.group(1), at(tree, path)));
        }
        Class<?> expected = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return new DefinitionException(file, text(path) + " is " + at(tree, path) + "; expected " + describe(expected));
    }

    private static InvalidValueException causeOf(Throwable e) {
        return Stream.iterate(e, t -> t != null, Throwable::getCause)
                .filter(InvalidValueException.class::isInstance)
                .map(InvalidValueException.class::cast)
                .findFirst().orElse(null);
    }

    private static DefinitionException unknownField(Path file, UnrecognizedPropertyException e) {
        List<String> known = e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
        List<Reference> path = e.getPath();
        String parent = text(path.subList(0, path.size() - 1));
        return new DefinitionException(file, (parent.isEmpty() ? "" : parent + ": ")
                + "unknown field \"" + e.getPropertyName() + "\" (known: " + String.join(", ", known) + ")."
                + Suggestion.among(known, e.getPropertyName()));
    }

    private static DefinitionException unknownType(Path file, List<Reference> path, JsonNode tree,
                                                   InvalidTypeIdException e) {
        Matcher matcher = KNOWN_TYPES.matcher(e.getOriginalMessage());
        Collection<String> known = matcher.find() ? List.of(matcher.group(1).split(",\\s*")) : List.of();
        String expected = known.isEmpty() ? "a known type" : "one of " + String.join(", ", known);
        if (e.getTypeId() == null) {
            return new DefinitionException(file, join(text(path), "has no field \"type\"; expected " + expected));
        }
        return new DefinitionException(file, join(text(path), "type is \"" + e.getTypeId() + "\"; expected " + expected + "."
                + Suggestion.among(known, e.getTypeId())));
    }

    private static String missing(String path, String field, JsonNode there) {
        if (path.endsWith(field) && (there == null || there.isNull())) {
            path = path.substring(0, Math.max(0, path.length() - field.length() - 1));
        }
        return (path.isEmpty() ? "" : path + ": ") + "field \"" + field + "\" is missing; it has no default";
    }

    /** The JSON value at a path, as it was written. */
    private static JsonNode at(JsonNode tree, List<Reference> path) {
        JsonNode node = tree;
        for (Reference step : path) {
            node = node == null ? null : step.getFieldName() != null ? node.get(step.getFieldName()) : node.get(step.getIndex());
        }
        return node;
    }

    private static String text(List<Reference> path) {
        StringBuilder text = new StringBuilder();
        for (Reference step : path) {
            if (step.getFieldName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return text.toString();
    }

    /** {@code parent.field is ...}; where the field's name is already the last step of the path it is not repeated. */
    private static String join(String path, String message) {
        if (path.isEmpty()) {
            return message;
        }
        String last = path.substring(path.lastIndexOf('.') + 1);
        if (message.startsWith(last + " ") || message.startsWith(last + "[")) {
            path = path.substring(0, Math.max(0, path.length() - last.length() - 1));
        }
        return path.isEmpty() ? message : message.startsWith("has ") ? path + " " + message : path + "." + message;
    }

    private static String describe(Class<?> type) {
        if (type == null) {
            return "another value";
        } else if (type == double.class || type == Double.class) {
            return "a number";
        } else if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        } else if (type == boolean.class) {
            return "true or false";
        } else if (type == String.class) {
            return "a text";
        } else if (Collection.class.isAssignableFrom(type)) {
            return "a list [ ... ]";
        } else if (type.isEnum()) {
            return "one of " + String.join(", ", Stream.of(type.getEnumConstants())
                    .map(constant -> Json.STRICT.convertValue(constant, String.class)).toList());
        }
        return "an object { ... }";
    }
}
