package apical.information;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * H(T), H(T|X), H(X) and I(X;T) = H(T) - H(T|X) where T is the whole code of a population, by any number of corrections at
 * once. All share the codes, the permutations of X and the groups of the jack-knife.
 *
 * <p>Possible symbols, where a correction asks for their number: of X those that occur; of T as many as the units' bins can
 * make, cut off at 2^{@value #MOST_POSSIBLE_BITS}, a number as good as infinity; and one where all samples have the same code.
 */
public final class WholeCodes implements Estimator {

    private static final int MOST_POSSIBLE_BITS = 500;

    private final Code code;
    private final List<Correction> corrections;

    /** @param corrections in the order of the results, each at most once */
    public WholeCodes(Code code, List<Correction> corrections) {
        this.code = code;
        this.corrections = List.copyOf(corrections);
        if (corrections.isEmpty() || EnumSet.copyOf(corrections).size() < corrections.size()) {
            throw new IllegalArgumentException("corrections are " + corrections + "; expected at least one, and none twice");
        }
    }

    /** {@inheritDoc} Four estimates for each correction: H(T), H(T|X), H(X), I(X;T). */
    @Override
    public List<Estimate> estimate(FMatrixRMaj activity, Codes variable, ControlSettings controls) {
        if (activity.numCols != variable.samples()) {
            throw new IllegalArgumentException("activity has " + activity.numCols + " samples but the variable "
                    + variable.samples() + "; expected one value for each sample");
        }
        var layer = new Layer(code.patterns(activity), variable, controls);
        List<Estimate> estimates = new ArrayList<>();
        for (Correction correction : corrections) estimates.addAll(layer.estimates(correction));
        return estimates;
    }

    /** The four quantities [bit], or one thing about each of them. */
    private record Terms(double code, double conditional, double variable, double information) {

        static Terms of(double code, double conditional, double variable) {
            return new Terms(code, conditional, variable, code - conditional);
        }
    }

    private final class Layer {

        private final BinPatterns patterns;
        private final Codes codes;
        private final Codes variable;
        private final double possible;
        private final RandomGenerator random;
        private final Strata strata;
        private final List<int[]> permutedValues = new ArrayList<>();
        private final List<Strata> permuted = new ArrayList<>();
        private final List<UnaryOperator<int[]>> withoutGroup = new ArrayList<>();
        private final List<Strata> strataWithoutGroup = new ArrayList<>();

        Layer(BinPatterns patterns, Codes variable, ControlSettings controls) {
            this.patterns = patterns;
            this.codes = patterns.codes();
            this.variable = variable;
            this.possible = codes.distinct() == 1 ? 1
                    : Math.max(codes.distinct(),
                            Math.rint(StrictMath.pow(2, Math.min(MOST_POSSIBLE_BITS, patterns.possibleBits()))));
            this.random = controls.random();
            this.strata = strata(codes.symbols(), variable.symbols());
            for (int p = 0; p < controls.permutations(); p++) {
                int[] values = Samples.permuted(variable, random);
                permutedValues.add(values);
                permuted.add(strata(codes.symbols(), values));
            }
            int[] order = Samples.order(codes.samples(), random);
            for (int g = 0; g < Math.min(Jackknife.GROUPS, order.length); g++) leaveOut(g, order);
        }

        private void leaveOut(int group, int[] order) {
            int[] kept = new int[order.length - (order.length - group + Jackknife.GROUPS - 1) / Jackknife.GROUPS];
            for (int i = 0, next = 0; i < order.length; i++) {
                if (i % Jackknife.GROUPS != group) kept[next++] = order[i];
            }
            UnaryOperator<int[]> samples = all -> {
                int[] some = new int[kept.length];
                for (int i = 0; i < some.length; i++) some[i] = all[kept[i]];
                return some;
            };
            withoutGroup.add(samples);
            strataWithoutGroup.add(strata(samples.apply(codes.symbols()), samples.apply(variable.symbols())));
        }

        private Strata strata(int[] ofCodes, int[] values) {
            return new Strata(ofCodes, codes.distinct(), values, variable.distinct());
        }

        List<Estimate> estimates(Correction correction) {
            return correction == Correction.SHUFFLE_CORRECTION ? byShuffledUnits() : byEntropies(correction);
        }

        private List<Estimate> byEntropies(Correction correction) {
            Terms values = terms(correction, strata);
            Jackknife[] jackknife = jackknife(values);
            if (correction.grouped()) {
                for (Strata some : strataWithoutGroup) add(jackknife, terms(correction, some), 1);
            } else {
                leaveOutEachSample(correction, jackknife);
            }
            double ofCode = values.code();                          // permuting X changes neither entropy
            double[] chance = permuted.stream()
                    .mapToDouble(p -> information(correction, ofCode, conditional(correction, p), p)).toArray();
            Terms bias = bias(jackknife);
            if (correction == Correction.PLUG_IN) {
                bias = new Terms(Entropy.of(strata.whole()).bias(), Entropy.conditional(strata.cells(), strata.variable()).bias(),
                        Entropy.of(strata.variable()).bias(), plugIn(strata).bias());
            }
            double invented = Permuted.of(chance).mean();
            if (correction == Correction.SHUFFLE_SUBTRACTION) {
                values = new Terms(values.code(), values.conditional() + invented, values.variable(),
                        values.information() - invented);
                double left = plugIn(strata).bias() - permuted.stream().mapToDouble(p -> plugIn(p).bias()).average().orElseThrow();
                bias = new Terms(bias.code(), bias.code() - left, bias.variable(), left);
                // each permutation minus the mean of the others
                double n = chance.length;
                for (int p = 0; p < n; p++) chance[p] = (chance[p] - invented) * n / (n - 1);
            }
            return report(correction, values, bias, jackknife, Permuted.of(chance), invented);
        }

        private Terms terms(Correction correction, Strata some) {
            double ofCode = correction.entropy(some.whole(), possible);
            double conditional = conditional(correction, some);
            return new Terms(ofCode, conditional, correction.entropy(some.variable(), variable.distinct()),
                    information(correction, ofCode, conditional, some));
        }

        private double conditional(Correction correction, Strata some) {
            return switch (correction) {
                case PLUG_IN, SHUFFLE_SUBTRACTION -> Entropy.conditional(some.cells(), some.variable()).plugIn();
                case MILLER_MADOW -> Entropy.conditional(some.cells(), some.variable()).corrected();
                default -> some.mean(stratum -> correction.entropy(stratum, possible));
            };
        }

        private double information(Correction correction, double ofCode, double conditional, Strata some) {
            return switch (correction) {
                case PLUG_IN, SHUFFLE_SUBTRACTION -> plugIn(some).plugIn();
                case MILLER_MADOW -> plugIn(some).corrected();
                default -> ofCode - conditional;
            };
        }

        private MutualInformation plugIn(Strata some) {
            return MutualInformation.of(some.whole(), some.variable(), some.cells());
        }

        /**
         * Samples of the same kind, of codes seen equally often, and equally often with their x, leave the same behind: each
         * entropy is estimated once for each kind, and their sums once for each occupied cell.
         */
        private void leaveOutEachSample(Correction correction, Jackknife[] jackknife) {
            double left = strata.samples() - 1.0;
            double[] codeLess = withoutOne(correction, strata.whole(), possible);
            double[] valueLess = withoutOne(correction, strata.variable(), variable.distinct());
            double[][] stratumLess = new double[strata.within().length][];
            double[] whole = new double[stratumLess.length];
            double all = 0;
            for (int x = 0; x < whole.length; x++) {
                Counts stratum = strata.within()[x];
                stratumLess[x] = withoutOne(correction, stratum, possible);
                whole[x] = stratum.samples() * correction.entropy(stratum, possible);
                all += whole[x];
            }
            double total = all;
            strata.eachCell((x, size, codeKind, cellKind) -> {
                long samples = strata.within()[x].samples();
                double conditional = (total - whole[x] + (samples - 1) * stratumLess[x][cellKind]) / left;
                int valueKind = strata.variable().kind((int) samples);
                add(jackknife, Terms.of(codeLess[codeKind], conditional, valueLess[valueKind]), size);
            });
        }

        private double[] withoutOne(Correction correction, Counts counts, double ofThese) {
            double[] bits = new double[counts.kinds()];
            for (int kind = 0; kind < bits.length; kind++) bits[kind] = correction.entropy(counts.withoutOneOf(kind), ofThese);
            return bits;
        }

        private List<Estimate> byShuffledUnits() {
            if (!ShuffleCorrection.possible(patterns)) return notPossible();
            int[][] bins = ShuffleCorrection.bins(patterns, codes.samples());
            Terms values = terms(strata, gain(bins, variable.symbols()));
            Jackknife[] jackknife = jackknife(values);
            for (int g = 0; g < withoutGroup.size(); g++) {
                UnaryOperator<int[]> kept = withoutGroup.get(g);
                int[][] some = Arrays.stream(bins).map(kept).toArray(int[][]::new);
                add(jackknife, terms(strataWithoutGroup.get(g), gain(some, kept.apply(variable.symbols()))), 1);
            }
            double[] chance = new double[permuted.size()];
            for (int p = 0; p < chance.length; p++) {
                chance[p] = terms(permuted.get(p), gain(bins, permutedValues.get(p))).information();
            }
            Permuted permutedInformation = Permuted.of(chance);
            return report(Correction.SHUFFLE_CORRECTION, values, bias(jackknife), jackknife, permutedInformation,
                    permutedInformation.mean());
        }

        private double gain(int[][] bins, int[] values) {
            return new ShuffleCorrection(bins, patterns.binsPerUnit(), values, variable.distinct(), random).gain();
        }

        private Terms terms(Strata some, double gain) {
            return Terms.of(some.whole().entropy(), some.mean(Counts::entropy) + gain, some.variable().entropy());
        }

        private List<Estimate> notPossible() {
            var none = new Interval(Double.NaN, Double.NaN);
            String why = "shuffle correction is for codes of at most " + ShuffleCorrection.MOST_BITS + " bits";
            return List.of(new Estimate(Estimand.INFORMATION, Correction.SHUFFLE_CORRECTION.label(), code.id(), codes.width(),
                    codes.samples(),
                    Double.NaN, Double.NaN, none, Jackknife.GROUPED, Double.NaN, Double.NaN, codes.shareSeenOnce(),
                    Verdict.SATURATED, why));
        }

        /** @param invented mean information on permuted X, nothing subtracted [bit] */
        private List<Estimate> report(Correction correction, Terms values, Terms bias, Jackknife[] jackknife, Permuted chance,
                double invented) {
            String whyNot = SaturationRules.whyNotTheInformation(correction, strata, possible, invented);
            return List.of(
                    entropy(Estimand.CODE_ENTROPY, correction, values.code(), bias.code(), jackknife[0],
                            SaturationRules.whyNotTheCode(strata.whole())),
                    entropy(Estimand.CODE_ENTROPY_GIVEN_VARIABLE, correction, values.conditional(), bias.conditional(),
                            jackknife[1], whyNot),
                    entropy(Estimand.VARIABLE_ENTROPY, correction, values.variable(), bias.variable(), jackknife[2],
                            SaturationRules.whyNotTheVariable(strata.variable())),
                    new Estimate(Estimand.INFORMATION, correction.label(), code.id(), codes.width(), codes.samples(),
                            values.information(),
                            bias.information(), Interval.around(values.information(), bias.information(), chance.mean(),
                                    jackknife[3].standardError()),
                            correction.intervalMethod(), chance.mean(), chance.quantile(),
                            codes.shareSeenOnce(), whyNot.isEmpty() ? Verdict.SOUND : Verdict.SATURATED, whyNot));
        }

        private Estimate entropy(Estimand quantity, Correction correction, double value, double bias, Jackknife jackknife,
                String whyNot) {
            boolean ofVariable = quantity.equals(Estimand.VARIABLE_ENTROPY);
            return new Estimate(quantity, correction.label(), ofVariable ? "" : code.id(), ofVariable ? 1 : codes.width(),
                    codes.samples(), value, bias, Interval.around(value, bias, Double.NaN, jackknife.standardError()),
                    correction.intervalMethod(), Double.NaN, Double.NaN,
                    ofVariable ? variable.shareSeenOnce() : codes.shareSeenOnce(),
                    whyNot.isEmpty() ? Verdict.SOUND : Verdict.SATURATED, whyNot);
        }
    }

    private static Jackknife[] jackknife(Terms values) {
        return new Jackknife[] {new Jackknife(values.code()), new Jackknife(values.conditional()),
                new Jackknife(values.variable()), new Jackknife(values.information())};
    }

    private static void add(Jackknife[] jackknife, Terms without, double times) {
        jackknife[0].add(without.code(), times);
        jackknife[1].add(without.conditional(), times);
        jackknife[2].add(without.variable(), times);
        jackknife[3].add(without.information(), times);
    }

    private static Terms bias(Jackknife[] jackknife) {
        return new Terms(jackknife[0].bias(), jackknife[1].bias(), jackknife[2].bias(), jackknife[3].bias());
    }
}
