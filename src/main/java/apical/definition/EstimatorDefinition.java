package apical.definition;

import apical.information.Calibration;
import apical.information.Estimator;
import java.util.Optional;

/** A way to estimate information, as an experiment or {@code apical analyze} names it. */
public sealed interface EstimatorDefinition {

    /** The estimator. */
    Estimator build();

    /** What its I(X;T) is after on a channel of known information; empty if it gives no I(X;T) of the whole population. */
    Optional<Calibration.Target> target();

    static java.util.List<EstimatorDefinition> suitingAnyWidth() {
        return java.util.List.of();
    }

    record Nothing() implements EstimatorDefinition {
        @Override public Estimator build() {
            return null;
        }

        @Override public Optional<Calibration.Target> target() {
            return Optional.empty();
        }
    }
}
