package apical.circuit;

import apical.dynamics.NotFiniteException;
import org.ejml.data.FMatrixRMaj;

/**
 * Stops the fast engine when a somatic potential is no number any more. Whatever goes astray elsewhere, weights, rates or
 * dendrites, reaches a soma within a step or two.
 */
final class FiniteSomata {

    private final FastContinuousMicrocircuit circuit;
    private final TimeStep step;
    private final String cure;

    FiniteSomata(FastContinuousMicrocircuit circuit, Conductances g, TimeStep step) {
        double fastest = Math.max(g.ontoHidden(), Math.max(g.ontoOutput(true), g.ontoInterneuron()));
        this.circuit = circuit;
        this.step = step;
        this.cure = "smaller learning rates or top-down weights" + (step.method() == TimeStep.Scheme.EXPONENTIAL_EULER ? ""
                : ", or a smaller step (somata need less than " + Math.round(2000 / fastest) / 1e3
                        + " ms, 2 over their fastest decay rate)");
    }

    /**
     * @param steps since the beginning
     * @throws NotFiniteException naming the first soma that is not finite
     */
    void check(long steps) {
        int depth = circuit.hiddenLayers() + 1;
        for (int k = 1; k < depth; k++) {
            check(circuit.soma(k), "soma potential of hidden layer " + k, steps);
            check(circuit.interneuronSoma(k), "interneuron soma potential of hidden layer " + k, steps);
        }
        check(circuit.soma(depth), "soma potential of output layer", steps);
    }

    private void check(FMatrixRMaj potentials, String what, long steps) {
        int n = potentials.getNumElements(), copies = potentials.numCols;
        if (Float.isFinite(Elementwise.sum(potentials.data, 0, n))) {
            return;
        }
        for (int i = 0; i < n; i++) {                                // the sum of large numbers may be infinite, too
            if (!Float.isFinite(potentials.data[i])) {
                String which = " [" + i / copies + "]" + (copies == 1 ? "" : " in copy " + i % copies + " of " + copies);
                throw new NotFiniteException(what + which, i / copies, potentials.data[i], steps * step.ms(),
                        "dt = " + step.ms() + " ms, " + step.method().id(), cure);
            }
        }
    }
}
