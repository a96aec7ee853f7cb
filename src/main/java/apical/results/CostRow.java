package apical.results;

import apical.definition.ModelDefinition;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedTraining;
import apical.rule.Costs;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What learning costs a model, counted.
 *
 * @param layers       units of each layer from the input on, {@code 784-500-10}
 * @param multiplyAdds of learning one image or pattern
 * @param bytes        that learning needs with the batch of the experiment, see {@link Costs#memory}; of a batch of 1 in a
 *                     simulation
 * @param ms           for which a tissue is shown each of them; 0 where there is no time
 */
public record CostRow(String model, String rule, String layers, long multiplyAdds, long bytes, double ms) {

    /** {@code costs.csv}. */
    public static final CsvTable<CostRow> TABLE = CsvTable.of("costs", "what learning costs each model, counted", CostRow.class);

    /** Of all models of an experiment, in its order. */
    static List<CostRow> of(ResolvedExperiment experiment) {
        return experiment.models().stream().map(model -> of(model.definition(),
                experiment instanceof ResolvedTraining training ? training.experimentOf(model).training().batch() : 1)).toList();
    }

    /** @param batch images or patterns shown side by side */
    public static CostRow of(ModelDefinition model, int batch) {
        Costs costs = model.costs();
        return new CostRow(model.name(), model.rule().kind().id(),
                model.layers().units().stream().map(String::valueOf).collect(Collectors.joining("-")), costs.multiplyAdds(),
                costs.memory(batch), costs.presentationMs());
    }
}
