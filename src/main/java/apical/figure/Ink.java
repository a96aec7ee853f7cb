package apical.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;

/** What lies on a panel, in the units of its axes. */
sealed interface Ink {

    /** From the units of the axes to the paper. */
    interface Scale {
        double x(double value);

        double y(double value);
    }

    void paint(Graphics2D g, Scale scale);

    /** The area between two curves over the same {@code x}. */
    record Band(Look look, double[] x, double[] low, double[] high) implements Ink {
        @Override
        public void paint(Graphics2D g, Scale scale) {
            Path2D area = new Path2D.Double();
            for (int i = 0; i < x.length; i++) extend(area, scale.x(x[i]), scale.y(high[i]));
            for (int i = x.length - 1; i >= 0; i--) extend(area, scale.x(x[i]), scale.y(low[i]));
            if (x.length > 0) area.closePath();
            g.setColor(look.shade());
            g.fill(area);
        }
    }

    /** Straight lines from point to point, as one path: dashes run on across the points. */
    record Line(Color color, BasicStroke stroke, double[] x, double[] y) implements Ink {
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
    record Dot(Look look, double x, double y, double size, boolean hollow) implements Ink {
        static final double SIZE = 6;

        @Override
        public void paint(Graphics2D g, Scale scale) {
            look.mark().paint(g, look.color(), scale.x(x), scale.y(y), size, hollow);
        }
    }

    /** Bands at the bottom, then lines, then markers, whatever model they belong to. */
    static List<Ink> bottomUp(List<Ink> inks) {
        return inks.stream().sorted((a, b) -> Integer.compare(height(a), height(b))).toList();
    }

    private static int height(Ink ink) {
        if (ink instanceof Band) return 0;
        return ink instanceof Line ? 1 : 2;
    }

    private static void extend(Path2D path, double x, double y) {
        if (path.getCurrentPoint() == null) path.moveTo(x, y); else path.lineTo(x, y);
    }
}
