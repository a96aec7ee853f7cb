/**
 * How is it run?
 *
 * <p>An {@link apical.experiment.Experiment} trains every model of a definition with every seed and measures at the chosen points.
 * A {@link apical.experiment.Simulation} shows patterns to tissues in continuous time, records them, and measures them between
 * presentations in a way that leaves no trace in them. Either gives an {@link apical.results.RunResult} for each model and seed.
 */
package apical.experiment;
