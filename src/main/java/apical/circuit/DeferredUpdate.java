package apical.circuit;

import apical.linalg.Blas;
import apical.state.Checkpointed;
import apical.state.State;
import java.util.function.IntToDoubleFunction;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * Plasticity of a narrow batch. For one sample, writing a change into large weights costs more than asking them what they deliver,
 * so the errors E_s and rates R_s [units x batch] of several steps wait to be one product. Meanwhile, n steps after the last
 * writing,
 * <pre>
 *   W     = W_0 + w Delta_0 + sum over s of c_s E_s R_s'                                         s = 0 ... n-1
 *   Delta = keep^n Delta_0 + sum over s of d_s E_s R_s'                                          keep = 1 - share
 *
 *   w = dt eta (sum over s of keep^s)     c_s = dt eta / B (1 - keep^(n-1-s))     d_s = share / B keep^(n-1-s)
 * </pre>
 * and without filter c_s = dt eta / B. To rates r it delivers W_0 r + w Delta_0 r + sum of c_s E_s (R_s' r). Exact but for
 * rounding. Weights held for a block of steps are those of the n at which the last block ended.
 */
final class DeferredUpdate implements Checkpointed {

    /** Samples that wait at most, unless a block has more: enough for a product instead of a pass through memory. */
    private static final int ROOM = 16;

    private final FastProjection synapses;
    private final FMatrixRMaj errors = new FMatrixRMaj(0, 0);        // (E_0 E_1 ...)' [samples that wait x post]
    private final FMatrixRMaj rates = new FMatrixRMaj(0, 0);         // (R_0 R_1 ...)' [samples that wait x pre]
    private final FMatrixRMaj weighted = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj overlaps = new FMatrixRMaj(0, 0);      // c R' r [samples that act x batch]
    private final FMatrixRMaj driveOfFilter = new FMatrixRMaj(0, 0);
    private final float[] c = new float[ROOM];                       // c_s of those steps that act
    private float w;
    private int batch;
    private int steps;                                               // n, with those of an unfinished block
    private int acting;                                              // n at the end of the last block

    DeferredUpdate(FastProjection synapses) {
        this.synapses = synapses;
    }

    @Override
    public void checkpoint(State state) {
        batch = (int) state.number("batch", batch);
        steps = (int) state.number("steps", steps);
        acting = (int) state.number("acting", acting);
        w = (float) state.real("w", w);
        state.array("c", c);
        Elementwise.checkpoint(steps > 0, errors, "errors", state);
        Elementwise.checkpoint(steps > 0, rates, "rates", state);
    }

    void learn(FMatrixRMaj error, FMatrixRMaj pre) {
        if (steps > 0 && error.numCols != batch) {
            write();
        }
        batch = error.numCols;
        insert(error, errors);
        insert(pre, rates);
        steps++;
        if (steps - acting == synapses.block) {
            endBlock();
        }
    }

    /** Samples of {@code matrix} as rows below those of {@code all}. */
    private void insert(FMatrixRMaj matrix, FMatrixRMaj all) {
        int units = matrix.numRows, first = steps * batch;
        all.reshape(Math.max(ROOM, synapses.block * batch), units, true);          // the room, once
        all.reshape(first + batch, units, true);
        for (int s = 0; s < batch; s++) {
            for (int i = 0, row = (first + s) * units; i < units; i++) {
                all.data[row + i] = matrix.data[i * batch + s];
            }
        }
    }

    /** From now on all changes so far act. */
    void endBlock() {
        if (steps == acting) {
            return;
        }
        if ((steps + synapses.block) * batch > (synapses.isLarge() ? ROOM : 0)) {
            write();
            return;
        }
        acting = steps;
        w = ofFilter();
        for (int s = 0; s < acting; s++) {
            c[s] = (float) passedOn(s);
        }
    }

    private double kept(int steps) {
        return Math.pow(1 - synapses.share, steps);
    }

    /** w. */
    private float ofFilter() {
        double sum = 0;
        for (int s = 0; synapses.isFiltered() && s < steps; s++) {
            sum += kept(s);
        }
        return (float) (synapses.eta * sum);
    }

    /** c_s. */
    private double passedOn(int s) {
        return synapses.eta / batch * (synapses.isFiltered() ? 1 - kept(steps - 1 - s) : 1);
    }

    /** d_s. */
    private double inFilter(int s) {
        return synapses.share / batch * kept(steps - 1 - s);
    }

    /** potential = potential + what acts of the changes. */
    void addDrive(FMatrixRMaj pre, FMatrixRMaj potential) {
        if (acting == 0) {
            return;
        }
        if (synapses.isFiltered()) {
            synapses.drive(synapses.filter, synapses.biasFilter, pre, driveOfFilter);
            Elementwise.add(potential, driveOfFilter, w, potential);
        }
        int samples = acting * batch, waiting = errors.numRows;
        errors.reshape(samples, errors.numCols, true);               // a view of those that act
        rates.reshape(samples, rates.numCols, true);
        overlap(pre);
        Blas.multAddTransA(errors, overlaps, potential);
        errors.reshape(waiting, errors.numCols, true);
        rates.reshape(waiting, rates.numCols, true);
    }

    private void overlap(FMatrixRMaj pre) {
        overlaps.reshape(rates.numRows, pre.numCols);
        Blas.mult(rates, pre, overlaps);
        float ofBiases = synapses.biasRate * synapses.biasRate;
        for (int i = 0, n = overlaps.getNumElements(), perStep = batch * pre.numCols; i < n; i++) {
            overlaps.data[i] = c[i / perStep] * (overlaps.data[i] + ofBiases);
        }
    }

    /** Writes all changes into the weights. */
    void write() {
        if (steps == 0) {
            return;
        }
        FMatrixRMaj weights = synapses.projection.weights();
        FMatrixRMaj biases = synapses.projection.biases();
        if (synapses.isFiltered()) {
            moveAlong(weights, synapses.filter, ofFilter(), (float) kept(steps));
            moveAlong(biases, synapses.biasFilter, ofFilter(), (float) kept(steps));
            add(this::inFilter, synapses.filter, synapses.biasFilter);
        }
        add(this::passedOn, weights, biases);
        steps = 0;
        acting = 0;
    }

    /** matrix = matrix + what acts of the changes and is not yet written into the weights. */
    void addToWeights(FMatrixRMaj matrix) {
        if (acting > 0) {
            if (synapses.isFiltered()) {
                CommonOps_FDRM.addEquals(matrix, w, synapses.filter);
            }
            addSum(s -> s < acting ? c[s] : 0, matrix);
        }
    }

    /** matrix, a copy of the filter as written, becomes what it is by now. */
    void addToFilter(FMatrixRMaj matrix) {
        if (steps > 0 && synapses.isFiltered()) {
            CommonOps_FDRM.scale((float) kept(steps), matrix);
            addSum(this::inFilter, matrix);
        }
    }

    /** matrix = matrix + sum over s of factor_s E_s R_s', and its biases. */
    private void add(IntToDoubleFunction factor, FMatrixRMaj matrix, FMatrixRMaj biases) {
        addSum(factor, matrix);
        for (int i = 0, n = weighted.getNumElements(); synapses.biasRate != 0 && i < n;) {
            for (int unit = 0; unit < biases.numRows; unit++, i++) {
                biases.data[unit] += synapses.biasRate * weighted.data[i];
            }
        }
    }

    /** matrix = matrix + sum over s of factor_s E_s R_s'. */
    private void addSum(IntToDoubleFunction factor, FMatrixRMaj matrix) {
        int perStep = batch * errors.numCols;
        weighted.reshape(errors.numRows, errors.numCols);
        for (int s = 0; s < steps; s++) {
            float f = (float) factor.applyAsDouble(s);
            for (int i = s * perStep, end = i + perStep; i < end; i++) {
                weighted.data[i] = f * errors.data[i];
            }
        }
        Blas.multAddTransA(weighted, rates, matrix);
    }

    /** w = w + eta delta, then delta = kept delta. */
    static void moveAlong(FMatrixRMaj w, FMatrixRMaj delta, float eta, float kept) {
        float[] x = w.data, y = delta.data;
        for (int i = 0, n = w.getNumElements(); i < n; i++) {
            x[i] += eta * y[i];
            y[i] *= kept;
        }
    }
}
