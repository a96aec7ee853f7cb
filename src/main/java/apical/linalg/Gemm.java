package apical.linalg;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A library that can multiply matrices in single precision, column-major, as BLAS defines {@code sgemm}. */
interface Gemm {

    /** System property that insists on one library: {@code netlib}, {@code javacpp} or {@code java}. */
    String PROPERTY = "apical.blas";

    /** The library and, where it is native, its version. */
    String name();

    /** The code that the library chose for this processor, as it calls it; bits differ from one to another. */
    String kernel();

    /** C = alpha op(A) op(B) + beta C with op(A) [m x k], op(B) [k x n], C [m x n]; ld: distance between columns. */
    void sgemm(boolean transA, boolean transB, int m, int n, int k, float alpha, float[] a, int lda, float[] b, int ldb,
            float beta, float[] c, int ldc);

    /**
     * The fastest library that works on this machine: OpenBLAS through netlib's binding, which works on the arrays in
     * place (Linux); OpenBLAS through JavaCPP's binding, which copies them (macOS, Windows); or pure Java, which logs once
     * that it is slow.
     */
    static Gemm choose() {
        String wanted = System.getProperty(PROPERTY, "");
        List<Supplier<Gemm>> candidates = switch (wanted) {
            case "" -> List.of(NetlibGemm::openBlas, JavaCppGemm::openBlas);
            case "netlib" -> List.of(NetlibGemm::openBlas);
            case "javacpp" -> List.of(JavaCppGemm::openBlas);
            case "java" -> List.of();
            default -> throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "system property %s is \"%s\"; expected netlib, javacpp or java", PROPERTY, wanted));
        };
        Throwable reason = null;
        for (Supplier<Gemm> candidate : candidates) {
            try {
                return candidate.get();
            } catch (RuntimeException | LinkageError e) {
                reason = reason == null ? e : reason;               // later ones only repeat that it failed before
            }
        }
        if (!candidates.isEmpty()) {
            Logger.getLogger(Blas.class.getName()).log(Level.WARNING,
                    "no native OpenBLAS on this machine ({0}); products run in pure Java, several times slower",
                    String.valueOf(reason));
        }
        return NetlibGemm.pureJava();
    }
}
