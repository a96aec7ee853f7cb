package apical.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlasTest {

    /** The four products, each made of plain A [m x k] and B [k x n], and what it puts into C [m x n]. */
    enum Product {
        MULT(1, 0) {
            @Override
            void apply(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
                Blas.mult(a, b, c);
            }
        },
        MULT_ADD(1, 1) {
            @Override
            void apply(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
                Blas.multAdd(a, b, c);
            }
        },
        MULT_TRANS_A(1, 0) {
            @Override
            FMatrixRMaj first(FMatrixRMaj a) {
                return CommonOps_FDRM.transpose(a, null);
            }

            @Override
            void apply(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
                Blas.multTransA(a, b, c);
            }
        },
        MULT_ADD_TRANS_A(1, 1) {
            @Override
            FMatrixRMaj first(FMatrixRMaj a) {
                return CommonOps_FDRM.transpose(a, null);
            }

            @Override
            void apply(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
                Blas.multAddTransA(a, b, c);
            }
        },
        MULT_ADD_TRANS_B(-0.625f, 1) {
            @Override
            FMatrixRMaj second(FMatrixRMaj b) {
                return CommonOps_FDRM.transpose(b, null);
            }

            @Override
            void apply(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
                Blas.multAddTransB(alpha, a, b, c);
            }
        };

        final float alpha;
        final float beta;

        Product(float alpha, float beta) {
            this.alpha = alpha;
            this.beta = beta;
        }

        /** A as this product wants it. */
        FMatrixRMaj first(FMatrixRMaj a) {
            return a;
        }

        FMatrixRMaj second(FMatrixRMaj b) {
            return b;
        }

        abstract void apply(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c);
    }

    /** m, k, n: single units, odd sizes, batches of 1, 10, 16 and 500 as inner and as outer dimension. */
    private static final int[][] SIZES = {
            {1, 1, 1}, {1, 5, 1}, {3, 1, 1}, {1, 1, 9}, {7, 5, 3}, {2, 13, 16}, {10, 50, 1}, {10, 50, 10}, {33, 17, 16},
            {500, 784, 1}, {100, 784, 10}, {10, 37, 500}, {17, 500, 21}, {500, 10, 101}, {129, 16, 65}, {31, 1, 29}};

    /**
     * How far a sum of k products in single precision, in whatever order and with or without fused operations, can be from
     * the exact one: (k + 3) roundings of half an ulp, 2^-24, on terms whose absolute values add up to {@code magnitude}.
     */
    static double bound(int k, double magnitude) {
        return (k + 3) * 0x1p-24 * magnitude + Float.MIN_VALUE;
    }

    @ParameterizedTest
    @EnumSource
    void everyProductIsTheTripleLoopToRounding(Product product) {
        var random = new SplittableRandom(7);
        for (int[] mkn : SIZES) {
            FMatrixRMaj a = Matrices.uniform(mkn[0], mkn[1], -1, 1, random);
            FMatrixRMaj b = Matrices.uniform(mkn[1], mkn[2], -1, 1, random);
            FMatrixRMaj c = Matrices.uniform(mkn[0], mkn[2], -1, 1, random);
            check(product, a, b, c, product.first(a), product.second(b));
        }
    }

    /** EJML keeps a matrix's array when it shrinks, and the product must look at its first elements only. */
    @ParameterizedTest
    @EnumSource
    void operandsMayLieInLargerArrays(Product product) {
        var random = new SplittableRandom(8);
        for (int[] mkn : SIZES) {
            FMatrixRMaj a = Matrices.uniform(mkn[0], mkn[1], -1, 1, random);
            FMatrixRMaj b = Matrices.uniform(mkn[1], mkn[2], -1, 1, random);
            FMatrixRMaj c = Matrices.inLargerArray(Matrices.uniform(mkn[0], mkn[2], -1, 1, random));
            check(product, a, b, c, Matrices.inLargerArray(product.first(a)), Matrices.inLargerArray(product.second(b)));
            for (int i = c.getNumElements(); i < c.data.length; i++) assertTrue(Float.isNaN(c.data[i]), "written behind C");
        }
    }

    private static void check(Product product, FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c, FMatrixRMaj first,
            FMatrixRMaj second) {
        FMatrixRMaj before = c.copy();
        float[] firstBefore = first.data.clone(), secondBefore = second.data.clone();
        product.apply(first, second, c);
        assertArrayEquals(firstBefore, first.data);
        assertArrayEquals(secondBefore, second.data);
        for (int i = 0; i < c.numRows; i++) {
            for (int j = 0; j < c.numCols; j++) {
                double exact = product.beta * before.get(i, j), magnitude = Math.abs(exact);
                for (int l = 0; l < a.numCols; l++) {
                    double term = product.alpha * (double) a.get(i, l) * b.get(l, j);
                    exact += term;
                    magnitude += Math.abs(term);
                }
                assertEquals(exact, c.get(i, j), bound(a.numCols, magnitude),
                        product + " [" + c.numRows + " x " + a.numCols + " x " + c.numCols + "] at " + i + ", " + j);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameOperandsGiveTheSameBitsWhereverTheyLie(Product product) {
        for (int[] mkn : SIZES) {
            float[] once = bits(product, mkn, 0);
            for (int shift = 1; shift < 4; shift++) assertArrayEquals(once, bits(product, mkn, shift));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameOperandsGiveTheSameBitsOnEveryThread(Product product) throws Exception {
        List<float[]> alone = Arrays.stream(SIZES).map(mkn -> bits(product, mkn, 0)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<float[]>> all = () -> Arrays.stream(SIZES).map(mkn -> bits(product, mkn, 0)).toList();
            for (Future<List<float[]>> together : threads.invokeAll(Stream.generate(() -> all).limit(8).toList())) {
                for (int i = 0; i < SIZES.length; i++) assertArrayEquals(alone.get(i), together.get().get(i));
            }
        } finally {
            threads.shutdown();
        }
    }

    /** The product of operands that depend on the sizes alone; {@code shift} moves the arrays about in memory. */
    private static float[] bits(Product product, int[] mkn, int shift) {
        var random = new SplittableRandom(mkn[0] + 1000L * mkn[1] + 1_000_000L * mkn[2]);
        List<byte[]> gaps = new ArrayList<>();
        FMatrixRMaj a = product.first(Matrices.uniform(mkn[0], mkn[1], -1, 1, random)).copy();
        gaps.add(new byte[8 * shift]);
        FMatrixRMaj b = product.second(Matrices.uniform(mkn[1], mkn[2], -1, 1, random)).copy();
        gaps.add(new byte[24 * shift]);
        FMatrixRMaj c = Matrices.uniform(mkn[0], mkn[2], -1, 1, random);
        try {
            product.apply(a, b, c);
        } finally {
            Reference.reachabilityFence(gaps);
        }
        return c.data;
    }

    @Test
    void shapesThatDoNotFitAreRefusedByName() {
        refused("product of [2 x 3] and [4 x 5] does not fit into [2 x 5]",
                () -> Blas.mult(zeros(2, 3), zeros(4, 5), zeros(2, 5)));
        refused("product of [2 x 3] and [3 x 5] does not fit into [2 x 4]",
                () -> Blas.multAdd(zeros(2, 3), zeros(3, 5), zeros(2, 4)));
        refused("product of [2 x 3] and [3 x 5] does not fit into [5 x 2]",
                () -> Blas.mult(zeros(2, 3), zeros(3, 5), zeros(5, 2)));
        refused("product of [2 x 3]' and [3 x 5] does not fit into [3 x 5]",
                () -> Blas.multTransA(zeros(2, 3), zeros(3, 5), zeros(3, 5)));
        refused("product of [2 x 3] and [3 x 4]' does not fit into [2 x 4]",
                () -> Blas.multAddTransB(1, zeros(2, 3), zeros(3, 4), zeros(2, 4)));
        refused("product of [2 x 3] and [4 x 3]' does not fit into [3 x 4]",
                () -> Blas.multAddTransB(1, zeros(2, 3), zeros(4, 3), zeros(3, 4)));
    }

    /** Square matrices fit whichever way round, so no check of shapes would notice a missing transpose. */
    @Test
    void aTransposeIsNotForgottenWhereShapesCannotTell() {
        FMatrixRMaj a = new FMatrixRMaj(2, 2, true, 0, 1, 0, 0);
        FMatrixRMaj b = new FMatrixRMaj(2, 2, true, 0, 0, 1, 0);
        FMatrixRMaj c = zeros(2, 2);
        Blas.mult(a, b, c);
        assertArrayEquals(new float[] {1, 0, 0, 0}, c.data);
        Blas.multTransA(a, a, c);
        assertArrayEquals(new float[] {0, 0, 0, 1}, c.data);
        Blas.multAddTransB(2, a, a, c);
        assertArrayEquals(new float[] {2, 0, 0, 1}, c.data);
    }

    @ParameterizedTest
    @EnumSource
    void aSumOfNothingIsNothing(Product product) {
        float[] before = {1, 2, 3, 4, 5, product.beta == 0 ? Float.NaN : 6};
        FMatrixRMaj c = new FMatrixRMaj(2, 3, true, before);
        product.apply(product.first(zeros(2, 0)), product.second(zeros(0, 3)), c);
        assertArrayEquals(product.beta == 0 ? new float[6] : before, c.data);
    }

    @ParameterizedTest
    @EnumSource
    void aBatchOfNobodyIsLeftAlone(Product product) {
        product.apply(product.first(zeros(2, 4)), product.second(zeros(4, 0)), zeros(2, 0));
        product.apply(product.first(zeros(0, 4)), product.second(zeros(4, 3)), zeros(0, 3));
    }

    private static void refused(String message, org.junit.jupiter.api.function.Executable product) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, product).getMessage());
    }

    private static FMatrixRMaj zeros(int rows, int columns) {
        return new FMatrixRMaj(rows, columns);
    }
}
