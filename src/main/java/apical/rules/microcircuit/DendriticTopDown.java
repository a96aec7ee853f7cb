package apical.rules.microcircuit;

import apical.circuit.TwoSweepMicrocircuit;
import apical.learning.Plasticity;
import apical.linalg.Blas;
import apical.network.Projection;
import apical.network.TransferFunction;
import org.ejml.data.FMatrixRMaj;

/**
 * As published: top-down weights learn to predict the soma they end on from the layer above.
 * <pre>
 *   dW_k,k+1 = eta (phi(u_k) - phi(W_k,k+1 r_k+1)) r_k+1'                  (M10; Sacramento et al., 2018, equation 10)
 * </pre>
 */
public final class DendriticTopDown implements TopDownPlasticity {

    private final TransferFunction phi;
    private final FMatrixRMaj error = new FMatrixRMaj(0, 0);

    public DendriticTopDown(TransferFunction phi) {
        this.phi = phi;
    }

    @Override
    public void learn(TwoSweepMicrocircuit circuit, int k, Plasticity plasticity) {
        Projection topDown = circuit.synapses(k).topDown();
        if (!plasticity.isPlastic(topDown)) {
            return;
        }
        FMatrixRMaj above = circuit.rates(k + 1);
        error.reshape(topDown.weights().numRows, above.numCols);
        Blas.mult(topDown.weights(), above, error);
        phi.rates(error.data, error.data, error.getNumElements());
        float[] rates = circuit.rates(k).data, e = error.data;
        for (int i = 0, n = error.getNumElements(); i < n; i++) {
            e[i] = rates[i] - e[i];
        }
        plasticity.change(topDown, error, above);
    }
}
