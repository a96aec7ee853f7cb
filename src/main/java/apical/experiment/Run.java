package apical.experiment;

import apical.definition.ModelDefinition;

/** One model trained with one seed. It depends on its definition, its seed and the data alone. */
public record Run(ModelDefinition model, long seed) {
}
