package apical.figure;

import apical.plot.Axis;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.quantity.Quantity;
import apical.results.Measurement;
import apical.results.Metrics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Panels of quantities that were measured of tissues, against presentations so far: mean, range over seeds, markers. */
final class OverPresentations {

    /** With so many times more presentations at the last point than at the first one after 0, decades matter. */
    private static final double DECADES = 100;

    /**
     * One panel.
     *
     * @param layer as in the table; empty where the quantity belongs to the network
     */
    record Wanted(String title, Quantity quantity, String split, String layer) {
    }

    private OverPresentations() {
    }

    /** A page of these panels in one row; those of which nothing was measured are left out. */
    static Optional<Page> page(Metrics metrics, ModelStyles styles, List<Wanted> wanted, String caption) {
        Metrics counted = new Metrics(metrics.rows().stream().map(OverPresentations::counted).toList());
        Map<Wanted, Map<String, Curve>> found = new LinkedHashMap<>();
        for (Wanted panel : wanted) {
            Map<String, Curve> curves = Curve.of(counted, panel.quantity(), panel.split(), panel.layer());
            if (!curves.isEmpty()) found.put(panel, curves);
        }
        List<Curve> all = found.values().stream().flatMap(curves -> curves.values().stream()).toList();
        boolean decades = spansDecades(all);
        if (all.stream().mapToInt(curve -> curve.points().size()).max().orElse(0) < 2) return Optional.empty();

        List<Panel> panels = new ArrayList<>();
        Set<String> models = new LinkedHashSet<>();
        found.forEach((panel, curves) -> {
            List<Curve> shown = curves.values().stream().map(curve -> decades ? withoutStart(curve) : curve).toList();
            List<Double> values = OverEpochs.values(shown.stream());
            panels.add(new Panel(panel.title(), axis(shown, decades),
                    QuantityAxis.of(panel.quantity(), values),
                    OverEpochs.glyphs(shown, styles, OverEpochs.Hollow.NONE), List.of()));
            models.addAll(curves.keySet());
        });
        List<LegendEntry> legend = new ArrayList<>(Legends.models(styles, models));
        Legends.range(all).ifPresent(legend::add);
        return Optional.of(new Page("", legend, List.of(panels), panels.size() == 1 ? 360 : 290,
                caption + " " + upper(Caption.overSeeds(all, "mean and range")) + "."));
    }

    /** The same row, with presentations in the place of epochs. */
    private static Measurement counted(Measurement m) {
        return new Measurement(m.rule(), m.model(), m.seed(), (int) m.examples(), m.examples(), m.split(), m.layer(), m.quantity(),
                m.unit(), m.value());
    }

    private static boolean spansDecades(Collection<Curve> curves) {
        int last = curves.stream().flatMap(c -> c.points().stream()).mapToInt(Curve.Point::epoch).max().orElse(0);
        int first =
                curves.stream().flatMap(c -> c.points().stream()).mapToInt(Curve.Point::epoch).filter(n -> n > 0).min().orElse(1);
        return last > DECADES * first;
    }

    private static Curve withoutStart(Curve curve) {
        return new Curve(curve.model(), curve.seeds(), curve.points().stream().filter(point -> point.epoch() > 0).toList(),
                curve.leftOut());
    }

    private static Axis axis(Collection<Curve> curves, boolean decades) {
        List<Double> presentations = curves.stream().flatMap(c -> c.points().stream()).map(p -> (double) p.epoch()).toList();
        return decades ? Axis.decades("presentations", presentations)
                : Axis.fromZero("presentations", presentations);
    }

    private static String upper(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
