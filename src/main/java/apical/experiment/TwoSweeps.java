package apical.experiment;

import apical.circuit.Conductances;
import apical.circuit.Preparation;
import apical.network.Projection.Kind;
import apical.network.TransferFunction;

/**
 * Where two sweeps through the tissue, up and down, put the somata under a pattern: the approximation of its rest by which the
 * paper learned MNIST, here with weights measured at dendrites.
 * <pre>
 *   up      v^_B,k = g_B / (g_lk + g_B + g_A) W_k,k-1 r_k-1,  r_k = phi(v^_B,k)         k = N: without g_A
 *           v^_I,k = g_D / (g_lk + g_D) W^IP_k r_k
 *   top     u_N    = (1 - lambda_N) v^_B,N + lambda_N u_target
 *   down    u_I,k  = (1 - lambda_I) v^_I,k + lambda_I u_k+1
 *           u_k    = v^_B,k + lambda_k (W_k,k+1 phi(u_k+1) + W^PI_k phi(u_I,k))
 * </pre>
 * Thresholds must be zero.
 */
final class TwoSweeps {

    private final Preparation tissue;
    private final Conductances g;
    private final TransferFunction phi;
    private final int top;

    TwoSweeps(Preparation tissue, Conductances g, TransferFunction phi) {
        this.tissue = tissue;
        this.g = g;
        this.phi = phi;
        this.top = tissue.shape().depth();
    }

    /** v^_B,k of layers 1 to N, [k - 1]: somata without feedback and teacher. */
    double[][] up(double[] input) {
        double[][] predicted = new double[top][];
        double[] below = input;
        for (int k = 1; k <= top; k++) {
            double attenuation = k < top ? g.hiddenAttenuation() : g.outputAttenuation();
            predicted[k - 1] = scaled(attenuation, times(tissue.weights(Kind.BOTTOM_UP, k), below));
            below = rates(predicted[k - 1]);
        }
        return predicted;
    }

    /** u_k of layers 1 to N, [k - 1], with the teacher on. */
    double[][] down(double[][] predicted, double[] targetPotentials) {
        double[][] somata = new double[top][];
        somata[top - 1] = mixed(predicted[top - 1], targetPotentials, g.outputMixing());
        for (int k = top - 1; k >= 1; k--) {
            double[] interneurons = scaled(g.interneuronAttenuation(),
                    times(tissue.weights(Kind.TO_INTERNEURON, k), rates(predicted[k - 1])));
            interneurons = mixed(interneurons, somata[k], g.interneuronMixing());
            double[] feedback = times(tissue.weights(Kind.TOP_DOWN, k), rates(somata[k]));
            double[] inhibition = times(tissue.weights(Kind.LATERAL, k), rates(interneurons));
            somata[k - 1] = predicted[k - 1].clone();
            for (int i = 0; i < somata[k - 1].length; i++) {
                somata[k - 1][i] += g.apicalMixing() * (feedback[i] + inhibition[i]);
            }
        }
        return somata;
    }

    private double[] rates(double[] potentials) {
        double[] rates = new double[potentials.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = phi.rate(potentials[i]);
        }
        return rates;
    }

    private static double[] times(double[][] w, double[] r) {
        double[] v = new double[w.length];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < r.length; j++) {
                v[i] += w[i][j] * r[j];
            }
        }
        return v;
    }

    private static double[] scaled(double factor, double[] values) {
        double[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }

    /** (1 - lambda) a + lambda b. */
    private static double[] mixed(double[] a, double[] b, double lambda) {
        double[] mixed = new double[a.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (1 - lambda) * a[i] + lambda * b[i];
        }
        return mixed;
    }
}
