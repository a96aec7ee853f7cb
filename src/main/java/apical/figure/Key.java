package apical.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An entry of the legend.
 *
 * @param sample      what it explains, drawn with both axes from 0 to 1
 * @param sampleWidth [pixels]
 */
record Key(String text, List<Ink> sample, double sampleWidth) {

    private static final double SAMPLE_WIDTH = 36;
    private static final double MARKER_WIDTH = 10;
    private static final double GAP = 5;
    private static final double SPACE = 16;

    /** Where a key speaks of all models alike. */
    private static final Look ANY_MODEL = new Look(new Color(0x606060), Mark.CIRCLE);
    private static final double[] ENDS = {0, 1};
    private static final double[] MIDDLE = {0.5, 0.5};

    Key(String text, List<Ink> sample) {
        this(text, sample, SAMPLE_WIDTH);
    }

    /** One entry per model that is drawn, in the table's order. */
    static List<Key> models(Looks looks, Iterable<String> drawn) {
        List<String> names = new ArrayList<>();
        drawn.forEach(names::add);
        return looks.models().stream().filter(names::contains).map(model -> of(model, looks.of(model))).toList();
    }

    /** A curve of that look. */
    static Key of(String text, Look look) {
        return new Key(text, List.of(new Ink.Line(look.color(), look.line(), ENDS, MIDDLE),
                new Ink.Dot(look, 0.5, 0.5, Ink.Dot.SIZE, false)));
    }

    /** Points of that look, without a curve through them. */
    static Key points(String text, Look look) {
        return new Key(text, List.of(new Ink.Dot(look, 0.5, 0.5, Ink.Dot.SIZE, false)), MARKER_WIDTH);
    }

    /** Explains the bands, if there is more than one seed. */
    static Optional<Key> range(Collection<Curve> curves) {
        return spread("range over seeds", curves);
    }

    /** Explains bands of one standard deviation to either side, likewise. */
    static Optional<Key> deviation(Collection<Curve> curves) {
        return spread("standard deviation over seeds", curves);
    }

    private static Optional<Key> spread(String text, Collection<Curve> curves) {
        if (curves.stream().noneMatch(curve -> curve.seeds() > 1)) return Optional.empty();
        return Optional.of(band(text));
    }

    /** A band of any model. */
    static Key band(String text) {
        return area(text, ANY_MODEL);
    }

    static Key line(String text, Color color, BasicStroke stroke) {
        return new Key(text, List.of(new Ink.Line(color, stroke, ENDS, MIDDLE)));
    }

    static Key area(String text, Look look) {
        return new Key(text, List.of(new Ink.Band(look, ENDS, new double[] {0.15, 0.15}, new double[] {0.85, 0.85})));
    }

    /** What was before training, of any model. */
    static Key before(String text) {
        return line(text, ANY_MODEL.color(), ANY_MODEL.before());
    }

    static Key control(String text) {
        return new Key(text, List.of(new Ink.Line(ANY_MODEL.color(), ANY_MODEL.control(), ENDS, MIDDLE)));
    }

    /** What a bar through a marker is, of any model. */
    static Key bar(String text) {
        return new Key(text, List.of(new Ink.Line(ANY_MODEL.color(), ANY_MODEL.before(), MIDDLE, ENDS)), MARKER_WIDTH);
    }

    static Key saturated() {
        return new Key("hollow: saturated, means nothing", List.of(new Ink.Dot(ANY_MODEL, 0.5, 0.5, Ink.Dot.SIZE, true)));
    }

    double width() {
        return sampleWidth + GAP + Text.width(text, Text.PLAIN) + SPACE;
    }

    /** Paints it with its upper left corner at (left, top). */
    void paint(Graphics2D g, double left, double top, double height) {
        Ink.Scale scale = new Ink.Scale() {
            @Override
            public double x(double value) {
                return left + value * sampleWidth;
            }

            @Override
            public double y(double value) {
                return top + (1 - value) * height;
            }
        };
        sample.forEach(ink -> ink.paint(g, scale));
        g.setColor(Color.BLACK);
        g.fill(Text.outline(text, Text.PLAIN, left + sampleWidth + GAP, top + height / 2 + 3.5));
    }
}
