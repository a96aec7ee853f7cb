package apical.definition;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is done to a definition at a path: by a variant of a model, along an axis of a grid, or by a setting of a sweep.
 *
 * @param path  as in {@code --set}: {@code rule.learningRates}
 * @param value that stands there then, or the factor
 */
public record Edit(String path, Change change, JsonNode value) {

    /** What is done to the values at a path. */
    public enum Change {
        /** The value is replaced. */
        SET("set"),
        /** The number, or every number of a list or an object, is multiplied. */
        SCALE("scale");

        private final String id;

        Change(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }
}
