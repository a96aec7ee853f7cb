package apical.figure;

import apical.figure.OverPresentations.Scale;
import apical.figure.OverPresentations.Wanted;
import apical.plot.Page;
import apical.results.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was measured of living tissues, against presentations: a figure for each question. */
final class TissueFigures {

    private TissueFigures() {
    }

    /** Whether apical dendrites fall silent, and whether interneurons do as their partners do. */
    static Optional<Page> silence(Metrics metrics, ModelStyles styles) {
        List<Wanted> wanted = new ArrayList<>();
        for (String layer : Layers.with(metrics, "apical potential")) {
            wanted.add(new Wanted(Layers.inWords(layer), "apical potential", "test", layer, "apical potential, rms (dimensionless)"));
        }
        for (String layer : Layers.with(metrics, "interneuron distance")) {
            wanted.add(new Wanted(Layers.inWords(layer) + ", interneurons", "interneuron distance", "test", layer,
                    "distance from partners (relative)"));
        }
        return OverPresentations.page(metrics, styles, wanted, Scale.RATIOS, "Without noise and teacher, on patterns of the measurement: "
                + "root mean square of apical potentials" + (Layers.with(metrics, "interneuron distance").isEmpty() ? "."
                : "; interneuron potentials minus those of their partners in the layer above, root mean square, relative to the "
                + "partners'."));
    }

    /** How far interneuron weights are from the self-predicting state. */
    static Optional<Page> weightDistances(Metrics metrics, ModelStyles styles) {
        List<Wanted> wanted = new ArrayList<>();
        for (String layer : Layers.with(metrics, "weight distance lateral", "train")) {
            String where = Layers.inWords(layer);
            wanted.add(new Wanted(where + ", from interneurons", "weight distance lateral", "train", layer,
                    "|W_PI + W_TD| / |W_TD|"));
            wanted.add(new Wanted(where + ", to interneurons", "weight distance toInterneuron", "train", layer,
                    "|W_IP - W_IP*| / |W_IP*|"));
        }
        return OverPresentations.page(metrics, styles, wanted, Scale.DIFFERENCES, "Distance of interneuron weights from the self-"
                + "predicting state of the present forward and top-down (W_TD) weights, in which W_PI = -W_TD and W_IP = W_IP*.");
    }

    /** Forward weights against transposed top-down weights. */
    static Optional<Page> alignment(Metrics metrics, ModelStyles styles) {
        List<Wanted> wanted = Layers.with(metrics, "alignment", "train").stream()
                .map(layer -> new Wanted(Layers.inWords(layer), "alignment", "train", layer, "angle (degrees)")).toList();
        return OverPresentations.page(metrics, styles, wanted, Scale.DIFFERENCES, "Angle between the top-down weights onto a layer and "
                + "the transpose of the forward weights from it: 90 degrees by chance, 0 if feedback is that of backprop.");
    }

    /** Distance of output rates from their targets. */
    static Optional<Page> testError(Metrics metrics, ModelStyles styles) {
        List<Wanted> wanted = List.of(new Wanted("", "squared error", "test", "", "test error (squared rate)"));
        return OverPresentations.page(metrics, styles, wanted, Scale.RATIOS, "Squared distance of output rates from their targets, mean "
                + "over patterns of the measurement, without noise and teacher.");
    }
}
