package apical.plot;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Words as shapes. XChart draws all its words so; ours follow, and a figure looks the same wherever it is opened.
 * Sizes are in pixels of 1/96 inch: 10 px print as 7.5 pt.
 */
public final class Text {

    public static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 12);
    public static final Font PLAIN_BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 10);
    public static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 10);
    public static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 9);

    public static final Font TINY = new Font(Font.SANS_SERIF, Font.PLAIN, 8);

    /** Fixed, so that PNG and SVG break their lines alike. */
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private Text() {
    }

    /** The outline of {@code text} with its left end on the base line at (x, y). */
    public static Shape outline(String text, Font font, double x, double y) {
        return AffineTransform.getTranslateInstance(x, y)
                .createTransformedShape(font.createGlyphVector(CONTEXT, text).getOutline());
    }

    public static double width(String text, Font font) {
        return font.getStringBounds(text, CONTEXT).getWidth();
    }

    /** Breaks {@code text} at blanks into lines no wider than {@code width}, as far as its words allow. */
    public static List<String> lines(String text, Font font, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, font) > width) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        if (!line.isEmpty()) lines.add(line);
        return lines;
    }

    /** A Java without fonts throws errors of many classes from deep inside; here it says what it lacks. */
    public static void requireFonts() throws IOException {
        try {
            width("fonts", PLAIN);
        } catch (InternalError | LinkageError | RuntimeException e) {
            throw new IOException("cannot draw figures: this Java finds no fonts. Maybe install fontconfig and one font"
                    + " (Debian: apt-get install fontconfig fonts-dejavu-core)", e);
        }
    }
}
