/**
 * What did the user ask for?
 *
 * <p>Definitions are records read strictly from JSON: {@link apical.definition.ModelDefinition} says what a network is and
 * how it learns, {@link apical.definition.ExperimentDefinition} what is done with which models, data and seeds. A record's
 * constructor holds what is allowed; {@link apical.definition.Definitions} reads the files, applies overrides and turns
 * every refusal into one line with file, path, field, value and what was expected. A choice that a scientist must make has no
 * default.
 *
 * <p>There are two kinds of experiment: those that train on images, and simulations of tissues under a schedule of
 * stimuli ({@link apical.definition.SimulationDefinition}). Either, with its models, is a
 * {@link apical.definition.ResolvedExperiment}.
 *
 * <p>A {@link apical.rule.RuleDefinition} builds its learner itself: one record for each rule, no switch on names.
 */
package apical.definition;
