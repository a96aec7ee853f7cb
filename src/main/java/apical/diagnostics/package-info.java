/**
 * How well does a rule learn, and why?
 *
 * <p>A rule is seen from outside, by what it reports when it is shown a batch ({@link apical.learning.RecordedChanges}), and held
 * against backpropagation through the perceptron that its network is without feedback and teacher.
 * {@link apical.diagnostics.Diagnosis} puts the parts together; {@link apical.diagnostics.GradientCosine} is for random estimates
 * of the gradient, which theory is about as a whole. Nothing here changes a weight.
 */
package apical.diagnostics;
