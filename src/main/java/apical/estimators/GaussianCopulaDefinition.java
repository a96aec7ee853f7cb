package apical.estimators;

import apical.information.Estimator;
import apical.information.GaussianCopula;
import java.util.List;

/** By a Gaussian copula; there is nothing to choose. */
public record GaussianCopulaDefinition() implements EstimatorDefinition {

    public static final EstimatorKind<GaussianCopulaDefinition> KIND = new EstimatorKind<>("gaussianCopula",
            "closed form for normal scores of few units, fewer than samples of each label (Ince et al., 2017)",
            GaussianCopulaDefinition.class, List.of(GaussianCopula.LABEL)) {

        @Override
        public GaussianCopulaDefinition example() {
            return new GaussianCopulaDefinition();
        }
    };

    @Override
    public EstimatorKind<?> kind() {
        return KIND;
    }

    @Override
    public Estimator build() {
        return new GaussianCopula();
    }

    @Override
    public double seconds(int units, int samples, int permutations) {
        return 5e-9 * samples * units * units + 1e-10 * units * units * units;
    }
}
