package apical.figure;

import apical.information.LayerInformation;
import apical.results.Measurement;
import apical.results.Metrics;
import java.util.HashSet;
import java.util.Set;

/**
 * Where the plug-in estimate says nothing of the network: nearly every image has a code of its own, so the codes would
 * carry as much about shuffled labels. Held to be so where, for any seed, the share of images whose code was seen once
 * exceeds {@value #SEEN_ONCE}, or the estimate exceeds {@value #PERMUTED} bit with permuted labels.
 */
final class Saturation {

    static final double SEEN_ONCE = LayerInformation.MOST_SEEN_ONCE;
    static final double PERMUTED = LayerInformation.MOST_PERMUTED_INFORMATION;

    private record Place(String model, String layer, int epoch) {
    }

    private boolean measured;
    private final Set<Place> saturated = new HashSet<>();

    Saturation(Metrics metrics) {
        for (Measurement m : metrics.rows()) {
            double limit = switch (m.quantity()) {
                case "codes seen once" -> SEEN_ONCE;
                case "I(X;Y) permuted" -> PERMUTED;
                default -> Double.NaN;
            };
            measured |= !Double.isNaN(limit);
            if (m.value() > limit) saturated.add(new Place(m.model(), m.layer(), m.epoch()));
        }
    }

    boolean at(String model, String layer, int epoch) {
        return saturated.contains(new Place(model, layer, epoch));
    }

    boolean anywhere() {
        return !saturated.isEmpty();
    }

    /** Explains the hollow markers, if there are any; admits it where none could be. */
    String caption() {
        if (!measured) return " Whether they are saturated was not measured.";
        return saturated.isEmpty() ? "" : " Hollow: saturated, more than " + Math.round(100 * SEEN_ONCE)
                + " % of the images have a code of their own or the estimate exceeds " + PERMUTED
                + " bit with permuted labels; such a number says nothing of the network.";
    }
}
