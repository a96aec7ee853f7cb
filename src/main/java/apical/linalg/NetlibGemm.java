package apical.linalg;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Products by netlib's BLAS interface: over OpenBLAS, on the arrays where they lie, or in pure Java. */
record NetlibGemm(BLAS blas, String name, String kernel) implements Gemm {

    /** Held here because the logging system forgets the level of a logger nobody holds. */
    private static final Logger NETLIB_LOG = Logger.getLogger("dev.ludovic.netlib.blas.InstanceBuilder");

    static Gemm openBlas() {
        NetlibGemm whole = wholeOpenBlas();
        return OpenBlas.multipliesSmallOnesUnpacked() ? new PiecewiseGemm(whole) : whole;
    }

    static NetlibGemm wholeOpenBlas() {
        OpenBlas library = OpenBlas.load();
        System.setProperty("dev.ludovic.netlib.blas.nativeLibPath", library.file().toString());
        NETLIB_LOG.setLevel(Level.OFF);      // it warns of every implementation it tries; Gemm.choose says what matters
        return new NetlibGemm(NativeBLAS.getInstance(), library.version() + ", netlib binding", library.kernel());
    }

    static Gemm pureJava() {
        NETLIB_LOG.setLevel(Level.OFF);
        return new NetlibGemm(JavaBLAS.getInstance(), "pure Java (netlib)", "Java");
    }

    @Override
    public void sgemm(boolean transA, boolean transB, int m, int n, int k, float alpha, float[] a, int lda, float[] b,
            int ldb, float beta, float[] c, int ldc) {
        blas.sgemm(transA ? "T" : "N", transB ? "T" : "N", m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
    }
}
