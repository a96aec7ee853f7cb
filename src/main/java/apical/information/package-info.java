/**
 * What does a layer know?
 *
 * <p>The measuring instrument. It sees activity [units x samples] and labels, never the network or the rule that made
 * them, so a difference between two curves is a difference between two networks. The path of a number is
 * activity, {@link apical.information.Codes}, {@link apical.information.JointCounts},
 * {@link apical.information.Entropy} and {@link apical.information.MutualInformation}. Each value comes with what is needed
 * to doubt it: the number of samples, the share of codes seen only once, a bias correction, an interval, the same estimate on
 * permuted labels, and a verdict: {@link apical.information.SaturationRules} say when whole codes are too many for the samples and
 * the value means nothing.
 *
 * <p>All of this is an {@link apical.information.Estimate}: what was estimated, an {@link apical.information.Estimand}, by whom, an
 * {@link apical.information.EstimatorLabel}. Estimates come from an {@link apical.information.Estimator}. Whole codes of any kind
 * ({@link apical.information.Code}) and the nine {@link apical.information.Correction}s of their plug-in values are in
 * {@link apical.information.WholeCodes}; one line is enough:
 * <pre>
 *   new WholeCodes(Code.thresholdAtMean(), List.of(Correction.MILLER_MADOW))
 *           .estimate(activity, Codes.of(labels), new ControlSettings(20, random))
 * </pre>
 * All logarithms are base 2: every value is in bits.
 */
package apical.information;
