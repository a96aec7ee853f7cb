package apical.figure;

import apical.diagnostics.ApicalTerms;
import apical.diagnostics.TissueProbe;
import apical.figure.OverPresentations.Wanted;
import apical.plot.Page;
import apical.results.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was measured of living tissues, against presentations: a figure for each question. */
final class TissueFigures {

    /** Apical potentials and distance of interneurons from their partners against presentations. */
    static final Figure APICAL_SILENCE = Figure.ofMetrics("apicalSilence", "Apical silence",
            "apical potentials, and interneurons' distance from their partners, against presentations", TissueFigures::silence,
            Need.anyMeasured("test", ApicalTerms.APICAL_POTENTIAL, ApicalTerms.INTERNEURON_DISTANCE));

    /** Distance of interneuron weights from the self-predicting state against presentations. */
    static final Figure WEIGHT_DISTANCES = Figure.ofMetrics("weightDistances", "Weight distances",
            "distance of interneuron weights from the self-predicting state against presentations", TissueFigures::weightDistances,
            Need.measured(TissueProbe.LATERAL_DISTANCE, "train"), Need.measured(TissueProbe.TO_INTERNEURON_DISTANCE, "train"));

    /** Angle between forward and top-down weights against presentations. */
    static final Figure ALIGNMENT = Figure.ofMetrics("alignment", "Alignment",
            "angle between forward and transposed top-down weights against presentations", TissueFigures::alignment,
            Need.measured(TissueProbe.ALIGNMENT, "train"));

    /** Squared error of output rates against presentations. */
    static final Figure TEST_ERROR = Figure.ofMetrics("testError", "Test error",
            "squared distance of output rates from targets against presentations", TissueFigures::testError,
            Need.measured(TissueProbe.SQUARED_ERROR, "test"));

    private TissueFigures() {
    }

    /** Whether apical dendrites fall silent, and whether interneurons do as their partners do. */
    static Optional<Page> silence(Metrics metrics, ModelStyles styles) {
        List<Wanted> wanted = new ArrayList<>();
        for (String layer : Layers.with(metrics, ApicalTerms.APICAL_POTENTIAL, "test")) {
            wanted.add(new Wanted(Layers.inWords(layer), ApicalTerms.APICAL_POTENTIAL, "test", layer));
        }
        for (String layer : Layers.with(metrics, ApicalTerms.INTERNEURON_DISTANCE, "test")) {
            wanted.add(new Wanted(Layers.inWords(layer) + ", interneurons", ApicalTerms.INTERNEURON_DISTANCE, "test", layer));
        }
        return OverPresentations.page(metrics, styles, wanted, "Without noise and teacher, on patterns of the measurement: "
                + "root mean square of apical potentials"
                + (Layers.with(metrics, ApicalTerms.INTERNEURON_DISTANCE, "test").isEmpty() ? "."
                        : "; interneuron potentials minus those of their partners in the layer above, "
                                + "root mean square, relative to the "
                                + "partners'."));
    }

    /** How far interneuron weights are from the self-predicting state. */
    static Optional<Page> weightDistances(Metrics metrics, ModelStyles styles) {
        List<Wanted> wanted = new ArrayList<>();
        for (String layer : Layers.with(metrics, TissueProbe.LATERAL_DISTANCE, "train")) {
            String where = Layers.inWords(layer);
            wanted.add(new Wanted(where + ", from interneurons", TissueProbe.LATERAL_DISTANCE, "train", layer));
            wanted.add(new Wanted(where + ", to interneurons", TissueProbe.TO_INTERNEURON_DISTANCE, "train", layer));
        }
        return OverPresentations.page(metrics, styles, wanted, "Distance of interneuron weights from the self-"
                + "predicting state of the present forward and top-down (W_TD) weights, in which W_PI = -W_TD and W_IP = W_IP*.");
    }

    /** Forward weights against transposed top-down weights. */
    static Optional<Page> alignment(Metrics metrics, ModelStyles styles) {
        List<Wanted> wanted = Layers.with(metrics, TissueProbe.ALIGNMENT, "train").stream()
                .map(layer -> new Wanted(Layers.inWords(layer), TissueProbe.ALIGNMENT, "train", layer)).toList();
        return OverPresentations.page(metrics, styles, wanted, "Angle between the top-down weights onto a layer and "
                + "the transpose of the forward weights from it: 90 degrees by chance, 0 if feedback is that of backprop.");
    }

    /** Distance of output rates from their targets. */
    static Optional<Page> testError(Metrics metrics, ModelStyles styles) {
        List<Wanted> wanted = List.of(new Wanted("", TissueProbe.SQUARED_ERROR, "test", ""));
        return OverPresentations.page(metrics, styles, wanted, "Squared distance of output rates from their targets, mean "
                + "over patterns of the measurement, without noise and teacher.");
    }
}
