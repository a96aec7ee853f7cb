package apical.definition;

import apical.json.Default;
import apical.json.OrText;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model of an experiment: a file, or several models made from one. In a definition the path alone,
 * {@code "../models/backprop.json"}, or
 * <pre>
 *   {"file": "../models/backprop.json", "variants": [{"name": "wide", "set": {"layers[1]": 1000}}, ...]}
 *   {"file": "../models/backprop.json", "grids": [{"name": "backprop", "axes": [
 *       {"label": "learning rate", "change": "scale", "paths": ["rule.learningRates"], "values": [0.1, 1, 10]},
 *       {"label": "initial weights", "change": "set", "paths": ["initialWeights.gain"], "values": [0.5, 1, 2]}]}]}
 * </pre>
 *
 * @param file     path of a model definition, relative to the experiment's
 * @param variants each a model; with neither variants nor grids it is the model as it stands in the file
 * @param grids    each many models
 */
@OrText(field = "file", expected = "the path of a model's definition, or {\"file\": ..., \"variants\": [...]}")
public record ModelEntry(@JsonProperty("file") String file, @JsonProperty("variants") @Default("[]") List<Variant> variants,
        @JsonProperty("grids") @Default("[]") List<GridDefinition> grids) {

    /**
     * The model with another name and some of its values replaced.
     *
     * @param name of this variant, in tables and legends
     * @param set  what is replaced, by path as in {@code --set}: {@code rule.presentationMs}
     */
    public record Variant(String name, Map<String, JsonNode> set) {
        public Variant {
            Require.name("name", name);
            set = new LinkedHashMap<>(set);
        }

        /** What is replaced, in the order in which it stands. */
        List<Edit> edits() {
            return set.entrySet().stream().map(each -> new Edit(each.getKey(), Edit.Change.SET, each.getValue())).toList();
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public ModelEntry {
        Require.text("file", file);
        variants = List.copyOf(variants);
        grids = List.copyOf(grids);
    }

    /** The model as it stands in the file. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ModelEntry of(String file) {
        return new ModelEntry(file, List.of(), List.of());
    }

    /** A grid of models made from that in the file. */
    public static ModelEntry of(String file, GridDefinition grid) {
        return new ModelEntry(file, List.of(), List.of(grid));
    }

    /** As it would be written: the path alone where that says all. */
    @JsonValue
    Object asWritten() {
        if (variants.isEmpty() && grids.isEmpty()) {
            return file;
        }
        Map<String, Object> fields = new LinkedHashMap<>();          // in this order on every machine
        fields.put("file", file);
        if (!variants.isEmpty()) {
            fields.put("variants", variants);
        }
        if (!grids.isEmpty()) {
            fields.put("grids", grids);
        }
        return fields;
    }
}
