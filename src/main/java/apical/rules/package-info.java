/**
 * Which learning rules are there?
 *
 * <p>{@link apical.rules.Rules} is the list; each family of rules has a folder of its own below this one, with all that is to be
 * said of it: the definition, the rule, its laws, an example, costs, assumptions, anatomy. Nobody outside of it names what is
 * in such a folder, with two exceptions: diagnostics hold every rule against {@link apical.rules.gradient.GradientRule}, and the
 * rule in continuous time, {@code tissue}, is the microcircuit's and shares its synapses and limits with it.
 */
package apical.rules;
