package apical.circuit;

import apical.network.Projection;
import apical.state.Checkpointed;
import apical.state.State;
import apical.validation.Require;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/**
 * The synapses of a tissue in continuous time, in single precision: each step's errors become changes of weights through the
 * low-pass filter of {@link ContinuousPlasticity}, in the order of the plain engine under forward Euler; and two economies that
 * change nothing but rounding:
 * <ul>
 * <li>an input that stands still costs one product per presentation ({@link #stand}), and the changes of its weights one for
 *     several presentations;
 * <li>weights may be held for a block of steps, whose changes are then one product. This is another scheme, of which a block
 *     of one step is the plain one; the end of a presentation ends a block.
 * </ul>
 * Weights are right after {@link #settle}; before, what was gathered is still missing.
 */
public class ContinuousSynapses implements PlasticSynapses, Checkpointed {

    private final Map<Projection, FastProjection> projections = new IdentityHashMap<>();
    private final List<FastProjection> all = new ArrayList<>();          // an order, for the same bits in every run

    /**
     * @param hidden        synapses of the hidden layers, first to last; their weights are modified
     * @param ontoOutput    modified
     * @param step          at which changes will be reported
     * @param block         for how many steps weights are held, at least 1
     * @param biasRate rate of the unit that carries the biases, usually 1
     */
    public ContinuousSynapses(List<Synapses> hidden, Projection ontoOutput, ContinuousPlasticity plasticity, TimeStep step,
            int block, double biasRate) {
        Require.atLeast("block", block, 1);
        Require.finite("biasRate", biasRate);
        Require.size("bottomUp", plasticity.bottomUp(), hidden.size() + 1, "one for each layer but the input");
        double filterTime = plasticity.filterTime();
        for (int k = 0; k < hidden.size(); k++) {
            Synapses layer = hidden.get(k);
            add(new FastProjection(layer.bottomUp(), plasticity.bottomUp().get(k), filterTime, step, block, biasRate));
            add(new FastProjection(layer.toInterneuron(), plasticity.toInterneuron().get(k), filterTime, step, block,
                    biasRate));
            add(new FastProjection(layer.lateral(), plasticity.lateral().get(k), filterTime, step, block, biasRate));
            add(new FastProjection(layer.topDown(), plasticity.topDown().get(k), filterTime, step, block, biasRate));
        }
        add(new FastProjection(ontoOutput, plasticity.bottomUp().get(hidden.size()), filterTime, step, block, biasRate));
    }

    private void add(FastProjection synapses) {
        projections.put(synapses.projection, synapses);
        all.add(synapses);
    }

    /** Filters, and what waits to be written; weights and biases are those of the projections. */
    @Override
    public final void checkpoint(State state) {
        for (FastProjection synapses : all) {
            state.part(synapses.projection.layer() + "." + synapses.projection.pathway().id(), synapses);
        }
    }

    @Override
    public final void change(Projection projection, FMatrixRMaj error, FMatrixRMaj pre) {
        FastProjection synapses = projections.get(projection);
        if (synapses.isPlastic()) {
            synapses.change(error, pre);
        }
    }

    @Override
    public final boolean isPlastic(Projection projection) {
        FastProjection synapses = projections.get(projection);
        return synapses != null && synapses.isPlastic();
    }

    @Override
    public final void drive(Projection projection, FMatrixRMaj pre, FMatrixRMaj potential) {
        projections.get(projection).drive(pre, potential);
    }

    @Override
    public final void stand(Projection projection, FMatrixRMaj pre) {
        projections.get(projection).stand(pre);
    }

    /** A copy of W [post x pre] with all changes in effect by now; nothing is written. */
    public final FMatrixRMaj weights(Projection projection) {
        return projections.get(projection).weights();
    }

    /** A copy of the plasticity filter Delta [post x pre] of this moment; without rows where there is none. */
    public final FMatrixRMaj filter(Projection projection) {
        return projections.get(projection).filter();
    }

    @Override
    public final void drift(Projection projection, FMatrixRMaj from, FMatrixRMaj to) {
        projections.get(projection).drift(from, to);
    }

    @Override
    public final void progress(Projection projection, float progress) {
        projections.get(projection).progress(progress);
    }

    @Override
    public final void endPresentation() {
        for (FastProjection synapses : all) {
            synapses.endPresentation();
        }
    }

    @Override
    public final void settle() {
        for (FastProjection synapses : all) {
            synapses.settle();
        }
    }
}
