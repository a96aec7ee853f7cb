package apical.rules.microcircuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.circuit.Synapses;
import apical.circuit.Tissue;
import apical.learning.GradientDescent;
import apical.learning.Plasticity;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Ways in which top-down weights of a microcircuit come about other than by (M10), which is tested with the other equations. */
class TopDownPlasticityTest {

    private static final Shape SHAPE = new Shape(List.of(5, 40, 35, 3));
    private static final TransferFunction PHI = new TransferFunction.Logistic();

    private final SplittableRandom random = new SplittableRandom(8);
    private final Tissue tissue = Tissue.random(SHAPE, PHI, Tissue.unequalMixing(SHAPE), 0.5, random).selfPredicting();

    private DendriticErrorLearning rule(TopDownPlasticity topDown) {
        return new DendriticErrorLearning(tissue.circuit(true), topDown);
    }

    private void present(DendriticErrorLearning rule, Plasticity plasticity, int batches) {
        for (int i = 0; i < batches; i++) {
            rule.present(tissue.input(4, random), tissue.target(4, random), plasticity);
        }
    }

    private Map<Projection, Double> everywhere(double value) {
        Map<Projection, Double> rates = new HashMap<>();
        tissue.hidden().forEach(synapses -> synapses.projections().forEach(projection -> rates.put(projection, value)));
        rates.put(tissue.ontoOutput(), value);
        return rates;
    }

    @Test
    void withWeightTransportFeedbackIsTheTransposeAtEveryPresentation() {
        DendriticErrorLearning rule = rule(new WeightTransport(List.of(2.0, 3.0)));
        present(rule, new GradientDescent(everywhere(0.5)), 3);
        for (int k = 1; k <= 2; k++) {
            FMatrixRMaj feedback = rule.feedback(k), forward = tissue.bottomUp(k + 1).weights();
            for (int i = 0; i < forward.numRows; i++) {
                for (int j = 0; j < forward.numCols; j++) {
                    assertEquals((k + 1) * forward.get(i, j), feedback.get(j, i));
                    assertEquals(-feedback.get(j, i), tissue.hidden().get(k - 1).lateral().weights().get(j, i));
                }
            }
        }
    }

    /** Feedback changes as forward weights do, times the ratio of their rates: with no decay their difference stays. */
    @Test
    void withoutDecayTheDifferenceToTheTransposeStays() {
        Map<Projection, Double> rates = everywhere(0.5);
        tissue.hidden().forEach(synapses -> {
            rates.put(synapses.topDown(), 1.5);
            rates.put(synapses.lateral(), 1.5);
        });
        double[][] before = differences(3);
        double[] weightsBefore = {norm(tissue.bottomUp(2).weights()), norm(tissue.bottomUp(3).weights())};
        present(rule(new KolenPollackTopDown()), new GradientDescent(rates), 20);
        double[][] after = differences(3);
        for (int k = 0; k < 2; k++) {
            for (int i = 0; i < before[k].length; i++) assertEquals(before[k][i], after[k][i], 2e-5);
            assertTrue(Math.abs(norm(tissue.bottomUp(k + 2).weights()) - weightsBefore[k]) > 1e-3, "nothing was learned");
        }
    }

    /** Both decay alike, so their difference decays as they do: by (1 - decay)^t (Akrout et al., 2019). */
    @Test
    void withDecayTheDifferenceToTheTransposeDecaysGeometrically() {
        Map<Projection, Double> decays = everywhere(0.02);
        double[][] before = differences(1);
        present(rule(new KolenPollackTopDown()), new GradientDescent(everywhere(0.5), decays), 50);
        double[][] after = differences(1);
        double left = Math.pow(1 - 0.02, 50);
        for (int k = 0; k < 2; k++) {
            for (int i = 0; i < before[k].length; i++) assertEquals(left * before[k][i], after[k][i], 2e-5);
        }
    }

    @Test
    void inhibitionStaysTheMirrorOfFeedbackToTheBit() {
        present(rule(new KolenPollackTopDown()), new GradientDescent(everywhere(0.5), everywhere(0.01)), 10);
        for (Synapses synapses : tissue.hidden()) {
            float[] topDown = synapses.topDown().weights().data, lateral = synapses.lateral().weights().data;
            for (int i = 0; i < topDown.length; i++) assertEquals(-topDown[i], lateral[i]);
        }
    }

    @Test
    void onlyWeightsThatHaveADecayDecay() {
        FMatrixRMaj first = tissue.bottomUp(1).weights().copy(), second = tissue.bottomUp(2).weights().copy();
        FMatrixRMaj nothing = new FMatrixRMaj(SHAPE.units(1), 1), input = new FMatrixRMaj(5, 1);
        GradientDescent plasticity = new GradientDescent(everywhere(0.5), Map.of(tissue.bottomUp(2), 0.25));
        plasticity.change(tissue.bottomUp(1), nothing, input);
        plasticity.change(tissue.bottomUp(2), new FMatrixRMaj(SHAPE.units(2), 1), nothing);
        assertEquals(first.data[3], tissue.bottomUp(1).weights().data[3]);
        assertEquals(0.75f * second.data[3], tissue.bottomUp(2).weights().data[3]);
        assertFalse(second.data[3] == 0);
    }

    /** gain W_k+1,k' - W_k,k+1, flattened, of both hidden layers. */
    private double[][] differences(double gain) {
        double[][] differences = new double[2][];
        for (int k = 1; k <= 2; k++) {
            FMatrixRMaj forward = tissue.bottomUp(k + 1).weights(), feedback = tissue.hidden().get(k - 1).topDown().weights();
            differences[k - 1] = new double[forward.getNumElements()];
            for (int i = 0; i < forward.numRows; i++) {
                for (int j = 0; j < forward.numCols; j++) {
                    differences[k - 1][i * forward.numCols + j] = gain * forward.get(i, j) - feedback.get(j, i);
                }
            }
        }
        return differences;
    }

    private static double norm(FMatrixRMaj matrix) {
        double sum = 0;
        for (float weight : matrix.data) sum += (double) weight * weight;
        return Math.sqrt(sum);
    }
}
