/**
 * What does a layer know?
 *
 * <p>The measuring instrument. It sees activity [units x samples] and labels, never the network or the rule that made
 * them, so a difference between two curves is a difference between two networks. The path of a number is
 * activity, {@link apical.information.Codes}, {@link apical.information.JointCounts},
 * {@link apical.information.MutualInformation}; each value comes with what is needed to doubt it: the number of samples, the
 * share of codes seen only once, a bias correction, and the same estimate on permuted labels. All logarithms are base 2:
 * every value is in bits.
 */
package apical.information;
