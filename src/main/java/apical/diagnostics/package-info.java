/**
 * Why does a rule learn, or not?
 *
 * <p>A rule is seen from outside, by what it reports when it is shown a batch ({@link apical.diagnostics.Reported}), and held
 * against backpropagation through the perceptron that its network is without feedback and teacher.
 * {@link apical.diagnostics.Diagnosis} puts the parts together. Nothing here changes a weight.
 */
package apical.diagnostics;
