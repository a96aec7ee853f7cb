package apical.estimators;

import apical.information.Calibration.Target;
import apical.information.Calibration.Trial;
import apical.information.Estimator;
import apical.information.Subsets;
import apical.json.Default;
import apical.validation.Require;
import java.util.List;

/**
 * By random subsets of units.
 *
 * @param sizes k, 1 to 64, each of which gives an estimate; those wider than the population are left out
 * @param draws of random subsets
 */
public record SubsetsDefinition(@Default("[1, 2, 4, 8, 10]") List<Integer> sizes, @Default("30") int draws)
        implements EstimatorDefinition {

    public static final EstimatorKind<SubsetsDefinition> KIND = new EstimatorKind<>("subsets",
            "mean over random subsets of k units", SubsetsDefinition.class, List.of(Subsets.LABEL)) {

        @Override
        public SubsetsDefinition example() {
            return new SubsetsDefinition(List.of(1, 2, 4, 8, 10), 30);
        }

        @Override
        public List<SubsetsDefinition> variants() {
            return List.of(new SubsetsDefinition(List.of(3), 5));
        }

        @Override
        public boolean suitsAnyWidth() {
            return true;
        }
    };

    public SubsetsDefinition {
        Require.notEmpty("sizes", sizes);
        Require.each("sizes", sizes, (field, size) -> Require.fromTo(field, size, 1, Subsets.MOST_UNITS));
        Require.distinct("sizes", sizes);
        Require.atLeast("draws", draws, 2);
        sizes = List.copyOf(sizes);
    }

    @Override
    public EstimatorKind<?> kind() {
        return KIND;
    }

    @Override
    public Estimator build() {
        return new Subsets(sizes, draws);
    }

    @Override
    public double seconds(int units, int samples, int permutations) {
        return 1e-8 * samples * draws * sizes.size() * (20 + permutations);
    }

    @Override
    public List<Trial> trials() {
        return List.of(new Trial(build(), Target.SIGNS));
    }
}
