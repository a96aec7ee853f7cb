package apical.circuit;

import apical.validation.Require;
import java.util.List;

/**
 * How strongly each compartment pulls at its soma: the mixing factors of Sacramento et al. (2018), all in (0, 1).
 * <pre>
 *   apical       lambda_k = g_A   / (g_lk + g_B + g_A)      hidden layer k
 *   output       lambda_N = g_som / (g_lk + g_B + g_som)    the teacher at the output
 *   interneuron  lambda_I = g_som / (g_lk + g_D + g_som)    the layer above at an interneuron
 * </pre>
 *
 * @param apical one for each hidden layer, first to last
 */
public record MixingFactors(List<Double> apical, double output, double interneuron) {

    public MixingFactors {
        apical = List.copyOf(apical);
        for (int k = 0; k < apical.size(); k++) {
            Require.between("apical[" + k + "]", apical.get(k), 0, 1);
        }
        Require.between("output", output, 0, 1);
        Require.between("interneuron", interneuron, 0, 1);
    }
}
