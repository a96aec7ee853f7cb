package apical.estimators;

import apical.information.Calibration.Target;
import apical.information.Calibration.Trial;
import apical.information.Estimator;
import apical.information.PerUnit;
import apical.json.Default;
import apical.validation.Require;
import java.util.List;

/**
 * Unit by unit.
 *
 * @param bins of each unit's activity, of as many samples each; 1: a threshold at the mean instead
 */
public record PerUnitDefinition(@Default("1") int bins) implements EstimatorDefinition {

    public static final EstimatorKind<PerUnitDefinition> KIND = new EstimatorKind<>("perUnit", "mean over single units",
            PerUnitDefinition.class, List.of(PerUnit.LABEL)) {

        @Override
        public PerUnitDefinition example() {
            return new PerUnitDefinition(1);
        }

        @Override
        public List<PerUnitDefinition> variants() {
            return List.of(new PerUnitDefinition(4));
        }

        @Override
        public boolean suitsAnyWidth() {
            return true;
        }

        @Override
        public String calibrated() {
            return "of one bin";
        }
    };

    public PerUnitDefinition {
        Require.fromTo("bins", bins, 1, CodeDefinition.MOST_BINS);
    }

    @Override
    public EstimatorKind<?> kind() {
        return KIND;
    }

    @Override
    public Estimator build() {
        return bins == 1 ? new PerUnit() : new PerUnit(bins);
    }

    @Override
    public double seconds(int units, int samples, int permutations) {
        return 5e-9 * units * samples * (20 + permutations);
    }

    @Override
    public List<Trial> trials() {
        return bins == 1 ? List.of(new Trial(build(), Target.SIGNS)) : List.of();
    }
}
