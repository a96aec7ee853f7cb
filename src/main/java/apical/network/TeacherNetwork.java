package apical.network;

import apical.validation.Require;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * A network that is not learned but learned from (Sacramento et al., 2018, figure 2):
 * <pre>
 *   r_k = phi(k_k W_k r_k-1)            k = 1 ... N; no biases
 * </pre>
 * Its output rates are the targets of a student.
 *
 * @param phi     transfer function of all its neurons
 * @param weights W_1 to W_N, [units(k) x units(k-1)]; kept
 * @param gains   k_1 to k_N, without dimension
 */
public record TeacherNetwork(TransferFunction phi, List<FMatrixRMaj> weights, List<Double> gains) {

    public TeacherNetwork {
        Require.size("gains", gains, weights.size(), "one for each layer of weights");
        weights = List.copyOf(weights);
        gains = List.copyOf(gains);
    }

    /** Output rates for the rates of its input units, not modified. */
    public double[] rates(double[] input) {
        double[] below = input;
        for (int k = 0; k < weights.size(); k++) {
            below = layer(weights.get(k), gains.get(k), below);
        }
        return below;
    }

    private double[] layer(FMatrixRMaj w, double gain, double[] below) {
        double[] rates = new double[w.numRows];
        for (int i = 0; i < w.numRows; i++) {
            double sum = 0;
            for (int j = 0; j < w.numCols; j++) {
                sum += w.get(i, j) * below[j];
            }
            rates[i] = phi.rate(gain * sum);
        }
        return rates;
    }
}
