package apical.figure;

import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.results.Measurement;
import apical.results.Metrics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What each layer's code Y says of the label X, against epochs: I(X;Y) above, H(Y|X) below, a column per layer. Beside each
 * plug-in estimate runs the same estimate for permuted labels, which knows nothing of X: what remains there is bias.
 */
final class InformationFigure {

    /** I(X;Y) and H(Y|X) of every layer against epochs. */
    static final Figure FIGURE = Figure.ofMetrics("information", "Information over training",
            "I(X;Y) and H(Y|X) of every layer against epochs", InformationFigure::of,
            Need.rows(Measurement.TABLE));

    private static final int COLUMNS = 3;
    private static final String TEACHER = " The teacher was on if the experiment asks for it (\"teacher\": true of its \"information\").";

    private final Metrics metrics;
    private final ModelStyles styles;
    private final Saturation saturation;

    private InformationFigure(Metrics metrics, ModelStyles styles) {
        this.metrics = metrics;
        this.styles = styles;
        this.saturation = new Saturation(metrics);
    }

    static Optional<Page> of(Metrics metrics, ModelStyles styles) {
        return new InformationFigure(metrics, styles).page();
    }

    private Optional<Page> page() {
        List<Quantity> quantities = Stream.of(Quantity.MUTUAL, Quantity.CONDITIONAL)
                .filter(quantity -> !Layers.with(metrics, quantity.plugIn()).isEmpty()).toList();
        List<String> layers = quantities.stream().flatMap(quantity -> Layers.with(metrics, quantity.plugIn()).stream())
                .distinct().toList();
        if (layers.isEmpty()) return Optional.empty();

        List<Curve> all = quantities.stream().flatMap(quantity -> curves(quantity, layers)).toList();
        Axis epochs = OverEpochs.axis(all.stream());
        List<List<Panel>> rows = new ArrayList<>();
        for (int first = 0; first < layers.size(); first += COLUMNS) {
            List<String> columns = layers.subList(first, Math.min(first + COLUMNS, layers.size()));
            for (Quantity quantity : quantities) {
                rows.add(columns.stream().map(layer -> panel(quantity, layer, epochs, layers)).toList());
            }
        }
        List<LegendEntry> legend = new ArrayList<>(Legends.models(styles, all.stream().map(Curve::model).toList()));
        Legends.range(all).ifPresent(legend::add);
        legend.add(LegendEntry.control("labels permuted (control)"));
        if (saturation.anywhere()) legend.add(LegendEntry.saturated());
        return Optional.of(new Page("", legend, rows, 225, "Plug-in estimates on the test images; "
                + Caption.overSeeds(all, "mean and range") + ". Where no dotted line is seen, it lies under the curve."
                + (layers.stream().anyMatch(layer -> layer.contains(".")) ? TEACHER : "") + saturation.caption() + Caption.leftOut(all)));
    }

    private Panel panel(Quantity quantity, String layer, Axis epochs, List<String> layers) {
        List<Glyph> glyphs = new ArrayList<>();
        for (Curve curve : Curve.of(metrics, quantity.permuted(), "test", layer).values()) {
            Style style = styles.of(curve.model());
            glyphs.add(new Glyph.Line(style.color(), style.control(), curve.epochs(), curve.means()));
        }
        Collection<Curve> estimates = Curve.of(metrics, quantity.plugIn(), "test", layer).values();
        glyphs.addAll(OverEpochs.glyphs(estimates, styles, (model, epoch) -> saturation.at(model, layer, epoch)));
        Stream<Curve> within = curves(quantity, quantity.comparable() ? layers : List.of(layer));
        return new Panel(Layers.inWords(layer), epochs, Axis.fromZero(quantity.label(), OverEpochs.values(within)), glyphs,
                List.of());
    }

    private Stream<Curve> curves(Quantity quantity, List<String> layers) {
        return layers.stream().flatMap(layer -> Stream.of(quantity.plugIn(), quantity.permuted())
                .flatMap(name -> Curve.of(metrics, name, "test", layer).values().stream()));
    }

    /**
     * A row of panels.
     *
     * @param comparable whether all layers share its axis: I(X;Y) is at most H(X) everywhere, H(Y|X) grows with the layer
     */
    private record Quantity(String name, String label, boolean comparable) {
        private static final Quantity MUTUAL = new Quantity("I(X;Y)", "I(label; layer) (bit)", true);
        private static final Quantity CONDITIONAL = new Quantity("H(Y|X)", "H(layer | label) (bit)", false);

        private String plugIn() {
            return name + " plug-in";
        }

        private String permuted() {
            return name + " permuted";
        }
    }
}
