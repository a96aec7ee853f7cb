package apical.circuit;

import apical.network.Shape;
import apical.state.Checkpointed;
import apical.state.State;

/**
 * One copy of the tissue under simulation: it is shown patterns, goes on step by step, and can be recorded from, whichever engine
 * integrates it. Time goes on from one pattern to the next.
 *
 * <p>The convention of time: after {@link #step}, somatic potentials and weights are those at its end, {@link #timeMs};
 * dendritic potentials and rates are those in it, computed from what stood at its start.
 */
public interface Preparation extends Checkpointed {

    /**
     * {@inheritDoc}
     *
     * <p>It is asked for between two steps, within a presentation too: potentials, filters, weights and changes that wait, the
     * stream of the noise, time, and what is shown.
     */
    @Override
    void checkpoint(State state);

    Shape shape();

    /** dt [ms]. */
    double stepMs();

    /** Time lived since the preparation was made [ms], a whole number of steps. */
    double timeMs();

    /** All potentials, filtered inputs and noise at rest; weights and time stay. */
    void rest();

    /**
     * Shows a pattern with the teacher on, until something else is shown.
     *
     * @param rates            r_0 of the input units; copied
     * @param targetPotentials u_target of the output neurons; copied
     */
    void show(double[] rates, double[] targetPotentials);

    /** Shows a pattern with the teacher off, until something else is shown. */
    void showUntaught(double[] rates);

    /**
     * Lives for one step.
     *
     * @param plastic whether weights learn in it; plasticity filters stand still with them
     */
    void step(boolean plastic);

    /**
     * Potentials, or rates, of one compartment; but for somata, there are none before the first step since the beginning or
     * since {@link #rest}.
     *
     * @param k layer: 1 to N, or 1 to N-1 for what only hidden layers have
     * @return [neurons], a copy
     */
    double[] activity(TissueSite compartment, int k);

    /** Rates of the interneurons of hidden layer {@code k}; a copy. */
    double[] interneuronRates(int k);

    /** W [post x pre] of one kind of synapses onto layer {@code k}, with all changes so far; a copy. */
    double[][] weights(TissuePathway kind, int k);

    /** Delta [post x pre], the plasticity filters of the same synapses; a copy, with no rows where there is no filter. */
    double[][] filters(TissuePathway kind, int k);

    /** What stands in a step can be read after one only. */
    static void requireLived(boolean lived, String what) {
        if (!lived) {
            throw new IllegalStateException(what + " before the first step");
        }
    }
}
