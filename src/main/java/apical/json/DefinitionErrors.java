package apical.json;

import apical.validation.InvalidValueException;
import apical.validation.Printable;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Jackson says, in the words of somebody who wrote a definition and never heard of Jackson. */
final class DefinitionErrors {

    /** Where Jackson begins to speak of its own switches, and of all that JSON could have been. */
    private static final Pattern ADVICE = Pattern.compile(": (?:was expecting|enable) .*", Pattern.DOTALL);

    private DefinitionErrors() {
    }

    /** The text is no JSON, or says something twice. */
    static DefinitionException notJson(Path file, JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return new DefinitionException(file, beyond(e.getOriginalMessage()));
        }
        JsonLocation at = e.getLocation();
        if (e.getOriginalMessage().startsWith("Duplicate") && e.getProcessor() instanceof JsonParser parser) {
            return new DefinitionException(file,
                    Printable.shortened(path(parser.getParsingContext())) + " is given twice, again in line "
                            + at.getLineNr() + "; expected it once");
        }
        String where = "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
        if (e instanceof MismatchedInputException) {
            return new DefinitionException(file, where + "there is more after the closing }; expected the end of the file");
        }
        String what = e.getOriginalMessage().startsWith("Unexpected end-of-input") ? "it ends too early"
                : Printable.shortened(ADVICE.matcher(e.getOriginalMessage()).replaceAll(""));
        return new DefinitionException(file, where + "is not valid JSON (" + what + ")");
    }

    /** What Jackson reads no further than; it does not say where. */
    private static String beyond(String message) {
        if (message.contains("nesting depth")) {
            return "is nested more than " + StreamReadConstraints.DEFAULT_MAX_DEPTH + " deep; expected a definition."
                    + " Maybe a program wrote [ or { too often";
        }
        return message.startsWith("Number")
                ? "has a number of more than " + StreamReadConstraints.DEFAULT_MAX_NUM_LEN + " characters; expected fewer"
                : "has a text that is too long; expected a definition";
    }

    /** JSON of the right {@link JsonForm} has a value that a record refuses. */
    static DefinitionException refused(Path file, JsonProcessingException e) {
        InvalidValueException invalid = Stream.iterate(e, t -> t != null, Throwable::getCause)
                .filter(InvalidValueException.class::isInstance).map(InvalidValueException.class::cast).findFirst()
                .orElseThrow(() -> new IllegalStateException("the form of " + file + " was not checked", e));
        String path = e instanceof JsonMappingException mapping ? path(mapping.getPath()) : "";
        return new DefinitionException(file, join(path, invalid.getMessage()));
    }

    private static String path(List<Reference> steps) {
        StringBuilder path = new StringBuilder();
        for (Reference step : steps) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    /** The path of the place that a parser has reached. */
    private static String path(JsonStreamContext place) {
        if (place.inRoot()) {
            return "";
        }
        String parent = path(place.getParent());
        return place.inArray() ? parent + "[" + place.getCurrentIndex() + "]"
                : parent + (parent.isEmpty() ? "" : ".") + place.getCurrentName();
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
        return path.isEmpty() ? message : path + "." + message;
    }
}
