package apical.estimators;

import apical.information.Decoder;
import apical.information.Estimator;
import apical.json.Default;
import apical.validation.Require;
import java.util.List;

/**
 * By how well the variable can be read.
 *
 * @param folds   of its cross-validation
 * @param penalty times half the squared weights is added to its cost [nat]
 */
public record DecoderDefinition(@Default("5") int folds, @Default("0.01") double penalty) implements EstimatorDefinition {

    public static final EstimatorKind<DecoderDefinition> KIND = new EstimatorKind<>("decoder",
            "lower bound by a cross-validated multinomial logistic decoder", DecoderDefinition.class, List.of(Decoder.LABEL)) {

        @Override
        public DecoderDefinition example() {
            return new DecoderDefinition(5, 0.01);
        }

        @Override
        public List<DecoderDefinition> variants() {
            return List.of(new DecoderDefinition(3, 0.1));
        }

        @Override
        public boolean suitsAnyWidth() {
            return true;
        }
    };

    /** Gain at which a fit ends [nat], and most steps of it. */
    private static final double TOLERANCE = 1e-4;
    private static final int MOST_STEPS = 100;

    public DecoderDefinition {
        Require.atLeast("folds", folds, 2);
        Require.positive("penalty", penalty);
    }

    @Override
    public EstimatorKind<?> kind() {
        return KIND;
    }

    @Override
    public Estimator build() {
        return new Decoder(folds, penalty, TOLERANCE, MOST_STEPS);
    }

    @Override
    public double seconds(int units, int samples, int permutations) {
        return 2e-7 * units * samples * folds;
    }
}
