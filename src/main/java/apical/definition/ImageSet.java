package apical.definition;

import apical.data.Dataset;
import apical.data.LabelledImages;
import com.fasterxml.jackson.annotation.JsonValue;

/** Which images of a data set something is measured on. */
public enum ImageSet {
    TEST("test") {
        @Override
        public LabelledImages of(Dataset data) {
            return data.test();
        }
    },
    /** Those that are learned. */
    TRAIN("train") {
        @Override
        public LabelledImages of(Dataset data) {
            return data.training();
        }
    },
    /** All there are, where a data set is a whole: learned, held out and others. */
    ALL("all") {
        @Override
        public LabelledImages of(Dataset data) {
            return data.all();
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

    /** For messages: {@code test images}. */
    public String inWords() {
        return switch (this) {
            case TEST -> "test images";
            case TRAIN -> "training images";
            case ALL -> "images";
        };
    }

    public abstract LabelledImages of(Dataset data);
}
