package apical.circuit;

import apical.linalg.Blas;
import apical.network.Projection;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * One projection under plasticity in continuous time, in single precision: a batch of B independent copies of the tissue shares
 * its weights, and their changes are averaged. In one step, with the filter that stands at its beginning,
 * <pre>
 *   W     = W + dt eta Delta
 *   Delta = Delta + share (mean over the batch of error r' - Delta)         share of 1 / tau_w, see {@link TimeStep#share}
 * </pre>
 * and without filter W = W + dt eta (mean over the batch of error r'). Weights act from the end of a block of steps on; the
 * filter moves within it. Thresholds are weights from one more unit, whose rate never changes.
 */
final class FastProjection {

    /** Presynaptic neurons up to which a loop is as fast as a library, for a batch of one. */
    private static final int FEW = 32;

    final Projection projection;
    final float eta;                             // of one step: eta dt
    final float share;                           // of the filter; 1 without
    final int block;
    final float thresholdRate;                   // 0 where there are no thresholds
    final FMatrixRMaj filter;                    // Delta [post x pre], empty without filter
    final FMatrixRMaj thresholdFilter;           // [post x 1]

    private final GatheredChange gathered = new GatheredChange(this);
    private final StandingChange standing = new StandingChange(this);

    FastProjection(Projection projection, double eta, double filterTime, TimeStep step, int block, double thresholdRate) {
        boolean filtered = filterTime > 0 && eta > 0;
        FMatrixRMaj w = projection.weights();
        this.projection = projection;
        this.eta = (float) (eta * step.ms());
        this.share = filtered ? (float) step.share(1 / filterTime) : 1;
        this.block = block;
        this.thresholdRate = hasThresholds() ? (float) thresholdRate : 0;
        this.filter = filtered ? new FMatrixRMaj(w.numRows, w.numCols) : new FMatrixRMaj(0, 0);
        this.thresholdFilter = new FMatrixRMaj(filtered ? projection.thresholds().numRows : 0, 1);
    }

    boolean isPlastic() {
        return eta > 0;
    }

    boolean isFiltered() {
        return filter.numRows > 0;
    }

    private boolean hasThresholds() {
        return projection.thresholds().numRows > 0;
    }

    void stand(FMatrixRMaj pre) {
        endPresentation();
        standing.begin(pre);
    }

    void drift(FMatrixRMaj from, FMatrixRMaj to) {
        endPresentation();
        standing.begin(from, to);
    }

    void progress(float progress) {
        standing.progress(progress);
    }

    void endPresentation() {
        gathered.settle();
        standing.end();
    }

    /** potential = W pre + thresholds. */
    void drive(FMatrixRMaj pre, FMatrixRMaj potential) {
        if (standing.isOn()) {
            potential.setTo(standing.drive());
        } else {
            drive(projection.weights(), projection.thresholds(), pre, potential);
        }
    }

    /** v = matrix pre + thresholdRate thresholds: for weights and for filters. */
    void drive(FMatrixRMaj matrix, FMatrixRMaj thresholds, FMatrixRMaj pre, FMatrixRMaj v) {
        int batch = pre.numCols;
        v.reshape(matrix.numRows, batch);
        for (int i = 0; i < v.numRows; i++) {
            float b = thresholdRate == 0 ? 0 : thresholdRate * thresholds.data[i];
            Arrays.fill(v.data, i * batch, (i + 1) * batch, b);
        }
        if (batch == 1 && pre.numRows <= FEW) {
            multiplyAdd(matrix, pre.data, v.data);
        } else {
            Blas.multAdd(matrix, pre, v);
        }
    }

    /** v = v + matrix r, without the cost of calling a library for a handful of products in a row. */
    private static void multiplyAdd(FMatrixRMaj matrix, float[] r, float[] v) {
        float[] w = matrix.data;
        for (int i = 0, ij = 0; i < matrix.numRows; i++) {
            float sum = v[i];
            for (int j = 0; j < matrix.numCols; j++, ij++) {
                sum += w[ij] * r[j];
            }
            v[i] = sum;
        }
    }

    /** matrix = matrix + factor error pre', thresholds likewise. */
    void add(float factor, FMatrixRMaj error, FMatrixRMaj pre, FMatrixRMaj matrix, FMatrixRMaj thresholds) {
        Blas.multAddTransB(factor, error, pre, matrix);
        addThresholds(factor, error, thresholds);
    }

    void addThresholds(float factor, FMatrixRMaj error, FMatrixRMaj thresholds) {
        if (thresholdRate == 0) {
            return;
        }
        int columns = error.numCols;
        for (int i = 0; i < error.numRows; i++) {
            float sum = 0;
            for (int s = i * columns; s < (i + 1) * columns; s++) {
                sum += error.data[s];
            }
            thresholds.data[i] += factor * thresholdRate * sum;
        }
    }

    void change(FMatrixRMaj error, FMatrixRMaj pre) {
        if (standing.isOn()) {
            standing.learn(error);
        } else {
            gathered.learn(error, pre);
        }
    }

    /** Writes all changes into the weights. */
    void settle() {
        endPresentation();
        standing.write();
    }
}
