/**
 * Which rule is better, at what cost?
 *
 * <p>A {@link apical.comparison.ComparedModel} is a model with its runs, read from a result folder. A
 * {@link apical.comparison.Comparison} sets contenders against one of them at equal epochs, equal training time and equal
 * multiply-adds (a {@link apical.comparison.Budget} each), seed by seed ({@link apical.comparison.PairedDifference}), and says what
 * of a pair of runs was really the same ({@link apical.comparison.Pairing}). What a rule costs and assumes comes from its
 * definition. {@link apical.comparison.HeadlineTable} sets results against what was published.
 */
package apical.comparison;
