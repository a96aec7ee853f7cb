package apical.information;

import java.util.Locale;

/**
 * Why an estimate from whole codes is not to be trusted, in plain words; empty where it is. The first reasons are those of
 * {@link LayerInformation#saturated()}, the others what each correction takes for granted.
 */
final class SaturationRules {

    private static final int QUARTERED = 4;
    private static final double MOST_SHRUNK = 0.25;

    private SaturationRules() {
    }

    static String whyNotTheCode(Counts codes) {
        return tooManySeenOnce("codes", codes);
    }

    static String whyNotTheVariable(Counts variable) {
        return tooManySeenOnce("values of X", variable);
    }

    static String whyNotTheInformation(Correction correction, Strata strata, double possible, double permutedMean) {
        String why = whyNotTheCode(strata.whole());
        if (why.isEmpty()) why = whyNotTheVariable(strata.variable());
        if (why.isEmpty() && Math.abs(permutedMean) > LayerInformation.MOST_PERMUTED_INFORMATION) {
            why = String.format(Locale.ROOT, "finds %.2f bit where X is permuted", permutedMean);
        }
        if (!why.isEmpty() || strata.whole().occupied() == 1) return why;
        for (Counts stratum : strata.within()) {
            why = assumption(correction, stratum, possible);
            if (!why.isEmpty()) return why;
        }
        return "";
    }

    private static String tooManySeenOnce(String what, Counts counts) {
        double share = counts.shareSeenOnce();
        return share > LayerInformation.MOST_SEEN_ONCE
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
