package apical.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** Shapes that mark a point, each closed, so that it can be filled or hollow. */
public enum Mark {
    CIRCLE(0, 0, 1), SQUARE(4, 45, 1), TRIANGLE(3, 90, 1), DIAMOND(4, 90, 1), TRIANGLE_DOWN(3, -90, 1), PENTAGON(5, 90, 1),
    STAR(5, 90, 0.45);

    private final int corners;
    private final double firstAngle;
    private final double notch;

    /** A regular polygon, first corner at this angle [degrees]; {@code notch < 1} draws its sides in to make a star. */
    Mark(int corners, double firstAngle, double notch) {
        this.corners = corners;
        this.firstAngle = firstAngle;
        this.notch = notch;
    }

    /** Paints it around (x, y), {@code size} wide if it were a circle; hollow means outlined on white. */
    public void paint(Graphics2D g, Color color, double x, double y, double size, boolean hollow) {
        Shape shape = shape(x, y, size);
        g.setColor(hollow ? Color.WHITE : color);
        g.fill(shape);
        g.setColor(color);
        g.setStroke(new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(shape);
    }

    private Shape shape(double x, double y, double size) {
        if (corners == 0) return new Ellipse2D.Double(x - size / 2, y - size / 2, size, size);

        double radius = size / 2 * (corners == 3 ? 1.2 : 1.15);         // about the area of the circle, to the eye
        Path2D path = new Path2D.Double();
        for (int i = 0; i < 2 * corners; i++) {
            if (i % 2 == 1 && notch == 1) continue;
            double r = i % 2 == 0 ? radius : radius * notch;
            double angle = Math.toRadians(firstAngle + 180.0 * i / corners);
            double px = x + r * Math.cos(angle);
            double py = y - r * Math.sin(angle);
            if (i == 0)
                path.moveTo(px, py);
            else
                path.lineTo(px, py);
        }
        path.closePath();
        return path;
    }
}
