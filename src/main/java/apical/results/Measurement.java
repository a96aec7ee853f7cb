package apical.results;

import apical.quantity.Quantity;

/**
 * One number of a run, with everything needed to know which: a row of {@code metrics.csv}.
 *
 * @param rule     the kind of learning rule, as in the model's definition: {@code backprop}, {@code microcircuit}, ...
 * @param model    name of the model; several models may learn by one rule
 * @param seed     seed of the run
 * @param epoch    passes through the training images completed; 0 before training
 * @param examples images presented for training so far
 * @param split    the images it was measured on: {@code train}, {@code validation} or {@code test}
 * @param layer    {@code hidden1}, {@code hidden2}, ..., {@code output}; empty where the quantity belongs to the network
 * @param quantity what was measured: {@code error}, {@code weight_norm}, ...
 * @param unit     {@code %}, {@code bit}, or {@code 1} for a pure number
 * @param value    the number
 */
public record Measurement(String rule, String model, long seed, int epoch, long examples, String split, String layer,
        String quantity, String unit, double value) {

    /** {@code metrics.csv}: all numbers of an experiment in long form, in the order of models, then seeds, then time. */
    public static final CsvTable<Measurement> TABLE =
            CsvTable.of("metrics", "every number that was measured, in long form", Measurement.class);

    /** Whether this quantity was measured. */
    public boolean is(Quantity other) {
        return quantity.equals(other.id());
    }
}
