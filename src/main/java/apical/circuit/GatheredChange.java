package apical.circuit;

import org.ejml.data.FMatrixRMaj;

/**
 * Plasticity of several steps gathered into one product, weights being held meanwhile. Exact: after a block of M steps with
 * errors E_s and rates R_s [units x batch], s = 0 ... M-1,
 * <pre>
 *   W = W + dt eta / B (E_0 R_0' + ... + E_M-1 R_M-1')                                                    without filter
 *   W = W + dt eta (sum over s of keep^s) Delta
 *         + dt eta / B (sum over s of (1 - keep^(M-1-s)) E_s R_s')                                        with filter,
 *   Delta = keep^M Delta + share / B (sum over s of keep^(M-1-s) E_s R_s')                                keep = 1 - share
 * </pre>
 * where E_0 R_0' + ... is one product of [post x M B] and [M B x pre].
 */
final class GatheredChange {

    private final FastProjection synapses;
    private final FMatrixRMaj errors = new FMatrixRMaj(0, 0);         // [post x block B], step s in columns s B and on
    private final FMatrixRMaj rates = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj weighted = new FMatrixRMaj(0, 0);
    private int batch;
    private int steps;

    GatheredChange(FastProjection synapses) {
        this.synapses = synapses;
    }

    void learn(FMatrixRMaj error, FMatrixRMaj pre) {
        if (synapses.block == 1) {
            apply(error, pre, error.numCols, 1);
            return;
        }
        if (steps == 0) {
            batch = error.numCols;
            errors.reshape(error.numRows, synapses.block * batch);
            rates.reshape(pre.numRows, synapses.block * batch);
            errors.zero();                                           // a block that ends early leaves columns behind
            rates.zero();
        }
        insert(error, errors);
        insert(pre, rates);
        if (++steps == synapses.block) {
            settle();
        }
    }

    private void insert(FMatrixRMaj step, FMatrixRMaj all) {
        for (int i = 0; i < step.numRows; i++) {
            System.arraycopy(step.data, i * batch, all.data, i * all.numCols + steps * batch, batch);
        }
    }

    /** Ends the block. */
    void settle() {
        if (steps > 0) {
            apply(errors, rates, batch, steps);
            steps = 0;
        }
    }

    private void apply(FMatrixRMaj e, FMatrixRMaj r, int copies, int m) {
        FMatrixRMaj w = synapses.projection.weights();
        FMatrixRMaj thresholds = synapses.projection.thresholds();
        if (!synapses.isFiltered()) {
            synapses.add(synapses.eta / copies, e, r, w, thresholds);
            return;
        }
        double keep = 1 - synapses.share;
        double held = 0;                                             // sum of keep^s
        for (int s = 0; s < m; s++) {
            held += Math.pow(keep, s);
        }
        float ofFilter = (float) (synapses.eta * held);
        float kept = (float) Math.pow(keep, m);
        moveAlong(w, synapses.filter, ofFilter, kept);
        moveAlong(thresholds, synapses.thresholdFilter, ofFilter, kept);
        if (m == 1) {
            synapses.add(synapses.share / copies, e, r, synapses.filter, synapses.thresholdFilter);
            return;
        }
        weigh(e, copies, m, keep, false);
        synapses.add(synapses.share / copies, weighted, r, synapses.filter, synapses.thresholdFilter);
        weigh(e, copies, m, keep, true);
        synapses.add(synapses.eta / copies, weighted, r, w, thresholds);
    }

    /** w = w + eta delta, then delta = kept delta. */
    static void moveAlong(FMatrixRMaj w, FMatrixRMaj delta, float eta, float kept) {
        float[] x = w.data, y = delta.data;
        for (int i = 0, n = w.getNumElements(); i < n; i++) {
            x[i] += eta * y[i];
            y[i] *= kept;
        }
    }

    /** The errors of step s times keep^(M-1-s), what the filter has of them at the end, or times what it passed on by then. */
    private void weigh(FMatrixRMaj e, int copies, int m, double keep, boolean passedOn) {
        weighted.setTo(e);
        for (int s = 0; s < m; s++) {
            double left = Math.pow(keep, m - 1 - s);
            float factor = (float) (passedOn ? 1 - left : left);
            for (int i = 0; i < e.numRows; i++) {
                for (int j = i * e.numCols + s * copies, end = j + copies; j < end; j++) {
                    weighted.data[j] *= factor;
                }
            }
        }
    }
}
