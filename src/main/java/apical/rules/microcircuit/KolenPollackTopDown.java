package apical.rules.microcircuit;

import apical.circuit.TwoSweepMicrocircuit;
import apical.learning.GradientDescent;
import apical.learning.Plasticity;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * Feedback that aligns itself: a top-down synapse meets the same two neurons as the bottom-up synapse between them, and changes
 * as it does (Kolen &amp; Pollack, 1994; Akrout et al., 2019), the interneuron's synapse with the opposite sign.
 * <pre>
 *   dW_k,k+1 = eta r_k (phi(u_k+1) - phi(v_B,k+1))'        with r_k = phi(v_B,k), as in (M7) of the layer above
 *   dW^PI_k  = -dW_k,k+1
 * </pre>
 * Where forward and backward weights decay alike (see {@link GradientDescent}), their difference from one another decays too:
 * W_k,k+1 becomes eta / eta_k+1 times W_k+1,k'.
 */
public final class KolenPollackTopDown implements TopDownPlasticity {

    private final FMatrixRMaj negative = new FMatrixRMaj(0, 0);

    @Override
    public boolean movesLateral() {
        return true;
    }

    @Override
    public void learn(TwoSweepMicrocircuit circuit, int k, Plasticity plasticity) {
        FMatrixRMaj unpredicted = circuit.unpredicted(k + 1);
        plasticity.change(circuit.synapses(k).topDown(), circuit.predictedRates(k), unpredicted);
        CommonOps_FDRM.changeSign(unpredicted, negative);
        plasticity.change(circuit.synapses(k).lateral(), circuit.predictedRates(k), negative);
    }
}
