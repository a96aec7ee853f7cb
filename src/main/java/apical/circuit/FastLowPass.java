package apical.circuit;

import apical.state.Checkpointed;
import apical.state.State;
import org.ejml.data.FMatrixRMaj;

/**
 * A quantity of the fast engine, [units x batch], that follows what is shown through a low-pass filter, step by step:
 * <pre>
 *   x = x + share (shown - x)
 * </pre>
 * While the same is shown it moves on the line between two patterns, what it was and what is shown:
 * <pre>
 *   x = from + progress (shown - from)                  progress = 1 - (1 - share)^(steps so far)
 * </pre>
 * Without a filter it is what is shown.
 */
final class FastLowPass implements Checkpointed {

    /** What is left of a pattern long gone; on its further way to 0 it would be denormal, and slow. */
    private static final float NOTHING = 1e-20f;

    private final double share;
    private final boolean filtered;
    private final FMatrixRMaj from = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj between = new FMatrixRMaj(0, 0);
    private FMatrixRMaj shown;
    private double progress;

    /** @param filterMs tau_0; 0: no filter */
    FastLowPass(TimeStep step, double filterMs) {
        this.share = filterMs > 0 ? step.share(1 / filterMs) : 1;
        this.filtered = filterMs > 0;
    }

    /** But for what is shown. */
    @Override
    public void checkpoint(State state) {
        state.matrix("from", from);
        state.matrix("between", between);
        progress = state.real("progress", progress);
    }

    /** What is shown; when restored, a copy. */
    void checkpointShown(State state) {
        FMatrixRMaj now = shown == null ? new FMatrixRMaj(0, 0) : shown.copy();      // whoever shows it may show it elsewhere
        state.matrix("shown", now);
        shown = shown == null && now.getNumElements() == 0 ? null : now;
    }

    boolean isFiltered() {
        return filtered;
    }

    /** x = 0, if it follows at all. */
    void rest(int units, int batch) {
        if (!filtered) {
            return;
        }
        between.reshape(units, batch);
        between.zero();
        from.setTo(between);
        progress = 0;
    }

    /** @param pattern [units x batch] of the size that x has; kept */
    void show(FMatrixRMaj pattern) {
        shown = pattern;
        if (!filtered) {
            return;
        }
        from.reshape(between.numRows, between.numCols);
        for (int i = 0, n = between.getNumElements(); i < n; i++) {
            float x = between.data[i];
            from.data[i] = Math.abs(x) < NOTHING ? 0 : x;
        }
        progress = 0;
    }

    /** x; a view. */
    FMatrixRMaj now() {
        return filtered ? between : shown;
    }

    FMatrixRMaj from() {
        return from;
    }

    FMatrixRMaj shown() {
        return shown;
    }

    float progress() {
        return (float) progress;
    }

    /** One step. */
    void move() {
        if (!filtered) {
            return;
        }
        progress += share * (1 - progress);
        float p = (float) progress, q = (float) (1 - progress);
        float[] x = between.data, a = shown.data, b = from.data;
        for (int i = 0, n = between.getNumElements(); i < n; i++) {
            x[i] = p * a[i] + q * b[i];
        }
    }
}
