/**
 * How can errors stand in dendrites?
 *
 * <p>The microcircuit of Sacramento, Costa, Bengio &amp; Senn (2018) in two sweeps, up and down: {@link
 * apical.rules.microcircuit.DendriticErrorLearning} reads what its compartments fail to predict. The same tissue in continuous time
 * has a folder of its own, {@link apical.rules.tissue}, which begins with the synapses that are drawn here.
 */
package apical.rules.microcircuit;
