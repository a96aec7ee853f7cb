package apical.estimators;

import apical.information.Code;
import apical.json.Default;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How activity becomes discrete. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = CodeDefinition.Mean.class, name = "mean"),
        @JsonSubTypes.Type(value = CodeDefinition.Threshold.class, name = "threshold"),
        @JsonSubTypes.Type(value = CodeDefinition.Bins.class, name = "bins"),
        @JsonSubTypes.Type(value = CodeDefinition.FixedBins.class, name = "fixedBins"),
        @JsonSubTypes.Type(value = CodeDefinition.EqualCountBins.class, name = "equalCountBins"),
        @JsonSubTypes.Type(value = CodeDefinition.AdaptiveBins.class, name = "adaptiveBins")})
public sealed interface CodeDefinition {

    /** Of a unit: about as many as there are images, so that more could only be empty, and fill the memory. */
    int MOST_BINS = 65_536;

    Code build();

    /** A bit per unit: whether it exceeds its mean. */
    record Mean() implements CodeDefinition {
        @Override
        public Code build() {
            return Code.thresholdAtMean();
        }
    }

    /** A bit per unit: whether it exceeds {@code at}. */
    record Threshold(double at) implements CodeDefinition {
        public Threshold {
            Require.finite("at", at);
        }

        @Override
        public Code build() {
            return Code.thresholdAt(at);
        }
    }

    /** Equally wide, over the range of the layer. */
    record Bins(@Default("30") int count) implements CodeDefinition {
        public Bins {
            Require.fromTo("count", count, 2, MOST_BINS);
        }

        @Override
        public Code build() {
            return Code.bins(count);
        }
    }

    /** Equally wide, from {@code lowest} to {@code highest}. */
    record FixedBins(@Default("30") int count, double lowest, double highest) implements CodeDefinition {
        public FixedBins {
            Require.fromTo("count", count, 2, MOST_BINS);
            Require.finite("lowest", lowest);
            Require.finite("highest", highest);
            if (lowest >= highest) {
                throw new InvalidValueException("highest", "is " + highest + "; expected more than lowest, " + lowest);
            }
        }

        @Override
        public Code build() {
            return Code.bins(count, lowest, highest);
        }
    }

    /** Of as many samples each, unit by unit. */
    record EqualCountBins(@Default("4") int count) implements CodeDefinition {
        public EqualCountBins {
            Require.fromTo("count", count, 2, MOST_BINS);
        }

        @Override
        public Code build() {
            return Code.equalCountBins(count);
        }
    }

    /** Of as many different values of the layer each (Chelombiev et al., 2019). */
    record AdaptiveBins(@Default("30") int count) implements CodeDefinition {
        public AdaptiveBins {
            Require.fromTo("count", count, 2, MOST_BINS);
        }

        @Override
        public Code build() {
            return Code.adaptiveBins(count);
        }
    }
}
