/**
 * Which estimators of information can be asked for, and what is there to know of each?
 *
 * <p>Every way to estimate is registered once, as a line in {@link apical.estimators.Estimators#ALL}: an {@link
 * apical.estimators.EstimatorKind} with its name in definitions, the record of its options and the {@link
 * apical.information.EstimatorLabel}s of its estimates. Definitions, probes, calibrations, {@code apical list} and {@code apical
 * analyze}, figures and tests learn from there which estimators there are, and name none of them. How they estimate is in {@link
 * apical.information}, which knows nothing of definitions.
 */
package apical.estimators;
