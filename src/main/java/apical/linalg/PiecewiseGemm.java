package apical.linalg;

/**
 * Products of a thin matrix, a small batch, with a large one, weights, cut into pieces that OpenBLAS multiplies where they lie.
 *
 * <p>Before a product of more than {@value #UNPACKED} multiply-adds OpenBLAS copies its operands into the order in which it
 * will read them. That pays when what is copied is used often; with a batch of ten, copying weights takes longer than the
 * product. For smaller ones it has kernels that need no copy, on processors with AVX-512; elsewhere pieces are slower than the
 * whole. Measured for 784-500 and 500-500 with batches of 2 to 32: pieces take 0.3 to 0.9 times as long up to 20 samples, and
 * gain nothing from 24 on. The change of weights, whose large matrix is the result, is always faster whole.
 *
 * <p>Shapes alone decide, so that the same operands give the same bits.
 */
final class PiecewiseGemm implements Gemm {

    /** OpenBLAS's own limit to m n k (its {@code sgemm_small_kernel_permit}, for SkylakeX and its successors). */
    private static final double UNPACKED = 1e6;
    private static final int THIN = 20;
    /** Elements of a piece of the large matrix: stays in a near cache, and times {@link #THIN} below the limit. */
    private static final int PIECE = 40_000;

    private final NetlibGemm whole;

    PiecewiseGemm(NetlibGemm whole) {
        this.whole = whole;
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public String kernel() {
        return whole.kernel();
    }

    @Override
    public void sgemm(boolean transA, boolean transB, int m, int n, int k, float alpha, float[] a, int lda, float[] b, int ldb,
            float beta, float[] c, int ldc) {
        if (transA || m > THIN || (double) m * n * k <= UNPACKED) {
            whole.sgemm(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
        } else if (transB) {
            sumOverPieces(m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
        } else {
            sideBySide(m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
        }
    }

    /** C = alpha A B + beta C: each piece of B, some of its columns, gives as many columns of C. */
    private void sideBySide(int m, int n, int k, float alpha, float[] a, int lda, float[] b, int ldb, float beta, float[] c,
            int ldc) {
        int columns = columns(k);
        for (int j = 0; j < n; j += columns) {
            whole.blas().sgemm("N", "N", m, Math.min(columns, n - j), k, alpha, a, 0, lda, b, j * ldb, ldb, beta,
                    c, j * ldc, ldc);
        }
    }

    /**
     * C = alpha A B' + beta C, from its transpose B A': columns of B [n x k], as they lie, times rows of A', summed. For the
     * kernel a matrix [n x m] is the better one to write, since it advances along columns by 16.
     */
    private void sumOverPieces(int m, int n, int k, float alpha, float[] a, int lda, float[] b, int ldb, float beta, float[] c,
            int ldc) {
        float[] sum = new float[n * m];
        int columns = columns(n);
        for (int l = 0; l < k; l += columns) {
            whole.blas().sgemm("N", "T", n, m, Math.min(columns, k - l), alpha, b, l * ldb, ldb, a, l * lda, lda, 1, sum, 0, n);
        }
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < m; i++) {
                int at = j * ldc + i;
                c[at] = beta == 0 ? sum[i * n + j] : sum[i * n + j] + beta * c[at];
            }
        }
    }

    /** Columns of a piece, if each has that many elements: a multiple of 8, which kernels prefer, while there are as many. */
    private static int columns(int elements) {
        int columns = Math.max(1, PIECE / elements);
        return columns < 8 ? columns : columns / 8 * 8;
    }
}
