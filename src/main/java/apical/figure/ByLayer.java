package apical.figure;

import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Mark;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.quantity.Quantity;
import apical.results.Metrics;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Quantities of layers over training: a row of panels for each quantity, a column for each layer, a curve for each model. */
final class ByLayer {

    private static final int COLUMNS = 3;
    private static final Color REFERENCE = new Color(0x606060);

    /**
     * One row.
     *
     * @param control of each model, thin and dotted; empty where there is none
     * @param shared  whether all its layers share one vertical axis
     */
    record Row(Quantity quantity, Optional<Quantity> control, String split, boolean shared) {
        Row(Quantity quantity, String split) {
            this(quantity, Optional.empty(), split, true);
        }

        Row(Quantity quantity, Quantity control, String split) {
            this(quantity, Optional.of(control), split, true);
        }

        /** The same row with an axis for each layer. */
        Row apart() {
            return new Row(quantity, control, split, false);
        }

        private Stream<Curve> curves(Metrics metrics, String layer) {
            return Stream.concat(Stream.of(quantity), control.stream())
                    .flatMap(each -> Curve.of(metrics, each, split, layer).values().stream());
        }
    }

    private ByLayer() {
    }

    /**
     * A page of these rows; empty if nothing was measured of any.
     *
     * @param explained further entries of the legend
     */
    static Optional<Page> page(Metrics metrics, ModelStyles styles, List<Row> wanted, List<LegendEntry> explained, String caption) {
        List<Row> found = wanted.stream().filter(row -> !layers(metrics, row).isEmpty()).toList();
        if (found.isEmpty()) return Optional.empty();

        List<String> layers = found.stream().flatMap(row -> layers(metrics, row).stream()).distinct().toList();
        List<Curve> all = found.stream().flatMap(row -> layers.stream().flatMap(layer -> row.curves(metrics, layer))).toList();
        Axis epochs = OverEpochs.axis(all.stream());
        List<List<Panel>> rows = new ArrayList<>();
        for (int first = 0; first < layers.size(); first += COLUMNS) {
            List<String> columns = layers.subList(first, Math.min(first + COLUMNS, layers.size()));
            for (Row row : found) {
                List<Panel> panels = columns.stream().filter(layer -> row.curves(metrics, layer).findAny().isPresent())
                        .map(layer -> panel(metrics, styles, row, layer, epochs, axis(metrics, row, layer, layers))).toList();
                if (!panels.isEmpty()) rows.add(panels);
            }
        }
        Set<String> models = new LinkedHashSet<>(all.stream().map(Curve::model).toList());
        List<LegendEntry> legend = new ArrayList<>(Legends.models(styles, models));
        Legends.range(all).ifPresent(legend::add);
        legend.addAll(explained);
        return Optional.of(new Page("", legend, rows, found.size() == 1 ? 250 : 205,
                caption + " " + Caption.sentenceOverSeeds(all) + Caption.leftOut(all)));
    }

    private static Axis axis(Metrics metrics, Row row, String layer, List<String> layers) {
        List<String> sharing = row.shared() ? layers : List.of(layer);
        return QuantityAxis.of(row.quantity(), OverEpochs.values(sharing.stream().flatMap(each -> row.curves(metrics, each))));
    }

    private static List<String> layers(Metrics metrics, Row row) {
        return Layers.with(metrics, row.quantity(), row.split());
    }

    private static Panel panel(Metrics metrics, ModelStyles styles, Row row, String layer, Axis epochs, Axis axis) {
        List<Glyph> glyphs = new ArrayList<>();
        if (row.quantity().scale() == Quantity.Scale.ANGLES) {
            glyphs.add(new Glyph.Line(REFERENCE, reference().control(), new double[] {epochs.min(), epochs.max()},
                    new double[] {90, 90}));
        }
        for (Curve curve : row.control().map(control -> Curve.of(metrics, control, row.split(), layer)).orElse(Map.of()).values()) {
            Style style = styles.of(curve.model());
            glyphs.add(new Glyph.Line(style.color(), style.control(), curve.epochs(), curve.means()));
        }
        glyphs.addAll(
                OverEpochs.glyphs(Curve.of(metrics, row.quantity(), row.split(), layer).values(), styles, OverEpochs.Hollow.NONE));
        return new Panel(Layers.inWords(layer), epochs, axis, glyphs, List.of());
    }

    /** Explains the line of right angles. */
    static LegendEntry chance() {
        return LegendEntry.line("90 degrees: no relation", REFERENCE, reference().control());
    }

    private static Style reference() {
        return new Style(REFERENCE, Mark.CIRCLE);
    }
}
