package apical.circuit;

import apical.network.TransferFunction;
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

    /** c = (1 - lambda) a + lambda b. */
    static void mix(FMatrixRMaj a, FMatrixRMaj b, float lambda, FMatrixRMaj c) {
        requireSameShape(a, b);
        c.reshape(a.numRows, a.numCols);
        float[] x = a.data, y = b.data, z = c.data;
        for (int i = 0, n = a.getNumElements(); i < n; i++) {
            z[i] = (1 - lambda) * x[i] + lambda * y[i];
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

    private static void requireSameShape(FMatrixRMaj a, FMatrixRMaj b) {
        if (a.numRows != b.numRows || a.numCols != b.numCols) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "[%d x %d] does not fit [%d x %d]",
                    b.numRows, b.numCols, a.numRows, a.numCols));
        }
    }
}
