package apical.rule;

import apical.network.Shape;
import java.util.List;

/**
 * What learning costs, counted.
 *
 * @param multiplyAdds    of showing one sample once, plasticity included: what most of the time goes into
 * @param storedNumbers   that must be kept from one batch to the next: weights, those of feedback among them, biases, filters
 * @param numbersOfSample that must be kept of each sample while it is shown: potentials, rates and errors of all neurons
 * @param numbersOfBatch  that must be kept once while a batch is shown, however large it is: changes that are no products, say
 * @param presentationMs  time for which a sample is shown to the tissue [ms]; 0 where there is no time
 */
public record Costs(long multiplyAdds, long storedNumbers, long numbersOfSample, long numbersOfBatch, double presentationMs) {

    /** Of a network without time, whose changes need no room. */
    public Costs(long multiplyAdds, long storedNumbers, long numbersOfSample) {
        this(multiplyAdds, storedNumbers, numbersOfSample, 0, 0);
    }

    /** Bytes that learning needs in single precision with {@code batch} samples side by side; input and scratch are not in it. */
    public long memory(int batch) {
        return Float.BYTES * (storedNumbers + numbersOfBatch + batch * numbersOfSample);
    }

    /** Synapses from each layer to the next, summed over layers {@code from} to depth. */
    public static long synapses(Shape layers, int from) {
        long synapses = 0;
        for (int k = from; k <= layers.depth(); k++) {
            synapses += (long) layers.units(k) * layers.units(k - 1);
        }
        return synapses;
    }

    /**
     * Synapses of projections that learn.
     *
     * @param rates of the projections onto layers {@code from}, {@code from} + 1, ..., or between the same layers
     */
    public static long plasticSynapses(Shape layers, int from, List<Double> rates) {
        long synapses = 0;
        for (int i = 0; i < rates.size(); i++) {
            synapses += rates.get(i) > 0 ? (long) layers.units(from + i) * layers.units(from + i - 1) : 0;
        }
        return synapses;
    }

    /** Neurons of layers {@code from} to depth. */
    public static long neurons(Shape layers, int from) {
        return layers.units().stream().skip(from).mapToLong(Integer::longValue).sum();
    }
}
