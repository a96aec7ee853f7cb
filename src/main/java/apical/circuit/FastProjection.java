package apical.circuit;

import apical.linalg.Blas;
import apical.network.Projection;
import apical.state.Checkpointed;
import apical.state.State;
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
 * filter moves within it. Biases are weights from one more unit, whose rate never changes.
 */
final class FastProjection implements Checkpointed {

    /** Synapses up to which a loop is as fast as a call of a library, for a batch of one. */
    private static final int FEW = 4096;
    /** Presynaptic neurons up to which that holds for sums over them, which compiled loops add up one by one. */
    private static final int SHORT = 64;
    /** Synapses from which weights leave the near caches between two uses, and every pass through them counts. */
    private static final int MANY = 1 << 16;
    /** Samples from which a product with a change is limited by arithmetic, and writing it at once is best. */
    private static final int WIDE = 16;

    final Projection projection;
    final float eta;                             // of one step: eta dt
    final float share;                           // of the filter; 1 without
    final int block;
    final float biasRate;                   // 0 where there are no biases
    final FMatrixRMaj filter;                    // Delta [post x pre], empty without filter
    final FMatrixRMaj biasFilter;           // [post x 1]

    private final DeferredUpdate gathered = new DeferredUpdate(this);
    private final DoubleBufferedWeights held = new DoubleBufferedWeights(this);
    private final StationaryInputUpdate standing = new StationaryInputUpdate(this);

    FastProjection(Projection projection, double eta, double filterTime, TimeStep step, int block, double biasRate) {
        boolean filtered = filterTime > 0 && eta > 0;
        FMatrixRMaj w = projection.weights();
        this.projection = projection;
        this.eta = (float) (eta * step.ms());
        this.share = filtered ? (float) step.share(1 / filterTime) : 1;
        this.block = block;
        this.biasRate = hasBiases() ? (float) biasRate : 0;
        this.filter = filtered ? new FMatrixRMaj(w.numRows, w.numCols) : new FMatrixRMaj(0, 0);
        this.biasFilter = new FMatrixRMaj(filtered ? projection.biases().numRows : 0, 1);
    }

    /** All but weights and biases. */
    @Override
    public void checkpoint(State state) {
        state.matrix("filter", filter);
        state.matrix("biasFilter", biasFilter);
        state.part("gathered", gathered);
        state.part("held", held);
        state.part("standing", standing);
    }

    boolean isPlastic() {
        return eta > 0;
    }

    boolean isFiltered() {
        return filter.numRows > 0;
    }

    /** Whether to write into the weights takes longer than to compute what is written. */
    boolean isLarge() {
        return projection.weights().getNumElements() >= MANY;
    }

    private boolean hasBiases() {
        return projection.biases().numRows > 0;
    }

    void stand(FMatrixRMaj pre) {
        endPresentation();
        gathered.write();
        standing.begin(pre);
    }

    void drift(FMatrixRMaj from, FMatrixRMaj to) {
        endPresentation();
        gathered.write();
        standing.begin(from, to);
    }

    void progress(float progress) {
        standing.progress(progress);
    }

    void endPresentation() {
        gathered.endBlock();
        held.endBlock();
        standing.end();
    }

    /** potential = W pre + biases. */
    void drive(FMatrixRMaj pre, FMatrixRMaj potential) {
        if (standing.isOn()) {
            potential.setTo(standing.drive());
        } else {
            standing.write();
            drive(projection.weights(), projection.biases(), pre, potential);
            gathered.addDrive(pre, potential);
        }
    }

    /** v = matrix pre + biasRate biases: for weights and for filters. */
    void drive(FMatrixRMaj matrix, FMatrixRMaj biases, FMatrixRMaj pre, FMatrixRMaj v) {
        int batch = pre.numCols;
        v.reshape(matrix.numRows, batch);
        boolean small = isSmall(batch) && matrix.numCols <= SHORT;
        if (biasRate == 0 && !small) {
            Blas.mult(matrix, pre, v);
            return;
        }
        for (int i = 0; i < v.numRows; i++) {
            float b = biasRate == 0 ? 0 : biasRate * biases.data[i];
            Arrays.fill(v.data, i * batch, (i + 1) * batch, b);
        }
        if (small) {
            multiplyAdd(matrix, pre.data, v.data);
        } else {
            Blas.multAdd(matrix, pre, v);
        }
    }

    /** v = v + matrix r, without the cost of calling a library for a handful of products in a row. */
    private static void multiplyAdd(FMatrixRMaj matrix, float[] r, float[] v) {
        float[] w = matrix.data;
        for (int i = 0, ij = 0; i < matrix.numRows; i++) {
            float a = v[i], b = 0, c = 0, d = 0;             // four sums that do not wait for each other
            int j = 0;
            for (; j + 3 < matrix.numCols; j += 4, ij += 4) {
                a += w[ij] * r[j];
                b += w[ij + 1] * r[j + 1];
                c += w[ij + 2] * r[j + 2];
                d += w[ij + 3] * r[j + 3];
            }
            for (; j < matrix.numCols; j++, ij++) {
                a += w[ij] * r[j];
            }
            v[i] = a + b + c + d;
        }
    }

    /** matrix = matrix + factor error pre', and its biases. */
    void add(float factor, FMatrixRMaj error, FMatrixRMaj pre, FMatrixRMaj matrix, FMatrixRMaj biases) {
        add(factor, error, pre, matrix);
        addBiases(factor, error, biases);
    }

    /** matrix = matrix + factor error pre'. */
    void add(float factor, FMatrixRMaj error, FMatrixRMaj pre, FMatrixRMaj matrix) {
        if (isSmall(error.numCols)) {
            addOuter(factor, error.data, pre.data, matrix);
        } else {
            Blas.multAddTransB(factor, error, pre, matrix);
        }
    }

    /** Whether a loop is as fast as a call of a library. */
    boolean isSmall(int columns) {
        return columns == 1 && projection.weights().getNumElements() <= FEW;
    }

    /** matrix = matrix + factor e r', and its biases. */
    private static void addOuter(float factor, float[] e, float[] r, FMatrixRMaj matrix) {
        float[] w = matrix.data;
        for (int i = 0, columns = matrix.numCols; i < matrix.numRows; i++) {
            float scaled = factor * e[i];
            for (int j = 0, row = i * columns; j < columns; j++) {
                w[row + j] += scaled * r[j];
            }
        }
    }

    /** y = y + factor x, the first {@code n}. */
    private static void addScaled(float factor, float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] += factor * x[i];
        }
    }

    void addBiases(float factor, FMatrixRMaj error, FMatrixRMaj biases) {
        if (biasRate == 0) {
            return;
        }
        int columns = error.numCols;
        if (columns == 1) {
            addScaled(factor * biasRate, error.data, biases.data, error.numRows);
            return;
        }
        for (int i = 0; i < error.numRows; i++) {
            biases.data[i] += factor * biasRate * Elementwise.sum(error.data, i * columns, (i + 1) * columns);
        }
    }

    void change(FMatrixRMaj error, FMatrixRMaj pre) {
        if (standing.isOn()) {
            standing.learn(error);
        } else if (isGathered(error.numCols)) {
            gathered.learn(error, pre);
        } else {
            gathered.write();
            held.learn(error, pre);
        }
    }

    /** A copy of W with what is not written yet; nothing is written. */
    FMatrixRMaj weights() {
        FMatrixRMaj copy = projection.weights().copy();
        gathered.addToWeights(copy);
        standing.addToWeights(copy);
        return copy;
    }

    /** A copy of Delta with what is not written yet; nothing is written. */
    FMatrixRMaj filter() {
        FMatrixRMaj copy = filter.copy();
        gathered.addToFilter(copy);
        standing.addToFilter(copy);
        return copy;
    }

    private boolean isGathered(int batch) {
        return batch < WIDE && (block > 1 || isLarge());
    }

    /** Writes all changes into the weights. */
    void settle() {
        endPresentation();
        gathered.write();
        standing.write();
    }
}
