package apical.rules.tissue;

import apical.circuit.ContinuousPlasticity;
import apical.circuit.ContinuousSynapses;
import apical.circuit.Synapses;
import apical.circuit.TimeStep;
import apical.learning.Plasticity;
import apical.network.Projection;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Applies what is reported in every step of continuous time, with rates per ms, through the low-pass filter of synapses:
 * {@link ContinuousSynapses} as a {@link Plasticity}, its economies included.
 */
public final class ContinuousDescent extends ContinuousSynapses implements Plasticity {

    /** Of a tissue with biases. */
    public ContinuousDescent(List<Synapses> hidden, Projection ontoOutput, ContinuousPlasticity plasticity, TimeStep step,
            int block) {
        this(hidden, ontoOutput, plasticity, step, block, 1);
    }

    /**
     * @param hidden        synapses of the hidden layers, first to last; modified
     * @param ontoOutput    modified
     * @param step          of the rule that will report
     * @param block         for how many steps weights are held, at least 1
     * @param biasRate rate of the unit that carries the biases
     */
    public ContinuousDescent(List<Synapses> hidden, Projection ontoOutput, ContinuousPlasticity plasticity, TimeStep step,
            int block, double biasRate) {
        super(hidden, ontoOutput, plasticity, step, block, biasRate);
    }

    /** @throws UnsupportedOperationException since a tissue in continuous time reports outer products only */
    @Override
    public void change(Projection onto, FMatrixRMaj plus, FMatrixRMaj plusPre, FMatrixRMaj minus, FMatrixRMaj minusPre) {
        throw onlyOuterProducts();
    }

    /** @throws UnsupportedOperationException since a tissue in continuous time reports outer products only */
    @Override
    public void changeBy(Projection onto, FMatrixRMaj change, FMatrixRMaj ofBiases) {
        throw onlyOuterProducts();
    }

    private static UnsupportedOperationException onlyOuterProducts() {
        return new UnsupportedOperationException("changes of a tissue in continuous time pass through filters of outer products");
    }
}
