package apical.circuit;

import apical.state.Checkpointed;
import apical.state.State;
import org.ejml.data.FMatrixRMaj;

/**
 * Plasticity of a wide batch, or of few synapses: every step is one product, written at once. Where weights are held for a block of
 * steps, it is written into what they will be next, and they take turns at the end of the block.
 */
final class DoubleBufferedWeights implements Checkpointed {

    private final FastProjection synapses;
    private final FMatrixRMaj next = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj nextBiases = new FMatrixRMaj(0, 0);
    private int steps;                                               // of this block

    DoubleBufferedWeights(FastProjection synapses) {
        this.synapses = synapses;
    }

    /** Within a block there are weights to come; outside, what is left of old ones is nobody's. */
    @Override
    public void checkpoint(State state) {
        steps = (int) state.number("steps", steps);
        Elementwise.checkpoint(steps > 0, next, "next", state);
        Elementwise.checkpoint(steps > 0, nextBiases, "nextBiases", state);
    }

    void learn(FMatrixRMaj error, FMatrixRMaj pre) {
        FMatrixRMaj weights = synapses.projection.weights();
        FMatrixRMaj biases = synapses.projection.biases();
        if (synapses.block == 1) {
            step(error, pre, weights, biases);
            return;
        }
        if (steps == 0) {
            next.setTo(weights);
            nextBiases.setTo(biases);
        }
        step(error, pre, next, nextBiases);
        if (++steps == synapses.block) {
            endBlock();
        }
    }

    private void step(FMatrixRMaj error, FMatrixRMaj pre, FMatrixRMaj weights, FMatrixRMaj biases) {
        float perSample = 1f / error.numCols;
        if (synapses.isFiltered()) {
            DeferredUpdate.moveAlong(weights, synapses.filter, synapses.eta, 1 - synapses.share);
            DeferredUpdate.moveAlong(biases, synapses.biasFilter, synapses.eta, 1 - synapses.share);
            synapses.add(synapses.share * perSample, error, pre, synapses.filter, synapses.biasFilter);
        } else {
            synapses.add(synapses.eta * perSample, error, pre, weights, biases);
        }
    }

    /** From now on all changes act. */
    void endBlock() {
        if (steps > 0) {
            exchange(synapses.projection.weights(), next);
            exchange(synapses.projection.biases(), nextBiases);
            steps = 0;
        }
    }

    private static void exchange(FMatrixRMaj a, FMatrixRMaj b) {
        float[] elements = a.data;
        a.data = b.data;
        b.data = elements;
    }
}
