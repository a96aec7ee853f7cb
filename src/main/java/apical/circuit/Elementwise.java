package apical.circuit;

import apical.network.TransferFunction;
import apical.state.State;
import java.util.Locale;
import org.ejml.data.FMatrixRMaj;

/** Element by element on matrices of one shape; the last argument is reshaped to it and written, no other is modified. */
final class Elementwise {

    private Elementwise() {
    }

    /** r = phi(u). */
    static void rates(TransferFunction phi, FMatrixRMaj u, FMatrixRMaj r) {
        r.reshape(u.numRows, u.numCols);
        phi.rates(u.data, r.data, u.getNumElements());
    }

    /** e = phi(u + d) - phi(u) with r = phi(u). */
    static void increments(TransferFunction phi, FMatrixRMaj u, FMatrixRMaj r, FMatrixRMaj d, FMatrixRMaj e) {
        requireSameShape(u, d);
        e.reshape(u.numRows, u.numCols);
        phi.increments(u.data, r.data, d.data, e.data, u.getNumElements());
    }

    /** b = factor a. */
    static void scale(float factor, FMatrixRMaj a, FMatrixRMaj b) {
        b.reshape(a.numRows, a.numCols);
        float[] x = a.data, y = b.data;
        for (int i = 0, n = a.getNumElements(); i < n; i++) {
            y[i] = factor * x[i];
        }
    }

    /** c = factor (a - b). */
    static void pull(FMatrixRMaj a, FMatrixRMaj b, float factor, FMatrixRMaj c) {
        requireSameShape(a, b);
        c.reshape(a.numRows, a.numCols);
        float[] x = a.data, y = b.data, z = c.data;
        for (int i = 0, n = a.getNumElements(); i < n; i++) {
            z[i] = factor * (x[i] - y[i]);
        }
    }

    /** c = a + factor b. */
    static void add(FMatrixRMaj a, FMatrixRMaj b, float factor, FMatrixRMaj c) {
        requireSameShape(a, b);
        c.reshape(a.numRows, a.numCols);
        float[] x = a.data, y = b.data, z = c.data;
        for (int i = 0, n = a.getNumElements(); i < n; i++) {
            z[i] = x[i] + factor * y[i];
        }
    }

    /** c = a - b. */
    static void subtract(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        add(a, b, -1, c);
    }

    /** x[from] + ... + x[to - 1], in eight sums that do not wait for each other; not finite if an element is not. */
    static float sum(float[] x, int from, int to) {
        float a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
        int i = from;
        for (; i + 7 < to; i += 8) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
            e += x[i + 4];
            f += x[i + 5];
            g += x[i + 6];
            h += x[i + 7];
        }
        for (; i < to; i++) {
            a += x[i];
        }
        return a + b + (c + d) + (e + f) + (g + h);
    }

    /** Refuses a {@code b} of another shape than {@code a}, naming both. */
    static void requireSameShape(FMatrixRMaj a, FMatrixRMaj b) {
        if (a.numRows != b.numRows || a.numCols != b.numCols) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "[%d x %d] does not fit [%d x %d]",
                    b.numRows, b.numCols, a.numRows, a.numCols));
        }
    }

    /** Shows a matrix if it is in use; what is left in it otherwise is nobody's. */
    static void checkpoint(boolean isInUse, FMatrixRMaj matrix, String name, State state) {
        state.matrix(name, isInUse ? matrix : new FMatrixRMaj(0, 0));
    }
}
