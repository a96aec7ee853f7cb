/**
 * Who gets blamed, and how much?
 *
 * <p>Every rule compared here multiplies an error at the postsynaptic compartment by a presynaptic rate. A
 * {@link apical.learning.LearningRule} decides which error meets which rate and reports the pair to a
 * {@link apical.learning.Plasticity}; it never touches a weight itself. So one optimiser
 * ({@link apical.learning.GradientDescent}) applies every rule's changes, one recorder can see every error, and a new rule is
 * one class here and one record in the definitions.
 *
 * <p>{@link apical.rules.gradient.GradientRule} is backprop and feedback alignment: one algorithm with two ways down.
 * {@link apical.rules.microcircuit.DendriticErrorLearning} reads its errors from the compartments of a microcircuit after two sweeps,
 * {@link apical.rules.tissue.ContinuousDendriticLearning} in every step of its continuous time; {@link
 * apical.rules.tissue.ContinuousDescent} applies what is reported that often.
 */
package apical.learning;
