package apical.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every library that may multiply is held to the sum written down, and is asked in BLAS's own, column-major words. */
class GemmTest {

    private static final float ALPHA = 0.75f, BETA = -1.5f;

    /** All that load on this machine; pure Java always does. */
    static List<Gemm> libraries() {
        List<Gemm> found = new ArrayList<>();
        for (Supplier<Gemm> library : List.<Supplier<Gemm>>of(NetlibGemm::openBlas, JavaCppGemm::openBlas)) {
            try {
                found.add(library.get());
            } catch (RuntimeException | LinkageError e) {
                // Gemm.choose would pass it over, too
            }
        }
        found.add(NetlibGemm.pureJava());
        return found;
    }

    /** The same, OpenBLAS through netlib's binding both in pieces and whole, whatever is the faster here. */
    static List<Gemm> waysToMultiply() {
        List<Gemm> all = new ArrayList<>(libraries());
        if (all.get(0) instanceof PiecewiseGemm) {
            all.add(NetlibGemm.wholeOpenBlas());
        } else if (all.get(0).name().endsWith("netlib binding")) {
            all.add(new PiecewiseGemm(NetlibGemm.wholeOpenBlas()));
        }
        return all;
    }

    /** Once pure Java was insisted on, netlib's binding will not look for a native library again in the same JVM. */
    @DisabledIfSystemProperty(named = Gemm.PROPERTY, matches = "java")
    @EnabledOnOs(OS.LINUX)
    @Test
    void allThreeLibrariesLoadOnLinux() {
        List<String> names = libraries().stream().map(Gemm::name).toList();
        assertEquals(3, names.size(), names.toString());
        assertTrue(names.get(0).matches("OpenBLAS \\d.*, netlib binding"), names.get(0));
        assertTrue(names.get(1).matches("OpenBLAS \\d.*, JavaCPP binding"), names.get(1));
        assertEquals("pure Java (netlib)", names.get(2));
    }

    /** Both bindings call the same library in memory, so that it need be told once. */
    @EnabledOnOs(OS.LINUX)
    @Test
    void openBlasMultipliesOnOneThread() throws IOException {
        libraries();
        assertEquals(1, openblas_nolapack.blas_get_num_threads());
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            List<String> loaded = maps.filter(line -> line.contains("libopenblas"))
                    .map(line -> line.substring(line.indexOf('/'))).distinct().toList();
            assertEquals(1, loaded.size(), loaded.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("waysToMultiply")
    void everyLibraryMultipliesAsWrittenDown(Gemm library) {
        var random = new SplittableRandom(1);
        int[][] sizes = {{1, 1, 1}, {5, 1, 3}, {1, 7, 2}, {4, 6, 1}, {17, 10, 33}, {31, 16, 100}, {64, 64, 64},
                {10, 100, 1000}, {10, 100, 1001}, {10, 1001, 100}, {20, 225, 223}, {21, 219, 219}, {2, 1, 500_001}, {3, 83_500, 4}};
        for (int[] mnk : sizes) {
            for (int transposed = 0; transposed < 4; transposed++) {
                check(library, (transposed & 1) > 0, (transposed & 2) > 0, mnk[0], mnk[1], mnk[2], random);
            }
        }
    }

    /** Batches as they are learned from: weights of many units, in one piece more than fits. */
    @ParameterizedTest
    @MethodSource("waysToMultiply")
    void batchesMeetLargeWeights(Gemm library) {
        var random = new SplittableRandom(2);
        for (int[] mnk : new int[][] {{10, 500, 784}, {16, 500, 500}, {7, 13, 41_000}, {5, 40_001, 9}}) {
            check(library, false, false, mnk[0], mnk[1], mnk[2], random);
            check(library, false, true, mnk[0], mnk[1], mnk[2], random);
        }
    }

    /** Also with columns further apart than they are long, and an array that goes on behind the matrix. */
    private static void check(Gemm library, boolean transA, boolean transB, int m, int n, int k, SplittableRandom random) {
        int lda = (transA ? k : m) + 2, ldb = (transB ? n : k) + 1, ldc = m + 3;
        float[] a = random(lda * (transA ? m : k) + 4, random);
        float[] b = random(ldb * (transB ? k : n) + 4, random);
        float[] c = random(ldc * n + 4, random);
        float[] before = c.clone();
        library.sgemm(transA, transB, m, n, k, ALPHA, a, lda, b, ldb, BETA, c, ldc);

        boolean[] written = new boolean[c.length];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double exact = BETA * (double) before[i + j * ldc], magnitude = Math.abs(exact);
                for (int l = 0; l < k; l++) {
                    double term = ALPHA * (double) a[transA ? l + i * lda : i + l * lda]
                            * b[transB ? j + l * ldb : l + j * ldb];
                    exact += term;
                    magnitude += Math.abs(term);
                }
                assertEquals(exact, c[i + j * ldc], BlasTest.bound(k, magnitude),
                        library.name() + " " + m + " x " + n + " x " + k + " " + transA + " " + transB);
                written[i + j * ldc] = true;
            }
        }
        for (int i = 0; i < c.length; i++) if (!written[i]) assertEquals(before[i], c[i], "outside the matrix");
    }

    /** With beta 0, BLAS must not read C: what a buffer held before, NaN for instance, is nobody's business. */
    @ParameterizedTest
    @MethodSource("waysToMultiply")
    void aResultThatIsOverwrittenIsNotReadBefore(Gemm library) {
        float[] c = {Float.NaN, Float.POSITIVE_INFINITY};
        library.sgemm(false, false, 2, 1, 1, 1, new float[] {2, 3}, 2, new float[] {5}, 1, 0, c, 2);
        assertArrayEquals(new float[] {10, 15}, c);
    }

    @ParameterizedTest
    @MethodSource("waysToMultiply")
    void onceDivergedNumbersStayVisible(Gemm library) {
        float[] c = new float[4];
        library.sgemm(false, false, 2, 2, 2, 1, new float[] {1, Float.NaN, 1, 1}, 2, new float[] {0, 1, 1, 0}, 2, 0, c, 2);
        assertTrue(Float.isNaN(c[1]) && Float.isNaN(c[3]), Arrays.toString(c));
        assertEquals(1, c[0]);
    }

    @Test
    void theSystemPropertyInsistsOnALibrary() {
        assertEquals(NetlibGemm.pureJava().name(), chosen("java").name());
        for (Gemm library : libraries()) {
            boolean openBlas = library.name().startsWith("OpenBLAS");
            String wanted = library instanceof JavaCppGemm ? "javacpp" : openBlas ? "netlib" : "java";
            assertEquals(library.name(), chosen(wanted).name());
        }
        assertEquals(libraries().get(0).name(), chosen("").name());
        String message = assertThrows(IllegalArgumentException.class, () -> chosen("mkl")).getMessage();
        assertEquals("system property apical.blas is \"mkl\"; expected netlib, javacpp or java", message);
    }

    private static Gemm chosen(String wanted) {
        String before = System.getProperty(Gemm.PROPERTY);
        System.setProperty(Gemm.PROPERTY, wanted);
        try {
            return Gemm.choose();
        } finally {
            if (before == null)
                System.clearProperty(Gemm.PROPERTY);
            else
                System.setProperty(Gemm.PROPERTY, before);
        }
    }

    @Test
    void theChoiceIsMadeOnce() {
        assertSame(Blas.library(), Blas.library());
        assertTrue(Stream.of("OpenBLAS", "pure Java").anyMatch(Blas.library()::startsWith), Blas.library());
    }

    private static float[] random(int n, SplittableRandom random) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) values[i] = (float) random.nextDouble(-1, 1);
        return values;
    }
}
