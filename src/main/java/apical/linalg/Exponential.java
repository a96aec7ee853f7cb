package apical.linalg;

/**
 * The exponential function for whole arrays, in plain single-precision arithmetic that the just-in-time compiler mostly turns
 * into vector instructions: about 3 ns an element where {@link Math#exp} takes 10 to 20.
 *
 * <p>exp(x) = 2^n 2^f with n the integer nearest to x / ln 2 and 2^f a polynomial of degree 6, fitted by us for the smallest
 * largest relative error on [-1/2, 1/2]. Between -87.3 and 88 the relative error is at most 1.5e-7 + 1e-7 |x|, the second part
 * being what rounding x / ln 2 costs. The function is held constant beyond: it is never 0, never subnormal, and never infinite.
 */
public final class Exponential {

    private static final float LOWEST = -126f;
    private static final float HIGHEST = 127f;
    /** 1.5 x 2^23: added to a number below 2^22 it leaves the nearest integer in the last bits. */
    private static final float TO_INTEGER = 12582912f;
    private static final int BITS_OF_ONE = 0x3f800000;
    private static final float LOG2_E = 1.442695f;
    private static final float P1 = 0.6931472f;
    private static final float P2 = 0.24022646f;
    private static final float P3 = 0.055503286f;
    private static final float P4 = 0.009618489f;
    private static final float P5 = 0.0013399931f;
    private static final float P6 = 0.00015345811f;

    /** Elements at a time, so that what lies between the loops stays in the nearest cache. */
    private static final int PIECE = 1024;

    private Exponential() {
    }

    /**
     * {@code y[i] = exp(scale x[i])} for the first {@code n} elements; exactly 1 where {@code x[i]} is 0.
     *
     * @param x not modified, unless it is {@code y}; NaN stays NaN
     * @param y modified
     */
    public static void apply(float[] x, float[] y, int n, float scale) {
        float[] t = new float[Math.min(n, PIECE)];
        float[] power = new float[t.length];
        for (int from = 0; from < n; from += PIECE) {
            int length = Math.min(PIECE, n - from);
            System.arraycopy(x, from, t, 0, length);
            exponents(t, length, LOG2_E * scale);
            powers(t, power, length);
            multiply(t, power, length);
            System.arraycopy(t, 0, y, from, length);
        }
    }

    // Three loops: in one with the others the second, which has no vector instructions, makes all slow. All begin at 0: the
    // compiler makes no vectors of indices such as from + i.

    private static void exponents(float[] t, int n, float scale) {
        for (int i = 0; i < n; i++) t[i] = Math.min(HIGHEST, Math.max(LOWEST, scale * t[i]));
    }

    /** power = 2^n. */
    private static void powers(float[] t, float[] power, int n) {
        for (int i = 0; i < n; i++) {
            power[i] = Float.intBitsToFloat((Float.floatToRawIntBits(t[i] + TO_INTEGER) << 23) + BITS_OF_ONE);
        }
    }

    /** t becomes power 2^f. */
    private static void multiply(float[] t, float[] power, int n) {
        for (int i = 0; i < n; i++) {
            float f = t[i] - ((t[i] + TO_INTEGER) - TO_INTEGER);
            t[i] = power[i] * ((((((P6 * f + P5) * f + P4) * f + P3) * f + P2) * f + P1) * f + 1f);
        }
    }
}
