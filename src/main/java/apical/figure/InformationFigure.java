package apical.figure;

import apical.information.Estimand;
import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.results.PlugInEstimates;
import apical.results.Results;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What each layer's code T says of the label X, against epochs: I(X;T) above, H(T|X) below, a column per layer. Beside each
 * plug-in estimate runs the same estimate for permuted labels, which knows nothing of X: what remains there is bias.
 */
final class InformationFigure {

    /** I(X;T) and H(T|X) of every layer's code against epochs. */
    static final Figure FIGURE = Figure.page("information", "Information over training",
            "I(X;T) and H(T|X) of every layer's code against epochs", InformationFigure::of,
            Need.estimates("whole codes of the label", PlugInEstimates::isOne));

    private static final int COLUMNS = 3;
    private static final List<Estimand> QUANTITIES = List.of(Estimand.INFORMATION, Estimand.CODE_ENTROPY_GIVEN_VARIABLE);

    private final CodeCurves codes;
    private final ModelStyles styles;

    private InformationFigure(Results results) {
        this.codes = new CodeCurves(results);
        this.styles = ModelStyles.of(results);
    }

    static Optional<Page> of(Results results) {
        return new InformationFigure(results).page();
    }

    private Optional<Page> page() {
        List<Estimand> quantities = QUANTITIES.stream().filter(quantity -> !codes.layers(quantity).isEmpty()).toList();
        List<String> layers = quantities.stream().flatMap(quantity -> codes.layers(quantity).stream()).distinct().toList();
        if (layers.isEmpty()) return Optional.empty();

        List<Curve> all = quantities.stream().flatMap(quantity -> curves(quantity, layers)).toList();
        Axis epochs = OverEpochs.axis(all.stream());
        List<List<Panel>> rows = new ArrayList<>();
        for (int first = 0; first < layers.size(); first += COLUMNS) {
            List<String> columns = layers.subList(first, Math.min(first + COLUMNS, layers.size()));
            for (Estimand quantity : quantities) {
                rows.add(columns.stream().map(layer -> panel(quantity, layer, epochs, layers)).toList());
            }
        }
        List<LegendEntry> legend = new ArrayList<>(Legends.models(styles, all.stream().map(Curve::model).toList()));
        Legends.range(all).ifPresent(legend::add);
        legend.add(LegendEntry.control("labels permuted (control)"));
        if (codes.isSaturatedAnywhere()) legend.add(LegendEntry.saturated());
        return Optional.of(new Page("", legend, rows, 225, codes.caption() + "; "
                + Caption.overSeeds(all, "mean and range") + ". Where no dotted line is seen, it lies under the curve."
                + codes.teacher(layers) + codes.samplesAndSaturation() + Caption.leftOut(all)));
    }

    private Panel panel(Estimand quantity, String layer, Axis epochs, List<String> layers) {
        List<Glyph> glyphs = new ArrayList<>();
        for (Curve curve : codes.permuted(quantity, layer).values()) {
            Style style = styles.of(curve.model());
            glyphs.add(new Glyph.Line(style.color(), style.control(), curve.epochs(), curve.means()));
        }
        Collection<Curve> estimates = codes.of(quantity, layer).values();
        glyphs.addAll(OverEpochs.glyphs(estimates, styles, (model, epoch) -> codes.isSaturated(model, layer, epoch)));
        Stream<Curve> within = curves(quantity, isComparable(quantity) ? layers : List.of(layer));
        Axis bits = Axis.fromZero(quantity.label("label", "layer"), OverEpochs.values(within));
        return new Panel(Layers.inWords(layer), epochs, bits, glyphs, List.of());
    }

    private Stream<Curve> curves(Estimand quantity, List<String> layers) {
        return layers.stream().flatMap(layer -> Stream.of(codes.of(quantity, layer), codes.permuted(quantity, layer))
                .flatMap(curves -> curves.values().stream()));
    }

    /** Whether all layers share its axis: I(X;T) is at most H(X) everywhere, H(T|X) grows with the layer. */
    private static boolean isComparable(Estimand quantity) {
        return quantity.isOfWhole();
    }
}
