package apical.figure;

import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Mark;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A row of panels of one page, which share their vertical axis.
 *
 * @param over   what stands over it
 * @param label  of the vertical axis
 * @param panels series by layer
 * @param most   what no value can exceed, a horizontal line; empty if there is no line
 */
record PanelRow(String over, String label, Map<String, List<Series>> panels, OptionalDouble most) {

    private static final Color LIMIT = new Color(0x606060);
    private static final Style LIMIT_LOOK = new Style(LIMIT, Mark.CIRCLE, 4, 3);
    /** Of the vertical axis, lest the noise of what says nothing look like something [bit]. */
    private static final double LEAST_BITS = 0.1;
    private static final int HEIGHT = 190;
    private static final int HEIGHT_OF_MANY = 160;

    /**
     * A page of these strips, with a column for each layer; two columns where layers have twins with the teacher on.
     *
     * @param x of all panels
     */
    static Page page(List<PanelRow> panelRows, List<String> layers, Axis x, List<LegendEntry> legend, String caption) {
        List<List<Panel>> rows = new ArrayList<>();
        List<String> over = new ArrayList<>();
        int columns = Layers.areTwins(layers) ? 2 : layers.size() == 4 ? 4 : 3;
        for (int first = 0; first < layers.size(); first += columns) {
            for (PanelRow strip : panelRows) {
                List<Panel> panels = layers.subList(first, Math.min(first + columns, layers.size())).stream()
                        .filter(strip.panels::containsKey).map(layer -> strip.panel(layer, Layers.inWords(layer), x)).toList();
                if (panels.isEmpty()) continue;
                rows.add(panels);
                over.add(strip.over);
            }
        }
        return new Page("", legend, rows, over, rows.size() == 1 ? 250 : rows.size() > 4 ? HEIGHT_OF_MANY : HEIGHT, caption);
    }

    /** The horizontal axis of epochs that suits all these strips. */
    static Axis epochs(Collection<PanelRow> panelRows) {
        return Axis.epochs((int) PanelRow.all(panelRows).flatMap(series -> series.points().stream())
                .mapToDouble(Series.Point::x).max().orElse(0));
    }

    static Stream<Series> all(Collection<PanelRow> panelRows) {
        return panelRows.stream().flatMap(strip -> strip.panels.values().stream()).flatMap(List::stream);
    }

    static boolean haveControls(Collection<PanelRow> panelRows) {
        return all(panelRows).flatMap(series -> series.points().stream()).anyMatch(point -> Double.isFinite(point.control()));
    }

    static LegendEntry limit(String text) {
        return LegendEntry.line(text, LIMIT, LIMIT_LOOK.line());
    }

    /** The panel of a layer, under any title. */
    Panel panel(String layer, String title, Axis x) {
        Stream<Double> values = panels.values().stream().flatMap(List::stream).flatMap(Series::values);
        DoubleStream limits = DoubleStream.concat(most.stream(), DoubleStream.of(LEAST_BITS));
        Axis y = Axis.fromZero(label, Stream.concat(values, limits.boxed()).toList());
        List<Glyph> glyphs = new ArrayList<>();
        most.ifPresent(bits -> glyphs.add(new Glyph.Line(LIMIT, LIMIT_LOOK.line(), new double[] {x.min(), x.max()},
                new double[] {bits, bits})));
        panels.get(layer).forEach(series -> glyphs.addAll(series.glyphs()));
        return new Panel(title, x, y, glyphs, List.of());
    }
}
