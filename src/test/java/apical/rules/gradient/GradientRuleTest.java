package apical.rules.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.circuit.Synapses;
import apical.circuit.Tissue;
import apical.learning.ChangeRecorder;
import apical.learning.ChangeRecorder.Report;
import apical.learning.GradientDescent;
import apical.learning.LearningRule;
import apical.learning.OuterProducts;
import apical.learning.PlainPerceptron;
import apical.linalg.Matrices;
import apical.linalg.Plain;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.TransferFunctions;
import apical.rules.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The gradient is taken by central differences of the cost in double precision, from exactly the weights, inputs and targets
 * that the rule sees. The step, 5e-4, balances rounding of the cost against what the differences neglect; no rectifier's
 * potential lies within two steps of its bend, and soft rectifiers work around their biases, where they have a slope.
 */
class GradientRuleTest {

    private static final int BATCH = 7;
    private static final double H = 5e-4;
    /** Three times the largest relative difference that was measured. */
    private static final double SINGLE = 8e-7;

    static Stream<Arguments> networks() {
        return Stream.of(new Shape(List.of(4, 3)), new Shape(List.of(4, 5, 3)), new Shape(List.of(4, 6, 5, 3)))
                .flatMap(shape -> TransferFunctions.all().map(phi -> Arguments.of(shape, phi)));
    }

    static Stream<TransferFunction> functions() {
        return TransferFunctions.all();
    }

    /** A random network with what it is shown, in both precisions. */
    private record Example(Tissue tissue, FMatrixRMaj input, FMatrixRMaj target, PlainPerceptron plain, double[][] inputs,
            double[][] targets) {

        static Example random(Shape shape, TransferFunction phi) {
            var random = new SplittableRandom(21);
            Tissue tissue = Tissue.random(shape, phi, Tissue.unequalMixing(shape), 1, random);
            if (phi instanceof TransferFunction.SoftRectifier soft) {
                for (int k = 1; k <= shape.depth(); k++) {
                    CommonOps_FDRM.add(tissue.bottomUp(k).biases(), (float) soft.theta());
                }
            }
            FMatrixRMaj input = tissue.input(BATCH, random), target = tissue.target(BATCH, random);
            return new Example(tissue, input, target, new PlainPerceptron(phi, Rule.perceptron(tissue).projections()),
                    Plain.transpose(Plain.matrix(input)), Plain.transpose(Plain.matrix(target)));
        }

        /** Minus the gradient with respect to W_k, by central differences. */
        double[][] descentOfWeights(int k) {
            double[][] w = plain.weights[k];
            double[][] descent = new double[w.length][w[0].length];
            for (int i = 0; i < w.length; i++) {
                for (int j = 0; j < w[i].length; j++) descent[i][j] = -plain.centralDifference(w[i], j, H, inputs, targets);
            }
            return descent;
        }

        /** Minus the gradient with respect to b_k, as one column. */
        double[][] descentOfBiases(int k) {
            double[] b = plain.biases[k];
            double[][] descent = new double[b.length][1];
            for (int i = 0; i < b.length; i++) descent[i][0] = -plain.centralDifference(b, i, H, inputs, targets);
            return descent;
        }

        /** Mean over patterns of errors, and of errors times rates below, with the given way down, in double precision. */
        Map<Projection, double[][][]> plainChanges(double[][][] wayDown) {
            Map<Projection, double[][][]> changes = new HashMap<>();
            int top = tissue.shape().depth();
            for (int k = 1; k <= top; k++) {
                double[][] weights = new double[tissue.shape().units(k)][tissue.shape().units(k - 1)];
                double[][] biases = new double[tissue.shape().units(k)][1];
                for (int s = 0; s < BATCH; s++) {
                    plain.show(inputs[s]);
                    double[] error = plain.errors(Plain.add(targets[s], -1, plain.r[top]), wayDown)[k];
                    Plain.addOuter(weights, 1.0 / BATCH, error, plain.r[k - 1]);
                    Plain.addOuter(biases, 1.0 / BATCH, error, new double[] {1});
                }
                changes.put(tissue.bottomUp(k), new double[][][] {weights, biases});
            }
            return changes;
        }

        double[][][] randomWayDown() {
            double[][][] wayDown = new double[tissue.shape().depth()][][];
            for (int k = 1; k < wayDown.length; k++) {
                wayDown[k] = Plain.matrix(tissue.hidden().get(k - 1).topDown().weights());
            }
            return wayDown;
        }
    }

    /** The tests' own backpropagation is the gradient, to 1e-8 of the largest; measured 2.4e-9. */
    @ParameterizedTest
    @MethodSource("networks")
    void plainBackpropagationIsTheGradient(Shape shape, TransferFunction phi) {
        Example example = Example.random(shape, phi);
        Map<Projection, double[][][]> changes = example.plainChanges(example.plain.transposes());
        for (int k = 1; k <= shape.depth(); k++) {
            double[][][] change = changes.get(example.tissue.bottomUp(k));
            assertClose(example.descentOfWeights(k), change[0], 1e-8);
            assertClose(example.descentOfBiases(k), change[1], 1e-8);
        }
    }

    /**
     * Every weight and every bias. The rule computes in single precision, one rounding of which is 6e-8, and rates err
     * by up to 2e-7 (4e-7 for tanh): measured, what it reports is within 2.4e-7 of the largest change of a projection.
     */
    @ParameterizedTest
    @MethodSource("networks")
    void backpropagationReportsTheGradient(Shape shape, TransferFunction phi) {
        Example example = Example.random(shape, phi);
        Map<Projection, Report> reports = ChangeRecorder.of(Rule.BACKPROP.of(example.tissue), example.input, example.target);
        assertEquals(shape.depth(), reports.size());
        for (int k = 1; k <= shape.depth(); k++) {
            Report report = reports.get(example.tissue.bottomUp(k));
            assertClose(example.descentOfWeights(k), report.weights(), SINGLE);
            assertClose(example.descentOfBiases(k), report.biases(), SINGLE);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void feedbackAlignmentReportsErrorsThatCameDownThroughItsOwnWeights(Shape shape, TransferFunction phi) {
        Example example = Example.random(shape, phi);
        Map<Projection, Report> reports =
                ChangeRecorder.of(Rule.FEEDBACK_ALIGNMENT.of(example.tissue), example.input, example.target);
        Map<Projection, double[][][]> expected = example.plainChanges(example.randomWayDown());
        reports.forEach((projection, report) -> {
            assertClose(expected.get(projection)[0], report.weights(), SINGLE);
            assertClose(expected.get(projection)[1], report.biases(), SINGLE);
        });
        assertEquals(shape.depth(), reports.size());
    }

    /** Differences are counted against the largest change of the projection. */
    private static void assertClose(double[][] expected, double[][] actual, double tolerance) {
        double largest = Plain.largest(expected);
        assertTrue(largest > 1e-6, "a gradient of " + largest + " tests nothing");
        assertEquals(0, Plain.difference(expected, actual) / largest, tolerance);
    }

    /**
     * To rounding. Measured with OpenBLAS on x86-64 the very bits agree for batches of 10 and more; for smaller ones it sums
     * some transposed products in another order, and errors of layer 1 of 100-500-500-10 differ by 7e-7 of the largest.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 10, 16, 50})
    void feedbackAlignmentGivenTransposedWeightsIsBackpropagation(int batch) {
        for (Shape shape : List.of(new Shape(List.of(4, 6, 5, 3)), new Shape(List.of(30, 120, 80, 10)))) {
            var random = new SplittableRandom(20);
            Tissue tissue = Tissue.random(shape, new TransferFunction.Logistic(), Tissue.unequalMixing(shape), 0.3, random)
                    .symmetric();
            FMatrixRMaj input = tissue.input(batch, random), target = tissue.target(batch, random);
            Map<Projection, Report> backprop = ChangeRecorder.of(Rule.BACKPROP.of(tissue), input, target);
            Map<Projection, Report> alignment = ChangeRecorder.of(Rule.FEEDBACK_ALIGNMENT.of(tissue), input, target);
            assertEquals(backprop.keySet(), alignment.keySet());
            alignment.forEach((projection, report) -> {
                assertClose(Plain.matrix(backprop.get(projection).error()), Plain.matrix(report.error()), 2e-6);
                assertArrayEquals(backprop.get(projection).pre().data, report.pre().data);
            });
        }
    }

    /** A step of eta lowers the cost by eta |gradient|^2, to first order in eta. */
    @ParameterizedTest
    @MethodSource("functions")
    void aSmallStepLowersTheCostByRateTimesSquaredGradient(TransferFunction phi) {
        Shape shape = new Shape(List.of(4, 6, 5, 3));
        Example example = Example.random(shape, phi);
        double before = example.plain.cost(example.inputs, example.targets);
        double squaredGradient = 0;
        for (int k = 1; k <= shape.depth(); k++) {
            squaredGradient += Math.pow(Plain.norm(example.descentOfWeights(k)), 2)
                    + Math.pow(Plain.norm(example.descentOfBiases(k)), 2);
        }
        double eta = 1e-3 * before / squaredGradient;               // to lower the cost by a thousandth
        Map<Projection, Double> rates = new HashMap<>();
        for (int k = 1; k <= shape.depth(); k++) rates.put(example.tissue.bottomUp(k), eta);
        Rule.BACKPROP.of(example.tissue).present(example.input, example.target, new GradientDescent(rates));
        double after = new PlainPerceptron(phi, Rule.perceptron(example.tissue).projections())
                .cost(example.inputs, example.targets);
        assertEquals(1, (before - after) / (eta * squaredGradient), 0.01);
    }

    @Test
    void weightTransportIsReadAfreshAndRandomFeedbackStays() {
        Shape shape = new Shape(List.of(4, 5, 3));
        Tissue tissue = Tissue.random(shape, new TransferFunction.Logistic(), Tissue.unequalMixing(shape), 1,
                new SplittableRandom(22)).symmetric();
        FMatrixRMaj input = tissue.input(3, new SplittableRandom(23)), target = tissue.target(3, new SplittableRandom(24));
        LearningRule backprop = Rule.BACKPROP.of(tissue), alignment = Rule.FEEDBACK_ALIGNMENT.of(tissue);
        FMatrixRMaj random = tissue.hidden().get(0).topDown().weights();
        FMatrixRMaj before = random.copy();

        Projection onto1 = tissue.bottomUp(1), onto2 = tissue.bottomUp(2);
        Map<Projection, Double> rates = Map.of(onto1, 0.5, onto2, 0.5);
        alignment.present(input, target, new GradientDescent(rates));
        assertArrayEquals(before.data, random.data);
        Report transported = ChangeRecorder.of(backprop, input, target).get(onto1);
        Report fixed = ChangeRecorder.of(alignment, input, target).get(onto1);
        assertNotEquals(transported.error().data[0], fixed.error().data[0]);

        tissue.symmetric();
        assertArrayEquals(transported.error().data, ChangeRecorder.of(backprop, input, target).get(onto1).error().data);
        assertArrayEquals(transported.error().data,
                ChangeRecorder.of(Rule.FEEDBACK_ALIGNMENT.of(tissue), input, target).get(onto1).error().data);
    }

    /**
     * What the microcircuit's locality test would say of it: with all potentials and rates held, a change of other synapses
     * changes what is reported, since the way down reads them.
     */
    @Test
    void backpropagationIsNotLocal() {
        Shape shape = new Shape(List.of(4, 6, 5, 3));
        Tissue tissue = Tissue.random(shape, new TransferFunction.Logistic(), Tissue.unequalMixing(shape), 1,
                new SplittableRandom(25));
        FMatrixRMaj input = tissue.input(3, new SplittableRandom(26)), target = tissue.target(3, new SplittableRandom(27));
        LearningRule rule = Rule.BACKPROP.of(tissue);
        Report before = ChangeRecorder.of(rule, input, target).get(tissue.bottomUp(1));
        ChangeRecorder recorder = new ChangeRecorder((OuterProducts) (projection, error, pre) -> {
            if (projection == tissue.bottomUp(3)) tissue.bottomUp(2).weights().data[0] += 1;       // after the sweep up
        });
        rule.present(input, target, recorder);
        Report after = recorder.reports().get(tissue.bottomUp(1));
        assertArrayEquals(before.pre().data, after.pre().data);
        assertNotEquals(before.error().data[0], after.error().data[0]);
    }

    @Test
    void theTeacherActsOnWeightsOnlyNotOnActivity() {
        Shape shape = new Shape(List.of(4, 5, 3));
        var random = new SplittableRandom(28);
        Tissue tissue = Tissue.random(shape, new TransferFunction.Tanh(), Tissue.unequalMixing(shape), 1, random);
        FMatrixRMaj input = tissue.input(3, random);
        Perceptron network = Rule.perceptron(tissue);
        LearningRule rule = GradientRule.backpropagation(network);
        var taught = rule.respond(input, tissue.target(3, random));
        var alone = rule.respond(input);
        for (int i = 0; i < alone.recordings().size(); i++) {
            assertArrayEquals(alone.recordings().get(i).values().data, taught.recordings().get(i).values().data);
        }
        assertEquals(4, alone.recordings().size());
        assertArrayEquals(Matrices.elements(network.rates(2)), Matrices.elements(rule.predict(input)));
        assertEquals(network.projections(), rule.projections());
        assertEquals(1, tissue.hidden().stream().map(Synapses::bottomUp).filter(rule.projections()::contains).count());
    }
}
