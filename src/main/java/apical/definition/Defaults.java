package apical.definition;

import apical.data.Targets;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;

/**
 * Writes into JSON what was left out of it, as {@link Default} says. Done first of all, so that what is left out can be
 * overridden, is checked, and stands in the stored definition like everything else.
 */
final class Defaults {

    /** What targets are where nobody says it. */
    private static final String TARGETS = "classes";

    private Defaults() {
    }

    /** Completes {@code tree} (modified) wherever it looks like {@code type}; says nothing where it does not. */
    static void complete(JsonNode tree, Type type) {
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() == List.class) {
            tree.forEach(element -> complete(element, parameterized.getActualTypeArguments()[0]));
        } else if (type instanceof Class<?> named && tree instanceof ObjectNode object) {
            if (named.isRecord()) {
                completeFields(object, named);
            } else if (Form.isTyped(named)) {
                if (named == Targets.class && !object.has(Form.TYPE)) {
                    object.put(Form.TYPE, TARGETS);              // the only ones there once were
                }
                Class<?> record = Form.types(named).get(object.path(Form.TYPE).asText());
                if (record != null) {
                    completeFields(object, record);
                }
            }
        }
    }

    private static void completeFields(ObjectNode object, Class<?> record) {
        if (record == ModelEntry.class && !object.has("file")) {
            return;                                              // refused as it was written
        }
        for (RecordComponent component : record.getRecordComponents()) {
            Default byDefault = component.getAnnotation(Default.class);
            if (byDefault != null && !object.has(component.getName())) {
                object.set(component.getName(), parse(byDefault.value()));
            }
            if (object.has(component.getName())) {
                complete(object.get(component.getName()), component.getGenericType());
            }
        }
    }

    private static JsonNode parse(String json) {
        try {
            return Json.STRICT.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a default is not JSON: " + json, e);
        }
    }
}
