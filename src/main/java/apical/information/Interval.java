package apical.information;

/** A 95 % interval [bit]. */
public record Interval(double lower, double upper) {

    /** 97.5 % quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    public Interval {
        if (lower > upper) {
            throw new IllegalArgumentException("lower end " + lower + " is above upper end " + upper);
        }
    }

    /**
     * Where the truth behind an estimate of information lies. An estimator's systematic error is known at two points only: it
     * has a guess of its own, and where the variable is permuted all that it finds is error. The error of the estimate is taken to
     * lie between none, that guess and that finding, and its scatter is added on both sides. Of a permuted variable the
     * interval thus covers zero.
     *
     * @param bias          the estimator's own guess of its systematic error; NaN where it has none
     * @param permutedMean  its mean where the variable is permuted; NaN where nothing was permuted
     * @param standardError of {@code value}
     */
    public static Interval around(double value, double bias, double permutedMean, double standardError) {
        double most = Math.max(0, Math.max(orZero(bias), orZero(permutedMean)));
        double least = Math.min(0, Math.min(orZero(bias), orZero(permutedMean)));
        return new Interval(value - most - Z * standardError, value - least + Z * standardError);
    }

    private static double orZero(double x) {
        return Double.isNaN(x) ? 0 : x;
    }

    public boolean covers(double truth) {
        return lower <= truth && truth <= upper;
    }

    public boolean overlaps(Interval other) {
        return lower <= other.upper && other.lower <= upper;
    }
}
