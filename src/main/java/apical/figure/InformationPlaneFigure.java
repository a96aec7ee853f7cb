package apical.figure;

import apical.information.Estimand;
import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.Label;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.results.PlugInEstimates;
import apical.results.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way of each layer through the information plane (Tishby and Zaslavsky, 2015), one panel per layer: I(X;T) of label and
 * code against H(T) of the code. The axis of H(T) is each layer's own: codes of wide layers are all far
 * out, and their ways short. The networks are deterministic, so H(T) is what the code tells of the image.
 */
final class InformationPlaneFigure {

    /** I(X;T) against H(T) of every layer's code, as a path over epochs. */
    static final Figure FIGURE = Figure.page("informationPlane", "Information plane",
            "I(X;T) against H(T) of every layer's code, a path over epochs", InformationPlaneFigure::of,
            Need.estimates("whole codes of the label", PlugInEstimates::isOne));

    private static final int COLUMNS = 3;
    private static final Estimand ACROSS = Estimand.CODE_ENTROPY;
    private static final Estimand UP = Estimand.INFORMATION;

    /** Markers grow with the epoch between these [pixels]. */
    private static final double FIRST_SIZE = 4;
    private static final double LAST_SIZE = 8.5;

    /** Of the axis of H(T), lest rounding errors look like a way [bit]. */
    private static final double LEAST_SPAN = 1;

    private final CodeCurves codes;
    private final ModelStyles styles;

    private InformationPlaneFigure(Results results) {
        this.codes = new CodeCurves(results);
        this.styles = ModelStyles.of(results);
    }

    /** The way of one model through one layer's plane. */
    private record Path(String model, List<Stop> stops) {
        private record Stop(int epoch, double entropy, double information) {
        }

        private Stream<Double> entropies() {
            return stops.stream().map(Stop::entropy);
        }

        private Stream<Double> information() {
            return stops.stream().map(Stop::information);
        }
    }

    static Optional<Page> of(Results results) {
        return new InformationPlaneFigure(results).page();
    }

    private Optional<Page> page() {
        List<String> layers = codes.layers(UP).stream().filter(layer -> !paths(layer).isEmpty()).toList();
        if (layers.isEmpty()) return Optional.empty();

        List<Path> all = layers.stream().flatMap(layer -> paths(layer).stream()).toList();
        Axis up = Axis.fromZero(UP.label("label", "layer"), all.stream().flatMap(Path::information).toList());
        List<List<Panel>> rows = new ArrayList<>();
        for (int first = 0; first < layers.size(); first += COLUMNS) {
            rows.add(layers.subList(first, Math.min(first + COLUMNS, layers.size())).stream()
                    .map(layer -> panel(layer, up)).toList());
        }
        List<LegendEntry> legend = new ArrayList<>(Legends.models(styles, all.stream().map(Path::model).toList()));
        if (codes.isSaturatedAnywhere()) legend.add(LegendEntry.saturated());
        List<Curve> shown = layers.stream().flatMap(layer -> Stream.of(ACROSS, UP)
                .flatMap(quantity -> codes.of(quantity, layer).values().stream())).toList();
        return Optional.of(new Page("", legend, rows, 265, codes.caption() + "; "
                + Caption.overSeeds(shown, "mean") + ". Markers grow with training; numbers are the first and the"
                + " last epoch. Horizontal scales differ."
                + codes.samplesAndSaturation() + Caption.leftOut(shown)));
    }

    private Panel panel(String layer, Axis up) {
        List<Glyph> glyphs = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (Path path : paths(layer)) {
            Style style = styles.of(path.model);
            glyphs.add(new Glyph.Line(style.color(), style.line(),
                    array(path.entropies()), array(path.information())));
            int last = path.stops.size() - 1;
            for (int i = 0; i <= last; i++) {
                Path.Stop stop = path.stops.get(i);
                double size = last == 0 ? LAST_SIZE : FIRST_SIZE + (LAST_SIZE - FIRST_SIZE) * i / last;
                glyphs.add(new Glyph.Dot(style, stop.entropy, stop.information, size,
                        codes.isSaturated(path.model, layer, stop.epoch)));
                if (i == 0 || i == last) {
                    labels.add(new Label(Integer.toString(stop.epoch), style.color(), stop.entropy, stop.information));
                }
            }
        }
        Axis across =
                Axis.around(ACROSS.label("label", "layer"), paths(layer).stream().flatMap(Path::entropies).toList(), LEAST_SPAN);
        return new Panel(Layers.inWords(layer), across, up, glyphs, labels);
    }

    private static double[] array(Stream<Double> values) {
        return values.mapToDouble(Double::doubleValue).toArray();
    }

    /** The epochs at which both quantities are known. */
    private List<Path> paths(String layer) {
        Map<String, Curve> across = codes.of(ACROSS, layer);
        List<Path> paths = new ArrayList<>();
        codes.of(UP, layer).forEach((model, information) -> {
            if (!across.containsKey(model)) return;
            List<Path.Stop> stops = new ArrayList<>();
            for (Curve.Point entropy : across.get(model).points()) {
                information.points().stream().filter(point -> point.epoch() == entropy.epoch())
                        .forEach(point -> stops.add(new Path.Stop(point.epoch(), entropy.mean(), point.mean())));
            }
            if (!stops.isEmpty()) paths.add(new Path(model, List.copyOf(stops)));
        });
        return paths;
    }
}
