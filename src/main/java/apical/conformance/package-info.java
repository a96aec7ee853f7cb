/**
 * Does a model do what its equations say?
 *
 * <p>A ladder of laws: those of every rule, {@link apical.conformance.Contract}, then those that stand with the rule itself, each
 * of which holds of a right simulator and fails of a wrong one. Not every model is entitled to every law, and the {@link
 * apical.conformance.Report} says to which it is not, and why. Nothing here trains, and nothing knows a console.
 */
package apical.conformance;
