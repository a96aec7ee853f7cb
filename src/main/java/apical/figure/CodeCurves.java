package apical.figure;

import apical.information.Estimand;
import apical.information.SaturationRules;
import apical.results.InformationRow;
import apical.results.PlugInEstimates;
import apical.results.Results;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What whole codes tell of the label, over training: the curves of each layer and compartment, and where they mean nothing. */
final class CodeCurves {

    private final PlugInEstimates estimates;

    /** One network at one point of its training, and one site of it. */
    private record Moment(String model, long seed, int epoch, String site) {
        static Moment of(InformationRow row) {
            return new Moment(row.model(), row.seed(), row.epoch(), PlugInEstimates.site(row));
        }
    }

    CodeCurves(Results results) {
        this.estimates = PlugInEstimates.of(results.rows(InformationRow.TABLE));
    }

    private Stream<InformationRow> at(Estimand quantity, String layer) {
        return estimates.of(quantity).filter(row -> PlugInEstimates.site(row).equals(layer));
    }

    /** Layers and compartments of which the quantity is known, from input to output. */
    List<String> layers(Estimand quantity) {
        return estimates.of(quantity).map(PlugInEstimates::site).distinct().sorted(Layers.FROM_INPUT).toList();
    }

    /** By model. */
    Map<String, Curve> of(Estimand quantity, String layer) {
        return Curve.of(at(quantity, layer), row -> row.estimate().value());
    }

    /**
     * The same where labels are permuted, which changes H(T) in nothing: what I(X;T) has more there H(T|X) has less. Empty where
     * nothing was permuted.
     */
    Map<String, Curve> permuted(Estimand quantity, String layer) {
        if (quantity.equals(Estimand.INFORMATION)) {
            return Curve.of(at(quantity, layer).filter(row -> !Double.isNaN(row.estimate().permutedMean())),
                    row -> row.estimate().permutedMean());
        }
        Map<Moment, Double> invented = new HashMap<>();
        at(Estimand.INFORMATION, layer).filter(row -> !Double.isNaN(row.estimate().permutedMean()))
                .forEach(row -> invented.put(Moment.of(row), row.estimate().permutedMean()));
        return Curve.of(at(Estimand.CODE_ENTROPY, layer).filter(row -> invented.containsKey(Moment.of(row))),
                row -> row.estimate().value() - invented.get(Moment.of(row)));
    }

    boolean isSaturated(String model, String layer, int epoch) {
        return estimates.areSaturated(model, layer, epoch);
    }

    boolean isSaturatedAnywhere() {
        return estimates.areSaturatedAnywhere();
    }

    /** {@code Plug-in estimates on the test images}: of whom, and of which code if it is not the usual one. */
    String caption() {
        return "Plug-in estimates" + (estimates.otherCode().isEmpty() ? "" : " (code: " + estimates.otherCode() + ")") + " on the "
                + estimates.images();
    }

    /** Whether the teacher was on, where compartments make it matter. */
    String teacher(List<String> layers) {
        return layers.stream().allMatch(layer -> layer.indexOf('.') < 0) ? ""
                : estimates.areTaught() ? " The teacher was on." : " The teacher was off.";
    }

    /** How many samples there were; and explains the hollow markers, if there are any. */
    String samplesAndSaturation() {
        String samples = new Estimates(estimates.rows()).samples();
        return !isSaturatedAnywhere() ? samples : samples + " Hollow: saturated, more than "
                + Math.round(100 * SaturationRules.MOST_SEEN_ONCE)
                + " % of the images have a code of their own or the estimate exceeds "
                + SaturationRules.MOST_PERMUTED_INFORMATION
                + " bit with permuted labels; such a number says nothing of the network.";
    }
}
