/**
 * What must be said of a learning rule?
 *
 * <p>A {@link apical.rule.RuleKind} is registered once, with an example and its laws; a {@link apical.rule.RuleDefinition} is the
 * record of a rule's options, which builds its network from a {@link apical.rule.Blueprint} and answers what the rest of the house
 * asks: {@link apical.rule.Costs}, {@link apical.rule.Assumptions}, anatomy, teaching. A {@link apical.rule.Law} is what must hold
 * of a rule if it is right. No rule is named here; they are in {@code apical.rules}.
 */
package apical.rule;
