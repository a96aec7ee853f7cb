package apical.definition;

import apical.data.Dataset;
import apical.data.LabelledImages;
import com.fasterxml.jackson.annotation.JsonValue;

/** Which images of a data set something is measured on. */
public enum ImageSet {
    TEST("test") {
        @Override public LabelledImages of(Dataset data) {
            return data.test();
        }
    },
    /** Those that are learned. */
    TRAIN("train") {
        @Override public LabelledImages of(Dataset data) {
            return data.training();
        }
    };

    private final String id;

    ImageSet(String id) {
        this.id = id;
    }

    /** As written in definitions and in the column {@code split} of results. */
    @JsonValue
    public String id() {
        return id;
    }

    public abstract LabelledImages of(Dataset data);
}
