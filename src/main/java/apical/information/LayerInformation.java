package apical.information;

import java.util.random.RandomGenerator;

/**
 * What the instrument reports of one layer's code T and one variable X of the images (their label, say): the values, and
 * beside them what is needed to doubt them. Where the labels are permuted there is nothing to know, so what the plug-in
 * still finds there is its own invention.
 *
 * @param width               units behind a code
 * @param code                H(T)
 * @param codeGivenVariable   H(T|X)
 * @param variable            H(X), which I(X;T) cannot exceed
 * @param information         I(X;T) = H(T) - H(T|X)
 * @param shareSeenOnce       share of the samples whose code no other sample has, 0 to 1
 * @param permutations        how many permutations of X the next two are means of
 * @param permutedConditional mean plug-in H(T|X) on permuted X [bit]
 * @param permutedInformation mean plug-in I(X;T) on permuted X [bit]
 */
public record LayerInformation(int width, Entropy code, Entropy codeGivenVariable, Entropy variable,
                               MutualInformation information, double shareSeenOnce,
                               int permutations, double permutedConditional, double permutedInformation) {

    /**
     * Share of codes seen once beyond which the plug-in value means nothing. This threshold and the next come from our own
     * measurements, not from a paper: networks of one hidden layer, trained and untrained, 10,000 MNIST test images, codes
     * thresholded at the mean. Trained layers of 15 units had 2-5 % of codes seen once and 0.2-0.5 bit on permuted labels,
     * and their values followed the accuracy; from 30 units on, an untrained layer showed 3.318 of 3.32 bit, and 3.26 on
     * permuted labels. The thresholds are strict: they refuse some of the trained layers of 15 units, too.
     */
    public static final double MOST_SEEN_ONCE = 0.05;
    /** Information on permuted labels beyond which the plug-in value means nothing [bit]; see {@link #MOST_SEEN_ONCE}. */
    public static final double MOST_PERMUTED_INFORMATION = 0.3;

    /**
     * Measures.
     *
     * @param variable     [samples], X of each sample, any integers (not modified)
     * @param permutations at least 1; the mean's own scatter is small, 20 are plenty
     * @param random       where the permutations come from; it is advanced
     * @throws IllegalArgumentException if there is not one value of X for each code, or no permutation is asked for
     */
    public static LayerInformation of(Codes codes, int[] variable, int permutations, RandomGenerator random) {
        if (permutations < 1) {
            throw new IllegalArgumentException("permutations is " + permutations
                    + "; expected at least 1: without them no value can be judged");
        }
        Codes x = Codes.of(variable);
        JointCounts counts = JointCounts.of(codes, x);
        double permutedConditional = 0;
        double permutedInformation = 0;
        for (int p = 0; p < permutations; p++) {
            JointCounts chance = counts.permuted(random);
            permutedConditional += Entropy.conditional(chance).plugIn();
            permutedInformation += MutualInformation.of(chance).plugIn();
        }
        return new LayerInformation(codes.width(), Entropy.of(codes), Entropy.conditional(counts), Entropy.of(x),
                MutualInformation.of(counts), codes.shareSeenOnce(),
                permutations, permutedConditional / permutations, permutedInformation / permutations);
    }

    public long samples() {
        return information.samples();
    }

    /**
     * Whether the codes are too many for the samples, so that the plug-in I(X;T) means nothing: it then approaches
     * H(X) for any network, even an untrained one, and H(T) approaches log2 of the number of samples. Miller-Madow does
     * not repair it, since cells are as many as rows and the correction cancels. True if more than 5 % of the samples
     * have a code of their own, or permuted labels still yield more than 0.3 bit.
     */
    public boolean saturated() {
        return saturated(shareSeenOnce, permutedInformation);
    }

    /** The same for values read back from a file. */
    public static boolean saturated(double shareSeenOnce, double permutedInformation) {
        return shareSeenOnce > MOST_SEEN_ONCE || permutedInformation > MOST_PERMUTED_INFORMATION;
    }
}
