package apical.information;

/**
 * The first term of the bias with a Bayesian count R of the symbols that can occur (Panzeri and Treves, Network 7:87, 1996).
 * <pre>
 *   H = H_plug-in + (R - 1) / (2 N ln 2)
 * </pre>
 * The count is the one at which as many symbols are expected to be seen in N samples as were seen, R0. With x symbols unseen
 * <pre>
 *   each of these has     g   = 1 - (N / (N + R0))^(1/N)
 *   a seen one has        p_k = (1 - x g) (n_k + 1) / (N + R0)
 *   expected to be seen   E(x) = sum_k 1 - (1 - p_k)^N + x (1 - (1 - g)^N),   E(0) = sum_k 1 - (1 - n_k/N)^N
 * </pre>
 * and R = R0 + x at the x up to which each step brings E nearer to R0.
 */
final class PanzeriTreves {

    private final Counts counts;
    private final double samples;
    private final double seen;
    /** g, of one unseen symbol. */
    private final double unseenProbability;

    private PanzeriTreves(Counts counts) {
        this.counts = counts;
        this.samples = counts.samples();
        this.seen = counts.occupied();
        this.unseenProbability = -StrictMath.expm1(-StrictMath.log1p(seen / samples) / samples);
    }

    static double entropy(Counts counts, double possible) {
        double freedom = symbols(counts, possible) - 1;
        return counts.entropy() + freedom * Bits.bias(1, counts.samples());
    }

    /** R. */
    static double symbols(Counts counts, double possible) {
        return new PanzeriTreves(counts).symbols(possible);
    }

    /** E(x) is concave in x, so that "reached R0, or falls" is false up to some x and true from there: found by bisection. */
    private double symbols(double possible) {
        long most = (long) Math.min(possible - seen, Math.ceil(1 / unseenProbability) - 1);
        if (most < 1 || off(1) >= off(0)) return seen;
        long after = 1;
        while (after < most && !arrived(after)) after = Math.min(most, 2 * after);
        long before = after / 2;
        while (after - before > 1) {
            long middle = (before + after) / 2;
            if (arrived(middle))
                after = middle;
            else
                before = middle;
        }
        long x = Math.max(1, before);
        while (x < most && off(x + 1) < off(x)) x++;
        return seen + x;
    }

    private boolean arrived(long x) {
        double expected = expected(x);
        return expected >= seen || expected(x + 1) <= expected;
    }

    private double off(long x) {
        return Math.abs(seen - expected(x));
    }

    private double expected(long x) {
        double expected = x * seen / (samples + seen);              // (1 - g)^N = N / (N + R0)
        double left = 1 - x * unseenProbability;
        for (int i = 0; i < counts.kinds(); i++) {
            double p = x == 0 ? counts.times(i) / samples : left * (counts.times(i) + 1) / (samples + seen);
            expected += counts.symbols(i) * -StrictMath.expm1(samples * StrictMath.log1p(-p));
        }
        return expected;
    }
}
