package apical.linalg;

import java.util.Locale;
import org.ejml.data.FMatrixRMaj;

/**
 * Matrix products in single precision on EJML's row-major matrices, named as EJML names them.
 *
 * <p>Which library multiplies is decided once, at the first product (see {@link Gemm#choose}); {@link #library()} says
 * which. A product runs on one thread and sums in a fixed order, so the same operands give the same bits. Shapes are
 * checked and the matrix that is written must already have its shape; it must not be one of the operands.
 */
public final class Blas {

    /** Told of each product, on the thread that makes it. */
    interface Counter {
        /** Of [m x k] and [k x n]. */
        void product(int m, int k, int n);
    }

    /** Null unless somebody counts. */
    static volatile Counter counter;

    private Blas() {
    }

    /** The library is chosen when this holder is first touched, so that asking for help does not unpack OpenBLAS. */
    private static final class Chosen {
        static final Gemm GEMM = Gemm.choose();
    }

    /** The library that multiplies, with its version where it has one, as written into a result's provenance. */
    public static String library() {
        return Chosen.GEMM.name();
    }

    /** The code that the library chose for this processor, or was told to by OPENBLAS_CORETYPE; bits differ with it. */
    public static String kernel() {
        return Chosen.GEMM.kernel();
    }

    /**
     * C = A B.
     *
     * @param a [m x k], not modified
     * @param b [k x n], not modified
     * @param c [m x n], modified
     */
    public static void mult(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        product(false, false, 1, a, b, 0, c);
    }

    /** C = C + A B; shapes as in {@link #mult}. */
    public static void multAdd(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        product(false, false, 1, a, b, 1, c);
    }

    /**
     * C = A' B.
     *
     * @param a [k x m], not modified
     * @param b [k x n], not modified
     * @param c [m x n], modified
     */
    public static void multTransA(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        product(true, false, 1, a, b, 0, c);
    }

    /** C = C + A' B; shapes as in {@link #multTransA}. */
    public static void multAddTransA(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        product(true, false, 1, a, b, 1, c);
    }

    /**
     * C = C + alpha A B': with A an error [post x batch] and B a rate [pre x batch] the change of weights C [post x pre],
     * summed over the batch.
     *
     * @param a [m x k], not modified
     * @param b [n x k], not modified
     * @param c [m x n], modified
     */
    public static void multAddTransB(float alpha, FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        product(false, true, alpha, a, b, 1, c);
    }

    /**
     * C = alpha op(A) op(B) + beta C. A row-major matrix is the transpose of the column-major one that BLAS sees in the
     * same array, so BLAS is asked for C' = op(B)' op(A)'.
     */
    private static void product(boolean transA, boolean transB, float alpha, FMatrixRMaj a, FMatrixRMaj b, float beta,
            FMatrixRMaj c) {
        int m = transA ? a.numCols : a.numRows;
        int k = transA ? a.numRows : a.numCols;
        int n = transB ? b.numRows : b.numCols;
        int inner = transB ? b.numCols : b.numRows;
        if (k != inner || c.numRows != m || c.numCols != n) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "product of [%d x %d]%s and [%d x %d]%s does not fit into [%d x %d]", a.numRows, a.numCols,
                    transA ? "'" : "", b.numRows, b.numCols, transB ? "'" : "", c.numRows, c.numCols));
        }
        if (m == 0 || n == 0) {
            return;
        }
        Counter told = counter;
        if (told != null) {
            told.product(m, k, n);
        }
        if (k == 0) {                        // a sum of nothing, which the libraries refuse or silently leave undone
            if (beta == 0) {
                c.zero();
            }
            return;
        }
        Chosen.GEMM.sgemm(transB, transA, n, m, k, alpha, b.data, b.numCols, a.data, a.numCols, beta, c.data, n);
    }
}
