package apical.definition;

import apical.information.Calibration.Target;
import apical.information.Calibration.Trial;
import apical.information.ContinuousInformation;
import apical.information.Correction;
import apical.information.Estimator;
import apical.information.KernelBounds.AddedNoise;
import apical.json.Default;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** A way to estimate information, as an experiment or {@code apical analyze} names it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = EstimatorDefinition.WholeCodes.class, name = "wholeCodes"),
        @JsonSubTypes.Type(value = EstimatorDefinition.KernelBounds.class, name = "kernelBounds"),
        @JsonSubTypes.Type(value = EstimatorDefinition.NearestNeighbours.class, name = "nearestNeighbours"),
        @JsonSubTypes.Type(value = EstimatorDefinition.Decoder.class, name = "decoder"),
        @JsonSubTypes.Type(value = EstimatorDefinition.PerUnit.class, name = "perUnit"),
        @JsonSubTypes.Type(value = EstimatorDefinition.Subsets.class, name = "subsets")})
public sealed interface EstimatorDefinition {

    /** In one line, for {@code apical list}: type and what it does. */
    List<String[]> SUMMARIES = List.of(
            new String[] {"wholeCodes", "entropies and information of whole codes, with any corrections; for few units"},
            new String[] {"kernelBounds", "lower and upper bounds with noise added (Kolchinsky and Tracey, 2017)"},
            new String[] {"nearestNeighbours", "of continuous activity of few units (Ross, 2014)"},
            new String[] {"decoder", "lower bound by a cross-validated multinomial logistic decoder"},
            new String[] {"perUnit", "mean over single units"},
            new String[] {"subsets", "mean over random subsets of k units"});

    /** The estimator. */
    Estimator build();

    /**
     * Processor seconds that it takes about, on one core of about 100 GFLOP/s.
     *
     * @param units of one recording
     */
    double seconds(int units, int samples, int permutations);

    /** How it is held against a channel of known information; empty if the channel does not tell what it is after. */
    default List<Trial> trials() {
        return List.of(new Trial(build(), Target.ACTIVITY));
    }

    /** Those that say something of populations of any width. */
    static List<EstimatorDefinition> suitingAnyWidth() {
        return List.of(new WholeCodes(new CodeDefinition.Mean(), List.of(Correction.PLUG_IN, Correction.MILLER_MADOW)),
                new PerUnit(1), new Subsets(List.of(1, 2, 4, 8, 10), 30), new KernelBounds(List.of(new NoiseDefinition(0.1,
                NoiseScale.VARIANCE))), new Decoder(5, 0.01));
    }

    /**
     * Of the code of the whole population.
     *
     * @param code        how activity becomes discrete
     * @param corrections of the plug-in estimate, each of which gives its own estimates
     */
    record WholeCodes(@Default("{\"type\": \"mean\"}") CodeDefinition code,
                      @Default("[\"plug-in\", \"miller-madow\"]") List<Correction> corrections) implements EstimatorDefinition {
        public WholeCodes {
            Require.notEmpty("corrections", corrections);
            Require.distinct("corrections", corrections, Vocabulary.JSON::written);
            corrections = List.copyOf(corrections);
        }

        @Override public Estimator build() {
            return new apical.information.WholeCodes(code.build(), corrections);
        }

        @Override public double seconds(int units, int samples, int permutations) {
            return 1e-9 * samples * units + 3e-8 * samples * corrections.size() * (20 + permutations);
        }

        @Override public List<Trial> trials() {
            return code instanceof CodeDefinition.Mean ? List.of(new Trial(build(), Target.SIGNS)) : List.of();
        }
    }

    /** @param noises that the analysis adds to every unit, each of which gives a lower and an upper bound */
    record KernelBounds(@Default("[{\"factor\": 0.1, \"scale\": \"variance\"}]") List<NoiseDefinition> noises)
            implements EstimatorDefinition {
        public KernelBounds {
            Require.notEmpty("noises", noises);
            Require.distinct("noises", noises, Vocabulary.JSON::written);
            noises = List.copyOf(noises);
        }

        @Override public Estimator build() {
            return new apical.information.KernelBounds(noises.stream().map(NoiseDefinition::noise).toList());
        }

        @Override public double seconds(int units, int samples, int permutations) {
            return (double) samples * samples * (2e-11 * units + 3e-9 * noises.size());
        }

        /** Of one noise whose variance a channel of known information tells. */
        @Override public List<Trial> trials() {
            return noises.size() == 1 && noises.get(0).scale != NoiseScale.MAXIMUM
                    ? List.of(new Trial(build(), Target.noisy(noises.get(0).noise()))) : List.of();
        }
    }

    /**
     * Variance of the noise of kernel bounds.
     *
     * @param factor times what {@code scale} says
     */
    record NoiseDefinition(double factor, @Default("\"fixed\"") NoiseScale scale) {
        public NoiseDefinition {
            Require.positive("factor", factor);
        }

        AddedNoise noise() {
            return new AddedNoise(factor, scale.scale);
        }
    }

    /** Of what a variance of noise is a multiple. */
    enum NoiseScale {
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

    /** @param neighbours k */
    record NearestNeighbours(@Default("3") int neighbours) implements EstimatorDefinition {
        public NearestNeighbours {
            Require.atLeast("neighbours", neighbours, 1);
        }

        @Override public Estimator build() {
            return new apical.information.NearestNeighbours(neighbours);
        }

        @Override public double seconds(int units, int samples, int permutations) {
            return units > apical.information.NearestNeighbours.MOST_UNITS ? 0 : 6e-9 * units * samples * samples;
        }

        /** Also as the form for a continuous variable (Kraskov et al., 2004), of a property that follows the label. */
        @Override public List<Trial> trials() {
            return List.of(new Trial(build(), Target.ACTIVITY),
                    Trial.of(new ContinuousInformation(neighbours, ContinuousInformation.Algorithm.FIRST)));
        }
    }

    /**
     * @param folds   of its cross-validation
     * @param penalty times half the squared weights is added to its cost [nat]
     */
    record Decoder(@Default("5") int folds, @Default("0.01") double penalty) implements EstimatorDefinition {

        /** Gain at which a fit ends [nat], and most steps of it. */
        private static final double TOLERANCE = 1e-4;
        private static final int MOST_STEPS = 100;

        public Decoder {
            Require.atLeast("folds", folds, 2);
            Require.positive("penalty", penalty);
        }

        @Override public Estimator build() {
            return new apical.information.Decoder(folds, penalty, TOLERANCE, MOST_STEPS);
        }

        @Override public double seconds(int units, int samples, int permutations) {
            return 2e-7 * units * samples * folds;
        }
    }

    /** @param bins of each unit's activity, of as many samples each; 1: a threshold at the mean instead */
    record PerUnit(@Default("1") int bins) implements EstimatorDefinition {
        public PerUnit {
            Require.fromTo("bins", bins, 1, CodeDefinition.MOST_BINS);
        }

        @Override public Estimator build() {
            return bins == 1 ? new apical.information.PerUnit() : new apical.information.PerUnit(bins);
        }

        @Override public double seconds(int units, int samples, int permutations) {
            return 5e-9 * units * samples * (20 + permutations);
        }

        @Override public List<Trial> trials() {
            return bins == 1 ? List.of(new Trial(build(), Target.SIGNS)) : List.of();
        }
    }

    /**
     * @param sizes k, 1 to 64, each of which gives an estimate; those wider than the population are left out
     * @param draws of random subsets
     */
    record Subsets(@Default("[1, 2, 4, 8, 10]") List<Integer> sizes, @Default("30") int draws) implements EstimatorDefinition {
        public Subsets {
            Require.notEmpty("sizes", sizes);
            Require.each("sizes", sizes, (field, size) ->
                    Require.fromTo(field, size, 1, apical.information.Subsets.MOST_UNITS));
            Require.distinct("sizes", sizes);
            Require.atLeast("draws", draws, 2);
            sizes = List.copyOf(sizes);
        }

        @Override public Estimator build() {
            return new apical.information.Subsets(sizes, draws);
        }

        @Override public double seconds(int units, int samples, int permutations) {
            return 1e-8 * samples * draws * sizes.size() * (20 + permutations);
        }

        @Override public List<Trial> trials() {
            return List.of(new Trial(build(), Target.SIGNS));
        }
    }
}
