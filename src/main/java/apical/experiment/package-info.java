/**
 * What happened?
 *
 * <p>An {@link apical.experiment.Experiment} trains every model of a definition with every seed, measures at the chosen
 * points and hands everything to a {@link apical.experiment.ResultStore}: the definitions as they were resolved, where the
 * numbers come from ({@link apical.experiment.Provenance}), all numbers in long form
 * ({@link apical.experiment.MetricsTable}) and their means over seeds. Files appear whole or not at all.
 *
 * <p>A {@link apical.experiment.Simulation} does the same with living tissues: each lives through a schedule of stimuli, is
 * recorded, and between presentations measured in a way of which it never knows.
 */
package apical.experiment;
