package apical.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** What lies on a panel, in the units of its axes. */
public sealed interface Glyph {

    /** From the units of the axes to the paper. */
    interface Scale {
        double x(double value);

        double y(double value);
    }

    void paint(Graphics2D g, Scale scale);

    /** The area between two curves over the same {@code x}. */
    record Band(Style style, double[] x, double[] low, double[] high) implements Glyph {
        @Override
        public void paint(Graphics2D g, Scale scale) {
            Path2D area = new Path2D.Double();
            for (int i = 0; i < x.length; i++) extend(area, scale.x(x[i]), scale.y(high[i]));
            for (int i = x.length - 1; i >= 0; i--) extend(area, scale.x(x[i]), scale.y(low[i]));
            if (x.length > 0) area.closePath();
            g.setColor(style.shade());
            g.fill(area);
        }
    }

    /** Straight lines from point to point, as one path: dashes run on across the points. */
    record Line(Color color, BasicStroke stroke, double[] x, double[] y) implements Glyph {
        @Override
        public void paint(Graphics2D g, Scale scale) {
            Path2D path = new Path2D.Double();
            for (int i = 0; i < x.length; i++) extend(path, scale.x(x[i]), scale.y(y[i]));
            g.setColor(color);
            g.setStroke(stroke);
            g.draw(path);
        }
    }

    /** A marker, {@code size} wide on the paper. */
    record Dot(Style style, double x, double y, double size, boolean hollow) implements Glyph {
        public static final double SIZE = 6;

        @Override
        public void paint(Graphics2D g, Scale scale) {
            style.mark().paint(g, style.color(), scale.x(x), scale.y(y), size, hollow);
        }
    }

    /**
     * A square of a heat map, one unit wide and high around (x, y).
     *
     * @param text    within it; may be empty
     * @param crossed whether a cross is drawn over it
     */
    record Cell(Color fill, double x, double y, String text, boolean crossed) implements Glyph {
        private static final double GAP = 0.5;

        @Override
        public void paint(Graphics2D g, Scale scale) {
            Rectangle2D square = new Rectangle2D.Double();
            square.setFrameFromDiagonal(scale.x(x - 0.5) + GAP, scale.y(y + 0.5) + GAP, scale.x(x + 0.5) - GAP,
                    scale.y(y - 0.5) - GAP);
            g.setColor(fill);
            g.fill(square);
            g.setColor(Colours.readableOn(fill));
            if (crossed) {
                g.setStroke(new BasicStroke(0.9f));
                double half = 0.3 * Math.min(square.getWidth(), square.getHeight());
                double across = square.getCenterX();
                double up = square.getCenterY();
                g.draw(new Line2D.Double(across - half, up - half, across + half, up + half));
                g.draw(new Line2D.Double(across - half, up + half, across + half, up - half));
            }
            Rectangle2D word = Text.outline(text, Text.TINY, 0, 0).getBounds2D();
            g.fill(Text.outline(text, Text.TINY, square.getCenterX() - word.getCenterX(), square.getCenterY() - word.getCenterY()));
        }
    }

    /**
     * A picture of square pixels around (x, y), as large as a place on named axes allows.
     *
     * @param pixels row by row; a last row that is not full ends early
     */
    record Picture(double x, double y, int columns, List<Color> pixels) implements Glyph {
        private static final double SHARE = 0.94;

        @Override
        public void paint(Graphics2D g, Scale scale) {
            int rows = (pixels.size() + columns - 1) / columns;
            double room = SHARE * Math.min(Math.abs(scale.x(x + 1) - scale.x(x)), Math.abs(scale.y(y + 1) - scale.y(y)));
            double pixel = room / Math.max(rows, columns);
            BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < rows * columns; i++) {
                image.setRGB(i % columns, i / columns, (i < pixels.size() ? pixels.get(i) : Color.WHITE).getRGB());
            }
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            AffineTransform place = AffineTransform.getTranslateInstance(scale.x(x) - columns * pixel / 2,
                    scale.y(y) - rows * pixel / 2);
            place.scale(pixel, pixel);
            g.drawImage(image, place, null);
        }
    }

    /** All colours from left to right, from 0 to 1, with words at some places among them. */
    record ColourBar(List<Word> words) implements Glyph {
        private static final int STEPS = 128;

        public record Word(double at, String text) {
        }

        @Override
        public void paint(Graphics2D g, Scale scale) {
            double top = scale.y(0.93);
            double height = scale.y(0.07) - top;
            for (int i = 0; i < STEPS; i++) {                        // each to the right end: no seams
                double left = scale.x((double) i / STEPS);
                g.setColor(Colours.at((i + 0.5) / STEPS));
                g.fill(new Rectangle2D.Double(left, top, scale.x(1) - left, height));
            }
            for (Word word : words) {
                Rectangle2D bounds = Text.outline(word.text, Text.SMALL, 0, 0).getBounds2D();
                double left = Math.max(scale.x(0) + 2, Math.min(scale.x(1) - 2 - bounds.getWidth(),
                        scale.x(word.at) - bounds.getWidth() / 2));
                g.setColor(Colours.readableOn(Colours.at(word.at)));
                g.fill(Text.outline(word.text, Text.SMALL, left - bounds.getX(), scale.y(0.5) - bounds.getCenterY()));
            }
        }
    }

    /** Bands at the bottom, then lines, then markers, whatever model they belong to. */
    static List<Glyph> bottomUp(List<Glyph> glyphs) {
        return glyphs.stream().sorted((a, b) -> Integer.compare(height(a), height(b))).toList();
    }

    private static int height(Glyph glyph) {
        if (glyph instanceof Band) return 0;
        return glyph instanceof Line ? 1 : 2;
    }

    private static void extend(Path2D path, double x, double y) {
        if (path.getCurrentPoint() == null)
            path.moveTo(x, y);
        else
            path.lineTo(x, y);
    }
}
