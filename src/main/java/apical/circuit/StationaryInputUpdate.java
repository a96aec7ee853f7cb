package apical.circuit;

import apical.linalg.Blas;
import apical.state.Checkpointed;
import apical.state.State;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * Plasticity while the input stands still, or drifts from one pattern to another. First, while r_0 [pre x B] stands still. All
 * that weights W and filter Delta can become then is
 * <pre>
 *   W     = W_0 + w Delta_0 + S r_0'                        S, D [post x B] and w, d numbers
 *   Delta = d Delta_0 + D r_0'
 * </pre>
 * where in one step S = S + dt eta D, w = w + dt eta d, D = (1 - share) D + share / B error, d = (1 - share) d, and without filter
 * S = S + dt eta / B error. So their drive needs the Gram matrix of the batch only,
 * <pre>
 *   W r_0 = W_0 r_0 + w Delta_0 r_0 + S (r_0' r_0).
 * </pre>
 * For a batch of one, r_0' r_0 is |r_0|^2. Biases add the square of their unit's rate to each element of it.
 *
 * <p>Without filter even W_0 need not be at hand. The changes S_p R_p' of past presentations p are kept as what they are until
 * there are enough of them for one product, and
 * <pre>
 *   W_0 r_0 = (W as written) r_0 + (S_1 S_2 ...) ((R_1 R_2 ...)' r_0).
 * </pre>
 * An input that drifts is, in each step, r = p P + (1 - p) Q with the same two patterns P and Q, which makes it an input that
 * stands still: r_0 is [P Q] of 2 B columns, of which the drive W r_0 is known as above, W r = p (W P) + (1 - p) (W Q), and an
 * error of r is the two errors p error and (1 - p) error of r_0. The unit of biases has its rate in both.
 *
 * <p>All of this is exact but for rounding.
 */
final class StationaryInputUpdate implements Checkpointed {

    /** Columns of unwritten changes, enough to make writing them a product instead of a pass through memory. */
    private static final int ROOM = 16;

    private final FastProjection synapses;
    private final FMatrixRMaj gram = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj drive = new FMatrixRMaj(0, 0);             // W r_0
    private final FMatrixRMaj driveAtStart = new FMatrixRMaj(0, 0);      // W_0 r_0
    private final FMatrixRMaj driveOfFilter = new FMatrixRMaj(0, 0);     // Delta_0 r_0
    private final FMatrixRMaj ofWeights = new FMatrixRMaj(0, 0);         // S
    private final FMatrixRMaj ofFilter = new FMatrixRMaj(0, 0);          // D
    private float w;
    private float d;
    private final FMatrixRMaj input = new FMatrixRMaj(0, 0);             // r_0, a copy
    private boolean drifts;
    private float p;
    private final FMatrixRMaj mixed = new FMatrixRMaj(0, 0);             // W r of an input that drifts
    private boolean on;
    private long steps;

    private final FMatrixRMaj unwritten = new FMatrixRMaj(0, 0);         // (S_1 S_2 ...)' [used x post], with room for ROOM
    private final FMatrixRMaj itsInputs = new FMatrixRMaj(0, 0);         // (R_1 R_2 ...)' [used x pre]
    private final FMatrixRMaj overlaps = new FMatrixRMaj(0, 0);
    private int used;

    StationaryInputUpdate(FastProjection synapses) {
        this.synapses = synapses;
    }

    /** While nothing stands, there are past presentations at most. */
    @Override
    public void checkpoint(State state) {
        on = state.flag("on", on);
        drifts = state.flag("drifts", drifts);
        steps = state.number("steps", steps);
        w = (float) state.real("w", w);
        d = (float) state.real("d", d);
        p = (float) state.real("p", p);
        Elementwise.checkpoint(on, input, "input", state);
        Elementwise.checkpoint(on, gram, "gram", state);
        Elementwise.checkpoint(on, drive, "drive", state);
        Elementwise.checkpoint(on, driveAtStart, "driveAtStart", state);
        Elementwise.checkpoint(on, driveOfFilter, "driveOfFilter", state);
        Elementwise.checkpoint(on, ofWeights, "ofWeights", state);
        Elementwise.checkpoint(on, ofFilter, "ofFilter", state);
        used = (int) state.number("used", used);
        Elementwise.checkpoint(used > 0, unwritten, "unwritten", state);
        Elementwise.checkpoint(used > 0, itsInputs, "itsInputs", state);
    }

    boolean isOn() {
        return on;
    }

    /** The input stands still. */
    void begin(FMatrixRMaj pre) {
        input.setTo(pre);
        drifts = false;
        begin();
    }

    /** The input drifts, and is still {@code from}. */
    void begin(FMatrixRMaj from, FMatrixRMaj to) {
        int batch = from.numCols;
        input.reshape(from.numRows, 2 * batch);
        for (int j = 0; j < input.numRows; j++) {
            System.arraycopy(to.data, j * batch, input.data, 2 * j * batch, batch);
            System.arraycopy(from.data, j * batch, input.data, (2 * j + 1) * batch, batch);
        }
        drifts = true;
        p = 0;
        begin();
    }

    /** The input has drifted so far. */
    void progress(float progress) {
        p = progress;
    }

    private void begin() {
        on = true;
        steps = 0;
        synapses.drive(synapses.projection.weights(), synapses.projection.biases(), input, driveAtStart);
        if (used > 0) {
            overlaps.reshape(used, input.numCols);
            Blas.mult(itsInputs, input, overlaps);
            Blas.multAddTransA(unwritten, overlaps, driveAtStart);
        }
        drive.setTo(driveAtStart);
        if (!synapses.isPlastic()) {
            return;
        }
        gram.reshape(input.numCols, input.numCols);
        if (input.numCols == 1) {
            gram.data[0] = squaredLength(input.data, input.numRows);
        } else {
            Blas.multTransA(input, input, gram);
        }
        for (int i = 0; i < gram.getNumElements(); i++) {
            gram.data[i] += synapses.biasRate * synapses.biasRate;
        }
        clear(ofWeights);
        if (synapses.isFiltered()) {
            synapses.drive(synapses.filter, synapses.biasFilter, input, driveOfFilter);
            clear(ofFilter);
            w = 0;
            d = 1;
        }
    }

    /** |r|^2, in four sums that do not wait for each other. */
    private static float squaredLength(float[] r, int n) {
        float a = 0, b = 0, c = 0, e = 0;
        int j = 0;
        for (; j + 3 < n; j += 4) {
            a += r[j] * r[j];
            b += r[j + 1] * r[j + 1];
            c += r[j + 2] * r[j + 2];
            e += r[j + 3] * r[j + 3];
        }
        for (; j < n; j++) {
            a += r[j] * r[j];
        }
        return a + b + c + e;
    }

    private void clear(FMatrixRMaj matrix) {
        matrix.reshape(drive.numRows, drive.numCols);
        matrix.zero();
    }

    /** W r; a view. */
    FMatrixRMaj drive() {
        if (!drifts) {
            return drive;
        }
        int batch = drive.numCols / 2;
        mixed.reshape(drive.numRows, batch);
        float[] m = mixed.data, v = drive.data;
        float ofTo = p, ofFrom = 1 - p;
        if (batch == 1) {                                            // rows of one element: one loop, not one for each
            for (int i = 0; i < drive.numRows; i++) {
                m[i] = ofTo * v[2 * i] + ofFrom * v[2 * i + 1];
            }
            return mixed;
        }
        for (int i = 0, n = 0; i < drive.numRows; i++) {
            int to = 2 * i * batch, from = to + batch;
            for (int j = 0; j < batch; j++, n++) {
                m[n] = ofTo * v[to + j] + ofFrom * v[from + j];
            }
        }
        return mixed;
    }

    void learn(FMatrixRMaj error) {
        float perSample = 1f / error.numCols;
        if (synapses.isFiltered()) {
            float eta = synapses.eta, keep = 1 - synapses.share;
            float[] s = ofWeights.data, f = ofFilter.data;
            for (int i = 0, n = ofFilter.getNumElements(); i < n; i++) {
                s[i] += eta * f[i];
                f[i] *= keep;
            }
            add(synapses.share * perSample, error, ofFilter);
            w += eta * d;
            d *= keep;
        } else {
            add(synapses.eta * perSample, error, ofWeights);
        }
        if (++steps % synapses.block == 0) {
            refresh();
        }
    }

    /** change = change + factor (errors of r_0). */
    private void add(float factor, FMatrixRMaj error, FMatrixRMaj change) {
        float[] s = change.data, e = error.data;
        if (!drifts) {
            for (int i = 0, n = error.getNumElements(); i < n; i++) {
                s[i] += factor * e[i];
            }
            return;
        }
        int batch = error.numCols;
        float ofTo = factor * p, ofFrom = factor * (1 - p);
        if (batch == 1) {
            for (int i = 0; i < error.numRows; i++) {
                s[2 * i] += ofTo * e[i];
                s[2 * i + 1] += ofFrom * e[i];
            }
            return;
        }
        for (int i = 0, n = 0; i < error.numRows; i++) {
            int to = 2 * i * batch, from = to + batch;
            for (int j = 0; j < batch; j++, n++) {
                s[to + j] += ofTo * e[n];
                s[from + j] += ofFrom * e[n];
            }
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
        if (gram.numRows == 2) {
            multiplyAddByTwo(ofWeights.data, gram.data, drive.data, drive.numRows);
            return;
        }
        if (gram.numRows > 2) {
            Blas.multAdd(ofWeights, gram, drive);
            return;
        }
        float squared = gram.data[0];
        for (int i = 0, n = drive.getNumElements(); i < n; i++) {
            drive.data[i] += ofWeights.data[i] * squared;
        }
    }

    /** v = v + S G for G of 2 x 2, an input of one sample that drifts, without the cost of calling a library. */
    private static void multiplyAddByTwo(float[] s, float[] g, float[] v, int rows) {
        float g00 = g[0], g01 = g[1], g10 = g[2], g11 = g[3];
        for (int i = 0; i < 2 * rows; i += 2) {
            float a = s[i], b = s[i + 1];
            v[i] += a * g00 + b * g10;
            v[i + 1] += a * g01 + b * g11;
        }
    }

    /** matrix = matrix + what is not yet written into the weights. */
    void addToWeights(FMatrixRMaj matrix) {
        if (used > 0) {
            Blas.multAddTransA(unwritten, itsInputs, matrix);
        }
        if (on && steps > 0) {
            if (synapses.isFiltered()) {
                CommonOps_FDRM.addEquals(matrix, w, synapses.filter);
            }
            Blas.multAddTransB(1, ofWeights, input, matrix);
        }
    }

    /** matrix, a copy of the filter as written, becomes what it is by now. */
    void addToFilter(FMatrixRMaj matrix) {
        if (on && steps > 0 && synapses.isFiltered()) {
            CommonOps_FDRM.scale(d, matrix);
            Blas.multAddTransB(1, ofFilter, input, matrix);
        }
    }

    /** Nothing stands any more. */
    void end() {
        if (on && steps > 0) {
            if (synapses.isFiltered()) {
                writeWithFilter();
            } else {
                keep();
            }
        }
        on = false;
    }

    private void writeWithFilter() {
        FMatrixRMaj weights = synapses.projection.weights();
        FMatrixRMaj biases = synapses.projection.biases();
        DeferredUpdate.moveAlong(weights, synapses.filter, w, d);
        DeferredUpdate.moveAlong(biases, synapses.biasFilter, w, d);
        synapses.add(1, ofFilter, input, synapses.filter, synapses.biasFilter);
        synapses.add(1, ofWeights, input, weights, biases);
    }

    private void keep() {
        int batch = input.numCols;
        synapses.addBiases(1, ofWeights, synapses.projection.biases());
        if (batch > ROOM) {
            Blas.multAddTransB(1, ofWeights, input, synapses.projection.weights());
            return;
        }
        if (used + batch > ROOM) {
            write();
        }
        insert(ofWeights, unwritten);
        insert(input, itsInputs);
        used += batch;
        if (used == ROOM) {
            write();
        }
    }

    /** Samples of {@code matrix} as rows {@code used} and on of {@code all}. */
    private void insert(FMatrixRMaj matrix, FMatrixRMaj all) {
        int batch = matrix.numCols;
        if (used == 0) {
            all.reshape(ROOM, matrix.numRows);                           // the room, once
        }
        all.reshape(used + batch, matrix.numRows, true);
        for (int s = 0; s < batch; s++) {
            for (int i = 0, row = (used + s) * all.numCols; i < matrix.numRows; i++) {
                all.data[row + i] = matrix.data[i * batch + s];
            }
        }
    }

    /** Writes what is kept of past presentations into the weights. */
    void write() {
        if (used > 0) {
            Blas.multAddTransA(unwritten, itsInputs, synapses.projection.weights());
            used = 0;
        }
    }
}
