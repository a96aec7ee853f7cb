package apical.information;

/**
 * One number that an estimator found, and what is needed to doubt it. X is a discrete variable of the samples, a label, say; T is
 * what was recorded of a population.
 *
 * @param quantity         what was estimated
 * @param estimator        who estimated it
 * @param code             how T was made discrete, as in definitions; empty where it was not
 * @param width            units behind one symbol or point
 * @param samples          N
 * @param value            as the estimator gives it, its own correction included [bit]
 * @param bias             what the estimator takes for the systematic error of {@code value} that samples are few [bit]; NaN where
 *                         they are too few to guess
 * @param interval         95 %
 * @param intervalMethod   where its scatter comes from: {@code jack-knife, 20 groups}, {@code scatter of samples}, ...
 * @param permutedMean     mean value where X is permuted [bit]; NaN for entropies
 * @param permutedQuantile 95 % quantile of the same, over permutations, by a normal distribution where these are fewer than 20
 *                         [bit]; NaN for entropies
 * @param seenOnce         share of samples whose symbol no other sample has; NaN where nothing was made discrete
 * @param verdict          how to take it
 * @param why              the reason of a verdict other than sound, for the reader; else empty
 */
public record Estimate(Estimand quantity, EstimatorLabel estimator, String code, int width, int samples, double value, double bias,
        Interval interval, String intervalMethod, double permutedMean, double permutedQuantile, double seenOnce,
        Verdict verdict, String why) {

    /** Of I(X;T) without a code, where nothing can be said: no value, saturated. */
    static Estimate none(EstimatorLabel estimator, int width, int samples, String why) {
        return new Estimate(Estimand.INFORMATION, estimator, "", width, samples, Double.NaN, Double.NaN,
                new Interval(Double.NaN, Double.NaN),
                "none", Double.NaN, Double.NaN, Double.NaN, Verdict.SATURATED, why);
    }
}
