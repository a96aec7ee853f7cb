package apical.information;

import java.util.Locale;

/**
 * Why an estimate from whole codes is not to be trusted, in plain words; empty where it is. The first reasons are that codes are
 * too many for the samples, so that the plug-in I(X;T) means nothing: it then approaches H(X) for any network, even an untrained
 * one, and H(T) approaches log2 of the number of samples. Miller-Madow does not repair it, since cells are as many as rows and the
 * correction cancels. The other reasons are what each correction takes for granted.
 */
public final class SaturationRules {

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

    private static final int QUARTERED = 4;
    private static final double MOST_SHRUNK = 0.25;

    private SaturationRules() {
    }

    /**
     * Of information that is told by these two numbers alone.
     *
     * @param seenOnce     share of samples whose code no other has
     * @param permutedMean what is found where X is permuted [bit]
     */
    public static String whyNot(double seenOnce, double permutedMean) {
        String why = tooManySeenOnce("codes", seenOnce);
        return why.isEmpty() ? tooMuchInvented(permutedMean) : why;
    }

    static String whyNotTheCode(Counts codes) {
        return tooManySeenOnce("codes", codes.shareSeenOnce());
    }

    static String whyNotTheVariable(Counts variable) {
        return tooManySeenOnce("values of X", variable.shareSeenOnce());
    }

    /** Of what is found where X is permuted, where anything there is an invention. */
    static String tooMuchInvented(double permutedMean) {
        return permutedMean > MOST_PERMUTED_INFORMATION
                ? String.format(Locale.ROOT, "finds %.2f bit where X is permuted", permutedMean) : "";
    }

    static String whyNotTheInformation(Correction correction, Strata strata, double possible, double permutedMean) {
        String why = whyNotTheCode(strata.whole());
        if (why.isEmpty()) why = whyNotTheVariable(strata.variable());
        if (why.isEmpty() && Math.abs(permutedMean) > MOST_PERMUTED_INFORMATION) {
            why = String.format(Locale.ROOT, "finds %.2f bit where X is permuted", permutedMean);
        }
        if (!why.isEmpty() || strata.whole().occupied() == 1) return why;
        for (Counts stratum : strata.within()) {
            why = assumption(correction, stratum, possible);
            if (!why.isEmpty()) return why;
        }
        return "";
    }

    static String tooManySeenOnce(String what, double share) {
        return share > MOST_SEEN_ONCE
                ? String.format(Locale.ROOT, "%.0f %% of the samples have %s that no other has", 100 * share, what) : "";
    }

    private static String assumption(Correction correction, Counts stratum, double possible) {
        long n = stratum.samples();
        return switch (correction) {
            case QUADRATIC_EXTRAPOLATION -> n < QUARTERED ? "a value of X has " + n + " samples, which cannot be quartered" : "";
            case CHAO_SHEN, NSB -> stratum.occupied() == n
                    ? "a value of X has " + n + " samples of as many codes, which tells nothing of codes unseen" : "";
            case PANZERI_TREVES -> PanzeriTreves.symbols(stratum, possible) > n
                    ? "a value of X has more codes than its " + n + " samples, as far as can be told" : "";
            case JAMES_STEIN -> possible > n && JamesStein.shrinkage(stratum, possible) > MOST_SHRUNK
                    ? "more than a quarter of the estimate is the assumption that all codes are equally likely" : "";
            default -> "";
        };
    }
}
