package apical.linalg;

/**
 * The logistic function 1 / (1 + exp(-u)) for whole arrays, in plain single-precision arithmetic that the just-in-time
 * compiler turns into vector instructions: about 1 ns an element where {@link Math#exp} takes 7.
 *
 * <p>It is 1/2 + u P(u^2) / Q(u^2) with polynomials of degree 4, fitted by us for the smallest largest error on [-16, 16]
 * and held constant beyond. It differs from the exact value by at most 2.0e-7 anywhere, as much as rounding costs, and never
 * leaves [0, 1]. Where u rises by less than that resolves, it may fall by up to 3.0e-7.
 */
public final class Logistic {

    private static final float RANGE = 16f;
    private static final float P0 = 0.24999999f;
    private static final float P1 = 0.008398879f;
    private static final float P2 = 5.569022e-05f;
    private static final float P3 = 8.5052875e-08f;
    private static final float P4 = 1.470918e-11f;
    private static final float Q1 = 0.116928816f;
    private static final float Q2 = 0.0016335053f;
    private static final float Q3 = 5.3112635e-06f;
    private static final float Q4 = 3.3022751e-09f;

    /** Within these, a difference of function values is worked out from the difference of arguments. */
    private static final float SMALL = 1f;
    /** tanh(d / 2) / 2 = d H(d^2) for |d| up to {@link #SMALL}, fitted by us: relative error at most 7e-8. */
    private static final float H0 = 0.25f;
    private static final float H1 = -0.020833166f;
    private static final float H2 = 0.0020819844f;
    private static final float H3 = -0.00020695728f;
    private static final float H4 = 1.6723669e-05f;

    private Logistic() {
    }

    private static float at(float x) {
        float u = Math.min(RANGE, Math.max(-RANGE, x));
        float z = u * u;
        float p = (((P4 * z + P3) * z + P2) * z + P1) * z + P0;
        float q = (((Q4 * z + Q3) * z + Q2) * z + Q1) * z + 1f;
        return 0.5f + u * p / q;
    }

    /**
     * {@code e[i] = phi(x[i] + d[i]) - phi(x[i])} of the logistic function phi, however small {@code d[i]} is: with
     * h = tanh(d / 2) / 2 it is 4 phi (1 - phi) h / (1 + (4 phi - 2) h). Its error is at most 3e-7 of {@code d[i]}, where a
     * difference of two values errs by 1e-7 of the values.
     *
     * @param y phi(x), as {@link #apply(float[], float[], int)} gives it; not modified, as x and d
     * @param e modified; no other of the arrays
     */
    public static void differences(float[] x, float[] y, float[] d, float[] e, int n) {
        small(y, d, e, n);
        if (!(largest(d, n) <= SMALL)) {
            large(x, y, d, e, n);
        }
    }

    // Loops in methods of their own: in one with the others the compiler makes no vectors of the first.

    private static void small(float[] y, float[] d, float[] e, int n) {
        for (int i = 0; i < n; i++) {
            float z = d[i] * d[i];
            float h = ((((H4 * z + H3) * z + H2) * z + H1) * z + H0) * d[i];
            e[i] = 4f * y[i] * (1f - y[i]) * h / (1f + (4f * y[i] - 2f) * h);
        }
    }

    /** Of absolute values; NaN if there is one. */
    private static float largest(float[] d, int n) {
        float largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(d[i]));
        }
        return largest;
    }

    private static void large(float[] x, float[] y, float[] d, float[] e, int n) {
        for (int i = 0; i < n; i++) {
            if (Math.abs(d[i]) > SMALL) {
                e[i] = at(x[i] + d[i]) - y[i];
            }
        }
    }

    /** The same of tanh, y[i] = tanh(x[i]): with h = tanh(d) / 2 it is 2 (1 - tanh^2) h / (1 + 2 tanh h). */
    public static void differencesOfTanh(float[] x, float[] y, float[] d, float[] e, int n) {
        smallOfTanh(y, d, e, n);
        if (!(2 * largest(d, n) <= SMALL)) {
            largeOfTanh(x, y, d, e, n);
        }
    }

    private static void smallOfTanh(float[] y, float[] d, float[] e, int n) {
        for (int i = 0; i < n; i++) {
            float t = 2f * d[i];
            float z = t * t;
            float h = ((((H4 * z + H3) * z + H2) * z + H1) * z + H0) * t;
            e[i] = 2f * (1f - y[i] * y[i]) * h / (1f + 2f * y[i] * h);
        }
    }

    private static void largeOfTanh(float[] x, float[] y, float[] d, float[] e, int n) {
        for (int i = 0; i < n; i++) {
            if (Math.abs(2f * d[i]) > SMALL) {
                e[i] = 2f * at(2f * (x[i] + d[i])) - 1f - y[i];
            }
        }
    }

    /**
     * {@code y[i] = scale / (1 + exp(-slope x[i])) + offset} for the first {@code n} elements; with scale 2, slope 2 and
     * offset -1 this is tanh.
     *
     * @param x not modified, unless it is {@code y}; NaN stays NaN
     * @param y modified
     */
    public static void apply(float[] x, float[] y, int n, float slope, float scale, float offset) {
        for (int i = 0; i < n; i++) {                // a loop of its own: in one with the rest the compiler makes both slow
            y[i] = Math.min(RANGE, Math.max(-RANGE, slope * x[i]));
        }
        float middle = 0.5f * scale + offset;
        for (int i = 0; i < n; i++) {
            float u = y[i];
            float z = u * u;
            float p = (((P4 * z + P3) * z + P2) * z + P1) * z + P0;
            float q = (((Q4 * z + Q3) * z + Q2) * z + Q1) * z + 1f;
            y[i] = middle + scale * (u * p / q);
        }
    }

    /** {@code y[i] = 1 / (1 + exp(-x[i]))} for the first {@code n} elements. */
    public static void apply(float[] x, float[] y, int n) {
        apply(x, y, n, 1f, 1f, 0f);
    }
}
