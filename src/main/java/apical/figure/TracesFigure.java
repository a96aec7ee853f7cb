package apical.figure;

import apical.network.Words;
import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Mark;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.recording.Recordable;
import apical.results.Results;
import apical.results.ShownRow;
import apical.results.Traces;
import apical.results.Traces.Column;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What electrodes saw over time: a panel for each compartment that was recorded as a table, one above the other, the windows in
 * which the teacher was on shaded, target potentials dashed over the somata of the output. Of the first tissue that was recorded.
 */
final class TracesFigure {

    /** Potentials over time, as recorded. */
    static final Figure FIGURE = Figure.page("traces", "Traces",
            "potentials over time, a panel for each compartment recorded as a table, the teacher's "
                    + "windows shaded",
            TracesFigure::of,
            new Need.Recordings());

    /** Traces of a compartment that are drawn; more would hide each other. */
    private static final int MOST = 3;
    private static final Style TEACHER = new Style(new Color(0x606060), Mark.SQUARE);
    private static final BasicStroke THIN = new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    private static final BasicStroke DASHED = new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f,
            new float[] {4, 2.5f}, 0f);

    private final Traces traces;
    private final double[] seconds;

    private TracesFigure(Traces traces) {
        this.traces = traces;
        this.seconds = Arrays.stream(traces.timesMs()).map(ms -> ms / 1000).toArray();
    }

    static Optional<Page> of(Results results) {
        return results.traces().stream().filter(traces -> traces.timesMs().length > 1).findFirst()
                .map(traces -> new TracesFigure(traces).page());
    }

    private Page page() {
        List<List<Panel>> rows = new ArrayList<>();
        int most = 0;
        List<Place> places = places();
        for (Place place : places) {
            List<Column> columns = traces.of(place.layer, place.quantity).stream().limit(MOST).toList();
            most = Math.max(most, columns.size());
            rows.add(List.of(panel(place, columns, rows.size() + 1 == places.size())));
        }
        List<LegendEntry> legend = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            legend.add(LegendEntry.line((i + 1) + (i == 0 ? "st" : i == 1 ? "nd" : "rd") + " neuron recorded",
                    ModelStyles.ofTrace(i), THIN));
        }
        if (traces.shown().stream().anyMatch(ShownRow::isTaught)) {
            legend.add(LegendEntry.line("its target", Color.BLACK, DASHED));
            legend.add(LegendEntry.area("teacher on", TEACHER));
        }
        return new Page("", legend, rows, 118, "Potentials relative to rest of " + traces.tissue() + ", dimensionless; "
                + phases() + ".");
    }

    /** What is recorded of the neurons of one layer. */
    private record Place(String layer, String quantity) {
        boolean isOfTheOutput() {
            return layer.equals("output");
        }
    }

    /** The output first, in the order of recording otherwise. */
    private List<Place> places() {
        return traces.columns().stream().filter(Column::isOfANeuron).map(column -> new Place(column.layer(), column.quantity()))
                .distinct().sorted(Comparator.comparing(place -> !place.isOfTheOutput())).toList();
    }

    private Panel panel(Place place, List<Column> columns, boolean last) {
        List<Double> values = new ArrayList<>();
        List<Glyph> targets = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            for (double value : columns.get(i).values()) values.add(value);
            if (place.isOfTheOutput() && place.quantity.equals(Recordable.SOMA.id())) {
                targets.addAll(targets(columns.get(i).index().get(0), ModelStyles.ofTrace(i), values));
            }
        }
        Axis y = Axis.around(isRate(place.quantity) ? "rate" : "potential", values, 0.1);
        Axis x = new Axis(last ? "time (s)" : "", seconds[0], seconds[seconds.length - 1], Axis.Ticks.LINEAR);
        List<Glyph> glyphs = new ArrayList<>(windows(y));
        for (int i = 0; i < columns.size(); i++) {
            glyphs.add(new Glyph.Line(ModelStyles.ofTrace(i), THIN, seconds, columns.get(i).values()));
        }
        glyphs.addAll(targets);
        return new Panel(Layers.inWords(place.layer) + ", " + Words.of(place.quantity), x, y, glyphs, List.of());
    }

    private static boolean isRate(String quantity) {
        return quantity.equals(Recordable.RATE.id()) || quantity.equals(Recordable.INTERNEURON_RATE.id());
    }

    /** Windows in which the teacher was on, those that touch as one. */
    private List<Glyph> windows(Axis y) {
        List<Glyph> windows = new ArrayList<>();
        double from = Double.NaN, to = Double.NaN;
        for (ShownRow shown : traces.shown()) {
            if (!shown.isTaught()) continue;
            if (!(Math.abs(shown.fromMs() - to) < 1e-6)) {                        // also for the first, when there is no end yet
                add(windows, from, to, y);
                from = shown.fromMs();
            }
            to = shown.toMs();
        }
        add(windows, from, to, y);
        return windows;
    }

    private static void add(List<Glyph> windows, double from, double to, Axis y) {
        if (Double.isNaN(from)) return;
        windows.add(new Glyph.Band(TEACHER, new double[] {from / 1000, to / 1000}, new double[] {y.min(), y.min()},
                new double[] {y.max(), y.max()}));
    }

    private List<Glyph> targets(int unit, Color color, List<Double> values) {
        List<Glyph> lines = new ArrayList<>();
        for (ShownRow shown : traces.shown()) {
            if (!shown.isTaught() || unit >= shown.targetPotentials().length) continue;
            double target = shown.targetPotentials()[unit];
            values.add(target);
            lines.add(new Glyph.Line(color, DASHED, new double[] {shown.fromMs() / 1000, shown.toMs() / 1000},
                    new double[] {target, target}));
        }
        return lines;
    }

    /** {@code phases before, learning, after}. */
    private String phases() {
        Set<String> names = new LinkedHashSet<>();
        traces.shown().forEach(shown -> names.add(shown.phase()));
        return (names.size() == 1 ? "phase " : "phases ") + String.join(", ", names);
    }
}
