package apical.json;

import apical.validation.Deprecation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes into JSON what was left out of it, as {@link Default} says. Done first of all, so that what is left out can be
 * overridden, is checked, and stands in the stored definition like everything else.
 */
final class Defaults {

    private final StrictJson json;
    private final Optional<Path> file;

    /** @param file which is told where it has a {@link FormerName}; nobody is told if it is empty */
    Defaults(StrictJson json, Optional<Path> file) {
        this.json = json;
        this.file = file;
    }

    /** Completes {@code tree} (modified) wherever it looks like {@code type}; says nothing where it does not. */
    void complete(JsonNode tree, Type type) {
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() == List.class) {
            tree.forEach(element -> complete(element, parameterized.getActualTypeArguments()[0]));
        } else if (type instanceof Class<?> named && tree instanceof ObjectNode object) {
            if (named.isRecord()) {
                completeFields(object, named);
            } else if (json.isTyped(named)) {
                json.typeByDefault(named).filter(any -> !object.has(StrictJson.TYPE))
                        .ifPresent(byDefault -> object.put(StrictJson.TYPE, byDefault));
                Class<?> record = json.types(named).get(object.path(StrictJson.TYPE).asText());
                if (record != null) {
                    completeFields(object, record);
                }
            }
        }
    }

    private void completeFields(ObjectNode object, Class<?> record) {
        OrText orText = record.getAnnotation(OrText.class);
        if (orText != null && !object.has(orText.field())) {
            return;                                              // refused as it was written
        }
        for (RecordComponent component : record.getRecordComponents()) {
            rename(object, component);
            Default byDefault = component.getAnnotation(Default.class);
            if (byDefault != null && !object.has(component.getName())) {
                object.set(component.getName(), parse(byDefault.value()));
            }
            if (object.has(component.getName())) {
                complete(object.get(component.getName()), component.getGenericType());
            }
        }
    }

    /** Gives a field its present name; of two fields, one of each name, the old one stays, and is refused as unknown. */
    private void rename(ObjectNode object, RecordComponent component) {
        FormerName former = component.getAnnotation(FormerName.class);
        if (former != null && object.has(former.value()) && !object.has(component.getName())) {
            object.set(component.getName(), object.remove(former.value()));
            file.ifPresent(where -> Deprecation.warn(where, former.value(), component.getName()));
        }
    }

    private JsonNode parse(String text) {
        try {
            return json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a default is not JSON: " + text, e);
        }
    }
}
