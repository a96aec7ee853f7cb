/**
 * How do errors that are computed at the output get down to the layers below?
 *
 * <p>Backpropagation, feedback alignment and direct feedback alignment are one algorithm, {@link
 * apical.rules.gradient.GradientRule}, with three ways down; their definitions differ in the weights on it. {@link
 * apical.rules.gradient.ReportedGradient} is the law of all three.
 */
package apical.rules.gradient;
