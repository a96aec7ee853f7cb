package apical.linalg;

import org.bytedeco.openblas.global.openblas_nolapack;

/** Products by OpenBLAS through JavaCPP's binding, which copies the arrays: slower for small batches, but everywhere. */
record JavaCppGemm(String name, String kernel) implements Gemm {

    static Gemm openBlas() {
        OpenBlas library = OpenBlas.load();
        return new JavaCppGemm(library.version() + ", JavaCPP binding", library.kernel());
    }

    @Override
    public void sgemm(boolean transA, boolean transB, int m, int n, int k, float alpha, float[] a, int lda, float[] b,
            int ldb, float beta, float[] c, int ldc) {
        openblas_nolapack.cblas_sgemm(openblas_nolapack.CblasColMajor, code(transA), code(transB), m, n, k, alpha, a, lda,
                b, ldb, beta, c, ldc);
    }

    private static int code(boolean transposed) {
        return transposed ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
    }
}
