package apical.figure;

import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Mark;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.experiment.Results;
import apical.experiment.Traces.Shown;
import apical.experiment.Traces;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What electrodes saw over time: a panel for each compartment that was recorded as a table, one above the other, the windows in which
 * the teacher was on shaded, target potentials dashed over the somata of the output. Of the first tissue that was recorded.
 */
final class TracesFigure {

    /** Traces of a compartment that are drawn; more would hide each other. */
    private static final int MOST = 3;
    private static final Pattern COLUMN = Pattern.compile("(.+)\\[(\\d+)]");
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
        for (String quantity : quantities()) {
            List<String> columns = traces.columnsOf(quantity).stream().limit(MOST).toList();
            most = Math.max(most, columns.size());
            rows.add(List.of(panel(quantity, columns, rows.size() + 1 == quantities().size())));
        }
        List<LegendEntry> legend = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            legend.add(LegendEntry.line((i + 1) + (i == 0 ? "st" : i == 1 ? "nd" : "rd") + " neuron recorded", ModelStyles.ofTrace(i), THIN));
        }
        if (traces.shown().stream().anyMatch(Shown::isTaught)) {
            legend.add(LegendEntry.line("its target", Color.BLACK, DASHED));
            legend.add(LegendEntry.area("teacher on", TEACHER));
        }
        return new Page("", legend, rows, 118, "Potentials relative to rest of " + traces.tissue() + ", dimensionless; "
                + phases() + ".");
    }

    /** {@code hidden1.apical} ..., the output first, in the order of recording otherwise. */
    private List<String> quantities() {
        Set<String> all = new LinkedHashSet<>();
        for (boolean output : new boolean[] {true, false}) {
            for (String column : traces.columns().keySet()) {
                Matcher matcher = COLUMN.matcher(column);
                if (column.startsWith("output.") == output && matcher.matches() && !matcher.group(1).contains("[")) {
                    all.add(matcher.group(1));
                }
            }
        }
        return List.copyOf(all);
    }

    private Panel panel(String quantity, List<String> columns, boolean last) {
        List<Double> values = new ArrayList<>();
        List<Glyph> targets = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            for (double value : traces.columns().get(columns.get(i))) values.add(value);
            if (quantity.equals("output.soma")) targets.addAll(targets(unit(columns.get(i)), ModelStyles.ofTrace(i), values));
        }
        Axis y = Axis.around(quantity.endsWith("ate") ? "rate" : "potential", values, 0.1);
        Axis x = new Axis(last ? "time (s)" : "", seconds[0], seconds[seconds.length - 1], Axis.Ticks.LINEAR);
        List<Glyph> glyphs = new ArrayList<>(windows(y));
        for (int i = 0; i < columns.size(); i++) {
            glyphs.add(new Glyph.Line(ModelStyles.ofTrace(i), THIN, seconds, traces.columns().get(columns.get(i))));
        }
        glyphs.addAll(targets);
        return new Panel(inWords(quantity), x, y, glyphs, List.of());
    }

    /** Windows in which the teacher was on, those that touch as one. */
    private List<Glyph> windows(Axis y) {
        List<Glyph> windows = new ArrayList<>();
        double from = Double.NaN, to = Double.NaN;
        for (Shown shown : traces.shown()) {
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
        for (Shown shown : traces.shown()) {
            if (!shown.isTaught() || unit >= shown.targetPotentials().length) continue;
            double target = shown.targetPotentials()[unit];
            values.add(target);
            lines.add(new Glyph.Line(color, DASHED, new double[] {shown.fromMs() / 1000, shown.toMs() / 1000},
                    new double[] {target, target}));
        }
        return lines;
    }

    private static int unit(String column) {
        Matcher matcher = COLUMN.matcher(column);
        if (!matcher.matches()) throw new IllegalArgumentException(column);
        return Integer.parseInt(matcher.group(2));
    }

    /** {@code phases before, learning, after}. */
    private String phases() {
        Set<String> names = new LinkedHashSet<>();
        traces.shown().forEach(shown -> names.add(shown.phase()));
        return (names.size() == 1 ? "phase " : "phases ") + String.join(", ", names);
    }

    private static String inWords(String quantity) {
        String layer = quantity.substring(0, quantity.indexOf('.'));
        String compartment = quantity.substring(quantity.indexOf('.') + 1).replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return Layers.inWords(layer) + ", " + compartment;
    }
}
