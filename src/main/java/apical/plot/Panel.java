package apical.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;

/**
 * One pair of axes with what lies on it.
 *
 * <p>XChart lays out and draws the axes, their ticks and words. The ink is ours, over it: XChart draws each piece of a curve
 * by itself, which breaks dashes at every point, and knows one marker per series, where ours are filled or hollow point by
 * point.
 *
 * @param title stands over the axes; may be empty
 */
public record Panel(String title, Axis x, Axis y, List<Glyph> glyphs, List<Label> labels) {

    private static final int PADDING = 5;
    /** Room for the words of the vertical axis, so that panels above each other are in line. */
    private static final int LEFT_WIDTH = 44;
    /** Room for the title of the vertical axis, and for ticks and gaps on both sides of their labels [pixels]. */
    private static final int BESIDE_TICK_LABELS = 24;
    /** Room for a title of ours [pixels]. */
    private static final int TITLE_HEIGHT = 12;
    private static final int TICK_LENGTH = 3;
    private static final int TICK_GAP = 3;
    /** No 1E4, no .5, no 1,000. */
    private static final String PLAIN_NUMBERS = "0.########";
    private static final Color GRID = new Color(0xE4E4E4);
    private static final Color FRAME = new Color(0x808080);

    /** From the panel [pixels]. */
    private static final double FARTHEST = 1e5;

    public Panel {
        glyphs = List.copyOf(glyphs);
        labels = List.copyOf(labels);
    }

    /** Paints it into the rectangle of this size at the origin. */
    public void paint(Graphics2D g, int width, int height) {
        if (!title.isEmpty()) {
            g.translate(0, TITLE_HEIGHT);
            height -= TITLE_HEIGHT;
        }
        XYChart chart = axes(width, height);
        chart.paint(g, width, height);
        if (y.ticks() == Axis.Ticks.LOGARITHMIC) labelTwosAndFivesUp(g, chart);
        if (x.ticks() == Axis.Ticks.LOGARITHMIC) labelTwosAndFivesAcross(g, chart);
        if (y.ticks() == Axis.Ticks.NAMED) labelNamesUp(g, chart);
        if (x.ticks() == Axis.Ticks.NAMED) labelNamesAcross(g, chart);
        titleOver(g, chart);

        Glyph.Scale scale = new Glyph.Scale() {
            @Override
            public double x(double value) {
                return onPaper(chart.getScreenXFromChart(value));
            }

            @Override
            public double y(double value) {
                return onPaper(chart.getScreenYFromChart(value));
            }
        };
        Rectangle2D plot = new Rectangle2D.Double();
        plot.setFrameFromDiagonal(scale.x(x.min()), scale.y(y.max()), scale.x(x.max()), scale.y(y.min()));
        Shape whole = g.getClip();
        g.clip(plot);
        Glyph.bottomUp(glyphs).forEach(glyph -> glyph.paint(g, scale));
        g.setClip(whole);
        Label.paint(g, labels, glyphs, scale, plot);
    }

    /** Beyond the frame nothing is seen; Java draws no line to where there is no end. */
    private static double onPaper(double pixel) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, pixel));
    }

    private XYChart axes(int width, int height) {
        XYChart chart = new XYChart(width, height);
        chart.setXAxisTitle(x.label());
        chart.setYAxisTitle(y.label());
        XYStyler styler = chart.getStyler();
        styler.setLegendVisible(false);
        styler.setChartPadding(PADDING);
        styler.setChartTitleVisible(false);                // XChart's takes more room where a letter goes below the line
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(true);
        styler.setPlotBorderColor(FRAME);
        styler.setPlotContentSize(1);                      // the axes bring their own margins
        styler.setPlotMargin(0);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(0.7f));
        styler.setAxisTitleFont(Text.PLAIN);
        styler.setAxisTitlePadding(6);
        styler.setAxisTickLabelsFont(Text.SMALL);
        styler.setAxisTickLabelsColor(Color.BLACK);
        styler.setAxisTickMarkLength(TICK_LENGTH);
        styler.setAxisTickPadding(TICK_GAP);
        styler.setAxisTickMarksColor(FRAME);
        styler.setAxisTickMarksStroke(new BasicStroke(0.8f));
        styler.setAxisTicksLineVisible(false);             // the frame is there
        styler.setXAxisTickMarkSpacingHint(45);
        styler.setYAxisTickMarkSpacingHint(30);
        styler.setYAxisLabelAlignment(TextAlignment.Right);
        styler.setXAxisLogarithmic(x.ticks() == Axis.Ticks.LOGARITHMIC);
        styler.setYAxisLogarithmic(y.ticks() == Axis.Ticks.LOGARITHMIC);
        styler.setXAxisDecimalPattern(x.ticks() == Axis.Ticks.WHOLE_NUMBERS ? "0" : PLAIN_NUMBERS);
        styler.setYAxisDecimalPattern(PLAIN_NUMBERS);
        styler.setLocale(Locale.ROOT);
        if (x.ticks() == Axis.Ticks.NAMED) {               // words are ours, in the room that XChart keeps for its own
            styler.setXAxisTickLabelsColor(Color.WHITE);
            styler.setXAxisTickMarksColor(Color.WHITE);
            styler.setPlotGridVerticalLinesVisible(false);
        }
        if (y.ticks() == Axis.Ticks.NAMED) {
            styler.setYAxisDecimalPattern("0.00");
            styler.setYAxisTickLabelsColor(Color.WHITE);
            styler.setYAxisTickMarksColor(Color.WHITE);
            styler.setPlotGridHorizontalLinesVisible(false);
        }
        styler.setXAxisMin(x.min()).setXAxisMax(x.max()).setYAxisMin(y.min()).setYAxisMax(y.max());
        alignLeft(chart, width, height);
        return chart;
    }

    /** XChart misjudges the width of its tick labels, by which it keeps to this hint: so try, and correct by the error. */
    private void alignLeft(XYChart chart, int width, int height) {
        int wanted = Math.max(LEFT_WIDTH, (int) Math.ceil(widestTwoOrFive()) + BESIDE_TICK_LABELS);
        Graphics2D trial = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        chart.getStyler().setYAxisLeftWidthHint(wanted);
        chart.paint(trial, width, height);
        trial.dispose();
        chart.getStyler().setYAxisLeftWidthHint((int) Math.round(2 * wanted - chart.getYAxisLeftWidth()));
    }

    /** Of the labels on a logarithmic vertical axis; XChart knows only those of the decades. */
    private double widestTwoOrFive() {
        if (y.ticks() != Axis.Ticks.LOGARITHMIC) return 0;
        return y.twosAndFives().stream().mapToDouble(value -> outline(value).getBounds().getWidth()).max().orElse(0);
    }

    /** XChart labels the decades only: too few to read an error of 2 % by. Only where the decades leave room for more. */
    private void labelTwosAndFivesUp(Graphics2D g, XYChart chart) {
        double right = chart.getScreenXFromChart(x.min()) - TICK_LENGTH - TICK_GAP;
        double decade = chart.getScreenYFromChart(y.min()) - chart.getScreenYFromChart(10 * y.min());
        g.setColor(Color.BLACK);
        for (BigDecimal value : y.twosAndFives()) {
            Rectangle bounds = outline(value).getBounds();                                               // whole, as XChart's
            if (decade < 5 * bounds.getHeight()) continue;
            g.fill(Text.outline(value.toPlainString(), Text.SMALL, right - bounds.getWidth(),
                    chart.getScreenYFromChart(value.doubleValue()) + bounds.getHeight() / 2));
        }
    }

    /** Only where the decades leave room for them. */
    private void labelTwosAndFivesAcross(Graphics2D g, XYChart chart) {
        double top = chart.getScreenYFromChart(y.min()) + TICK_LENGTH + TICK_GAP;
        double right = chart.getScreenXFromChart(x.max());
        double decade = chart.getScreenXFromChart(10 * x.min()) - chart.getScreenXFromChart(x.min());
        g.setColor(Color.BLACK);
        for (BigDecimal value : x.twosAndFives()) {
            Rectangle bounds = outline(value).getBounds();
            double left = chart.getScreenXFromChart(value.doubleValue()) - bounds.getWidth() / 2;
            if (decade < 5 * bounds.getWidth() || left + bounds.getWidth() > right) continue;
            g.fill(Text.outline(value.toPlainString(), Text.SMALL, left, top + bounds.getHeight()));
        }
    }

    /** Whether both axes have places with names: then cells of one size lie side by side in all panels of a row. */
    private void titleOver(Graphics2D g, XYChart chart) {
        double middle = (chart.getScreenXFromChart(x.min()) + chart.getScreenXFromChart(x.max())) / 2;
        g.setColor(Color.BLACK);
        g.fill(Text.outline(title, Text.PLAIN, middle - Text.width(title, Text.PLAIN) / 2, chart.getScreenYFromChart(y.max()) - 6));
    }

    private void labelNamesUp(Graphics2D g, XYChart chart) {
        double right = chart.getScreenXFromChart(x.min()) - TICK_LENGTH - TICK_GAP;
        g.setColor(Color.BLACK);
        for (int i = 0; i < y.names().size(); i++) {
            Rectangle2D bounds = Text.outline(y.names().get(i), Text.SMALL, 0, 0).getBounds2D();
            g.fill(Text.outline(y.names().get(i), Text.SMALL, right - bounds.getMaxX(),
                    chart.getScreenYFromChart(i) + bounds.getHeight() / 2));
        }
    }

    private void labelNamesAcross(Graphics2D g, XYChart chart) {
        double top = chart.getScreenYFromChart(y.min()) + TICK_LENGTH + TICK_GAP;
        g.setColor(Color.BLACK);
        for (int i = 0; i < x.names().size(); i++) {
            Rectangle2D bounds = Text.outline(x.names().get(i), Text.SMALL, 0, 0).getBounds2D();
            g.fill(Text.outline(x.names().get(i), Text.SMALL, chart.getScreenXFromChart(i) - bounds.getCenterX(),
                    top + bounds.getHeight()));
        }
    }

    private static Shape outline(BigDecimal value) {
        return Text.outline(value.toPlainString(), Text.SMALL, 0, 0);
    }
}
