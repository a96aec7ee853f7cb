package apical.information;

import java.util.random.RandomGenerator;

/**
 * What the shuffle correction adds to the plug-in H(T|X) (Panzeri et al., J Neurophysiol 98:1064, 2007).
 * <pre>
 *   I_sh = H(T) - H_sh(T|X),   H_sh(T|X) = H(T|X) + H_ind(T|X) - H_shuffled(T|X)
 * </pre>
 * H_ind is the entropy of units that are independent of each other for each x, the sum of their single entropies, which are
 * hardly biased. H_shuffled is the plug-in of the same: each unit's bins are shuffled over the samples of the same x, and its bias
 * is nearly that of H(T|X). The mean of several shufflings is used.
 *
 * <p>For narrow codes, seen several times for each x. For wide ones H_ind grows with each unit while the
 * plug-ins stop at log2 N_x, so they are refused.
 */
final class ShuffleCorrection {

    /** log2 of the possible codes beyond which nothing is estimated. */
    static final int MOST_BITS = 16;
    private static final int SHUFFLINGS = 5;

    private final int[][] bins;
    private final int binsPerUnit;
    private final int possible;
    private final int[] x;
    private final int distinctValues;
    private final RandomGenerator random;

    static boolean possible(BinPatterns patterns) {
        return patterns.possibleBits() <= MOST_BITS + 1e-9;
    }

    static int[][] bins(BinPatterns patterns, int samples) {
        int[][] bins = new int[patterns.units()][samples];
        for (int unit = 0; unit < bins.length; unit++) {
            for (int i = 0; i < samples; i++) bins[unit][i] = patterns.bin(unit, i);
        }
        return bins;
    }

    /**
     * @param bins   [units][samples]
     * @param x      [samples], each in 0 .. distinctValues-1
     * @param random makes the shufflings; it is advanced
     */
    ShuffleCorrection(int[][] bins, int binsPerUnit, int[] x, int distinctValues, RandomGenerator random) {
        this.bins = bins;
        this.binsPerUnit = binsPerUnit;
        this.possible = (int) Math.round(Math.pow(binsPerUnit, bins.length));
        this.x = x;
        this.distinctValues = distinctValues;
        this.random = random;
    }

    private int[] shuffledCodes() {
        int[] codes = new int[x.length];
        int[] met = new int[distinctValues];
        int[][] where = new int[distinctValues][];
        for (int value : x) met[value]++;
        for (int value = 0; value < distinctValues; value++) where[value] = new int[met[value]];
        for (int i = x.length - 1; i >= 0; i--) where[x[i]][--met[x[i]]] = i;
        for (int[] unit : bins) {
            for (int[] samples : where) {
                int[] order = samples.clone();
                for (int i = order.length - 1; i >= 0; i--) {
                    int other = random.nextInt(i + 1);
                    int sample = order[other];
                    order[other] = order[i];
                    codes[samples[i]] = codes[samples[i]] * binsPerUnit + unit[sample];
                }
            }
        }
        return codes;
    }

    /** H_ind(T|X) - H_shuffled(T|X) [bit]. */
    double gain() {
        double gain = 0;
        for (int[] unit : bins) gain += conditional(unit, binsPerUnit);
        for (int s = 0; s < SHUFFLINGS; s++) gain -= conditional(shuffledCodes(), possible) / SHUFFLINGS;
        return gain;
    }

    private double conditional(int[] codes, int distinct) {
        return new Strata(codes, distinct, x, distinctValues).mean(Counts::entropy);
    }
}
