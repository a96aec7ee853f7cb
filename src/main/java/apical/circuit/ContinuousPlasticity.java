package apical.circuit;

import apical.network.Shape;
import apical.validation.Require;
import java.util.Collections;
import java.util.List;

/**
 * How fast synapses change in continuous time. Each kind has its own error, equations (7) to (10); all share the same path from
 * there into the weight, a low-pass filter of time constant tau_w:
 * <pre>
 *   tau_w dDelta/dt = -Delta + error r'
 *         dW/dt     = eta Delta                      for tau_w = 0: dW/dt = eta error r'
 * </pre>
 * Plasticity never pauses; a projection with eta = 0 is frozen, its filter included.
 *
 * @param bottomUp      eta^PP [1/ms] onto layers 1 to N (7)
 * @param toInterneuron eta^IP [1/ms] in hidden layers 1 to N-1 (8)
 * @param lateral       eta^PI [1/ms] in hidden layers 1 to N-1 (9)
 * @param topDown       eta^TD [1/ms] onto hidden layers 1 to N-1 (10)
 * @param filterTime    tau_w [ms]; 0: no filter
 */
public record ContinuousPlasticity(List<Double> bottomUp, List<Double> toInterneuron, List<Double> lateral,
        List<Double> topDown, double filterTime) {

    public ContinuousPlasticity {
        bottomUp = checked("bottomUp", bottomUp);
        toInterneuron = checked("toInterneuron", toInterneuron);
        lateral = checked("lateral", lateral);
        topDown = checked("topDown", topDown);
        Require.nonNegative("filterTime", filterTime);
    }

    /** All synapses frozen. */
    public static ContinuousPlasticity none(Shape shape, double filterTime) {
        List<Double> hidden = Collections.nCopies(shape.depth() - 1, 0.0);
        return new ContinuousPlasticity(Collections.nCopies(shape.depth(), 0.0), hidden, hidden, hidden, filterTime);
    }

    /** One rate for each projection of the network. */
    void requireFits(Shape shape) {
        int hidden = shape.depth() - 1;
        Require.size("bottomUp", bottomUp, hidden + 1, "one for each layer but the input");
        Require.size("toInterneuron", toInterneuron, hidden, "one for each hidden layer");
        Require.size("lateral", lateral, hidden, "one for each hidden layer");
        Require.size("topDown", topDown, hidden, "one for each hidden layer");
    }

    private static List<Double> checked(String field, List<Double> rates) {
        List<Double> copy = List.copyOf(rates);
        for (int k = 0; k < copy.size(); k++) {
            Require.nonNegative(field + "[" + k + "]", copy.get(k));
        }
        return copy;
    }
}
