package apical.figure;

import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.Style;
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
    static List<Glyph> glyphs(Collection<Curve> curves, ModelStyles styles, Hollow hollow) {
        return glyphs(curves, styles, hollow, (model, epoch) -> epoch);
    }

    /** The same over something that is not epochs but follows from them. */
    static List<Glyph> glyphs(Collection<Curve> curves, ModelStyles styles, Hollow hollow, Abscissa abscissa) {
        List<Glyph> glyphs = new ArrayList<>();
        int shift = 0;
        for (Curve curve : curves) {
            Style style = styles.of(curve.model());
            double[] x = curve.points().stream().mapToDouble(point -> abscissa.at(curve.model(), point.epoch())).toArray();
            glyphs.add(new Glyph.Band(style, x, curve.lows(), curve.highs()));
            glyphs.add(new Glyph.Line(style.color(), style.line(), x, curve.means()));
            int every = Math.max(1, (curve.points().size() + MARKERS / 2) / MARKERS);
            for (int i = shift++ % every; i < curve.points().size(); i += every) {
                Curve.Point point = curve.points().get(i);
                glyphs.add(new Glyph.Dot(style, x[i], point.mean(), Glyph.Dot.SIZE,
                        hollow.at(curve.model(), point.epoch())));
            }
        }
        return glyphs;
    }

    /** The ink of one curve in a look that is not its model's; a marker at every point, or at some if there are many. */
    static List<Glyph> glyphs(Curve curve, Style style) {
        List<Glyph> glyphs = new ArrayList<>(List.of(new Glyph.Band(style, curve.epochs(), curve.lows(), curve.highs()),
                new Glyph.Line(style.color(), style.line(), curve.epochs(), curve.means())));
        int every = Math.max(1, (curve.points().size() + MARKERS / 2) / MARKERS);
        for (int i = 0; i < curve.points().size(); i += every) {
            Curve.Point point = curve.points().get(i);
            glyphs.add(new Glyph.Dot(style, point.epoch(), point.mean(), Glyph.Dot.SIZE, false));
        }
        return glyphs;
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
