package apical.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A word beside the point (x, y) of a panel, in the units of its axes. */
public record Label(String text, Color color, double x, double y) {

    private static final double[] DISTANCES = {9, 13, 18, 25};
    private static final int DIRECTIONS = 16;

    /** Paints labels where they cover no marker and no other label; one without such a place in {@code plot} is left out. */
    public static void paint(Graphics2D g, List<Label> labels, List<Glyph> glyphs, Glyph.Scale scale, Rectangle2D plot) {
        List<Rectangle2D> taken = new ArrayList<>();
        for (Glyph glyph : glyphs) {
            if (glyph instanceof Glyph.Dot dot) {
                taken.add(around(scale.x(dot.x()), scale.y(dot.y()), dot.size() + 2, dot.size() + 2));
            }
        }
        for (Label label : labels) {
            Shape word = Text.outline(label.text, Text.SMALL, 0, 0);
            label.place(word.getBounds2D(), scale, plot, taken).ifPresent(place -> {
                taken.add(place);
                g.setColor(label.color);
                g.fill(AffineTransform.getTranslateInstance(place.getCenterX() - word.getBounds2D().getCenterX(),
                        place.getCenterY() - word.getBounds2D().getCenterY()).createTransformedShape(word));
            });
        }
    }

    private Optional<Rectangle2D> place(Rectangle2D word, Glyph.Scale scale, Rectangle2D plot, List<Rectangle2D> taken) {
        for (double distance : DISTANCES) {
            for (int i = 0; i < DIRECTIONS; i++) {
                double angle = 2 * Math.PI * i / DIRECTIONS;
                Rectangle2D place = around(scale.x(x) + distance * Math.cos(angle), scale.y(y) + distance * Math.sin(angle),
                        word.getWidth() + 2, word.getHeight() + 2);
                if (plot.contains(place) && taken.stream().noneMatch(place::intersects)) return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private static Rectangle2D around(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x - width / 2, y - height / 2, width, height);
    }
}
