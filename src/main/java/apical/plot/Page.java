package apical.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A figure ready to be painted: heading, one legend for all panels, the panels row by row, and a caption. The legend stands
 * above the panels and covers nothing.
 *
 * @param rows        panels, row by row; a row may be shorter than others
 * @param over        what stands over each row, empty where nothing does; no entries at all if nothing stands over any
 * @param panelHeight of every panel [pixels]
 */
public record Page(String heading, List<LegendEntry> legend, List<List<Panel>> rows, List<String> over, int panelHeight,
        String caption) {

    public static final double PIXELS_PER_INCH = 96;

    /** Both columns of a journal page, 183 mm [pixels]. */
    private static final int WIDTH = 692;
    private static final int MARGIN = 8;
    private static final int HEADING_HEIGHT = 22;
    private static final int LINE_HEIGHT = 15;

    public Page {
        legend = List.copyOf(legend);
        rows = rows.stream().map(List::copyOf).toList();
        over = over.isEmpty() ? Collections.nCopies(rows.size(), "") : List.copyOf(over);
    }

    /** A page whose rows need no words over them. */
    public Page(String heading, List<LegendEntry> legend, List<List<Panel>> rows, int panelHeight, String caption) {
        this(heading, legend, rows, List.of(), panelHeight, caption);
    }

    public Page withHeading(String heading) {
        return new Page(heading, legend, rows, over, panelHeight, caption);
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEADING_HEIGHT + legendInRows().height(LINE_HEIGHT) + MARGIN + rows.size() * panelHeight
                + (int) over.stream().filter(words -> !words.isEmpty()).count() * LINE_HEIGHT
                + captionLines().size() * LINE_HEIGHT + MARGIN;
    }

    public void paint(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(Color.BLACK);
        g.fill(Text.outline(heading, Text.BOLD, MARGIN, HEADING_HEIGHT - 6));

        int top = HEADING_HEIGHT;
        legendInRows().paint(g, MARGIN, top, LINE_HEIGHT);
        top += legendInRows().height(LINE_HEIGHT) + MARGIN / 2;
        int panelWidth = WIDTH / rows.stream().mapToInt(List::size).max().orElse(1);
        for (int r = 0; r < rows.size(); r++) {
            List<Panel> row = rows.get(r);
            if (!over.get(r).isEmpty()) {
                top += LINE_HEIGHT;
                g.setColor(Color.BLACK);
                g.fill(Text.outline(over.get(r), Text.PLAIN_BOLD, MARGIN, top - 4));
            }
            for (int i = 0; i < row.size(); i++) {
                AffineTransform page = g.getTransform();
                g.translate(i * panelWidth, top);
                row.get(i).paint(g, panelWidth, panelHeight);
                g.setTransform(page);
            }
            top += panelHeight;
        }
        g.setColor(Color.BLACK);
        for (String line : captionLines()) {
            top += LINE_HEIGHT;
            g.fill(Text.outline(line, Text.PLAIN, MARGIN, top - 3));
        }
    }

    /** Everything this page says, in words. */
    public String description() {
        Stream<String> axes = rows.stream().flatMap(List::stream).map(panel -> (panel.title().isEmpty() ? "" : panel.title() + ": ")
                + panel.y().label() + " against " + panel.x().label());
        Stream<String> keys = legend.stream().map(LegendEntry::text);
        String words = over.stream().filter(line -> !line.isEmpty()).distinct().map(line -> line + ". ")
                .collect(Collectors.joining());
        return words + axes.collect(Collectors.joining("; ")) + ". " + keys.collect(Collectors.joining(", ")) + ". " + caption;
    }

    private Legend legendInRows() {
        return new Legend(legend, WIDTH - 2 * MARGIN);
    }

    private List<String> captionLines() {
        return Text.lines(caption, Text.PLAIN, WIDTH - 2 * MARGIN);
    }
}
