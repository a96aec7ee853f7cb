package apical.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.information.Estimate;
import apical.information.Verdict;
import apical.plot.Axis;
import apical.plot.Glyph;
import apical.plot.Page;
import apical.plot.Panel;
import apical.results.InformationRow;
import apical.results.Measurement;
import apical.results.Metrics;
import apical.results.Results;
import java.awt.Color;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures of estimates of information. */
class EstimatedInformationFiguresTest {

    private static final Results RESULTS = SyntheticEstimates.all(1);
    private static final Results SIZES = SyntheticEstimates.sizes(1);

    static Stream<Figure> figures() {
        return Figures.ALL.stream().filter(figure -> figure.missingIn(RESULTS).isEmpty());
    }

    private final SyntheticEstimates few = new SyntheticEstimates();

    private static Page page(Figure figure) {
        return figure.compose(figure == InformationBySizeFigure.FIGURE ? SIZES : RESULTS, "").orElseThrow();
    }

    private static Stream<Panel> panels(Page page) {
        return page.rows().stream().flatMap(List::stream);
    }

    private static <T extends Glyph> List<T> glyphs(Class<T> kind, Panel panel) {
        return panel.glyphs().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private EstimatedInformationFiguresTest add(String model, long seed, int epoch, String variable, Estimate estimate) {
        few.add(new SyntheticEstimates.At("backprop", model, seed, epoch, "test", "hidden1", "rate", "off", variable), estimate);
        return this;
    }

    private static Estimate sound(String quantity, double value) {
        return estimate("decoder", quantity, value, Verdict.SOUND);
    }

    private static Estimate estimate(String estimator, String quantity, double value, Verdict verdict) {
        return SyntheticEstimates.estimate(estimator, "", quantity, value, 0.5, 0.1, verdict,
                verdict == Verdict.SATURATED ? "97 % of the codes were seen once" : "");
    }

    private Page composed(Figure figure) {
        return figure.compose(few.results(), "").orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void withoutEstimatesThereIsNoFigure(Figure figure) {
        Results nothing = SyntheticMetrics.results(SyntheticMetrics.threeRules(2, 2, 1));
        assertTrue(figure.compose(nothing, "").isEmpty());
        assertTrue(figure.frames(nothing, "").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void noInkLeavesItsAxesAndInformationIsMeasuredFromZero(Figure figure) {
        panels(page(figure)).forEach(panel -> {
            assertTrue(panel.y().min() < 0 && panel.y().ticks() == Axis.Ticks.LINEAR, "0 is on the axis");
            for (Glyph.Dot dot : glyphs(Glyph.Dot.class, panel)) {
                assertTrue(dot.x() > panel.x().min() && dot.x() < panel.x().max(), panel.title());
                if (figure == EstimatorBiasFigure.FIGURE && dot.hollow()) continue;                // cut off, as its caption says
                assertTrue(dot.y() > panel.y().min() && dot.y() < panel.y().max(), panel.title());
            }
            for (Glyph.Band band : glyphs(Glyph.Band.class, panel)) {
                for (int i = 0; i < band.x().length; i++) {
                    assertTrue(band.low()[i] > panel.y().min() && band.high()[i] < panel.y().max(), panel.title());
                }
            }
        });
    }

    @Test
    void aSaturatedEstimateIsHollowAndTheCaptionSaysWhy() {
        for (Verdict verdict : Verdict.values()) {
            SyntheticEstimates one =
                    new SyntheticEstimates().add(new SyntheticEstimates.At("backprop", "m", 1, 3, "test", "hidden1",
                            "rate", "off", "label"), estimate("plug-in", "I(X;T)", 3, verdict));
            Page page = EstimatedInformationFigures.TEST.compose(one.results(), "").orElseThrow();
            boolean saturated = verdict == Verdict.SATURATED;
            assertEquals(saturated, glyphs(Glyph.Dot.class, page.rows().get(0).get(0)).get(0).hollow(), verdict.id());
            assertEquals(saturated, page.caption().contains("97 % of the codes were seen once"), page.caption());
            assertEquals(saturated, page.legend().stream().anyMatch(key -> key.text().contains("saturated")));
            assertEquals(verdict == Verdict.LOWER_BOUND, page.over().get(0).endsWith(", a lower bound"), page.over().get(0));
        }
    }

    @Test
    void everyEstimatorAndCodeHasItsRowInTheUsualOrderAndEveryLayerItsColumn() {
        Page page = page(EstimatedInformationFigures.TEST);
        assertEquals(List.of("Plug-in, code: mean", "Miller-Madow, code: mean", "Chao-Shen, code: mean",
                "Kernel lower bound, code: noise 0.1, usually a lower bound",
                "Kernel upper bound, code: noise 0.1, usually an upper bound",
                "Kernel lower bound, code: noise 1.0, usually a lower bound",
                "Kernel upper bound, code: noise 1.0, usually an upper bound",
                "Linear decoder, a lower bound", "Per unit, code: mean", "Subsets, code: mean"), page.over());
        for (List<Panel> row : page.rows()) {
            assertEquals(List.of("hidden layer 1", "hidden layer 2", "output layer"), row.stream().map(Panel::title).toList());
            assertEquals(1, row.stream().map(Panel::y).distinct().count(), "layers are compared");
            for (Panel panel : row) {
                List<Glyph.Dot> dots = glyphs(Glyph.Dot.class, panel);
                int bands = glyphs(Glyph.Band.class, panel).size();
                if (dots.stream().allMatch(Glyph.Dot::hollow)) assertEquals(0, bands, "what says nothing has no interval");
                if (dots.stream().noneMatch(Glyph.Dot::hollow)) assertEquals(3, bands);
            }
        }
        assertEquals("I(label; 10 units) (bit)", page.rows().get(9).get(0).y().label(), "the largest subset alone");
        assertTrue(page.description().contains("Miller-Madow"));
    }

    @Test
    void aBandIsTheIntervalOfOneSeedAndTheRangeOfSeveral() {
        add("m", 1, 0, "label", sound("I(X;T)", 2)).add("m", 1, 1, "label", sound("I(X;T)", 3));
        add("m", 2, 1, "label", sound("I(X;T)", 2.5));
        Glyph.Band band = glyphs(Glyph.Band.class, composed(EstimatedInformationFigures.TEST).rows().get(0).get(0)).get(0);
        Estimate alone = sound("I(X;T)", 2);
        assertArrayEquals(new double[] {alone.interval().lower(), 2.5}, band.low());
        assertArrayEquals(new double[] {alone.interval().upper(), 3}, band.high());
        assertTrue(composed(EstimatedInformationFigures.TEST).caption().contains("range over 2 seeds"));
        assertTrue(page(EstimatedInformationFigures.TEST).caption().contains("95 % intervals of the estimates (jack-knife)"));
    }

    @Test
    void permutedLabelsAreThinAndTheEntropyOfTheVariableIsALine() {
        add("m", 1, 0, "label", sound("I(X;T)", 2)).add("m", 1, 0, "label", sound("H(X)", 3.3));
        List<Glyph.Line> lines = glyphs(Glyph.Line.class, composed(EstimatedInformationFigures.TEST).rows().get(0).get(0));
        assertArrayEquals(new double[] {3.3, 3.3}, lines.get(0).y());
        assertArrayEquals(new double[] {0.5}, lines.get(1).y());
        assertTrue(lines.get(1).stroke().getLineWidth() < lines.get(2).stroke().getLineWidth());
        assertArrayEquals(new double[] {2}, lines.get(2).y());
    }

    @Test
    void aNumberThatIsNotFiniteIsLeftOutAndNamed() {
        add("m", 1, 0, "label", sound("I(X;T)", 2)).add("m", 1, 1, "label", SyntheticEstimates.estimate("decoder", "", "I(X;T)",
                Double.POSITIVE_INFINITY, Double.NaN, 0.1, Verdict.SOUND, ""));
        Page page = composed(EstimatedInformationFigures.TEST);
        assertEquals(1, glyphs(Glyph.Dot.class, page.rows().get(0).get(0)).size());
        assertTrue(page.caption().contains("Not finite and left out: some of m."), page.caption());
    }

    @Test
    void propertiesAreShownByADecoderUnlessItIsSaturatedEverywhere() {
        Page page = page(EstimatedInformationFigures.PROPERTIES);
        assertEquals(List.of("Brightest quadrant", "Stroke width", "Random labels"), page.over());
        assertTrue(page.caption().contains("Estimator: Linear decoder, a lower bound."), page.caption());

        add("m", 1, 0, "slant", estimate("decoder", "I(X;T)", 2, Verdict.SATURATED));
        assertTrue(composed(EstimatedInformationFigures.PROPERTIES).caption().contains("Estimator: Linear decoder."),
                "there is no other");
        add("m", 1, 0, "slant", estimate("per-unit", "I(X;unit)", 0.2, Verdict.SOUND));
        assertTrue(composed(EstimatedInformationFigures.PROPERTIES).caption().contains("Estimator: Per unit."));
        add("m", 1, 0, "slant", estimate("kernel-lower-bound", "I(X;T)", 1, Verdict.LOWER_BOUND));
        assertTrue(composed(EstimatedInformationFigures.PROPERTIES).caption()
                .contains("Estimator: Kernel lower bound, usually a lower bound."));
    }

    @Test
    void compartmentsHaveColoursAndTheTeacherDashes() {
        List<Panel> row = page(CompartmentInformationFigure.FIGURE).rows().get(0);
        assertEquals(List.of(9, 9, 5), row.stream().map(panel -> glyphs(Glyph.Band.class, panel).size()).toList());
        for (Panel panel : row) {
            List<Glyph.Line> curves = glyphs(Glyph.Line.class, panel).stream().skip(1)                  // the entropy of the label
                    .filter(line -> line.stroke().getLineWidth() > 1.3f).toList();
            Set<Color> solid = curves.stream().filter(line -> line.stroke().getDashArray() == null)
                    .map(Glyph.Line::color).collect(Collectors.toSet());
            Set<Color> dashed = curves.stream().filter(line -> line.stroke().getDashArray() != null)
                    .map(Glyph.Line::color).collect(Collectors.toSet());
            assertTrue(solid.containsAll(dashed));
            assertEquals(1, solid.size() - dashed.size(), "rates were recorded without a teacher");
            assertEquals(curves.size(), solid.size() + dashed.size());
        }
    }

    @Test
    void ratesStandBesideTheCompartmentsOfTheSameModelInALookOfTheirOwn() {
        for (String compartment : List.of("soma", "rate")) {
            few.add(new SyntheticEstimates.At("microcircuit", "m", 1, 0, "test", "hidden1", compartment, "off", "label"),
                    sound("I(X;T)", 2));
        }
        add("has rates only", 1, 0, "label", sound("I(X;T)", 2));
        Page page = composed(CompartmentInformationFigure.FIGURE);
        assertEquals(1, page.rows().size(), "models without compartments are in other figures");
        List<Glyph.Dot> dots = glyphs(Glyph.Dot.class, page.rows().get(0).get(0));
        assertEquals(2, dots.stream().map(dot -> dot.style().color()).distinct().count());
        assertEquals(2, dots.stream().map(dot -> dot.style().mark()).distinct().count());
        assertTrue(page.caption().contains("A linear decoder: potentials of the first hidden layer are linear in the image"),
                page.caption());
    }

    @Test
    void aLayerAndItsTwinWithTheTeacherOnStandSideBySide() {
        for (String teacher : List.of("off", "on")) {
            for (String layer : List.of("hidden1", "output")) {
                few.add(new SyntheticEstimates.At("backprop", "m", 1, 0, "test", layer, "rate", teacher, "label"),
                        sound("I(X;T)", 2));
            }
        }
        assertEquals(
                List.of(List.of("hidden layer 1", "hidden layer 1, teacher on"),
                        List.of("output layer", "output layer, teacher on")),
                composed(EstimatedInformationFigures.TEST).rows().stream().map(row -> row.stream().map(Panel::title).toList())
                        .toList());
    }

    @Test
    void theCaptionSaysOfHowManySamples() {
        for (Figure figure : figures()
                .filter(each -> !each.missingIn(new Results(RESULTS.tables().with(InformationRow.TABLE, List.of()))).isEmpty())
                .toList()) {
            assertTrue(page(figure).caption().contains(" Estimates by 10000 samples."), page(figure).caption());
        }
    }

    @Test
    void theNoiseOfAControlDoesNotFillItsPanel() {
        add("m", 1, 0, "random", SyntheticEstimates.estimate("decoder", "", "I(X;T)", -0.001, 0, 0.001, Verdict.SOUND, ""));
        Page page = composed(EstimatedInformationFigures.PROPERTIES);
        assertTrue(page.rows().get(0).get(0).y().max() > 0.1);
        assertTrue(page.caption().contains("Below 0: nothing could be read."), page.caption());
    }

    @Test
    void subsetsAreShownBeforeTrainingDottedAndAfterIt() {
        Panel panel = page(SubsetInformationFigure.FIGURE).rows().get(0).get(0);
        List<Glyph.Line> lines = glyphs(Glyph.Line.class, panel);
        assertEquals(6, lines.size());
        lines.forEach(line -> assertArrayEquals(new double[] {1, 2, 4, 8, 10}, line.x()));
        assertTrue(lines.get(0).y()[3] < lines.get(1).y()[3]);
        assertTrue(lines.get(0).stroke().getLineWidth() < lines.get(1).stroke().getLineWidth());
        glyphs(Glyph.Dot.class, panel).forEach(dot -> assertEquals(dot.x() > 8, dot.hollow()));
    }

    @Test
    void sizesOfOneSeriesAreOneCurveOfTheRulesColour() {
        Panel panel = page(InformationBySizeFigure.FIGURE).rows().get(0).get(0);
        assertEquals(Set.of(new Color(0x000000), new Color(0xE69F00), new Color(0x0072B2)),
                glyphs(Glyph.Dot.class, panel).stream().map(dot -> dot.style().color()).collect(Collectors.toSet()));
        glyphs(Glyph.Band.class, panel).forEach(band -> assertArrayEquals(new double[] {15, 30, 60, 120, 500}, band.x()));
        assertTrue(InformationBySizeFigure.FIGURE.compose(RESULTS, "").isEmpty(), "one size is no curve");
    }

    @Test
    void whatLayersKnewBeforeTrainingIsAThinLineUnderWhatTheyKnowAfterIt() {
        Panel panel = page(InformationBySizeFigure.FIGURE).rows().get(0).get(0);
        Set<Color> thin = glyphs(Glyph.Line.class, panel).stream().filter(line -> line.stroke().getLineWidth() < 1)
                .map(Glyph.Line::color).collect(Collectors.toSet());
        assertEquals(3, thin.size(), "one of each series");
    }

    @Test
    void calibrationsStandOverTheTruthWithTheDiagonal() {
        for (Panel panel : page(CalibrationFigure.FIGURE).rows().get(0)) {
            Glyph.Line diagonal = glyphs(Glyph.Line.class, panel).get(0);
            assertArrayEquals(diagonal.x(), diagonal.y());
            assertEquals(15, glyphs(Glyph.Dot.class, panel).size());
            glyphs(Glyph.Dot.class, panel).stream().filter(Glyph.Dot::hollow)
                    .forEach(dot -> assertEquals(SyntheticEstimates.MOST, dot.y()));
            assertEquals(!panel.title().equals("output layer"),
                    glyphs(Glyph.Dot.class, panel).stream().anyMatch(Glyph.Dot::hollow));
        }
    }

    @Test
    void calibrationsAreThoseOfTheMostSamplesAndWhatIsSaturatedHasNoInterval() {
        few.calibration("plug-in", "mean", 100, 50, 2, 3, false).calibration("plug-in", "mean", 10_000, 50, 2, 2.1, false)
                .calibration("decoder", "", 10_000, 50, 2, 9, true);
        Page page = composed(CalibrationFigure.FIGURE);
        Panel panel = page.rows().get(0).get(0);
        assertEquals(List.of(2.1, 9.0), glyphs(Glyph.Dot.class, panel).stream().map(Glyph.Dot::y).toList());
        assertEquals(2, glyphs(Glyph.Line.class, panel).size(), "the diagonal and one interval");
        assertTrue(page.caption().contains("by 10000 samples"), page.caption());
    }

    @Test
    void errorsOfEstimatorsStandOnTheScaleOfThoseThatSaySomething() {
        few.calibration("plug-in", "mean", 100, 2, 2, 9, true).calibration("plug-in", "mean", 1000, 20, 2, 2.5, false);
        Panel panel = composed(EstimatorBiasFigure.FIGURE).rows().get(0).get(0);
        assertTrue(panel.y().max() > 0.5 && panel.y().max() < 1);
        assertEquals("samples per code", panel.x().label());
        assertTrue(composed(EstimatorBiasFigure.FIGURE).caption().contains("cut off where saturated"));
    }

    @Test
    void errorsStandOverSamplesWhereEverySampleHasACodeOfItsOwn() {
        few.calibration("decoder", "", 1000, 1, 2, 1.9, false).calibration("decoder", "", 100, 1.01, 2, 1, false)
                .calibration("plug-in", "mean", 100, 1.01, 2, 1, false);
        Page page = composed(EstimatorBiasFigure.FIGURE);
        Panel panel = page.rows().get(0).get(0);
        assertEquals("samples", panel.x().label());
        assertEquals(List.of(100.0, 100.0, 1000.0), glyphs(Glyph.Dot.class, panel).stream().map(Glyph.Dot::x).toList());
        assertEquals(glyphs(Glyph.Dot.class, composed(CalibrationFigure.FIGURE).rows().get(0).get(0)).get(0).style(),
                glyphs(Glyph.Dot.class, panel).get(1).style(), "the decoder looks alike in both figures");
    }

    @Test
    void aModelHasTheLookItHasInFiguresOfMeasurements() {
        Metrics metrics = SyntheticMetrics.threeRules(1, 1, 1);
        add("unmeasured", 1, 0, "label", sound("I(X;T)", 2));
        Results both = new Results(RESULTS.tables().with(Measurement.TABLE, metrics.rows())
                .with(InformationRow.TABLE, few.results().rows(InformationRow.TABLE)));
        ModelStyles styles = ModelStyles.of(both);
        new ModelStyles(metrics).models()
                .forEach(model -> assertEquals(new ModelStyles(metrics).of(model).color(), styles.of(model).color()));
        assertFalse(new ModelStyles(metrics).models().contains("unmeasured"));
        assertNotEquals(styles.of("backprop 500-500").color(), styles.of("unmeasured").color());
    }
}
