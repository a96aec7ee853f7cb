package apical.estimators;

import apical.information.Calibration.Target;
import apical.information.Calibration.Trial;
import apical.information.ContinuousInformation;
import apical.information.Estimator;
import apical.information.NearestNeighbours;
import apical.json.Default;
import apical.validation.Require;
import java.util.List;

/**
 * By distances to nearest neighbours.
 *
 * @param neighbours k
 */
public record NearestNeighboursDefinition(@Default("3") int neighbours) implements EstimatorDefinition {

    public static final EstimatorKind<NearestNeighboursDefinition> KIND = new EstimatorKind<>("nearestNeighbours",
            "of continuous activity of few units (Ross, 2014)", NearestNeighboursDefinition.class, List.of(NearestNeighbours.LABEL,
                    ContinuousInformation.Algorithm.FIRST.label(), ContinuousInformation.Algorithm.SECOND.label())) {

        @Override
        public NearestNeighboursDefinition example() {
            return new NearestNeighboursDefinition(3);
        }

        @Override
        public List<NearestNeighboursDefinition> variants() {
            return List.of(new NearestNeighboursDefinition(1));
        }
    };

    public NearestNeighboursDefinition {
        Require.atLeast("neighbours", neighbours, 1);
    }

    @Override
    public EstimatorKind<?> kind() {
        return KIND;
    }

    @Override
    public Estimator build() {
        return new NearestNeighbours(neighbours);
    }

    @Override
    public double seconds(int units, int samples, int permutations) {
        return units > NearestNeighbours.MOST_UNITS ? 0 : 6e-9 * units * samples * samples;
    }

    /** Also as the form for a continuous variable (Kraskov et al., 2004), of a property that follows the label. */
    @Override
    public List<Trial> trials() {
        return List.of(new Trial(build(), Target.ACTIVITY),
                Trial.of(new ContinuousInformation(neighbours, ContinuousInformation.Algorithm.FIRST)));
    }
}
