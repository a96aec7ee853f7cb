package apical.estimators;

import apical.information.Calibration.Target;
import apical.information.Calibration.Trial;
import apical.information.Estimator;
import java.util.List;

/** A way to estimate information with all its options: a record, as an experiment or {@code apical analyze} names it. */
public interface EstimatorDefinition {

    /** Which way this is. */
    EstimatorKind<?> kind();

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
}
