package apical.information;

/**
 * Scatter and bias of a value from what becomes of it as samples are left out, one at a time or one group of several at a
 * time (Quenouille and Tukey; Efron and Stein, Ann Stat 9:586, 1981).
 * <pre>
 *   error^2 = (n - 1) / n sum_i (v_i - mean)^2,   bias = (n - 1) (mean - v)      v_i without the i-th of n parts
 * </pre>
 */
final class Jackknife {

    /** The standard error then has 19 degrees of freedom. */
    static final int GROUPS = 20;
    /** Where the value jumps with single samples, or is dear. */
    static final String GROUPED = "jack-knife, 20 groups";

    private double parts;
    private double sum;
    private double squares;
    private final double value;

    /** @param value with all samples */
    Jackknife(double value) {
        this.value = value;
    }

    /** @param without [parts] value without each */
    static Jackknife of(double value, double[] without) {
        var jackknife = new Jackknife(value);
        for (double one : without) jackknife.add(one, 1);
        return jackknife;
    }

    /** @param without value without a part; {@code times} parts give the same */
    void add(double without, double times) {
        double off = without - value;
        parts += times;
        sum += times * off;
        squares += times * off * off;
    }

    /** NaN of fewer than two parts. */
    double standardError() {
        if (parts < 2) return Double.NaN;
        return Math.sqrt(Math.max(0, (squares - sum * sum / parts) * (parts - 1) / parts));
    }

    /** NaN of fewer than two parts. */
    double bias() {
        return parts < 2 ? Double.NaN : (parts - 1) * sum / parts;
    }
}
