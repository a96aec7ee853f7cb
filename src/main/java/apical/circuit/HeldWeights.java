package apical.circuit;

import org.ejml.data.FMatrixRMaj;

/**
 * Plasticity of a wide batch, or of few synapses: every step is one product, written at once. Where weights are held for a block of
 * steps, it is written into what they will be next, and they take turns at the end of the block.
 */
final class HeldWeights {

    private final FastProjection synapses;
    private final FMatrixRMaj next = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj nextThresholds = new FMatrixRMaj(0, 0);
    private int steps;                                               // of this block

    HeldWeights(FastProjection synapses) {
        this.synapses = synapses;
    }

    void learn(FMatrixRMaj error, FMatrixRMaj pre) {
        FMatrixRMaj weights = synapses.projection.weights();
        FMatrixRMaj thresholds = synapses.projection.thresholds();
        if (synapses.block == 1) {
            step(error, pre, weights, thresholds);
            return;
        }
        if (steps == 0) {
            next.setTo(weights);
            nextThresholds.setTo(thresholds);
        }
        step(error, pre, next, nextThresholds);
        if (++steps == synapses.block) {
            endBlock();
        }
    }

    private void step(FMatrixRMaj error, FMatrixRMaj pre, FMatrixRMaj weights, FMatrixRMaj thresholds) {
        float perSample = 1f / error.numCols;
        if (synapses.isFiltered()) {
            GatheredChange.moveAlong(weights, synapses.filter, synapses.eta, 1 - synapses.share);
            GatheredChange.moveAlong(thresholds, synapses.thresholdFilter, synapses.eta, 1 - synapses.share);
            synapses.add(synapses.share * perSample, error, pre, synapses.filter, synapses.thresholdFilter);
        } else {
            synapses.add(synapses.eta * perSample, error, pre, weights, thresholds);
        }
    }

    /** From now on all changes act. */
    void endBlock() {
        if (steps > 0) {
            exchange(synapses.projection.weights(), next);
            exchange(synapses.projection.thresholds(), nextThresholds);
            steps = 0;
        }
    }

    private static void exchange(FMatrixRMaj a, FMatrixRMaj b) {
        float[] elements = a.data;
        a.data = b.data;
        b.data = elements;
    }
}
