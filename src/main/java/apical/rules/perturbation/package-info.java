/**
 * How does a network learn that knows only how well it did?
 *
 * <p>Something is disturbed at random, and what did well is kept: the potentials of neurons, {@link
 * apical.rules.perturbation.NodePerturbation}, or the weights of synapses, {@link apical.rules.perturbation.WeightPerturbation}.
 * Nothing comes down from the output but one number. The estimate of the gradient is right on average, and the worse, the more
 * there is to disturb.
 */
package apical.rules.perturbation;
