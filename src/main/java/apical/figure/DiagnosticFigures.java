package apical.figure;

import apical.figure.ByLayer.Row;
import apical.figure.ByLayer.Scale;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.results.Metrics;
import java.util.List;
import java.util.Optional;

/** Why rules learn, or not, layer by layer: a figure for each question. */
final class DiagnosticFigures {

    private static final String VALIDATION = "validation", DEGREES = "angle (degrees)";

    private DiagnosticFigures() {
    }

    /** Whether a rule goes where the gradient points. */
    static Optional<Page> updateAngles(Metrics metrics, ModelStyles styles) {
        return ByLayer.page(metrics, styles, List.of(new Row("update angle", VALIDATION, DEGREES, Scale.DEGREES)),
                List.of(ByLayer.chance()), "Angle between the change of weights that a rule asks for and minus the gradient of "
                + "its cost at the same weights, both averaged over validation images. Rules that nudge output potentials have "
                + "a cost of those.");
    }

    /** Whether the errors that arrive at a layer are those of backprop. */
    static Optional<Page> errorAngles(Metrics metrics, ModelStyles styles) {
        return ByLayer.page(metrics, styles, List.of(new Row("error angle", VALIDATION, DEGREES, Scale.DEGREES)),
                List.of(ByLayer.chance()), "Angle between a rule's error vector and backprop's for the same image at the same "
                + "weights, mean over validation images for which neither is zero.");
    }

    /** What teaching signals say of the direction in which backprop would move each unit. */
    static Optional<Page> errorSignBits(Metrics metrics, ModelStyles styles) {
        Metrics hidden = new Metrics(metrics.where(m -> !m.layer().equals("output")).toList());
        return ByLayer.page(hidden, styles, List.of(
                new Row("error sign bits", "error sign entropy", VALIDATION, "in errors (bit per unit)", Scale.FROM_ZERO),
                new Row("error sign bits in apical", "error sign entropy", VALIDATION, "in apical (bit per unit)",
                        Scale.FROM_ZERO)),
                List.of(LegendEntry.control("entropy of the sign, the most there could be")),
                "Information about the sign of backprop's error of a unit, for the same image at the same weights, in the "
                + "rule's own error of that unit (above) and in its apical potential under the teacher (below): Miller-Madow, "
                + "signals in 8 bins with equal counts, cut at zero; mean over units. A signal of the wrong sign throughout "
                + "tells as much as one of the right sign.");
    }

    /** Whether feedback comes to be the transpose of the forward weights. */
    static Optional<Page> feedbackAngles(Metrics metrics, ModelStyles styles) {
        return ByLayer.page(metrics, styles, List.of(new Row("feedback angle", VALIDATION, DEGREES, Scale.DEGREES)),
                List.of(ByLayer.chance()), "Angle between the weights by which a layer is taught and the transpose of the "
                + "forward weights from it (where the output teaches it directly, the product of transposes).");
    }

    /** How large weights are, and how much they still change. */
    static Optional<Page> weights(Metrics metrics, ModelStyles styles) {
        return ByLayer.page(metrics, styles, List.of(
                new Row("weight_norm", VALIDATION, "weight (rms)", Scale.RATIOS),
                new Row("weight_change", "train", "change in an epoch (rms)", Scale.RATIOS)), List.of(),
                "Weights onto each layer from the one below, and what an epoch changed in them: root mean squares over synapses.");
    }

    /** Whether apical dendrites are silent without a teacher, and how much they say with one. */
    static Optional<Page> apicalDendrites(Metrics metrics, ModelStyles styles) {
        return ByLayer.page(metrics, styles, List.of(
                new Row("apical potential taught", "apical potential", VALIDATION, "apical potential (rms)", Scale.FROM_ZERO_EACH),
                new Row("interneuron distance", VALIDATION, "interneuron distance", Scale.FROM_ZERO),
                new Row("feedback over bottom-up", VALIDATION, "feedback / bottom-up", Scale.RATIOS)),
                List.of(LegendEntry.control("without teacher")),
                "Above: apical potentials with and without teacher. Middle: interneurons' potentials minus those of the neurons "
                + "above that they predict, without teacher, relative to the latter. Below: how much apical dendrites move "
                + "somata under a teacher, over how much basal ones do. Root mean squares over neurons and validation images.");
    }
}
