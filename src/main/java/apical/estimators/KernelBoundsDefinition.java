package apical.estimators;

import apical.information.Calibration.Target;
import apical.information.Calibration.Trial;
import apical.information.Estimator;
import apical.information.KernelBounds;
import apical.information.KernelBounds.AddedNoise;
import apical.json.Default;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * Bounds by distances between samples.
 *
 * @param noises that the analysis adds to every unit, each of which gives a lower and an upper bound
 */
public record KernelBoundsDefinition(@Default("[{\"factor\": 0.1, \"scale\": \"variance\"}]") List<NoiseDefinition> noises)
        implements EstimatorDefinition {

    public static final EstimatorKind<KernelBoundsDefinition> KIND = new EstimatorKind<>("kernelBounds",
            "lower and upper bounds with noise added (Kolchinsky and Tracey, 2017)", KernelBoundsDefinition.class,
            List.of(KernelBounds.LOWER, KernelBounds.UPPER)) {

        @Override
        public KernelBoundsDefinition example() {
            return new KernelBoundsDefinition(List.of(new NoiseDefinition(0.1, NoiseScale.VARIANCE)));
        }

        @Override
        public List<KernelBoundsDefinition> variants() {
            return List.of(new KernelBoundsDefinition(List.of(new NoiseDefinition(0.5, NoiseScale.FIXED),
                    new NoiseDefinition(0.1, NoiseScale.MAXIMUM))));
        }

        @Override
        public boolean suitsAnyWidth() {
            return true;
        }

        @Override
        public String calibrated() {
            return "of one noise, fixed or of the variance";
        }
    };

    public KernelBoundsDefinition {
        Require.notEmpty("noises", noises);
        Require.distinct("noises", noises, NoiseDefinition::written);
        noises = List.copyOf(noises);
    }

    @Override
    public EstimatorKind<?> kind() {
        return KIND;
    }

    @Override
    public Estimator build() {
        return new KernelBounds(noises.stream().map(NoiseDefinition::noise).toList());
    }

    @Override
    public double seconds(int units, int samples, int permutations) {
        return (double) samples * samples * (2e-11 * units + 3e-9 * noises.size());
    }

    /** Of one noise whose variance a channel of known information tells. */
    @Override
    public List<Trial> trials() {
        return noises.size() == 1 && noises.get(0).scale != NoiseScale.MAXIMUM
                ? List.of(new Trial(build(), Target.noisy(noises.get(0).noise()))) : List.of();
    }

    /**
     * Variance of the noise.
     *
     * @param factor times what {@code scale} says
     */
    public record NoiseDefinition(double factor, @Default("\"fixed\"") NoiseScale scale) {
        public NoiseDefinition {
            Require.positive("factor", factor);
        }

        AddedNoise noise() {
            return new AddedNoise(factor, scale.scale);
        }

        private String written() {
            return "{\"factor\":" + factor + ",\"scale\":\"" + scale.id + "\"}";
        }
    }

    /** Of what a variance of noise is a multiple. */
    public enum NoiseScale {
        /** One squared unit of activity. */
        FIXED("fixed", AddedNoise.Scale.FIXED),
        /** The square of the layer's largest activity. */
        MAXIMUM("maximum", AddedNoise.Scale.MAXIMUM),
        /** The layer's total variance. */
        VARIANCE("variance", AddedNoise.Scale.VARIANCE);

        private final String id;
        private final AddedNoise.Scale scale;

        NoiseScale(String id, AddedNoise.Scale scale) {
            this.id = id;
            this.scale = scale;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }
}
