package apical.rules.tissue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.circuit.Conductances;
import apical.circuit.ContinuousPlasticity;
import apical.circuit.FastContinuousMicrocircuit;
import apical.circuit.RateTiming;
import apical.circuit.SelfPrediction;
import apical.circuit.TimeStep;
import apical.circuit.Tissue;
import apical.circuit.TissueSite;
import apical.learning.GradientDescent;
import apical.learning.LearningRule;
import apical.learning.OuterProducts;
import apical.learning.Plasticity;
import apical.linalg.Matrices;
import apical.network.Activity;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.Site;
import apical.network.TransferFunction;
import apical.rules.tissue.ContinuousDendriticLearning.Presentation;
import apical.validation.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule in continuous time: what it reports, to whom, and what it answers between presentations. */
class ContinuousDendriticLearningTest {

    private static final Shape SHAPE = new Shape(List.of(5, 8, 6, 3));
    private static final Conductances G = new Conductances(0.13, 0.9, 0.45, 0.7, 0.37);
    private static final TimeStep STEP = new TimeStep(TimeStep.Scheme.EXPONENTIAL_EULER, 0.5);
    private static final TransferFunction PHI = new TransferFunction.Logistic();
    private static final List<Double> HIDDEN = List.of(0.12, 0.16);
    private static final ContinuousPlasticity PLASTICITY =
            new ContinuousPlasticity(List.of(0.1, 0.2, 0.3), HIDDEN, List.of(0.14, 0.06), List.of(0.08, 0.04), 0);

    /** Counts reports; synapses learn nothing. */
    private static final class Count implements OuterProducts {
        final Map<Projection, Integer> reports = new IdentityHashMap<>();

        @Override
        public void change(Projection projection, FMatrixRMaj error, FMatrixRMaj pre) {
            assertEquals(projection.weights().numRows, error.numRows);
            assertEquals(projection.weights().numCols, pre.numRows);
            reports.merge(projection, 1, Integer::sum);
        }
    }

    @Test
    void everyStepReportsEveryProjectionOnceAndTheRuleTouchesNoWeight() {
        Tissue tissue = tissue(1);
        ContinuousDendriticLearning rule = rule(tissue, RateTiming.PROSPECTIVE, new Presentation(7, 0, false));
        List<float[]> before = weights(rule);
        Count count = new Count();
        present(rule, count, 2, 3);
        rule.predict(input(4));
        rule.respond(input(4));
        assertEquals(rule.projections().size(), count.reports.size());
        count.reports.values().forEach(n -> assertEquals(3 * 7, n));
        assertSame(before, weights(rule), 0);
    }

    @Test
    void plasticityWaitsForAsManyStepsAsItIsTold() {
        ContinuousDendriticLearning rule = rule(tissue(1), RateTiming.INSTANTANEOUS, new Presentation(7, 4, false));
        Count count = new Count();
        present(rule, count, 2, 2);
        count.reports.values().forEach(n -> assertEquals(2 * 3, n));
        assertThrows(InvalidValueException.class, () -> new Presentation(4, 4, false));
        assertThrows(InvalidValueException.class, () -> new Presentation(0, 0, false));
    }

    /** Whoever applies the changes, and however late: one that writes each at once, and the one with all economies. */
    @ParameterizedTest
    @EnumSource(RateTiming.class)
    void whatIsReportedIsAllThatWeightsNeedToBeTold(RateTiming code) {
        for (int withoutChange : new int[] {0, 2}) {
            Tissue one = tissue(2), other = tissue(2);
            Presentation presentation = new Presentation(5, withoutChange, false);
            ContinuousDendriticLearning atOnce = rule(one, code, presentation), late = rule(other, code, presentation);
            List<float[]> before = weights(late);
            Map<Projection, Double> rates = new IdentityHashMap<>();
            List<Double> eta = new ArrayList<>();
            for (int k = 0; k < 2; k++) {
                eta.addAll(List.of(PLASTICITY.bottomUp().get(k), PLASTICITY.toInterneuron().get(k), PLASTICITY.lateral().get(k),
                        PLASTICITY.topDown().get(k)));
            }
            eta.add(PLASTICITY.bottomUp().get(2));
            for (int p = 0; p < eta.size(); p++) {
                rates.put(atOnce.projections().get(p), STEP.ms() * eta.get(p));
            }
            present(atOnce, new GradientDescent(rates), 3, 40);
            ContinuousDescent descent = new ContinuousDescent(other.hidden(), other.ontoOutput(), PLASTICITY, STEP, 1);
            present(late, descent, 3, 40);
            descent.settle();
            assertSame(weights(atOnce), weights(late), 1e-5);
            for (int p = 0; p < before.size(); p++) {
                assertTrue(Math.abs(before.get(p)[0] - weights(late).get(p)[0]) > 1e-3, "it learned");
            }
        }
    }

    /** They read settled weights and stay out of the tissue that learns. */
    @Test
    void questionsBetweenPresentationsAreAnsweredFromAllThatWasLearnedAndChangeNothing() {
        Tissue one = tissue(3), other = tissue(3);
        ContinuousDendriticLearning alone = rule(one, RateTiming.PROSPECTIVE, new Presentation(3, 0, false));
        ContinuousDendriticLearning asked = rule(other, RateTiming.PROSPECTIVE, new Presentation(3, 0, false));
        ContinuousDescent ofAlone = new ContinuousDescent(one.hidden(), one.ontoOutput(), PLASTICITY, STEP, 1);
        ContinuousDescent ofAsked = new ContinuousDescent(other.hidden(), other.ontoOutput(), PLASTICITY, STEP, 1);
        SplittableRandom random = new SplittableRandom(4), again = new SplittableRandom(4);
        for (int pattern = 0; pattern < 30; pattern++) {
            alone.present(Matrices.uniform(5, 1, 0, 1, random), Matrices.uniform(3, 1, 0.1, 0.8, random), ofAlone);
            asked.present(Matrices.uniform(5, 1, 0, 1, again), Matrices.uniform(3, 1, 0.1, 0.8, again), ofAsked);
            float[] answer = Matrices.elements(asked.predict(input(6)));
            asked.respond(input(2), Matrices.uniform(3, 2, 0.1, 0.8, new SplittableRandom(1)));
            ofAsked.settle();
            assertArrayEquals(Matrices.elements(asked.predict(input(6))), answer);
        }
        ofAlone.settle();
        assertSame(weights(alone), weights(asked), 1e-5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void potentialsGoOnFromOnePresentationToTheNextUnlessToldToRest(boolean fromRest) {
        float[] first = secondReport(fromRest, 1);
        float[] second = secondReport(fromRest, 2);
        assertEquals(fromRest, Arrays.equals(first, second));
    }

    /** The first error of the output in a presentation after another one, which the seed decides. */
    private static float[] secondReport(boolean fromRest, long seed) {
        Tissue tissue = tissue(5);
        ContinuousDendriticLearning rule = rule(tissue, RateTiming.INSTANTANEOUS, new Presentation(2, 0, fromRest));
        rule.present(Matrices.uniform(5, 1, 0, 1, new SplittableRandom(seed)), new FMatrixRMaj(new float[][] {{.1f}, {.8f}, {.1f}}),
                OuterProducts.IGNORED);
        List<float[]> errors = new ArrayList<>();
        rule.present(input(1), new FMatrixRMaj(new float[][] {{.8f}, {.1f}, {.1f}}), (OuterProducts) (projection, error, pre) -> {
            if (projection == tissue.ontoOutput()) {
                errors.add(Matrices.elements(error));
            }
        });
        return errors.get(0);
    }

    /** phi(attenuation (W r + b)) from layer to layer. */
    @Test
    void predictionsAreTheFeedForwardSteadyState() {
        Tissue tissue = tissue(6);
        ContinuousDendriticLearning rule = rule(tissue, RateTiming.PROSPECTIVE, new Presentation(3, 0, false));
        FMatrixRMaj input = input(4);
        FMatrixRMaj predicted = rule.predict(input);
        for (int s = 0; s < 4; s++) {
            double[] r = {input.get(0, s), input.get(1, s), input.get(2, s), input.get(3, s), input.get(4, s)};
            for (int k = 1; k <= 3; k++) {
                FMatrixRMaj w = tissue.bottomUp(k).weights();
                double[] above = new double[w.numRows];
                for (int i = 0; i < above.length; i++) {
                    double v = tissue.bottomUp(k).biases().data[i];
                    for (int j = 0; j < r.length; j++) {
                        v += w.get(i, j) * r[j];
                    }
                    above[i] = PHI.rate((k < 3 ? 0.9 / 1.48 : 0.9 / 1.03) * v);
                }
                r = above;
            }
            for (int i = 0; i < 3; i++) {
                assertEquals(r[i], predicted.get(i, s), 2e-6);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RateTiming.class)
    void inTheSelfPredictingStateTheUntaughtTissueAnswersAsPredictedAndTheTaughtOneDoesNot(RateTiming code) {
        Tissue tissue = tissue(7);
        SelfPrediction.impose(tissue.hidden(), tissue.ontoOutput(), G);
        ContinuousDendriticLearning rule = rule(tissue, code, new Presentation(100, 0, false));
        FMatrixRMaj input = input(2);
        Activity untaught = rule.respond(input);
        assertArrayEquals(Matrices.elements(rule.predict(input)),
                Matrices.elements(untaught.of("output", Site.RATE).orElseThrow()), 2e-6f);
        assertArrayEquals(new float[16], Matrices.elements(untaught.of("hidden1", TissueSite.APICAL.site()).orElseThrow()), 1e-5f);
        Activity taught = rule.respond(input, Matrices.uniform(3, 2, 0.7, 0.8, new SplittableRandom(1)));
        assertTrue(CommonOps_FDRM.elementMaxAbs(taught.of("hidden1", TissueSite.APICAL.site()).orElseThrow()) > 1e-3);
        assertFalse(taught.of("output", TissueSite.APICAL.site()).isPresent());
    }

    private static void present(LearningRule rule, Plasticity plasticity, int batch, int patterns) {
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < patterns; i++) {
            rule.present(Matrices.uniform(5, batch, 0, 1, random), Matrices.uniform(3, batch, 0.1, 0.8, random), plasticity);
        }
    }

    private static FMatrixRMaj input(int batch) {
        return Matrices.uniform(5, batch, 0, 1, new SplittableRandom(10));
    }

    private static Tissue tissue(long seed) {
        return Tissue.random(SHAPE, PHI, Tissue.unequalMixing(SHAPE), 1, new SplittableRandom(seed));
    }

    private static ContinuousDendriticLearning rule(Tissue tissue, RateTiming code, Presentation presentation) {
        return new ContinuousDendriticLearning(circuit(tissue, code), circuit(tissue, code), PHI, presentation);
    }

    private static FastContinuousMicrocircuit circuit(Tissue tissue, RateTiming code) {
        return new FastContinuousMicrocircuit(SHAPE, PHI, G, STEP, code, tissue.hidden(), tissue.ontoOutput(), false);
    }

    private static List<float[]> weights(LearningRule rule) {
        List<float[]> all = new ArrayList<>();
        for (Projection projection : rule.projections()) {
            all.add(Matrices.elements(projection.weights()));
        }
        for (Projection projection : rule.projections()) {
            if (projection.biases().numRows > 0) {
                all.add(Matrices.elements(projection.biases()));
            }
        }
        return all;
    }

    private static void assertSame(List<float[]> expected, List<float[]> actual, double tolerance) {
        for (int i = 0; i < expected.size(); i++) {
            for (int j = 0; j < expected.get(i).length; j++) {
                assertEquals(expected.get(i)[j], actual.get(i)[j], tolerance, "element " + j + " of " + i);
            }
        }
    }
}
