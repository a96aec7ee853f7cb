/**
 * Does it do what the equations say?
 *
 * <p>A ladder of {@link apical.conformance.Check}s, each a law that holds of a right simulator and fails of a wrong one: silence,
 * limits, orders, an independent implementation's trajectories. A {@link apical.conformance.Specimen} is a model on the bench; not
 * every model is entitled to every check, and the {@link apical.conformance.Report} says to which it is not, and why. Nothing here
 * trains, and nothing knows a console.
 */
package apical.conformance;
