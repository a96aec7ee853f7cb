package apical.comparison;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Mean of differences between runs of the same seed, with the interval that covers the true mean in 95 % of such experiments if
 * differences are normal:
 * <pre>
 *   mean +- t(0.975; n - 1) s / sqrt(n)             s: standard deviation of the differences, n - 1 in the denominator
 * </pre>
 * (Student, 1908).
 *
 * @param pairs number of seeds
 * @param mean  not a number without pairs
 * @param half  half the width of the interval; not a number with fewer than two pairs
 */
public record PairedDifference(int pairs, double mean, double half) {

    private static final double CONFIDENCE = 0.95;

    /** Of one difference for each common seed. */
    public static PairedDifference of(List<Double> differences) {
        SummaryStatistics statistics = new SummaryStatistics();
        differences.forEach(statistics::addValue);
        int n = differences.size();
        if (n < 2) {
            return new PairedDifference(n, statistics.getMean(), Double.NaN);
        }
        double t = new TDistribution(null, n - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        return new PairedDifference(n, statistics.getMean(), t * statistics.getStandardDeviation() / Math.sqrt(n));
    }

    public boolean hasInterval() {
        return !Double.isNaN(half);
    }

    public double low() {
        return mean - half;
    }

    public double high() {
        return mean + half;
    }
}
