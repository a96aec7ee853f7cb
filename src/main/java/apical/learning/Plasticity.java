package apical.learning;

import apical.circuit.PlasticSynapses;
import apical.network.Projection;
import apical.state.Checkpointed;
import org.ejml.data.FMatrixRMaj;

/**
 * Where a rule reports each synaptic change, in one of three forms. Eta, the learning rate of the projection, is the plasticity's
 * own; means are over the columns of the matrices, the samples of the batch.
 * <pre>
 *   dW = eta mean(error pre')                                    an outer product
 *   dW = eta (mean(plus plusPre') - mean(minus minusPre'))       a difference of two
 *   dW = eta change                                              a whole matrix
 * </pre>
 * Biases are weights from a unit whose rate is 1, in all three.
 *
 * <p>What it keeps beside weights, which are the rule's, is its state: the share of its rates, momenta, changes that wait.
 *
 * <p>The further methods of {@link PlasticSynapses} are for rules in continuous time, which report many times a presentation,
 * and for a plasticity that then wants to gather what it is told; one that writes every change at once needs none of them.
 */
public interface Plasticity extends PlasticSynapses, Checkpointed {

    /**
     * An outer product: what the postsynaptic site failed to predict, and the rates from which it predicted.
     *
     * @param error [post x batch], not modified
     * @param pre   [pre x batch], presynaptic rates; not modified
     */
    @Override
    void change(Projection onto, FMatrixRMaj error, FMatrixRMaj pre);

    /**
     * A difference of two outer products, as contrastive rules report it: of two phases, say.
     *
     * @param plus     [post x batch], not modified
     * @param plusPre  [pre x batch], presynaptic rates that go with it; not modified
     * @param minus    [post x batch], of a batch that may have another size; not modified
     * @param minusPre [pre x batch], not modified
     */
    void change(Projection onto, FMatrixRMaj plus, FMatrixRMaj plusPre, FMatrixRMaj minus, FMatrixRMaj minusPre);

    /**
     * A whole matrix, of rules whose change is no product of what happens on both sides of the synapse.
     *
     * @param change       [post x pre], mean over the batch; not modified
     * @param ofBiases [post x 1], summed as well; [0 x 1] where the projection has none; not modified
     */
    void changeBy(Projection onto, FMatrixRMaj change, FMatrixRMaj ofBiases);

    /**
     * From now on all rates are this share of those it was made with.
     *
     * @throws UnsupportedOperationException if its rates cannot change
     */
    default void scaleRates(double share) {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " has constant rates");
    }
}
