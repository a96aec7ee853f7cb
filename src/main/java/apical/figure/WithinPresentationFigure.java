package apical.figure;

import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.results.Results;
import apical.results.WithinPresentationRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What units tell at each moment after an image was switched on: four panels for each model, a curve for each layer. */
final class WithinPresentationFigure {

    /** What units tell at each moment of a presentation. */
    static final Figure FIGURE = Figure.page("withinPresentation", "Within a presentation",
            "information about label and error in somata and apical dendrites against time after an "
                    + "image was switched on",
            WithinPresentationFigure::of,
            Need.rows(WithinPresentationRow.TABLE));

    private static final int MARKERS = 6;
    private static final Set<String> SHOWN = Set.of("basal", "soma", "apical");

    /** What a panel shows. */
    private enum What {
        LABEL_IN_BASAL("label, in basal dendrites", WithinPresentationRow.LABEL.id(), "basal", ""),
        LABEL_IN_SOMATA("label, in somata", WithinPresentationRow.LABEL.id(), "soma", ""),
        LABEL_IN_APICAL("label, in apical dendrites", WithinPresentationRow.LABEL.id(), "apical", ""),
        ERROR_SIGN("sign of the error, in apical dendrites", WithinPresentationRow.ERROR_SIGN.id(), "apical", "basal");

        private final String title, quantity, compartment, control;

        What(String title, String quantity, String compartment, String control) {
            this.title = title;
            this.quantity = quantity;
            this.compartment = compartment;
            this.control = control;
        }
    }

    private final List<WithinPresentationRow> rows;
    private final List<String> layers;

    private WithinPresentationFigure(List<WithinPresentationRow> rows) {
        this.rows = rows;
        this.layers = rows.stream().map(WithinPresentationRow::layer).distinct()
                .sorted(Comparator.comparing((String layer) -> layer.equals("output"))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    static Optional<Page> of(Results results) {
        List<WithinPresentationRow> rows = results.rows(WithinPresentationRow.TABLE);
        return rows.isEmpty() ? Optional.empty() : Optional.of(new WithinPresentationFigure(rows).page());
    }

    private Page page() {
        List<String> models = rows.stream().map(WithinPresentationRow::model).distinct().toList();
        List<List<Panel>> panels = new ArrayList<>();
        for (String model : models) {
            List<Panel> four =
                    Stream.of(What.values()).map(what -> panel(model, what, models.size() == 1 ? "" : model + ": ")).toList();
            panels.add(four.subList(0, 2));
            panels.add(four.subList(2, 4));
        }
        List<LegendEntry> legend = new ArrayList<>();
        layers.forEach(layer -> legend.add(LegendEntry.of(Layers.inWords(layer), style(layer))));
        legend.add(LegendEntry.control("sign of the error, in basal dendrites"));
        long seeds = rows.stream().map(WithinPresentationRow::seed).distinct().count();
        return new Page("", legend, panels, 205, caption(seeds));
    }

    private String caption(long seeds) {
        double most = rows.stream().filter(row -> row.quantity().equals(WithinPresentationRow.ERROR_SIGN.id()))
                .mapToDouble(WithinPresentationRow::entropy).average().orElse(Double.NaN);
        return "Information of single units, mean over the units of a layer, about the label and "
                + "about the sign of backprop's error of the "
                + "same unit at the same weights" + String.format(Locale.ROOT, " (of which there are %.2f bit)", most)
                + ", at each moment after " + rows.get(0).samples()
                + " test images were switched on, the teacher with them; at 0 ms, just "
                + "before. Miller-Madow, signals in 8 bins with equal counts. "
                + (seeds == 1 ? "One seed." : "Mean and range over " + seeds + " seeds.");
    }

    private Style style(String layer) {
        return ModelStyles.ofLayer(layers.indexOf(layer), layers.size());
    }

    private Panel panel(String model, What what, String prefix) {
        List<Glyph> glyphs = new ArrayList<>();
        for (String layer : layers) {
            Map<Double, DoubleSummaryStatistics> control = course(model, what.quantity, what.control, layer);
            glyphs.add(new Glyph.Line(style(layer).color(), style(layer).control(), ms(control), means(control)));
            Map<Double, DoubleSummaryStatistics> course = course(model, what.quantity, what.compartment, layer);
            double[] ms = ms(course), means = means(course);
            glyphs.add(new Glyph.Band(style(layer), ms,
                    course.values().stream().mapToDouble(DoubleSummaryStatistics::getMin).toArray(),
                    course.values().stream().mapToDouble(DoubleSummaryStatistics::getMax).toArray()));
            glyphs.add(new Glyph.Line(style(layer).color(), style(layer).line(), ms, means));
            int every = Math.max(1, ms.length / MARKERS);
            for (int i = layers.indexOf(layer) % every; i < ms.length; i += every) {
                glyphs.add(new Glyph.Dot(style(layer), ms[i], means[i], Glyph.Dot.SIZE, false));
            }
        }
        return new Panel(prefix + what.title, time(), bits(what), glyphs, List.of());
    }

    /** Over seeds, by time. */
    private Map<Double, DoubleSummaryStatistics> course(String model, String quantity, String compartment, String layer) {
        return rows.stream().filter(row -> row.model().equals(model) && row.quantity().equals(quantity) && row.layer().equals(layer)
                && row.compartment().equals(compartment)).collect(Collectors.groupingBy(WithinPresentationRow::ms, TreeMap::new,
                        Collectors.summarizingDouble(WithinPresentationRow::value)));
    }

    private static double[] ms(Map<Double, DoubleSummaryStatistics> course) {
        return course.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] means(Map<Double, DoubleSummaryStatistics> course) {
        return course.values().stream().mapToDouble(DoubleSummaryStatistics::getAverage).toArray();
    }

    private Axis time() {
        double last = rows.stream().mapToDouble(WithinPresentationRow::ms).max().orElseThrow();
        return new Axis("time (ms)", -0.03 * last, 1.03 * last, Axis.Ticks.LINEAR);
    }

    /** The same for all models and compartments. */
    private Axis bits(What what) {
        return Axis.fromZero("bit per unit", rows.stream().filter(row -> row.quantity().equals(what.quantity)
                && SHOWN.contains(row.compartment())).map(WithinPresentationRow::value).toList());
    }
}
