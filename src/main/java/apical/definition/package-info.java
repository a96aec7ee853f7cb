/**
 * What did the user ask for?
 *
 * <p>Definitions are records read strictly from JSON: {@link apical.definition.ModelDefinition} says what a network is and
 * how it learns, {@link apical.definition.ExperimentDefinition} what is done with which models, data and seeds. A record's
 * constructor holds what is allowed; {@link apical.definition.Definitions} reads the files, applies overrides and turns
 * every refusal into one line with file, path, field, value and what was expected. A choice that a scientist must make has no
 * default.
 *
 * <p>A {@link apical.definition.RuleDefinition} builds its learner itself: one record for each rule, no switch on names.
 */
package apical.definition;
