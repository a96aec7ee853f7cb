package apical.figure;

import apical.information.Estimand;
import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.Label;
import apical.plot.LegendEntry;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.results.InformationRow;
import apical.results.Results;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ways of all layers through the information plane (Tishby and Zaslavsky, 2015), models side by side: I(label; layer) against
 * I(image; layer), a row of panels for each estimator and noise. Where activity is made discrete, what a deterministic network's
 * code says of the image is its entropy, H(T).
 */
final class InformationPlanesFigure {

    /** I(label; layer) against I(image; layer). */
    static final Figure FIGURE = Figure.page("informationPlanes", "Information planes",
            "I(label; layer) against I(image; layer) of all layers, models side by side, a path over "
                    + "epochs",
            InformationPlanesFigure::of,
            Need.estimates("the label and of images in rates",
                    row -> row.compartment().equals("rate") && row.variable().equals("label")));

    /** The same, moving. */
    static final Figure ANIMATION = Figure.animation("informationPlanesAnimated", "Information planes",
            "the same as an animation over epochs, one GIF that a browser plays", InformationPlanesFigure::frames,
            Need.estimates("the label and of images in rates",
                    row -> row.compartment().equals("rate") && row.variable().equals("label")));

    private static final int COLUMNS = 4;
    private static final int MOST_SIZES = 6;
    /** Markers grow with the epoch between these [pixels]. */
    private static final double FIRST_SIZE = 3.5;
    private static final double LAST_SIZE = 8;
    /** Of a way longer than this, an epoch in the middle has its number, too. */
    private static final int MANY_EPOCHS = 10;

    /** Of the label, by rates, on test images if there are any. */
    private final Estimates estimates;
    private final String images;
    private final List<Plane> planes;
    private final List<String> layers;

    /** @param across quantity on the horizontal axis */
    private record Plane(Method method, Estimand across) {
    }

    private record Stop(int epoch, double across, double up, boolean hollow) {
    }

    private InformationPlanesFigure(Results results) {
        Estimates label = Estimates.of(results).ofVariable("label").where(row -> row.compartment().equals("rate")
                && List.of(Estimand.INFORMATION, Estimand.OF_IMAGE, Estimand.CODE_ENTROPY).contains(row.estimate().quantity()));
        String split = Stream.of("test", "train").filter(each -> !label.on(each).isEmpty()).findFirst().orElse("all");
        this.estimates = label.on(split);
        this.images = split.equals("all") ? "all images" : "the " + (split.equals("train") ? "training" : split) + " images";
        this.planes = planes();
        this.layers = estimates.where(row -> planes.stream().anyMatch(plane -> plane.method.equals(Method.of(row)))).places();
    }

    static Optional<Page> of(Results results) {
        InformationPlanesFigure figure = new InformationPlanesFigure(results);
        return figure.epochs().isEmpty() ? Optional.empty() : Optional.of(figure.page(figure.planes, Integer.MAX_VALUE));
    }

    /** Of the plane of which most can be believed, one page for each epoch, with the way so far; none if there is no way. */
    static List<Page> frames(Results results) {
        InformationPlanesFigure figure = new InformationPlanesFigure(results);
        List<Plane> best = figure.planes.stream().min(Comparator.comparingDouble(figure::shareSaturated)).stream().toList();
        return figure.epochs().stream().map(epoch -> figure.page(best, epoch).withHeading("epoch " + epoch)).toList();
    }

    private double shareSaturated(Plane plane) {
        return all(plane).mapToInt(stop -> stop.hollow ? 1 : 0).average().orElse(1);
    }

    /** Estimators that say what a layer tells of the image, and the first estimator of each code that says how much it tells. */
    private List<Plane> planes() {
        List<Plane> planes = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (Method method : estimates.methods(Method::isWhole)) {
            if (has(method, Estimand.OF_IMAGE)) {
                planes.add(new Plane(method, Estimand.OF_IMAGE));
            } else if (!method.code().isEmpty() && has(method, Estimand.CODE_ENTROPY) && !codes.contains(method.code())) {
                codes.add(method.code());
                planes.add(new Plane(method, Estimand.CODE_ENTROPY));
            }
        }
        return planes;
    }

    private boolean has(Method method, Estimand quantity) {
        return !estimates.by(method.asked(quantity)).isEmpty();
    }

    private List<Stop> stops(Plane plane, String model, String layer) {
        Estimates there = estimates.ofModel(model).at(layer);
        Estimates up = there.by(plane.method);
        Estimates across = there.by(plane.method.asked(plane.across));
        List<Stop> stops = new ArrayList<>();
        for (int epoch : new TreeSet<>(up.rows().stream().map(InformationRow::epoch).toList())) {
            Predicate<InformationRow> now = row -> row.epoch() == epoch;
            OptionalDouble x = mean(across.where(now));
            OptionalDouble y = mean(up.where(now));
            boolean hollow = Stream.of(up, across).anyMatch(each -> each.where(now).isSaturated());
            if (x.isPresent() && y.isPresent()) stops.add(new Stop(epoch, x.getAsDouble(), y.getAsDouble(), hollow));
        }
        return stops;
    }

    /** Over seeds; empty if some value is not finite. */
    private static OptionalDouble mean(Estimates overSeeds) {
        OptionalDouble mean = overSeeds.rows().stream().mapToDouble(row -> row.estimate().value()).average();
        return mean.isPresent() && Double.isFinite(mean.getAsDouble()) ? mean : OptionalDouble.empty();
    }

    private Stream<Stop> all(Plane plane) {
        return estimates.models().stream().flatMap(model -> layers.stream().flatMap(layer -> stops(plane, model, layer).stream()));
    }

    private NavigableSet<Integer> epochs() {
        return new TreeSet<>(planes.stream().flatMap(this::all).map(Stop::epoch).toList());
    }

    private Page page(List<Plane> planes, int until) {
        List<List<Panel>> rows = new ArrayList<>();
        List<String> over = new ArrayList<>();
        List<InformationRow> shown = new ArrayList<>();
        for (Plane plane : planes) {
            Estimates found = estimates.by(plane.method);
            shown.addAll(found.rows());
            shown.addAll(estimates.by(plane.method.asked(plane.across)).rows());
            Axis across = Axis.fromZero(plane.across.label("label", isOfCode(plane) ? "code" : "layer"),
                    all(plane).map(Stop::across).toList());
            Axis up = Axis.fromZero(plane.method.label("label", "layer"), all(plane).map(Stop::up).toList());
            List<String> models = found.models();
            boolean sized = isSized(models);
            int columns = sized ? sizes(models) : COLUMNS;
            for (int first = 0; first < models.size(); first += columns) {
                rows.add(models.subList(first, Math.min(first + columns, models.size())).stream()
                        .map(model -> panel(plane, model, sized ? size(model) : model, across, up, until)).toList());
                over.add((sized ? SizedName.of(models.get(first)).orElseThrow().series() + ": " : "") + plane.method.inWords()
                        + found.bound());
            }
        }
        Estimates drawn = new Estimates(shown);
        List<LegendEntry> legend = new ArrayList<>();
        layers.forEach(layer -> legend.add(LegendEntry.of(Layers.inWords(layer), style(layer))));
        if (drawn.isSaturated()) legend.add(LegendEntry.saturated());
        boolean codes = planes.stream().anyMatch(InformationPlanesFigure::isOfCode);
        return new Page("", legend, rows, over, 215, "The way of each layer over training, on " + images + "; markers grow, "
                + "numbers are epochs. These layers are deterministic: what they say of the image is defined only by the noise "
                + "that the analysis adds" + (codes ? ", or by the code, of which it is then the entropy" : "") + "."
                + drawn.captionWithoutBands());
    }

    private static boolean isOfCode(Plane plane) {
        return plane.across.equals(Estimand.CODE_ENTROPY);
    }

    /** Whether models are "SERIES, SIZE", series by series and of as many sizes each, so that a row can be a series. */
    private static boolean isSized(List<String> models) {
        List<SizedName> names = models.stream().flatMap(model -> SizedName.of(model).stream()).toList();
        int sizes = sizes(models);
        return names.size() == models.size() && sizes > 1 && sizes <= MOST_SIZES && IntStream.range(0, names.size())
                .allMatch(i -> names.get(i).series().equals(names.get(i / sizes * sizes).series()));
    }

    private static int sizes(List<String> models) {
        return (int) models.stream().flatMap(model -> SizedName.of(model).stream()).mapToInt(SizedName::size).distinct().count();
    }

    private static String size(String model) {
        return SizedName.of(model).orElseThrow().size() + " neurons";
    }

    private Panel panel(Plane plane, String model, String title, Axis across, Axis up, int until) {
        List<Glyph> glyphs = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (String layer : layers) {
            Style style = style(layer);
            List<Stop> all = stops(plane, model, layer);
            List<Stop> past = all.stream().filter(stop -> stop.epoch <= until).toList();
            glyphs.add(new Glyph.Line(style.color(), style.line(), past.stream().mapToDouble(Stop::across).toArray(),
                    past.stream().mapToDouble(Stop::up).toArray()));
            IntStream.range(0, past.size()).forEach(i -> {
                Stop stop = past.get(i);
                double size = all.size() == 1 ? LAST_SIZE : FIRST_SIZE + (LAST_SIZE - FIRST_SIZE) * i / (all.size() - 1);
                glyphs.add(new Glyph.Dot(style, stop.across, stop.up, size, stop.hollow));
                boolean midway = all.size() > MANY_EPOCHS && i == all.size() / 2;
                if (i == 0 || midway || i == past.size() - 1) {
                    labels.add(new Label(Integer.toString(stop.epoch), style.color(), stop.across, stop.up));
                }
            });
        }
        return new Panel(title, across, up, glyphs, labels);
    }

    private Style style(String layer) {
        return ModelStyles.ofLayer(layers.indexOf(layer), layers.size());
    }
}
