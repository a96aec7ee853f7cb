package apical.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.information.Verdict;
import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.Mark;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Style;
import apical.results.Measurement;
import apical.results.Metrics;
import apical.results.Results;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What figures show, read from the page before it is drawn: panels, lines, points and words. One file, since all its questions are
 * put to the same few pages, and what is right on one is what would be wrong on another.
 */
class PageContentTest {

    private static final Metrics METRICS = SyntheticMetrics.threeRules(10, 2, 3);

    static Stream<Figure> drawn() {
        return SyntheticResults.drawnFrom(SyntheticMetrics.informed(METRICS, 2));
    }

    /** In the others colours are those of layers, or of variants of a rule. */
    static Stream<Figure> inColoursOfRules() {
        Set<Color> rules = Set.of(new Color(0x000000), new Color(0xE69F00), new Color(0x0072B2));
        return drawn().filter(figure -> colours(figure, SyntheticMetrics.informed(METRICS, 2)).equals(rules)
                && figure != RuleByRuleFigure.FIGURE);
    }

    static Stream<Figure> ofWholeCodes() {
        return Stream.of(InformationFigure.FIGURE, InformationPlaneFigure.FIGURE);
    }

    @Test
    void theLineIsTheMeanAndTheBandSpansExactlyLeastAndGreatest() {
        Metrics table = new Metrics(List.of(error(1, 0, 90), error(2, 0, 92), error(3, 0, 85),
                error(3, 1, 7), error(1, 1, 4), error(2, 1, 4)));
        List<Glyph> glyphs = LearningCurvesFigure.FIGURE.compose(SyntheticMetrics.results(table), "").orElseThrow().rows().get(0)
                .get(0).glyphs();
        Glyph.Band band = only(Glyph.Band.class, glyphs);
        assertArrayEquals(new double[] {0, 1}, band.x());
        assertArrayEquals(new double[] {85, 4}, band.low());
        assertArrayEquals(new double[] {92, 7}, band.high());
        assertArrayEquals(new double[] {89, 5}, only(Glyph.Line.class, glyphs).y());
    }

    @Test
    void theCaptionCountsTheSeeds() {
        assertTrue(caption(error(1, 0, 90), error(2, 0, 92)).contains("mean and range over 2 seeds"));
        assertTrue(caption(error(1, 0, 90), error(1, 1, 9)).contains("one seed"));
    }

    @Test
    void aNumberThatIsNotFiniteIsLeftOutAndNamed() {
        String caption = caption(error(1, 0, 90), error(1, 1, 9), error(1, 2, Double.NaN),
                error(1, 3, Double.POSITIVE_INFINITY));
        assertTrue(caption.contains("Not finite and left out: m, first at epoch 2."), caption);
    }

    @ParameterizedTest
    @MethodSource("inColoursOfRules")
    void aRuleHasItsColourInEveryFigureWhateverElseIsThere(Figure figure) {
        Metrics alone = new Metrics(METRICS.where(m -> m.rule().equals("microcircuit")).toList());
        assertEquals(Set.of(new Color(0x0072B2)), colours(figure, SyntheticMetrics.informed(alone, 2)));
        assertEquals(Set.of(new Color(0x000000), new Color(0xE69F00), new Color(0x0072B2)),
                colours(figure, SyntheticMetrics.informed(METRICS, 2)));
    }

    @Test
    void noTwoModelsLookAlikeNotEvenInGrey() {
        List<Measurement> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String rule = i % 2 == 0 ? "microcircuit" : "rule" + i;
            rows.add(new Measurement(rule, "model" + i, 1, 0, 0, "test", "", "error", "%", 90));
        }
        ModelStyles styles = new ModelStyles(new Metrics(rows));
        Set<String> seen = new HashSet<>();
        styles.models().forEach(model -> seen.add(styles.of(model).mark() + List.of(styles.of(model).color()).toString()));
        assertEquals(12, seen.size());
        Set<Mark> three = Stream.of("backprop 500-500", "feedbackAlignment 500-500", "microcircuit 500-500")
                .map(model -> new ModelStyles(METRICS).of(model).mark()).collect(Collectors.toSet());
        assertEquals(3, three.size());
    }

    @Test
    void modelsOfSeveralSeriesAndSizesHaveTheSeriesMarkersAndTheSizesColours() {
        Map<String, String> ruleOf = new LinkedHashMap<>();
        for (String rule : List.of("microcircuit", "backprop")) {
            for (int size : new int[] {500, 15, 60}) ruleOf.put(rule + " net, " + size, rule);
        }
        ModelStyles styles = new ModelStyles(ruleOf);
        Style rule = new ModelStyles(Map.of("m", "microcircuit")).of("m");
        for (int size : new int[] {500, 15, 60}) {
            Style style = styles.of("microcircuit net, " + size);
            assertEquals(rule.mark(), style.mark());
            assertArrayEquals(rule.dash(), style.dash());
            assertEquals(style.color(), styles.of("backprop net, " + size).color());
        }
        assertEquals(ModelStyles.ofLayer(0, 3).color(), styles.of("backprop net, 15").color());
        assertEquals(ModelStyles.ofLayer(2, 3).color(), styles.of("backprop net, 500").color());

        ruleOf.put("one without size", "backprop");
        assertEquals(Color.BLACK, new ModelStyles(ruleOf).of("backprop net, 500").color(), "then by rule");
    }

    @Test
    void whenColoursComeAgainMarkersAndDashesDiffer() {
        for (int n = 2; n < 6; n++) {
            Style first = ModelStyles.ofCurve(n);
            Style again = ModelStyles.ofCurve(n + 4);
            assertEquals(first.color(), again.color());
            assertNotEquals(first.mark(), again.mark());
            assertFalse(Arrays.equals(first.dash(), again.dash()));
        }
    }

    @ParameterizedTest
    @MethodSource("ofWholeCodes")
    void saturatedPointsAreHollowAndNoOthers(Figure figure) {
        for (Verdict verdict : List.of(Verdict.SOUND, Verdict.SATURATED)) {
            SyntheticEstimates few = new SyntheticEstimates();
            for (String quantity : List.of("I(X;T)", "H(T)")) {
                few.add(at("test", "off"),
                        SyntheticEstimates.estimate("plug-in", "mean", quantity, 3, 0.2, 0.01, verdict, "too many"));
            }
            boolean saturated = verdict == Verdict.SATURATED;
            Page page = figure.compose(few.results(), "").orElseThrow();
            assertEquals(saturated, only(Glyph.Dot.class, page.rows().get(0).get(0).glyphs()).hollow());
            assertEquals(saturated, page.description().contains("hollow: saturated, means nothing"));
            assertEquals(saturated, page.caption()
                    .contains("more than 5 % of the images have a code of their own or the estimate exceeds 0.3 bit"));
        }
    }

    /** Test images if there are any, and no teacher if there is a choice; where it matters the caption says so. */
    @Test
    void ofWholeCodesAGlanceShowsTheUsualOnes() {
        SyntheticEstimates few = new SyntheticEstimates();
        few.add(at("train", "on"), SyntheticEstimates.estimate("plug-in", "mean", "I(X;T)", 1, 0.5, 0.01, Verdict.SOUND, ""));
        assertEquals(List.of(1.0), dots(few), "there is no other");
        assertTrue(InformationFigure.FIGURE.compose(few.results(), "").orElseThrow().caption()
                .startsWith("Plug-in estimates on the training images; "));
        few.add(at("test", "on"), SyntheticEstimates.estimate("plug-in", "mean", "I(X;T)", 2, 0.5, 0.01, Verdict.SOUND, ""));
        assertEquals(List.of(2.0), dots(few));
        few.add(at("test", "off"), SyntheticEstimates.estimate("plug-in", "mean", "I(X;T)", 3, 0.5, 0.01, Verdict.SOUND, ""));
        few.add(at("test", "off"), SyntheticEstimates.estimate("plug-in", "30 bins", "I(X;T)", 4, 0.5, 0.01, Verdict.SOUND, ""));
        few.add(at("test", "off"), SyntheticEstimates.estimate("miller-madow", "mean", "I(X;T)", 5, 0.5, 0.01, Verdict.SOUND, ""));
        assertEquals(List.of(3.0), dots(few));
    }

    private static List<Double> dots(SyntheticEstimates few) {
        return InformationFigure.FIGURE.compose(few.results(), "").orElseThrow().rows().get(0).get(0).glyphs().stream()
                .filter(Glyph.Dot.class::isInstance).map(dot -> ((Glyph.Dot) dot).y()).toList();
    }

    private static SyntheticEstimates.At at(String split, String teacher) {
        return new SyntheticEstimates.At("backprop", "m", 1, 5, split, "hidden1", "rate", teacher, "label");
    }

    /** Permuted labels leave the code as it is: what I(X;T) has more of it there, H(T|X) has less. */
    @Test
    void theControlOfTheConditionalEntropyIsWhatPermutedInformationLeaves() {
        SyntheticEstimates few = new SyntheticEstimates();
        few.add(at("test", "off"), SyntheticEstimates.estimate("plug-in", "mean", "H(T)", 9, Double.NaN, 0.01, Verdict.SOUND, ""));
        few.add(at("test", "off"),
                SyntheticEstimates.estimate("plug-in", "mean", "H(T|X)", 6, Double.NaN, 0.01, Verdict.SOUND, ""));
        few.add(at("test", "off"), SyntheticEstimates.estimate("plug-in", "mean", "I(X;T)", 3, 0.25, 0.01, Verdict.SOUND, ""));
        List<List<Panel>> rows = InformationFigure.FIGURE.compose(few.results(), "").orElseThrow().rows();
        for (int row = 0; row < 2; row++) {
            Glyph.Line control = (Glyph.Line) rows.get(row).get(0).glyphs().stream().filter(PageContentTest::isControl).findFirst()
                    .orElseThrow();
            assertArrayEquals(new double[] {row == 0 ? 0.25 : 8.75}, control.y());
        }
    }

    @Test
    void aHollowMarkIsWhiteInsideAndAFullOneIsNot() {
        for (Mark mark : Mark.values()) {
            assertEquals(Color.WHITE, centre(mark, true), mark.name());
            assertEquals(Color.BLUE, centre(mark, false), mark.name());
        }
    }

    @Test
    void anAxisIsLogarithmicOnlyForPositiveNumbersOfARatioOfFive() {
        assertEquals(Axis.Ticks.LOGARITHMIC, Axis.ratios("", List.of(2.0, 90.0)).ticks());
        assertEquals(Axis.Ticks.LOGARITHMIC, Axis.ratios("", List.of(2.0, 10.0)).ticks());
        assertEquals(Axis.Ticks.LINEAR, Axis.ratios("", List.of(20.0, 90.0)).ticks());
        assertEquals(Axis.Ticks.LINEAR, Axis.ratios("", List.of(0.0, 90.0)).ticks());
    }

    /** For whatever numbers: room for markers at both ends, and no more below than up to the next label. */
    @Test
    void aLogarithmicAxisBeginsAtTheNextOneTwoOrFiveAndLeavesTheSameRoomAtItsEnds() {
        for (double least : new double[] {1e-4, 0.0019, 1.3, 2, 4.9, 5, 9.9, 700}) {
            for (double ratio : new double[] {5, 60, 1e5}) {
                Axis axis = Axis.ratios("", List.of(least, ratio * least));
                double span = Math.log(axis.max() / axis.min());
                double above = Math.log(axis.max() / (ratio * least)) / span;
                assertTrue(above > 0.03 && above < 0.05, "a share of the axis");
                assertTrue(axis.min() < least && Math.log(least / axis.min()) - above * span < Math.log(2.5) + 1e-9);
                assertTrue(axis.min() < axis.max() && !axis.twosAndFives().isEmpty());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void noInkLeavesItsAxes(Figure figure) {
        for (int epochs : new int[] {0, 1, 50}) {
            Metrics table = SyntheticMetrics.threeRules(epochs, 5, 2);
            figure.compose(SyntheticMetrics.informed(table, 5), "").orElseThrow().rows().stream().flatMap(List::stream)
                    .forEach(panel -> {
                        for (Glyph glyph : panel.glyphs()) {
                            if (glyph instanceof Glyph.Dot dot)
                                assertTrue(within(panel.x(), dot.x()) && within(panel.y(), dot.y()));
                            if (glyph instanceof Glyph.Band band) {
                                for (int i = 0; i < band.x().length; i++) {
                                    assertTrue(within(panel.y(), band.low()[i]) && within(panel.y(), band.high()[i]));
                                }
                            }
                        }
                    });
        }
    }

    @Test
    void modelsOfOneSeriesAreOneCurveAgainstTheTimeTheirImagesWereShown() {
        List<Measurement> rows = new ArrayList<>();
        for (double ms : new double[] {100, 10}) {
            for (String series : new String[] {"plain", "gated, soft"}) {
                String model = series + ", " + ms + " ms";
                double error = series.equals("plain") ? 90 - ms / 10 : ms / 10;
                rows.add(new Measurement("r", model, 1, 0, 0, "train", "", "presentation time", "ms", ms));
                rows.add(new Measurement("r", model, 1, 0, 0, "test", "", "error", "%", 91));
                rows.add(new Measurement("r", model, 1, 3, 9, "test", "", "error", "%", error));
            }
        }
        rows.add(new Measurement("backprop", "timeless", 1, 3, 9, "test", "", "error", "%", 1));
        List<Glyph.Line> lines = PresentationTimeFigure.FIGURE.compose(SyntheticMetrics.results(new Metrics(rows)), "")
                .orElseThrow().rows().get(0).get(0)
                .glyphs().stream().filter(Glyph.Line.class::isInstance).map(Glyph.Line.class::cast).toList();
        assertEquals(2, lines.size());
        assertArrayEquals(new double[] {10, 100}, lines.get(0).x());
        assertArrayEquals(new double[] {89, 80}, lines.get(0).y());
        assertArrayEquals(new double[] {1, 10}, lines.get(1).y());
    }

    /** As many settings as there are colours, so that by their models all series would begin with the same. */
    @Test
    void noTwoSeriesOfOneRuleHaveOneColour() {
        List<Measurement> rows = new ArrayList<>();
        for (String series : new String[] {"a", "b", "c", "d"}) {
            for (int ms = 1; ms <= 4; ms++) {
                String model = series + ", " + ms + " ms";
                rows.add(new Measurement("r", model, 1, 0, 0, "train", "", "presentation time", "ms", ms));
                rows.add(new Measurement("r", model, 1, 3, 9, "test", "", "error", "%", 10 * ms));
            }
        }
        assertEquals(4, colours(PresentationTimeFigure.FIGURE, SyntheticMetrics.results(new Metrics(rows))).size());
    }

    @Test
    void layersStandFromInputToOutputWithTheirCompartments() {
        List<Measurement> rows = Stream.of("output", "hidden10", "hidden2.apical", "hidden2", "hidden1")
                .map(layer -> new Measurement("backprop", "m", 1, 0, 0, "test", layer, "gradient", "1", 1)).toList();
        assertEquals(List.of("hidden1", "hidden2", "hidden2.apical", "hidden10", "output"),
                Layers.with(new Metrics(rows), "gradient"));
        assertEquals("hidden layer 2, apical", Layers.inWords("hidden2.apical"));
        assertEquals("hidden layer 1, interneuron soma", Layers.inWords("hidden1.interneuronSoma"));
    }

    @Test
    void panelsAreInLineWhateverTheirTitles() {
        BufferedImage flat = painted(panel("over", 1));
        BufferedImage deep = painted(panel("gyp", 1));
        for (int y = 20; y < flat.getHeight(); y++) {
            for (int x = 0; x < flat.getWidth(); x++) assertEquals(flat.getRGB(x, y), deep.getRGB(x, y), "below the title");
        }
    }

    @Test
    void inkBeyondTheAxesIsCutOff() {
        BufferedImage within = painted(panel("", 1));
        BufferedImage beyond = painted(panel("", 1000));
        assertEquals(Color.RED.getRGB(), within.getRGB(140, 80), "the test looks where the ink is");
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < beyond.getWidth(); x++) assertEquals(Color.WHITE.getRGB(), beyond.getRGB(x, y), "above the frame");
        }
    }

    /** With a thick line from the middle of the lower axis up to {@code high}, on axes that end at 1.06. */
    private static Panel panel(String title, double high) {
        Axis axis = Axis.fromZero("", List.of(0.0, 1.0));
        Glyph line = new Glyph.Line(Color.RED, new BasicStroke(30), new double[] {0.5, 0.5}, new double[] {0, high});
        return new Panel(title, axis, axis, List.of(line), List.of());
    }

    private static BufferedImage painted(Panel panel) {
        BufferedImage image = new BufferedImage(250, 160, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        panel.paint(g, image.getWidth(), image.getHeight());
        g.dispose();
        return image;
    }

    private static boolean within(Axis axis, double value) {
        return value > axis.min() && value < axis.max();
    }

    private static Set<Color> colours(Figure figure, Results results) {
        return figure.compose(results, "").orElseThrow().rows().stream().flatMap(List::stream)
                .flatMap(panel -> panel.glyphs().stream()).map(PageContentTest::colour).collect(Collectors.toSet());
    }

    private static Color colour(Glyph glyph) {
        if (glyph instanceof Glyph.Band band) return band.style().color();
        if (glyph instanceof Glyph.Line line) return line.color();
        return ((Glyph.Dot) glyph).style().color();
    }

    private static Color centre(Mark mark, boolean hollow) {
        BufferedImage image = new BufferedImage(41, 41, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        mark.paint(g, Color.BLUE, 20.5, 20.5, 30, hollow);
        g.dispose();
        return new Color(image.getRGB(20, 20));
    }

    private static <T extends Glyph> T only(Class<T> kind, List<Glyph> glyphs) {
        List<T> found = glyphs.stream().filter(kind::isInstance).map(kind::cast).filter(glyph -> !isControl(glyph)).toList();
        assertFalse(found.isEmpty());
        return found.get(0);
    }

    private static boolean isControl(Glyph glyph) {
        return glyph instanceof Glyph.Line line && line.stroke().getLineWidth() < 1.5f;
    }

    private static String caption(Measurement... rows) {
        return LearningCurvesFigure.FIGURE.compose(SyntheticMetrics.results(new Metrics(List.of(rows))), "").orElseThrow()
                .caption();
    }

    private static Measurement error(long seed, int epoch, double value) {
        return new Measurement("backprop", "m", seed, epoch, 0, "test", "", "error", "%", value);
    }
}
