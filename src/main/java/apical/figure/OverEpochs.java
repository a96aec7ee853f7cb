package apical.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Curves drawn against epochs: mean, range over seeds, markers. */
final class OverEpochs {

    /** About so many markers on a curve; more would hide it. */
    private static final int MARKERS = 10;

    private OverEpochs() {
    }

    static Axis axis(Stream<Curve> curves) {
        return Axis.epochs(curves.flatMap(curve -> curve.points().stream()).mapToInt(Curve.Point::epoch).max().orElse(0));
    }

    /** Every value of these curves, the ends of their ranges included. */
    static List<Double> values(Stream<Curve> curves) {
        return curves.flatMap(c -> c.points().stream()).flatMap(p -> Stream.of(p.low(), p.high())).toList();
    }

    /** The ink of all curves; where not every point can have its marker, models have theirs at different epochs. */
    static List<Ink> inks(Collection<Curve> curves, Looks looks, Hollow hollow) {
        return inks(curves, looks, hollow, (model, epoch) -> epoch);
    }

    /** The same over something that is not epochs but follows from them. */
    static List<Ink> inks(Collection<Curve> curves, Looks looks, Hollow hollow, Abscissa abscissa) {
        List<Ink> inks = new ArrayList<>();
        int shift = 0;
        for (Curve curve : curves) {
            Look look = looks.of(curve.model());
            double[] x = curve.points().stream().mapToDouble(point -> abscissa.at(curve.model(), point.epoch())).toArray();
            inks.add(new Ink.Band(look, x, curve.lows(), curve.highs()));
            inks.add(new Ink.Line(look.color(), look.line(), x, curve.means()));
            int every = Math.max(1, (curve.points().size() + MARKERS / 2) / MARKERS);
            for (int i = shift++ % every; i < curve.points().size(); i += every) {
                Curve.Point point = curve.points().get(i);
                inks.add(new Ink.Dot(look, x[i], point.mean(), Ink.Dot.SIZE,
                        hollow.at(curve.model(), point.epoch())));
            }
        }
        return inks;
    }

    /** The ink of one curve in a look that is not its model's; a marker at every point, or at some if there are many. */
    static List<Ink> inks(Curve curve, Look look) {
        List<Ink> inks = new ArrayList<>(List.of(new Ink.Band(look, curve.epochs(), curve.lows(), curve.highs()),
                new Ink.Line(look.color(), look.line(), curve.epochs(), curve.means())));
        int every = Math.max(1, (curve.points().size() + MARKERS / 2) / MARKERS);
        for (int i = 0; i < curve.points().size(); i += every) {
            Curve.Point point = curve.points().get(i);
            inks.add(new Ink.Dot(look, point.epoch(), point.mean(), Ink.Dot.SIZE, false));
        }
        return inks;
    }

    /** Where a model's point of an epoch lies. */
    interface Abscissa {
        double at(String model, int epoch);
    }

    /** Which markers are hollow. */
    interface Hollow {
        Hollow NONE = (model, epoch) -> false;

        boolean at(String model, int epoch);
    }
}
