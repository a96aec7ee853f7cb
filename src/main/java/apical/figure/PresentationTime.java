package apical.figure;

import apical.experiment.MetricsTable;
import apical.experiment.Score;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Test error after training against the time for which each image was shown. Models named {@code SERIES, SETTING} are the points of
 * one curve, SERIES.
 */
final class PresentationTime {

    /** One model: how long its images were shown, and its error after the last epoch, over seeds. */
    private record Point(String model, double ms, Curve.Point error) {
    }

    private final MetricsTable metrics;
    private final Looks looks;

    private PresentationTime(MetricsTable metrics, Looks looks) {
        this.metrics = metrics;
        this.looks = looks;
    }

    static Optional<Page> of(MetricsTable metrics, Looks looks) {
        return new PresentationTime(metrics, looks).page();
    }

    private Optional<Page> page() {
        Score score = Score.of(metrics);
        Map<String, Curve> errors = Curve.of(metrics, score.quantity(), "test", "");
        Map<String, List<Point>> series = new LinkedHashMap<>();
        for (Curve curve : errors.values()) {
            OptionalDouble ms = presentationMs(curve.model());
            if (ms.isPresent() && !curve.points().isEmpty()) {
                Curve.Point last = curve.points().get(curve.points().size() - 1);
                series.computeIfAbsent(seriesOf(curve.model()), s -> new ArrayList<>())
                        .add(new Point(curve.model(), ms.getAsDouble(), last));
            }
        }
        if (series.isEmpty()) return Optional.empty();

        List<Point> all = series.values().stream().flatMap(Collection::stream).toList();
        List<Ink> inks = new ArrayList<>();
        List<Key> legend = new ArrayList<>();
        series.forEach((name, points) -> {
            points.sort(Comparator.comparingDouble(Point::ms));
            Look look = series.size() == all.size() ? looks.of(points.get(0).model()) : Looks.ofCurve(legend.size());
            inks.addAll(inks(look, points));
            legend.add(Key.of(name, look));
        });
        Key.range(errors.values()).ifPresent(legend::add);
        Panel panel = new Panel("", Axis.decades("presentation time of an image (ms)", all.stream().map(Point::ms).toList()),
                Axis.ratios(score.testLabel(), all.stream().map(Point::error)
                        .flatMap(e -> List.of(e.low(), e.high()).stream()).toList()), inks, List.of());
        return Optional.of(new Page("", legend, List.of(List.of(panel)), 360, score.caption("the test images")
                + ", after the last epoch; " + Caption.overSeeds(errors.values(), "mean and range") + "."
                + Caption.leftOut(errors.values())));
    }

    private static List<Ink> inks(Look look, List<Point> points) {
        double[] ms = points.stream().mapToDouble(Point::ms).toArray();
        List<Ink> inks = new ArrayList<>();
        inks.add(new Ink.Band(look, ms, points.stream().mapToDouble(p -> p.error().low()).toArray(),
                points.stream().mapToDouble(p -> p.error().high()).toArray()));
        inks.add(new Ink.Line(look.color(), look.line(), ms, points.stream().mapToDouble(p -> p.error().mean()).toArray()));
        points.forEach(p -> inks.add(new Ink.Dot(look, p.ms(), p.error().mean(), Ink.Dot.SIZE, false)));
        return inks;
    }

    private static String seriesOf(String model) {
        int comma = model.lastIndexOf(", ");
        return comma < 0 ? model : model.substring(0, comma);
    }

    private OptionalDouble presentationMs(String model) {
        return metrics.where(m -> m.model().equals(model) && m.quantity().equals("presentation time"))
                .mapToDouble(m -> m.value()).findFirst();
    }
}
