package apical.definition;

import apical.json.Default;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How the best setting of a model is chosen, and with which seeds it is then trained anew and measured on test data.
 *
 * @param quantity measured on validation data; the smaller, the better
 * @param seeds    none of those of the sweep; none: the three after the largest of those
 */
@JsonPropertyOrder({"quantity", "seeds"})
public record SelectionDefinition(@Default("\"score\"") Chosen quantity, @Default("[]") List<Long> seeds) {

    private static final int FRESH = 3;

    /** By what the best is chosen. */
    public enum Chosen {
        /** The error, or the reconstruction error where images are learned. */
        SCORE("score"),
        COST("cost");

        private final String id;

        Chosen(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    public SelectionDefinition {
        if (!seeds.isEmpty()) {
            ExperimentDefinition.checkSeeds(seeds);
        }
        seeds = List.copyOf(seeds);
    }

    /** @param used seeds of the sweep */
    public List<Long> freshSeeds(List<Long> used) {
        long first = used.stream().mapToLong(Long::longValue).max().orElse(0) + 1;
        return seeds.isEmpty() ? LongStream.range(first, first + FRESH).boxed().toList() : seeds;
    }
}
