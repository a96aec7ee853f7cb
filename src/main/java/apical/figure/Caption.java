package apical.figure;

import java.util.Collection;
import java.util.LongSummaryStatistics;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sentences that several captions share. */
final class Caption {

    private Caption() {
    }

    /** {@code mean and range over 5 seeds}, or {@code one seed}: whatever is true of these curves. */
    static String overSeeds(Collection<Curve> curves, String several) {
        LongSummaryStatistics seeds = curves.stream().mapToLong(Curve::seeds).summaryStatistics();
        if (seeds.getMax() <= 1) return "one seed";
        String fewest = seeds.getMin() == seeds.getMax() ? "" : seeds.getMin() + " to ";
        return several + " over " + fewest + seeds.getMax() + " seeds";
    }

    /** The same as a sentence: {@code Mean and range over 5 seeds.} */
    static String sentenceOverSeeds(Collection<Curve> curves) {
        String words = overSeeds(curves, "mean and range");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** Names what is missing because it was not a finite number; empty if nothing is. */
    static String leftOut(Collection<Curve> curves) {
        TreeMap<String, Integer> first = new TreeMap<>();
        for (Curve curve : curves) {
            curve.leftOut().forEach(epoch -> first.merge(curve.model(), epoch, Math::min));
        }
        if (first.isEmpty()) return "";
        return " Not finite and left out: " + first.entrySet().stream()
                .map(e -> e.getKey() + ", first at epoch " + e.getValue()).collect(Collectors.joining("; ")) + ".";
    }
}
