package apical.network;

import apical.validation.Require;

/**
 * phi: from somatic potential to firing rate, r = phi(u). One function serves all neurons of a network.
 *
 * <p>The array forms are the hot ones, in single precision. The scalar forms are double precision: they say what the
 * function is, and the tests hold the array forms to them.
 */
public sealed interface TransferFunction {

    /** phi(u). */
    double rate(double u);

    /** The slope phi'(u). */
    double slope(double u);

    /**
     * phi(u + d) - phi(u), right to all digits however small d is: a difference of the two values would lose as many digits as they
     * have in common. Dendritic errors are such differences, and d is known.
     */
    double increment(double u, double d);

    /** The potential whose rate is {@code rate}: phi(potential(rate)) = rate; infinite or NaN where no potential has it. */
    double potential(double rate);

    /** Whether some finite potential has this rate: what a target rate must be, if a potential is to be nudged towards it. */
    default boolean reaches(double rate) {
        return Double.isFinite(potential(rate));
    }

    /** {@code r[i] = phi(u[i])} for the first {@code n} elements; {@code u} not modified, {@code r} modified. */
    void rates(float[] u, float[] r, int n);

    /** {@code r[i] = phi(factor u[i])} of the first elements, as the method above. */
    default void rates(float[] u, float factor, float[] r, int n) {
        for (int i = 0; i < n; i++) {
            r[i] = factor * u[i];
        }
        rates(r, r, n);
    }

    /**
     * {@code e[i] = phi(u[i] + d[i]) - phi(u[i])} for the first {@code n} elements, as {@link #increment}.
     *
     * @param u potentials, not modified
     * @param r their rates, not modified
     * @param d not modified
     * @param e modified; none of the other arrays
     */
    void increments(float[] u, float[] r, float[] d, float[] e, int n);

    /**
     * {@code e[i] = e[i] phi'(u[i])} for the first {@code n} elements.
     *
     * @param u potentials, not modified
     * @param r their rates, not modified
     * @param e modified
     */
    void timesSlope(float[] u, float[] r, float[] e, int n);

    /** phi(u) = 1 / (1 + exp(-u)). */
    record Logistic() implements TransferFunction {
        @Override
        public double rate(double u) {
            return 1 / (1 + Math.exp(-u));
        }

        @Override
        public double slope(double u) {
            return rate(u) * (1 - rate(u));
        }

        /** phi(u) phi(-u) (e^d - 1) / (phi(-u) + phi(u) e^d), and for d &gt; 0 the same over e^d: nothing overflows or cancels. */
        @Override
        public double increment(double u, double d) {
            double p = rate(u), q = rate(-u);
            return d <= 0 ? p * q * Math.expm1(d) / (q + p * Math.exp(d)) : -p * q * Math.expm1(-d) / (q * Math.exp(-d) + p);
        }

        @Override
        public double potential(double rate) {
            return Math.log(rate / (1 - rate));
        }

        @Override
        public void rates(float[] u, float[] r, int n) {
            rates(u, 1, r, n);
        }

        @Override
        public void rates(float[] u, float factor, float[] r, int n) {
            apical.linalg.Logistic.apply(u, r, n, factor, 1, 0);
        }

        @Override
        public void increments(float[] u, float[] r, float[] d, float[] e, int n) {
            apical.linalg.Logistic.differences(u, r, d, e, n);
        }

        @Override
        public void timesSlope(float[] u, float[] r, float[] e, int n) {
            for (int i = 0; i < n; i++) {
                e[i] *= r[i] * (1 - r[i]);
            }
        }
    }

    /** phi(u) = tanh(u). */
    record Tanh() implements TransferFunction {
        @Override
        public double rate(double u) {
            return Math.tanh(u);
        }

        @Override
        public double slope(double u) {
            double r = Math.tanh(u);
            return 1 - r * r;
        }

        /** tanh(u) is 2 / (1 + exp(-2 u)) - 1. */
        @Override
        public double increment(double u, double d) {
            return 2 * new Logistic().increment(2 * u, 2 * d);
        }

        @Override
        public double potential(double rate) {
            return 0.5 * Math.log((1 + rate) / (1 - rate));
        }

        @Override
        public void rates(float[] u, float[] r, int n) {
            apical.linalg.Logistic.apply(u, r, n, 2f, 2f, -1f);
        }

        @Override
        public void increments(float[] u, float[] r, float[] d, float[] e, int n) {
            apical.linalg.Logistic.differencesOfTanh(u, r, d, e, n);
        }

        @Override
        public void timesSlope(float[] u, float[] r, float[] e, int n) {
            for (int i = 0; i < n; i++) {
                e[i] *= 1 - r[i] * r[i];
            }
        }
    }

    /** phi(u) = max(0, u); its slope at 0 is taken as 0. */
    record Relu() implements TransferFunction {
        @Override
        public double rate(double u) {
            return Math.max(0, u);
        }

        @Override
        public double slope(double u) {
            return u > 0 ? 1 : 0;
        }

        @Override
        public double increment(double u, double d) {
            return Math.max(d + Math.min(u, 0), -Math.max(u, 0));
        }

        @Override
        public double potential(double rate) {
            return rate >= 0 ? rate : Double.NaN;
        }

        @Override
        public void rates(float[] u, float[] r, int n) {
            for (int i = 0; i < n; i++) {
                r[i] = Math.max(0f, u[i]);
            }
        }

        @Override
        public void increments(float[] u, float[] r, float[] d, float[] e, int n) {
            for (int i = 0; i < n; i++) {
                e[i] = Math.max(d[i] + Math.min(u[i], 0f), -r[i]);
            }
        }

        @Override
        public void timesSlope(float[] u, float[] r, float[] e, int n) {
            for (int i = 0; i < n; i++) {
                e[i] = u[i] > 0 ? e[i] : 0f;
            }
        }
    }

    /**
     * phi(u) = gamma log(1 + exp(beta (u - theta))), the soft rectifier of Sacramento et al. (2018), figure 2, where
     * gamma = 0.1, beta = 1, theta = 3.
     *
     * @param gamma scale of the rate, &gt; 0
     * @param beta  steepness, &gt; 0
     * @param theta threshold, in units of the potential
     */
    record SoftRectifier(double gamma, double beta, double theta) implements TransferFunction {
        public SoftRectifier {
            Require.positive("gamma", gamma);
            Require.positive("beta", beta);
            Require.finite("theta", theta);
        }

        @Override
        public double rate(double u) {
            double x = beta * (u - theta);
            return gamma * (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));    // no overflow for large |x|
        }

        @Override
        public double slope(double u) {
            return gamma * beta / (1 + Math.exp(-beta * (u - theta)));
        }

        /** gamma log(1 + (e^(beta d) - 1) / (1 + e^(-beta (u - theta)))) for small d; values far apart lose nothing. */
        @Override
        public double increment(double u, double d) {
            return Math.abs(beta * d) > 1 ? rate(u + d) - rate(u)
                    : gamma * Math.log1p(Math.expm1(beta * d) / (1 + Math.exp(-beta * (u - theta))));
        }

        @Override
        public double potential(double rate) {
            double x = rate / gamma;
            return theta + (x + Math.log(-Math.expm1(-x))) / beta;                    // log(e^x - 1) without overflow
        }

        @Override
        public void rates(float[] u, float[] r, int n) {
            for (int i = 0; i < n; i++) {
                r[i] = (float) rate(u[i]);
            }
        }

        @Override
        public void increments(float[] u, float[] r, float[] d, float[] e, int n) {
            for (int i = 0; i < n; i++) {
                e[i] = (float) increment(u[i], d[i]);
            }
        }

        @Override
        public void timesSlope(float[] u, float[] r, float[] e, int n) {
            for (int i = 0; i < n; i++) {
                e[i] *= (float) slope(u[i]);
            }
        }
    }
}
