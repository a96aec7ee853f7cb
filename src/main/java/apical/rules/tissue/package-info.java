/**
 * How does a dendritic microcircuit learn when time passes?
 *
 * <p>The tissue of {@link apical.rules.microcircuit} in continuous time, with plasticity on in every step: the only rule that can
 * be simulated as well as trained. {@link apical.rules.tissue.TissueFactory} makes a tissue for either engine.
 */
package apical.rules.tissue;
