package apical.figure;

import apical.diagnostics.ApicalTerms;
import apical.diagnostics.ErrorSigns;
import apical.diagnostics.LayerComparison;
import apical.diagnostics.WeightTerms;
import apical.figure.ByLayer.Row;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.results.Metrics;
import java.util.List;
import java.util.Optional;

/** Why rules learn, or not, layer by layer: a figure for each question. */
final class DiagnosticFigures {

    private static final String VALIDATION = "validation";

    /** Angle between updates and the gradient. */
    static final Figure UPDATE_ANGLES = Figure.ofMetrics("updateAngles", "Updates against the gradient",
            "angle between each layer's weight change and minus the gradient against epochs", DiagnosticFigures::updateAngles,
            Need.measured(LayerComparison.UPDATE_ANGLE, VALIDATION));

    /** Angle between error vectors and backprop's. */
    static final Figure ERROR_ANGLES = Figure.ofMetrics("errorAngles", "Errors against backprop's",
            "angle between each layer's error vectors and backprop's against epochs", DiagnosticFigures::errorAngles,
            Need.measured(LayerComparison.ERROR_ANGLE, VALIDATION));

    /** Bits about the signs of backprop's errors. */
    static final Figure ERROR_SIGN_BITS = Figure.ofMetrics("errorSignBits", "Bits about the sign of backprop's error",
            "information about the sign of backprop's error in each unit's error and apical potential "
                    + "against epochs",
            DiagnosticFigures::errorSignBits,
            Need.anyMeasured(VALIDATION, ErrorSigns.BITS, ErrorSigns.BITS_IN_APICAL),
            new Need.IfThere(Need.measured(ErrorSigns.ENTROPY, VALIDATION)));

    /** Angle between feedback and forward weights. */
    static final Figure FEEDBACK_ANGLES = Figure.ofMetrics("feedbackAngles", "Feedback against forward weights",
            "angle between feedback and transposed forward weights against epochs", DiagnosticFigures::feedbackAngles,
            Need.measured(WeightTerms.FEEDBACK_ANGLE, VALIDATION));

    /** Size of weights and of their changes. */
    static final Figure WEIGHTS = Figure.ofMetrics("weights", "Weights",
            "size of weights and of their changes, layer by layer, against epochs", DiagnosticFigures::weights,
            new Need.OneOf(List.of(Need.measured(WeightTerms.NORM, VALIDATION), Need.measured(WeightTerms.CHANGE, "train"))));

    /** What apical dendrites say. */
    static final Figure APICAL_DENDRITES = Figure.ofMetrics("apicalDendrites", "Apical dendrites",
            "apical potentials with and without teacher, interneurons against the layer above, and "
                    + "feedback over bottom-up input against epochs",
            DiagnosticFigures::apicalDendrites,
            Need.anyMeasured(VALIDATION, ApicalTerms.APICAL_POTENTIAL_TAUGHT, ApicalTerms.INTERNEURON_DISTANCE,
                    ApicalTerms.FEEDBACK_OVER_BOTTOM_UP),
            new Need.IfThere(Need.measured(ApicalTerms.APICAL_POTENTIAL, VALIDATION)));

    private DiagnosticFigures() {
    }

    /** Whether a rule goes where the gradient points. */
    static Optional<Page> updateAngles(Metrics metrics, ModelStyles styles) {
        return ByLayer.page(metrics, styles, List.of(new Row(LayerComparison.UPDATE_ANGLE, VALIDATION)),
                List.of(ByLayer.chance()), "Angle between the change of weights that a rule asks for and minus the gradient of "
                        + "its cost at the same weights, both averaged over validation images. Rules that nudge output "
                        + "potentials have a cost of those.");
    }

    /** Whether the errors that arrive at a layer are those of backprop. */
    static Optional<Page> errorAngles(Metrics metrics, ModelStyles styles) {
        return ByLayer.page(metrics, styles, List.of(new Row(LayerComparison.ERROR_ANGLE, VALIDATION)),
                List.of(ByLayer.chance()), "Angle between a rule's error vector and backprop's for the same image at the same "
                        + "weights, mean over validation images for which neither is zero.");
    }

    /** What teaching signals say of the direction in which backprop would move each unit. */
    static Optional<Page> errorSignBits(Metrics metrics, ModelStyles styles) {
        Metrics hidden = new Metrics(metrics.where(m -> !m.layer().equals("output")).toList());
        return ByLayer.page(hidden, styles, List.of(
                new Row(ErrorSigns.BITS, ErrorSigns.ENTROPY, VALIDATION),
                new Row(ErrorSigns.BITS_IN_APICAL, ErrorSigns.ENTROPY, VALIDATION)),
                List.of(LegendEntry.control("entropy of the sign, the most there could be")),
                "Information about the sign of backprop's error of a unit, for the same image at the same weights, in the "
                        + "rule's own error of that unit (above) and in its apical potential under the teacher (below): "
                        + "Miller-Madow, "
                        + "signals in 8 bins with equal counts, cut at zero; mean over units. A signal of the wrong sign "
                        + "throughout tells as much as one of the right sign.");
    }

    /** Whether feedback comes to be the transpose of the forward weights. */
    static Optional<Page> feedbackAngles(Metrics metrics, ModelStyles styles) {
        return ByLayer.page(metrics, styles, List.of(new Row(WeightTerms.FEEDBACK_ANGLE, VALIDATION)),
                List.of(ByLayer.chance()), "Angle between the weights by which a layer is taught and the transpose of the "
                        + "forward weights from it (where the output teaches it directly, the product of transposes).");
    }

    /** How large weights are, and how much they still change. */
    static Optional<Page> weights(Metrics metrics, ModelStyles styles) {
        return ByLayer.page(metrics, styles, List.of(
                new Row(WeightTerms.NORM, VALIDATION),
                new Row(WeightTerms.CHANGE, "train")), List.of(),
                "Weights onto each layer from the one below, and what an epoch changed in them: root mean squares over synapses.");
    }

    /** Whether apical dendrites are silent without a teacher, and how much they say with one. */
    static Optional<Page> apicalDendrites(Metrics metrics, ModelStyles styles) {
        return ByLayer.page(metrics, styles, List.of(
                new Row(ApicalTerms.APICAL_POTENTIAL_TAUGHT, ApicalTerms.APICAL_POTENTIAL, VALIDATION).apart(),
                new Row(ApicalTerms.INTERNEURON_DISTANCE, VALIDATION),
                new Row(ApicalTerms.FEEDBACK_OVER_BOTTOM_UP, VALIDATION)),
                List.of(LegendEntry.control("without teacher")),
                "Above: apical potentials with and without teacher. Middle: interneurons' potentials minus those of the neurons "
                        + "above that they predict, without teacher, relative to the latter. Below: how much apical dendrites move "
                        + "somata under a teacher, over how much basal ones do. Root mean squares over neurons and validation "
                        + "images.");
    }
}
