package apical.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import apical.learning.Anatomy;
import apical.learning.Cost;
import apical.learning.Teaching;
import apical.network.Pathway;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/**
 * Two inputs, two hidden units, one output, all rectified, two samples; every number by hand.
 * <pre>
 *   W_1 = (1  0)    b_1 = 0     samples (1, 2)': u_1 = (1, 4)', r_1 = (1, 4)', u_2 = 3, r_2 = 3
 *         (0  2)                        (3, -1)': u_1 = (3, -2)', r_1 = (3, 0)', u_2 = 3, r_2 = 3
 *   W_2 = (1  1/2)  b_2 = 0     targets 1 and 4: e_2 = -2 and 1; W_2' e_2 = (-2, -1)' and (1, 1/2)'
 *                               slopes (1, 1)' and (1, 0)': e_1 = (-2, -1)' and (1, 0)'
 *   sum of e_1 r_0' = (-2 -4)   (3 -1)   ( 1 -5)         sum of e_2 r_1' = (-2 -8) + (3 0) = (1 -8)
 *                     (-1 -2) + (0  0) = (-1 -2)
 * </pre>
 */
class DiagnosisByHandTest {

    private static final Shape SHAPE = new Shape(List.of(2, 2, 1));
    private static final TransferFunction PHI = new TransferFunction.Relu();
    private static final FMatrixRMaj INPUT = matrix(2, 1, 3, 2, -1), TARGET = matrix(1, 1, 4);
    private static final Teaching SQUARED = Teaching.ofRates(Cost.SQUARED);

    private static FMatrixRMaj matrix(int rows, float... elements) {
        return new FMatrixRMaj(rows, elements.length / rows, true, elements);
    }

    private static Perceptron network() {
        return new Perceptron(SHAPE, PHI, List.of(
                Projection.withBiases("hidden1", Pathway.FORWARD, matrix(2, 1, 0, 0, 2)),
                Projection.withBiases("output", Pathway.FORWARD, matrix(1, 1, 0.5f))));
    }

    /** Of a rule that reports these errors, [post x samples], and has this feedback. */
    private static Found found(FMatrixRMaj hidden, FMatrixRMaj output, FMatrixRMaj feedback) {
        Diagnosis diagnosis = new Diagnosis(new ReportsErrors(network(), k -> k == 1 ? hidden : output, k -> feedback), SHAPE,
                PHI, Anatomy.perceptron(SHAPE), SQUARED);
        diagnosis.show(INPUT, TARGET);
        return Found.of(diagnosis);
    }

    private static double degrees(double cosine) {
        return Math.toDegrees(Math.acos(cosine));
    }

    @Test
    void anglesAreThoseBetweenTheSums() {
        Found found = found(matrix(2, -1, 1, 1, 1), matrix(1, 4, 1), matrix(2, 1, 0));
        // e_1 = (-1, 1)' against (-2, -1)': cosine 1 / sqrt(10); (1, 1)' against (1, 0)': 45 degrees
        assertEquals((degrees(1 / Math.sqrt(10)) + 45) / 2, found.of("hidden1 error angle"), 1e-5);
        // (-1 -2; 1 2) + (3 -1; 3 -1) = (2 -3; 4 1) against (1 -5; -1 -2): 2 + 15 - 4 - 2 = 11
        assertEquals(degrees(11 / Math.sqrt(30 * 31)), found.of("hidden1 update angle"), 1e-5);
        // biases: (0, 2)' against (-1, -1)'
        assertEquals(135, found.of("hidden1 update angle thresholds"), 1e-5);
        // 4 against -2, then 1 against 1
        assertEquals(90, found.of("output error angle"), 1e-5);
        // 4 (1 4) + (3 0) = (7 16) against (1 -8)
        assertEquals(degrees((7 - 128) / Math.sqrt(305 * 65)), found.of("output update angle"), 1e-5);
        assertEquals(0, found.of("hidden1 error angle left out"));
    }

    @Test
    void samplesWithoutAnErrorHaveNoAngleAndAreLeftOut() {
        Found found = found(matrix(2, 0, 1, 0, 1), matrix(1, 0, 0), matrix(2, 1, 0));
        assertEquals(45, found.of("hidden1 error angle"), 1e-5);
        assertEquals(1, found.of("hidden1 error angle left out"));
        assertFalse(found.has("output error angle"));
        assertFalse(found.has("output update angle"));
        assertEquals(2, found.of("output error angle left out"));
    }

    @Test
    void feedbackIsHeldAgainstTheTransposeAndWeightsHaveTheirSize() {
        Found found = found(matrix(2, 1, 1, 1, 1), matrix(1, 1, 1), matrix(2, 1, 0));
        assertEquals(degrees(1 / Math.sqrt(1.25)), found.of("hidden1 feedback angle"), 1e-5);
        assertFalse(found.has("output feedback angle"));
        assertEquals(Math.sqrt((1 + 4) / 4.0), found.of("hidden1 weight_norm"), 1e-7);
        assertEquals(Math.sqrt((1 + 0.25) / 2), found.of("output weight_norm"), 1e-7);
    }

    @Test
    void termsOfTheGradientAreRootMeanSquaresAndMeans() {
        Found found = found(matrix(2, 1, 1, 1, 1), matrix(1, 1, 1), matrix(2, 1, 0));
        assertEquals(Math.sqrt((4 + 1) / 2.0), found.of("output output error"), 1e-7);
        assertEquals(Math.sqrt((4 + 1 + 1 + 0.25) / 4), found.of("hidden1 backpropagated error"), 1e-7);
        assertEquals(0.75, found.of("hidden1 slope"), 1e-7);
        assertEquals(1, found.of("output slope"), 1e-7);
        assertEquals(Math.sqrt((1 + 4 + 9 + 1) / 4.0), found.of("hidden1 presynaptic rate"), 1e-7);
        assertEquals(Math.sqrt((1 + 16 + 9 + 0) / 4.0), found.of("output presynaptic rate"), 1e-7);
        assertEquals(Math.sqrt((1 + 25 + 1 + 4) / 4.0) / 2, found.of("hidden1 gradient"), 1e-7);
        assertEquals(Math.sqrt((1 + 64) / 2.0) / 2, found.of("output gradient"), 1e-7);
        assertFalse(found.has("hidden1 output error"));
        assertFalse(found.has("output backpropagated error"));
    }

    @Test
    void inBatchesOfOneItIsAllTheSame() {
        Found together = found(matrix(2, -1, 1, 1, 1), matrix(1, 4, 1), matrix(2, 1, 0));
        FMatrixRMaj[] hidden = {matrix(2, -1, 1), matrix(2, 1, 1)}, output = {matrix(1, 4), matrix(1, 1)};
        int[] sample = {0};
        Diagnosis diagnosis = new Diagnosis(new ReportsErrors(network(), k -> (k == 1 ? hidden : output)[sample[0]],
                k -> matrix(2, 1, 0)), SHAPE, PHI, Anatomy.perceptron(SHAPE), SQUARED);
        diagnosis.show(matrix(2, 1, 2), matrix(1, 1));
        sample[0] = 1;
        diagnosis.show(matrix(2, 3, -1), matrix(1, 4));
        Found apart = Found.of(diagnosis);
        for (String which : List.of("hidden1 update angle", "hidden1 error angle", "hidden1 backpropagated error", "hidden1 slope",
                "hidden1 gradient", "output update angle", "output presynaptic rate", "output output error")) {
            assertEquals(together.of(which), apart.of(which), 1e-6, which);
        }
    }
}
