package apical.plot;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The legend of a page: entries side by side, row after row.
 *
 * @param width of a row [pixels]
 */
record Legend(List<LegendEntry> entries, double width) {

    /** Entries of each row; one that is wider than a row has a row of its own. */
    private List<List<LegendEntry>> rows() {
        List<List<LegendEntry>> rows = new ArrayList<>();
        double left = Double.POSITIVE_INFINITY;
        for (LegendEntry entry : entries) {
            if (left + entry.width() > width) {
                rows.add(new ArrayList<>());
                left = 0;
            }
            rows.get(rows.size() - 1).add(entry);
            left += entry.width();
        }
        return rows;
    }

    /** @param lineHeight of a row [pixels] */
    int height(int lineHeight) {
        return rows().size() * lineHeight;
    }

    /** Paints it with its upper left corner at (left, top). */
    void paint(Graphics2D g, double left, double top, int lineHeight) {
        double y = top;
        for (List<LegendEntry> row : rows()) {
            double x = left;
            for (LegendEntry entry : row) {
                entry.paint(g, x, y, lineHeight);
                x += entry.width();
            }
            y += lineHeight;
        }
    }
}
