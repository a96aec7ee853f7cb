package apical.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import apical.learning.Cost;
import apical.learning.LearningRule;
import apical.network.Pathway;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.rule.EstimatedGradient;
import apical.rule.ModelUnderTest;
import apical.rule.RuleDefinition;
import apical.rule.Stimulus;
import apical.rules.Benches;
import apical.rules.gradient.Backprop;
import apical.rules.perturbation.NodePerturbation;
import apical.rules.perturbation.NodePerturbation.Baseline;
import apical.rules.perturbation.NodePerturbation.Differences;
import apical.rules.perturbation.WeightPerturbation;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Cosines to backpropagation: 1 of itself, what theory says of random estimates, and by hand those of made-up errors in the network
 * of {@link DiagnosisByHandTest}, for whose two samples backpropagation reports
 * <pre>
 *   (e_1, e_2) = (-2, -1, -2) and (1, 0, 1)
 *   sum of e_1 r_0' = ( 1 -5)    of e_1 = (-1)    of e_2 r_1' = (1 -8)    of e_2 = -1
 *                     (-1 -2)             (-1)
 * </pre>
 */
class GradientCosineTest {

    private static final Shape SHAPE = new Shape(List.of(2, 2, 1));
    private static final TransferFunction PHI = new TransferFunction.Relu();
    private static final FMatrixRMaj INPUT = matrix(2, 1, 3, 2, -1), TARGET = matrix(1, 1, 4);

    private static FMatrixRMaj matrix(int rows, float... elements) {
        return new FMatrixRMaj(rows, elements.length / rows, true, elements);
    }

    private static Perceptron network() {
        return new Perceptron(SHAPE, PHI, List.of(
                Projection.withBiases("hidden1", Pathway.FORWARD, matrix(2, 1, 0, 0, 2)),
                Projection.withBiases("output", Pathway.FORWARD, matrix(1, 1, 0.5f))));
    }

    private static LearningRule reports(FMatrixRMaj hidden, FMatrixRMaj output) {
        return new ReportsErrors(network(), k -> k == 1 ? hidden : output, k -> null);
    }

    private static Found shown(GradientCosine cosine) {
        cosine.show(INPUT, TARGET);
        return found(cosine);
    }

    private static Found found(GradientCosine cosine) {
        Found found = new Found();
        cosine.report(found);
        return found;
    }

    @Test
    void ofErrorsItIsTheMeanOverSamplesOfAllLayersTogether() {
        LearningRule rule = reports(matrix(2, -1, 1, 1, 1), matrix(1, 4, 1));
        // (-1, 1, 4) against (-2, -1, -2): 2 - 1 - 8 = -7; (1, 1, 1) against (1, 0, 1): 2
        assertEquals((-7 / Math.sqrt(18 * 9) + 2 / Math.sqrt(3 * 2)) / 2,
                shown(GradientCosine.ofErrors(rule, SHAPE, PHI, Cost.SQUARED)).of(" gradient cosine"), 1e-7);
    }

    @Test
    void ofChangesItIsThatOfAllWeightsAndBiasesTogether() {
        LearningRule rule = reports(matrix(2, -1, 1, 1, 1), matrix(1, 4, 1));
        // (2 -3; 4 1), (0 2)', (7 16) and 5: 2 + 15 - 4 - 2 - 2 + 7 - 128 - 5 = -117
        assertEquals(-117 / Math.sqrt((30 + 4 + 305 + 25) * (31 + 2 + 65 + 1.0)),
                shown(GradientCosine.ofChanges(rule, SHAPE, PHI, Cost.SQUARED)).of(" gradient cosine"), 1e-7);
    }

    /** Of one sample dW dW* is e e* (r r + 1), layer by layer. */
    @Test
    void ofChangesItIsTheMeanOverBatches() {
        FMatrixRMaj[] hidden = {matrix(2, -1, 1), matrix(2, 1, 1)}, output = {matrix(1, 4), matrix(1, 1)};
        int[] sample = {0};
        GradientCosine cosine = GradientCosine.ofChanges(new ReportsErrors(network(), k -> (k == 1 ? hidden : output)[sample[0]],
                k -> null), SHAPE, PHI, Cost.SQUARED);
        cosine.show(matrix(2, 1, 2), matrix(1, 1));                  // (2 - 1) (5 + 1) - 8 (17 + 1) = -138
        sample[0] = 1;
        cosine.show(matrix(2, 3, -1), matrix(1, 4));                 // (1 + 0) (10 + 1) + 1 (9 + 1) = 21
        assertEquals((-138 / Math.sqrt((2 * 6 + 16 * 18) * (5 * 6 + 4 * 18.0)) + 21 / Math.sqrt((2 * 11 + 10) * (11 + 10.0))) / 2,
                found(cosine).of(" gradient cosine"), 1e-7);
    }

    @Test
    void whatHasNoDirectionIsLeftOut() {
        assertEquals(2 / Math.sqrt(3 * 2),
                shown(GradientCosine.ofErrors(reports(matrix(2, 0, 1, 0, 1), matrix(1, 0, 1)), SHAPE, PHI,
                        Cost.SQUARED)).of(" gradient cosine"),
                1e-7);
        assertFalse(shown(GradientCosine.ofErrors(reports(matrix(2, 0, 0, 0, 0), matrix(1, 0, 0)), SHAPE, PHI, Cost.SQUARED))
                .has(" gradient cosine"));
    }

    private static Found measured(RuleDefinition rule, boolean ofErrors, int batches, int samples) {
        ModelUnderTest<RuleDefinition> model = Benches.model("m", rule, Benches.SHAPE);
        LearningRule built = model.build().rule();
        Cost cost = rule.teaching().cost();
        GradientCosine cosine = ofErrors ? GradientCosine.ofErrors(built, Benches.SHAPE, model.phi(), cost)
                : GradientCosine.ofChanges(built, Benches.SHAPE, model.phi(), cost);
        List<Stimulus> stimuli = model.stimuli(batches * samples, 7);
        for (int b = 0; b < batches; b++) {
            List<Stimulus> batch = stimuli.subList(b * samples, (b + 1) * samples);
            cosine.show(Stimulus.inputs(batch), Stimulus.targets(batch));
        }
        return found(cosine);
    }

    @ParameterizedTest
    @EnumSource(Cost.class)
    void backpropIsItsOwnGradient(Cost cost) {
        RuleDefinition backprop = new Backprop(List.of(0.1, 0.2, 0.3), cost, true, 0);
        for (boolean ofErrors : new boolean[] {true, false}) {
            assertEquals(1, measured(backprop, ofErrors, 3, 4).of(" gradient cosine"), 1e-12);
        }
    }

    /**
     * Tolerances are four standard errors and the 1 / N that theory leaves out: estimates scatter by 1 / sqrt(N) around the mean.
     */
    @ParameterizedTest
    @CsvSource({"true, 1, 4000, 0.04", "true, 10, 1000, 0.03", "true, 100, 200, 0.02",
            "false, 1, 4000, 0.08", "false, 10, 1000, 0.04", "false, 100, 200, 0.03"})
    void perturbationsAreAtTheAngleThatTheoryGives(boolean node, int draws, int batches, double tolerance) {
        List<Double> rates = List.of(0.1, 0.1, 0.1);
        RuleDefinition rule = node
                ? new NodePerturbation(rates, 0.003, draws, Differences.TWO_SIDED, Baseline.UNPERTURBED, Cost.CROSS_ENTROPY)
                : new WeightPerturbation(rates, 0.003, draws, Differences.TWO_SIDED, Baseline.UNPERTURBED, Cost.CROSS_ENTROPY);
        double theory = rule.as(EstimatedGradient.class).orElseThrow().expectedCosine(Benches.SHAPE).orElseThrow();
        assertEquals(1, measured(rule, node, batches, 2).of(" gradient cosine") / theory, tolerance);
    }
}
