package apical.rules.microcircuit;

import apical.circuit.TwoSweepMicrocircuit;
import apical.learning.Plasticity;

/** How the weights by which a microcircuit teaches its lower layers come about. */
public interface TopDownPlasticity {

    /** Before anything is shown: sets top-down weights that do not learn but follow others. */
    default void prepare(TwoSweepMicrocircuit circuit) {
    }

    /** Whether lateral weights follow the top-down ones; they then do not learn by (M9). */
    default boolean movesLateral() {
        return false;
    }

    /** Reports what the top-down synapses onto hidden layer {@code k} learn, after both sweeps. */
    void learn(TwoSweepMicrocircuit circuit, int k, Plasticity plasticity);
}
