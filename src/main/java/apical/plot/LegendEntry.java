package apical.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;

/**
 * An entry of the legend.
 *
 * @param sample      what it explains, drawn with both axes from 0 to 1
 * @param sampleWidth [pixels]
 */
public record LegendEntry(String text, List<Glyph> sample, double sampleWidth) {

    private static final double SAMPLE_WIDTH = 36;
    private static final double MARKER_WIDTH = 10;
    private static final double GAP = 5;
    private static final double SPACE = 16;

    /** Where an entry speaks of all models alike. */
    private static final Style ANY_MODEL = new Style(new Color(0x606060), Mark.CIRCLE);
    private static final double[] ENDS = {0, 1};
    private static final double[] MIDDLE = {0.5, 0.5};

    public LegendEntry(String text, List<Glyph> sample) {
        this(text, sample, SAMPLE_WIDTH);
    }

    /** A curve of that style. */
    public static LegendEntry of(String text, Style style) {
        return new LegendEntry(text, List.of(new Glyph.Line(style.color(), style.line(), ENDS, MIDDLE),
                new Glyph.Dot(style, 0.5, 0.5, Glyph.Dot.SIZE, false)));
    }

    /** Points of that style, without a curve through them. */
    public static LegendEntry points(String text, Style style) {
        return new LegendEntry(text, List.of(new Glyph.Dot(style, 0.5, 0.5, Glyph.Dot.SIZE, false)), MARKER_WIDTH);
    }

    /** A band of any model. */
    public static LegendEntry band(String text) {
        return area(text, ANY_MODEL);
    }

    public static LegendEntry line(String text, Color color, BasicStroke stroke) {
        return new LegendEntry(text, List.of(new Glyph.Line(color, stroke, ENDS, MIDDLE)));
    }

    public static LegendEntry area(String text, Style style) {
        return new LegendEntry(text, List.of(new Glyph.Band(style, ENDS, new double[] {0.15, 0.15}, new double[] {0.85, 0.85})));
    }

    /** What was before training, of any model. */
    public static LegendEntry before(String text) {
        return line(text, ANY_MODEL.color(), ANY_MODEL.before());
    }

    public static LegendEntry control(String text) {
        return new LegendEntry(text, List.of(new Glyph.Line(ANY_MODEL.color(), ANY_MODEL.control(), ENDS, MIDDLE)));
    }

    /** What a bar through a marker is, of any model. */
    public static LegendEntry bar(String text) {
        return new LegendEntry(text, List.of(new Glyph.Line(ANY_MODEL.color(), ANY_MODEL.before(), MIDDLE, ENDS)), MARKER_WIDTH);
    }

    public static LegendEntry saturated() {
        return new LegendEntry("hollow: saturated, means nothing",
                List.of(new Glyph.Dot(ANY_MODEL, 0.5, 0.5, Glyph.Dot.SIZE, true)));
    }

    public double width() {
        return sampleWidth + GAP + Text.width(text, Text.PLAIN) + SPACE;
    }

    /** Paints it with its upper left corner at (left, top). */
    public void paint(Graphics2D g, double left, double top, double height) {
        Glyph.Scale scale = new Glyph.Scale() {
            @Override
            public double x(double value) {
                return left + value * sampleWidth;
            }

            @Override
            public double y(double value) {
                return top + (1 - value) * height;
            }
        };
        sample.forEach(glyph -> glyph.paint(g, scale));
        g.setColor(Color.BLACK);
        g.fill(Text.outline(text, Text.PLAIN, left + sampleWidth + GAP, top + height / 2 + 3.5));
    }
}
