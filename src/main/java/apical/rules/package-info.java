/**
 * Which learning rules are there?
 *
 * <p>{@link apical.rules.Rules} is the list; each family of rules has a folder of its own below this one, with all that is to be
 * said of it: the definition, the rule, its laws, an example, costs, assumptions, anatomy. Nobody outside of it names what is
 * in such a folder, but for {@link apical.rules.gradient.GradientRule}, against which diagnostics hold every rule.
 */
package apical.rules;
