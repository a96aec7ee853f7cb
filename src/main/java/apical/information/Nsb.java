package apical.information;

import org.apache.commons.math3.special.Gamma;

/**
 * Entropy under a mixture of Dirichlet priors that is nearly flat in the entropy itself (Nemenman, Shafee and Bialek, Adv
 * Neural Inf Process Syst 14, 2002). With N samples, K possible symbols, and b = kappa / K added to each count:
 * <pre>
 *   H = integral S(kappa) rho(kappa) w(kappa) dkappa / integral rho(kappa) w(kappa) dkappa
 *   S(kappa)   = psi(N + kappa + 1) - sum_k (n_k + b) / (N + kappa) psi(n_k + b + 1)              mean entropy, in nats
 *   rho(kappa) = Gamma(kappa) / Gamma(N + kappa) prod_k Gamma(n_k + b) / Gamma(b)                 evidence
 *   w(kappa)   = psi_1(kappa + 1) - psi_1(b + 1) / K                                              makes the prior flat
 * </pre>
 * The integrals are sums over equal steps of log kappa between points where nothing is left, which is exact for all purposes.
 *
 * <p>Only coincidences, samples that share a symbol, tell about symbols unseen; without them the estimate is the prior's
 * (Nemenman, Entropy 13:2013, 2011). The value depends on K through the ends of the prior only, so K may be as large as a
 * number can be.
 */
final class Nsb {

    private static final int COARSE = 24;
    private static final int FINE = 100;
    /** exp(-42) is nothing beside 1. */
    private static final double NOTHING = 42;

    /** Up to here a product is quicker than two gamma functions, and far from overflow. */
    private static final int FACTORS = 20;

    private final Counts counts;
    private final double samples;
    private final double possible;
    private final double logPossible;

    private Nsb(Counts counts, double possible) {
        this.counts = counts;
        this.samples = counts.samples();
        this.possible = possible;
        this.logPossible = StrictMath.log(possible);
    }

    static double entropy(Counts counts, double possible) {
        return possible <= 1 ? 0 : new Nsb(counts, possible).entropy();
    }

    private double entropy() {
        double from = StrictMath.log(1e-10);
        double to = logPossible + StrictMath.log(1e10);
        for (double width = Double.POSITIVE_INFINITY; to - from < 0.7 * width;) {
            width = to - from;
            double step = width / COARSE;
            double[] weights = new double[COARSE + 1];
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i <= COARSE; i++) {
                weights[i] = logWeight(from + i * step);
                most = Math.max(most, weights[i]);
            }
            int first = 0;
            int last = COARSE;
            while (weights[first] < most - NOTHING) first++;
            while (weights[last] < most - NOTHING) last--;
            to = Math.min(to, from + (last + 1) * step);
            from = Math.max(from, from + (first - 1) * step);
        }
        return mean(from, (to - from) / FINE) / StrictMath.log(2);
    }

    private double mean(double from, double step) {
        double most = Double.NEGATIVE_INFINITY;
        double[] weights = new double[FINE + 1];
        for (int i = 0; i <= FINE; i++) {
            weights[i] = logWeight(from + i * step);
            most = Math.max(most, weights[i]);
        }
        double sum = 0;
        double total = 0;
        for (int i = 0; i <= FINE; i++) {
            double weight = StrictMath.exp(weights[i] - most);
            if (weight < 1e-18) continue;
            sum += weight * nats(StrictMath.exp(from + i * step));
            total += weight;
        }
        return sum / total;
    }

    /** S. */
    private double nats(double kappa) {
        double b = kappa / possible;
        double sum = (possible - counts.occupied()) * b * Gamma.digamma(b + 1);
        for (int i = 0; i < counts.kinds(); i++) {
            double n = counts.times(i) + b;
            sum += counts.symbols(i) * n * Gamma.digamma(n + 1);
        }
        return Gamma.digamma(samples + kappa + 1) - sum / (samples + kappa);
    }

    /** ln(rho w kappa), the last for steps of log kappa. */
    private double logWeight(double logKappa) {
        double kappa = StrictMath.exp(logKappa);
        double b = kappa / possible;
        double log = -logRising(kappa, logKappa, samples);
        for (int i = 0; i < counts.kinds(); i++) {
            log += counts.symbols(i) * logRising(b, logKappa - logPossible, counts.times(i));
        }
        double flat = Gamma.trigamma(kappa + 1) - Gamma.trigamma(b + 1) / possible;
        return flat > 0 ? log + StrictMath.log(flat) + logKappa : Double.NEGATIVE_INFINITY;
    }

    /** ln Gamma(a + n) / Gamma(a) = ln a (a + 1) ... (a + n - 1), with no difference of large numbers where a is large. */
    private static double logRising(double a, double logA, double n) {
        if (n == 1) return logA;
        if (a > 1000 * n) {
            double x = 1 / a;
            return n * logA + n * (n - 1) / 2 * x * (1 - (2 * n - 1) / 6 * x * (1 - n * (n - 1) / (2 * n - 1) * x));
        }
        if (n <= FACTORS) {
            double product = 1;
            for (int k = 1; k < n; k++) product *= a + k;
            return logA + StrictMath.log(product);
        }
        return logA + Gamma.logGamma(a + n) - Gamma.logGamma(a + 1);
    }
}
