package apical.rules.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.circuit.Synapses;
import apical.circuit.Tissue;
import apical.learning.ChangeRecorder;
import apical.learning.ChangeRecorder.Report;
import apical.learning.Cost;
import apical.learning.GradientDescent;
import apical.learning.LearningRule;
import apical.learning.PlainPerceptron;
import apical.linalg.Matrices;
import apical.linalg.Plain;
import apical.network.Pathway;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.rules.Rule;
import apical.state.RandomStream;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What gradient rules can be asked to do otherwise: another cost, no derivative, direct feedback, noise for backward passes. */
class GradientOptionsTest {

    private static final Shape SHAPE = new Shape(List.of(4, 6, 5, 3));
    private static final TransferFunction PHI = new TransferFunction.Logistic();
    private static final int BATCH = 5;

    private final RandomStream random = new RandomStream(3);
    private final Tissue tissue = Tissue.random(SHAPE, PHI, Tissue.unequalMixing(SHAPE), 1, random);
    private final FMatrixRMaj input = tissue.input(BATCH, random);
    private final FMatrixRMaj target = tissue.target(BATCH, random);
    private final Perceptron network = Rule.perceptron(tissue);

    private Map<Projection, Report> reports(LearningRule rule) {
        return ChangeRecorder.of(rule, input, target);
    }

    /** The cost of one output unit with target t, as the table in {@link Cost} has it. */
    private static double cost(Cost cost, double t, double u) {
        double r = PHI.rate(u);
        return switch (cost) {
            case SQUARED -> (t - r) * (t - r) / 2;
            case ABSOLUTE -> Math.abs(t - r);
            case CROSS_ENTROPY -> -t * Math.log(r) - (1 - t) * Math.log(1 - r);
            case PERCEPTRON -> Math.max(0, t > 0.5 ? -u : u);
        };
    }

    @ParameterizedTest
    @EnumSource
    void outputErrorsAreMinusTheDerivativeOfTheCost(Cost cost) {
        FMatrixRMaj error = reports(GradientRule.backpropagation(network, cost, true)).get(tissue.bottomUp(3)).error();
        FMatrixRMaj u = network.activity().recordings().get(5).values();
        double h = 1e-4;
        for (int i = 0; i < error.getNumElements(); i++) {
            double slope = (cost(cost, target.data[i], u.data[i] + h) - cost(cost, target.data[i], u.data[i] - h)) / (2 * h);
            assertEquals(-slope, error.data[i], 2e-6);
        }
    }

    @Test
    void withoutTheDerivativeOnlyTheSlopesAreMissing() {
        Map<Projection, Report> with = reports(GradientRule.backpropagation(network));
        Map<Projection, Report> without = reports(GradientRule.backpropagation(network, Cost.SQUARED, false));
        PlainPerceptron plain = new PlainPerceptron(PHI, network.projections());
        for (int s = 0; s < BATCH; s++) {
            plain.show(Plain.column(input, s));
            double[] error = Plain.add(Plain.column(target, s), -1, plain.r[3]);
            for (int k = 3; k >= 1; k--) {
                assertArrayEquals(error, Plain.column(without.get(tissue.bottomUp(k)).error(), s), 1e-6);
                if (k > 1) error = Plain.times(plain.transposes()[k - 1], error);
            }
        }
        assertNotEquals(with.get(tissue.bottomUp(1)).error().data[0], without.get(tissue.bottomUp(1)).error().data[0]);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void costsWithSlopesInThemAreAsWithoutDerivative(boolean slopes) {
        float[] crossEntropy = reports(GradientRule.backpropagation(network, Cost.CROSS_ENTROPY, slopes))
                .get(tissue.bottomUp(3)).error().data;
        float[] squared = reports(GradientRule.backpropagation(network, Cost.SQUARED, false)).get(tissue.bottomUp(3)).error().data;
        assertArrayEquals(squared, crossEntropy);
    }

    @Test
    void directFeedbackBringsTheOutputsErrorToEveryLayer() {
        List<FMatrixRMaj> feedback = List.of(Matrices.uniform(6, 3, -1, 1, random), Matrices.uniform(5, 3, -1, 1, random));
        GradientRule rule = GradientRule.directFeedbackAlignment(network, feedback, Cost.SQUARED, true);
        Map<Projection, Report> reports = reports(rule);
        PlainPerceptron plain = new PlainPerceptron(PHI, network.projections());
        double[][][] wayDown = {null, Plain.matrix(feedback.get(0)), Plain.matrix(feedback.get(1))};
        for (int s = 0; s < BATCH; s++) {
            plain.show(Plain.column(input, s));
            double[][] errors = plain.errors(plain.topError(Plain.column(target, s), true), wayDown, k -> 3, true);
            for (int k = 1; k <= 3; k++) {
                assertArrayEquals(errors[k], Plain.column(reports.get(tissue.bottomUp(k)).error(), s), 1e-6);
            }
        }
        assertEquals(feedback.get(1), rule.feedback(2));
    }

    /** With one hidden layer there is one way down only. */
    @Test
    void withOneHiddenLayerDirectFeedbackAlignmentIsFeedbackAlignment() {
        Shape shape = new Shape(List.of(4, 5, 3));
        Tissue shallow = Tissue.random(shape, PHI, Tissue.unequalMixing(shape), 1, random);
        Perceptron perceptron = Rule.perceptron(shallow);
        List<FMatrixRMaj> feedback = List.of(shallow.hidden().get(0).topDown().weights());
        Map<Projection, Report> direct =
                reports(GradientRule.directFeedbackAlignment(perceptron, feedback, Cost.SQUARED, true));
        reports(GradientRule.feedbackAlignment(perceptron, feedback))
                .forEach((projection, report) -> assertArrayEquals(report.error().data, direct.get(projection).error().data));
    }

    @Test
    void feedbackIsTheTransposeOrWhatWasDrawn() {
        FMatrixRMaj transposed = GradientRule.backpropagation(network).feedback(2);
        assertEquals(5, transposed.numRows);
        assertEquals(tissue.bottomUp(3).weights().get(1, 4), transposed.get(4, 1));
        List<FMatrixRMaj> drawn = tissue.hidden().stream().map(Synapses::topDown).map(Projection::weights).toList();
        assertEquals(drawn.get(0), GradientRule.feedbackAlignment(network, drawn).feedback(1));
    }

    @Test
    void replacedPassesAreNoiseOfTheSameSizeInHiddenLayersOnly() {
        FMatrixRMaj many = tissue.input(4000, random), targets = tissue.target(4000, random);
        Map<Projection, Report> exact = ChangeRecorder.of(GradientRule.backpropagation(network), many, targets);
        Map<Projection, Report> replaced = ChangeRecorder.of(
                GradientRule.backpropagation(network).withReplacedPasses(1, new RandomStream(1)), many, targets);
        assertArrayEquals(exact.get(tissue.bottomUp(3)).error().data, replaced.get(tissue.bottomUp(3)).error().data);
        for (int k = 1; k < 3; k++) {
            float[] e = exact.get(tissue.bottomUp(k)).error().data, noise = replaced.get(tissue.bottomUp(k)).error().data;
            double standardError = 1 / Math.sqrt(e.length);
            assertEquals(1, norm(noise) / norm(e), 4 * standardError);
            assertEquals(0, dot(e, noise) / norm(e) / norm(noise), 4 * standardError);
        }
    }

    @Test
    void passesAreReplacedAsOftenAsAsked() {
        LearningRule rule = GradientRule.backpropagation(network).withReplacedPasses(0.3, new RandomStream(2));
        float exact = reports(GradientRule.backpropagation(network)).get(tissue.bottomUp(1)).error().data[0];
        int replaced = 0;
        for (int i = 0; i < 1000; i++) {
            replaced += reports(rule).get(tissue.bottomUp(1)).error().data[0] == exact ? 0 : 1;
        }
        assertEquals(300, replaced, 4 * Math.sqrt(1000 * 0.3 * 0.7));
    }

    /** Rosenblatt's theorem: where a plane separates the patterns, the rule stops being wrong, and then stops learning. */
    @Test
    void aPerceptronLearnsWhatIsSeparableAndThenStops() {
        Shape single = new Shape(List.of(3, 1));
        Projection onto = Projection.withBiases("output", Pathway.FORWARD, new FMatrixRMaj(1, 3));
        Perceptron perceptron = new Perceptron(single, PHI, List.of(onto));
        FMatrixRMaj patterns = new FMatrixRMaj(3, 40), wanted = new FMatrixRMaj(1, 40);
        for (int s = 0; s < 40; s++) {
            double x = random.nextDouble(), y = random.nextDouble(), margin = x - y > 0 ? 0.1 : -0.1;
            patterns.set(0, s, (float) (x + margin));
            patterns.set(1, s, (float) (y - margin));
            wanted.set(0, s, x > y ? 0.8f : 0.1f);
        }
        LearningRule rule = GradientRule.backpropagation(perceptron, Cost.PERCEPTRON, true);
        GradientDescent plasticity = new GradientDescent(Map.of(onto, 1.0));
        for (int i = 0; i < 500; i++) rule.present(patterns, wanted, plasticity);
        FMatrixRMaj weights = onto.weights().copy();
        rule.present(patterns, wanted, plasticity);
        assertArrayEquals(weights.data, onto.weights().data);
        FMatrixRMaj rates = rule.predict(patterns);
        for (int s = 0; s < 40; s++) assertEquals(wanted.get(0, s) > 0.5, rates.get(0, s) > 0.5);
        assertTrue(norm(weights.data) > 0);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += (double) a[i] * b[i];
        return sum;
    }

    private static double norm(float[] a) {
        return Math.sqrt(dot(a, a));
    }
}
