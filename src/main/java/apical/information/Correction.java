package apical.information;

/**
 * What is done about the error of plug-in entropies, which are always too small on average: by about one half of the number of
 * occupied cells, in nats, over the number of samples. Review: Panzeri et al., J Neurophysiol 98:1064 (2007).
 *
 * <p>Most are estimators of one entropy H from the counts of its symbols. By these H(T) is found, and H(T|X) as a mean over
 * the samples of each value of X apart; information is the difference. The two kinds of shuffling correct the information
 * itself.
 */
public enum Correction {

    /** None: maximum likelihood. */
    PLUG_IN("plug-in", "Plug-in", 0, "jack-knife", (counts, possible) -> counts.entropy()),

    /** The first term of the bias, from the number of symbols seen (Miller, 1955). */
    MILLER_MADOW("miller-madow", "Miller-Madow", 1, "jack-knife", (counts, possible) -> Entropy.of(counts).corrected()),

    /** The same term, from the number of symbols that a Bayesian count thinks possible; see {@link PanzeriTreves}. */
    PANZERI_TREVES("panzeri-treves", "Panzeri-Treves", 2, Jackknife.GROUPED, PanzeriTreves::entropy),

    /** The first two terms, from how the value falls on halves and quarters of the samples; see {@link QuadraticExtrapolation}. */
    QUADRATIC_EXTRAPOLATION("quadratic-extrapolation", "Quadratic extrapolation", 3, "jack-knife", QuadraticExtrapolation::entropy),

    /** Unseen symbols are made up for by the share of those seen once; see {@link ChaoShen}. */
    CHAO_SHEN("chao-shen", "Chao-Shen", 6, "jack-knife", ChaoShen::entropy),

    /** Frequencies are shrunk towards equal ones, the more so the less is known; see {@link JamesStein}. */
    JAMES_STEIN("james-stein", "James-Stein", 7, "jack-knife", JamesStein::entropy),

    /** Bayesian, with a prior nearly flat in the entropy; see {@link Nsb}. */
    NSB("nsb", "NSB", 8, Jackknife.GROUPED, Nsb::entropy),

    /**
     * Information by way of shuffled units, whose errors nearly cancel; see {@link ShuffleCorrection}. For codes of at most
     * {@value ShuffleCorrection#MOST_BITS} bits.
     */
    SHUFFLE_CORRECTION("shuffle-correction", "Shuffle correction", 4, Jackknife.GROUPED, (counts, possible) -> counts.entropy()),

    /** What the plug-in finds on permuted X is taken off, on average too much where there is something to be known. */
    SHUFFLE_SUBTRACTION("shuffle-subtraction", "Shuffle subtraction", 5, "jack-knife", (counts, possible) -> counts.entropy());

    /** An entropy from counts [bit]. {@code possible} is the number of symbols that could occur, at least those that did. */
    interface OfCounts {
        double entropy(Counts counts, double possible);
    }

    private final EstimatorLabel label;
    private final String intervalMethod;
    private final OfCounts estimator;

    Correction(String id, String name, int order, String intervalMethod, OfCounts estimator) {
        this.label = EstimatorLabel.of(id, name).inOrder(order);
        this.intervalMethod = intervalMethod;
        this.estimator = estimator;
    }

    /** As written in definitions and results. */
    public String id() {
        return label.id();
    }

    /** Of estimates with this correction. */
    public EstimatorLabel label() {
        return label;
    }

    String intervalMethod() {
        return intervalMethod;
    }

    boolean grouped() {
        return intervalMethod.equals(Jackknife.GROUPED);
    }

    /** [bit], 0 where nothing was seen. */
    double entropy(Counts counts, double possible) {
        return counts.samples() == 0 ? 0 : estimator.entropy(counts, possible);
    }
}
