package apical.circuit;

import apical.linalg.Blas;
import org.ejml.data.FMatrixRMaj;

/**
 * Plasticity while the input r_0 [pre x B] stands still. All that weights W and filter Delta can become then is
 * <pre>
 *   W     = W_0 + w Delta_0 + S r_0'                        S, D [post x B] and w, d numbers
 *   Delta = d Delta_0 + D r_0'
 * </pre>
 * where in one step S = S + dt eta D, w = w + dt eta d, D = (1 - share) D + share / B error, d = (1 - share) d, and without filter
 * S = S + dt eta / B error. So their drive needs the Gram matrix of the batch only,
 * <pre>
 *   W r_0 = W_0 r_0 + w Delta_0 r_0 + S (r_0' r_0),
 * </pre>
 * and W and Delta are written once, at the end. Exact but for rounding. For a batch of one, r_0' r_0 is |r_0|^2. Thresholds add
 * the square of their unit's rate to each element of it.
 */
final class StandingChange {

    private final FastProjection synapses;
    private final FMatrixRMaj gram = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj drive = new FMatrixRMaj(0, 0);             // W r_0
    private final FMatrixRMaj driveAtStart = new FMatrixRMaj(0, 0);      // W_0 r_0
    private final FMatrixRMaj driveOfFilter = new FMatrixRMaj(0, 0);     // Delta_0 r_0
    private final FMatrixRMaj ofWeights = new FMatrixRMaj(0, 0);         // S
    private final FMatrixRMaj ofFilter = new FMatrixRMaj(0, 0);          // D
    private float w;
    private float d;
    private FMatrixRMaj input;                                           // null while none stands
    private long steps;

    StandingChange(FastProjection synapses) {
        this.synapses = synapses;
    }

    boolean isOn() {
        return input != null;
    }

    void begin(FMatrixRMaj pre) {
        settle();
        input = pre;
        steps = 0;
        synapses.drive(synapses.projection.weights(), synapses.projection.thresholds(), pre, driveAtStart);
        drive.setTo(driveAtStart);
        if (!synapses.isPlastic()) {
            return;
        }
        gram.reshape(pre.numCols, pre.numCols);
        Blas.multTransA(pre, pre, gram);
        for (int i = 0; i < gram.getNumElements(); i++) {
            gram.data[i] += synapses.thresholdRate * synapses.thresholdRate;
        }
        clear(ofWeights);
        if (synapses.isFiltered()) {
            synapses.drive(synapses.filter, synapses.thresholdFilter, pre, driveOfFilter);
            clear(ofFilter);
            w = 0;
            d = 1;
        }
    }

    private void clear(FMatrixRMaj matrix) {
        matrix.reshape(drive.numRows, drive.numCols);
        matrix.zero();
    }

    FMatrixRMaj drive() {
        return drive;
    }

    void learn(FMatrixRMaj error) {
        float perSample = 1f / error.numCols;
        if (synapses.isFiltered()) {
            float eta = synapses.eta, keep = 1 - synapses.share, share = synapses.share * perSample;
            float[] s = ofWeights.data, f = ofFilter.data, e = error.data;
            for (int i = 0, n = error.getNumElements(); i < n; i++) {
                s[i] += eta * f[i];
                f[i] = keep * f[i] + share * e[i];
            }
            w += eta * d;
            d *= keep;
        } else {
            float eta = synapses.eta * perSample;
            float[] s = ofWeights.data, e = error.data;
            for (int i = 0, n = error.getNumElements(); i < n; i++) {
                s[i] += eta * e[i];
            }
        }
        if (++steps % synapses.block == 0) {
            refresh();
        }
    }

    /** W r_0 with the changes so far. */
    private void refresh() {
        drive.setTo(driveAtStart);
        if (synapses.isFiltered()) {
            for (int i = 0, n = drive.getNumElements(); i < n; i++) {
                drive.data[i] += w * driveOfFilter.data[i];
            }
        }
        if (gram.numRows > 1) {
            Blas.multAdd(ofWeights, gram, drive);
            return;
        }
        float squared = gram.data[0];
        for (int i = 0, n = drive.getNumElements(); i < n; i++) {
            drive.data[i] += ofWeights.data[i] * squared;
        }
    }

    /** Writes weights and filter; nothing stands any more. */
    void settle() {
        if (input != null && steps > 0) {
            FMatrixRMaj weights = synapses.projection.weights();
            FMatrixRMaj thresholds = synapses.projection.thresholds();
            if (synapses.isFiltered()) {
                GatheredChange.moveAlong(weights, synapses.filter, w, d);
                GatheredChange.moveAlong(thresholds, synapses.thresholdFilter, w, d);
                synapses.add(1, ofFilter, input, synapses.filter, synapses.thresholdFilter);
            }
            synapses.add(1, ofWeights, input, weights, thresholds);
        }
        input = null;
    }
}
