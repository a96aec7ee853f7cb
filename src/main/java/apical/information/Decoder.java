package apical.information;

import apical.validation.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/**
 * A lower bound of I(X;T) of any width, by how well X can be read from T: whatever a decoder q predicts of samples it was not
 * fitted to,
 * <pre>
 *   I(X;T) &gt;= H(X) + mean_i log2 q(x_i|t_i)
 * </pre>
 * up to the scatter of the mean. Here q is a multinomial logistic regression ({@link Logits}) of the units, each standardised by
 * the mean and width of the samples the decoder is fitted to, cross-validated in folds. Information that is not linear in the units
 * stays unread, and on few samples or permuted X the bound is below 0; H(X) is the plug-in value. Samples are dealt to folds at
 * random.
 *
 * <p>A decoder of few samples reads less than one of many. By how much, the bias against a linear decoder with all samples of the
 * world, is guessed as for an error that falls with one over the number of samples: it is what a decoder reads less of the first
 * fold if it is fitted to half of the samples. The interval is by the scatter of the held-out samples' terms and this bias. At most
 * {@value #MOST_PERMUTATIONS} permutations are made, and of each only the first fold is fitted.
 */
public final class Decoder implements Estimator {

    public static final EstimatorLabel LABEL = EstimatorLabel.of("decoder", "Linear decoder").bounding(EstimatorLabel.Bound.LOWER)
            .preferred()
            .warning("Below 0: nothing could be read.", "A linear decoder: potentials of the first hidden layer are linear "
                    + "in the image, so what somata know nonlinearly is not read.");

    static final int MOST_PERMUTATIONS = 2;

    private final int folds;
    private final double penalty;
    private final double tolerance;
    private final int mostSteps;

    /**
     * What decoding came to.
     *
     * @param terms [held-out samples] log2 q(x|t) / p(x), whose mean is the bound [bit]
     * @param right number of held-out samples whose X was the likeliest
     */
    private record Decoded(double[] terms, int right) {

        double accuracy() {
            return (double) right / terms.length;
        }
    }

    /** With 5 folds, penalty 0.01, and steps until one gains less than 1e-4 nat, at most 100. */
    public Decoder() {
        this(5, 0.01, 1e-4, 100);
    }

    /**
     * @param folds     at least 2
     * @param penalty   times half the squared weights is added to the cost [nat]
     * @param tolerance gain of a step at which the fit ends [nat]
     * @param mostSteps of a fit
     */
    public Decoder(int folds, double penalty, double tolerance, int mostSteps) {
        Require.atLeast("folds", folds, 2);
        Require.positive("penalty", penalty);
        Require.positive("tolerance", tolerance);
        Require.atLeast("mostSteps", mostSteps, 1);
        this.folds = folds;
        this.penalty = penalty;
        this.tolerance = tolerance;
        this.mostSteps = mostSteps;
    }

    @Override
    public List<Estimate> estimate(FMatrixRMaj activity, Codes variable, ControlSettings controls) {
        Samples.check(activity, variable);
        int samples = activity.numCols;
        if (samples > 1 && variable.counts().seen(1) == samples) {
            return List.of(Estimate.none(LABEL, activity.numRows, samples, "no value of X was seen twice"));
        }
        double[] terms = {0};
        double bias = 0;
        double[] permuted = new double[Math.min(controls.permutations(), MOST_PERMUTATIONS)];
        if (samples > 1 && !Samples.constant(activity)) {
            int used = Math.min(folds, samples);
            int[] half = Samples.parts(samples, 2 * used, controls.random());
            int[] fold = Arrays.stream(half).map(h -> h % used).toArray();
            terms = decode(activity, variable.symbols(), variable, fold, used).terms();
            bias = bias(activity, variable, fold, half, terms);
            for (int p = 0; p < permuted.length; p++) {
                permuted[p] =
                        Samples.mean(decode(activity, Samples.permuted(variable, controls.random()), variable, fold, 1).terms());
            }
        }
        double value = Samples.mean(terms);
        Permuted chance = Permuted.of(permuted);
        return List.of(new Estimate(Estimand.INFORMATION, LABEL, "", activity.numRows, samples, value, bias,
                Interval.around(value, bias, chance.mean(), Samples.standardError(terms)), "scatter of held-out samples",
                chance.mean(), chance.quantile(), Double.NaN, Verdict.LOWER_BOUND, "what a linear decoder reads"));
    }

    /** Share of held-out samples whose X the decoder found likeliest, 0 to 1. */
    public double accuracy(FMatrixRMaj activity, Codes variable, RandomGenerator random) {
        Samples.check(activity, variable);
        int used = Math.min(folds, activity.numCols);
        Require.atLeast("samples", used, 2);
        return decode(activity, variable.symbols(), variable, Samples.parts(activity.numCols, used, random), used).accuracy();
    }

    /**
     * What half of the fitted samples leave unread: how much less is then read of the first fold.
     *
     * @param half  [samples] the fold, or the fold plus the number of folds, at random
     * @param terms of all folds, those of the first one first
     */
    private double bias(FMatrixRMaj activity, Codes variable, int[] fold, int[] half, double[] terms) {
        int[] test = IntStream.range(0, fold.length).filter(i -> fold[i] == 0).toArray();
        int[] fitted = IntStream.range(0, fold.length).filter(i -> fold[i] != 0 && half[i] == fold[i]).toArray();
        return Samples.mean(fit(activity, variable.symbols(), variable, fitted, test).terms())
                - Samples.mean(Arrays.copyOf(terms, test.length));
    }

    /** Holds out the first folds, one after the other. */
    private Decoded decode(FMatrixRMaj activity, int[] symbols, Codes variable, int[] fold, int heldOut) {
        List<Decoded> folds = new ArrayList<>();
        for (int f = 0; f < heldOut; f++) {
            int held = f;
            int[] fitted = IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray();
            int[] test = IntStream.range(0, fold.length).filter(i -> fold[i] == held).toArray();
            folds.add(fit(activity, symbols, variable, fitted, test));
        }
        return new Decoded(folds.stream().flatMapToDouble(one -> Arrays.stream(one.terms())).toArray(),
                folds.stream().mapToInt(Decoded::right).sum());
    }

    /** Fits some samples and reads others. */
    private Decoded fit(FMatrixRMaj activity, int[] symbols, Codes variable, int[] fitted, int[] test) {
        FMatrixRMaj[] features = features(activity, fitted, test);
        Logits fit = new Logits(features[0], at(symbols, fitted), variable.distinct(), penalty);
        double[] weights = new double[fit.size()];
        LimitedMemory.minimise(fit, weights, tolerance, mostSteps);

        int[] asked = at(symbols, test);
        Logits read = new Logits(features[1], asked, variable.distinct(), penalty);
        double[] terms = read.logLikelihoods(weights);
        for (int i = 0; i < asked.length; i++) {
            double p = (double) variable.timesSeen(asked[i]) / variable.samples();
            terms[i] = terms[i] / StrictMath.log(2) - Bits.log2(p);
        }
        return new Decoded(terms, read.right());
    }

    /**
     * Units that vary, standardised by the fitted samples, and a last feature of 1: of the fitted samples, and of the held-out
     * ones.
     */
    private static FMatrixRMaj[] features(FMatrixRMaj activity, int[] fitted, int[] test) {
        int[] units = IntStream.range(0, activity.numRows).filter(unit -> !Samples.constant(activity, unit)).toArray();
        FMatrixRMaj of = new FMatrixRMaj(units.length + 1, fitted.length);
        FMatrixRMaj ofTest = new FMatrixRMaj(units.length + 1, test.length);
        for (int u = 0; u < units.length; u++) {
            double sum = 0;
            for (int i : fitted) sum += activity.get(units[u], i);
            double mean = sum / fitted.length;
            double squares = 0;
            for (int i : fitted) squares += (activity.get(units[u], i) - mean) * (activity.get(units[u], i) - mean);
            double scale = squares > 0 ? 1 / Math.sqrt(squares / fitted.length) : 0;
            for (int i = 0; i < fitted.length; i++) of.set(u, i, (float) ((activity.get(units[u], fitted[i]) - mean) * scale));
            for (int i = 0; i < test.length; i++) ofTest.set(u, i, (float) ((activity.get(units[u], test[i]) - mean) * scale));
        }
        for (int i = 0; i < fitted.length; i++) of.set(units.length, i, 1);
        for (int i = 0; i < test.length; i++) ofTest.set(units.length, i, 1);
        return new FMatrixRMaj[] {of, ofTest};
    }

    private static int[] at(int[] symbols, int[] samples) {
        int[] chosen = new int[samples.length];
        for (int i = 0; i < chosen.length; i++) chosen[i] = symbols[samples[i]];
        return chosen;
    }
}
