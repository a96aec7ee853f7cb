package apical.rules.microcircuit;

import apical.circuit.Synapses;
import apical.circuit.TwoSweepMicrocircuit;
import apical.learning.Plasticity;
import apical.network.Projection;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * A control that no brain could do: feedback is the transpose of the forward weights at every moment, and inhibition cancels
 * it.
 * <pre>
 *   W_k,k+1 = g_k W_k+1,k'        W^PI_k = -W_k,k+1
 * </pre>
 */
public final class WeightTransport implements TopDownPlasticity {

    private static final int BLOCK = 16;

    private final List<Double> gains;

    /** @param gains g_1 ... g_N-1 */
    public WeightTransport(List<Double> gains) {
        this.gains = List.copyOf(gains);
    }

    @Override
    public void prepare(TwoSweepMicrocircuit circuit) {
        for (int k = 1; k <= circuit.hiddenLayers(); k++) {
            impose(circuit.synapses(k), circuit.onto(k + 1), gains.get(k - 1).floatValue());
        }
    }

    /**
     * Sets feedback and inhibition of one layer.
     *
     * @param here  its synapses; {@code topDown} and {@code lateral} are modified
     * @param above the bottom-up projection onto the next layer, not modified
     */
    public static void impose(Synapses here, Projection above, float gain) {
        FMatrixRMaj forward = above.weights();
        float[] topDown = here.topDown().weights().data, lateral = here.lateral().weights().data;
        int rows = forward.numRows, columns = forward.numCols;
        for (int i0 = 0; i0 < rows; i0 += BLOCK) {                      // in squares, a cache line wide in both matrices
            for (int j0 = 0; j0 < columns; j0 += BLOCK) {
                for (int j = j0; j < Math.min(j0 + BLOCK, columns); j++) {
                    for (int i = i0; i < Math.min(i0 + BLOCK, rows); i++) {
                        float weight = gain * forward.data[i * columns + j];
                        topDown[j * rows + i] = weight;
                        lateral[j * rows + i] = -weight;
                    }
                }
            }
        }
    }

    @Override
    public boolean movesLateral() {
        return true;
    }

    @Override
    public void learn(TwoSweepMicrocircuit circuit, int k, Plasticity plasticity) {
    }
}
