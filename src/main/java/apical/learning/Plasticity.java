package apical.learning;

import apical.circuit.PlasticSynapses;
import apical.network.Projection;
import org.ejml.data.FMatrixRMaj;

/**
 * Where a rule reports each synaptic change: dW = eta mean over the batch of error pre'.
 *
 * <p>The further methods of {@link PlasticSynapses} are for rules in continuous time, which report many times a presentation,
 * and for a plasticity that then wants to gather what it is told ({@link ContinuousDescent}); one that writes every change at
 * once needs none of them.
 */
@FunctionalInterface
public interface Plasticity extends PlasticSynapses {

    /**
     * @param error [post x batch], what the postsynaptic compartment failed to predict; not modified
     * @param pre   [pre x batch], presynaptic rates; not modified
     */
    @Override void change(Projection projection, FMatrixRMaj error, FMatrixRMaj pre);

    /**
     * From now on all rates are this share of those it was made with.
     *
     * @throws UnsupportedOperationException if its rates cannot change
     */
    default void scaleRates(double share) {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " has constant rates");
    }
}
