/**
 * What happened?
 *
 * <p>An {@link apical.experiment.Experiment} trains every model of a definition with every seed, measures at the chosen
 * points and hands everything to a {@link apical.experiment.ResultStore}: the definitions as they were resolved, where the
 * numbers come from ({@link apical.experiment.Provenance}), all numbers in long form
 * ({@link apical.experiment.MetricsTable}) and their means over seeds. Files appear whole or not at all.
 */
package apical.experiment;
