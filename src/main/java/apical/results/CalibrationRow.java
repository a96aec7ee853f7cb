package apical.results;

import apical.information.Calibration;
import apical.information.Estimand;
import apical.information.EstimatorLabel;
import apical.information.Verdict;

/**
 * One estimate of a channel of known information.
 *
 * @param layer    of the recording that the channel is like
 * @param quantity that was estimated, {@code I(X;T)} or {@code I(X;8 units)}, say
 * @param share    of H(X) that the channel was to tell
 * @param truth    what the estimator is after there [bit]
 * @param bias     what the estimator takes for its error [bit]; NaN where it cannot tell
 * @param covered  whether the truth, give or take its own two standard errors, lies in the interval
 */
public record CalibrationRow(String model, long seed, String layer, String compartment, EstimatorLabel estimator, Estimand quantity,
        String code, int width, int samples, double samplesPerCode, double share, double truth, double truthStandardError,
        double value, double bias, double lower, double upper, Verdict verdict, boolean covered) {

    /** {@code calibration.csv}. */
    public static final CsvTable<CalibrationRow> TABLE =
            CsvTable.of("calibration", "estimators held against channels of known information", CalibrationRow.class);

    /** One estimate, made on a channel like a recording of this layer. */
    public static CalibrationRow of(String model, long seed, String layer, String compartment, Calibration calibration) {
        var e = calibration.estimate();
        return new CalibrationRow(model, seed, layer, compartment, e.estimator(), e.quantity(), e.code(), e.width(), e.samples(),
                calibration.samplesPerCode(), calibration.share(), calibration.truth().bits(), calibration.truth().standardError(),
                e.value(), e.bias(), e.interval().lower(), e.interval().upper(), e.verdict(), calibration.covered());
    }
}
