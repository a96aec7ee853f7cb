package apical.rules.perturbation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.learning.Cost;
import apical.learning.LearningRule;
import apical.learning.RecordedChanges;
import apical.linalg.Plain;
import apical.network.Seed;
import apical.network.Shape;
import apical.rule.Blueprint;
import apical.rule.EstimatedGradient;
import apical.rule.Finding;
import apical.rule.ModelUnderTest;
import apical.rule.RuleDefinition;
import apical.rule.Stimulus;
import apical.rule.UnbiasedGradient;
import apical.rules.Benches;
import apical.rules.gradient.Backprop;
import apical.rules.perturbation.NodePerturbation.Baseline;
import apical.rules.perturbation.NodePerturbation.Differences;
import apical.validation.InvalidValueException;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of perturbation beside the law, and that the law fails of what is wrong. */
class PerturbationTest {

    private static final Shape SHAPE = new Shape(List.of(8, 12, 10, 4));
    private static final List<Double> RATES = Collections.nCopies(3, 0.1);

    private static RuleDefinition rule(boolean node, double noise, int draws, Differences differences, Baseline baseline,
            Cost cost) {
        return node ? new NodePerturbation(RATES, noise, draws, differences, baseline, cost)
                : new WeightPerturbation(RATES, noise, draws, differences, baseline, cost);
    }

    private static RuleDefinition rule(boolean node, double noise, int draws, Differences differences) {
        return rule(node, noise, draws, differences, Baseline.UNPERTURBED, Cost.SQUARED);
    }

    private static ModelUnderTest<RuleDefinition> model(RuleDefinition rule) {
        return Benches.model("perturbation", rule, SHAPE);
    }

    private static List<Boolean> passed(ModelUnderTest<RuleDefinition> model, LearningRule rule) {
        return new UnbiasedGradient().measure(model, rule).stream().map(Finding::passed).toList();
    }

    /** Three draws for one; another cost; the exact gradient, which is too good to be an estimate. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLawFailsOfAnotherRule(boolean node) {
        var model = model(rule(node, 0.01, 1, Differences.ONE_SIDED));
        assertEquals(List.of(true, true, true), passed(model, model.build().rule()));
        LearningRule threeDraws = model.with(rule(node, 0.01, 3, Differences.ONE_SIDED)).build().rule();
        assertEquals(List.of(true, false, true), passed(model, threeDraws));
        LearningRule otherCost =
                model.with(rule(node, 0.01, 1, Differences.ONE_SIDED, Baseline.UNPERTURBED, Cost.ABSOLUTE)).build().rule();
        assertFalse(passed(model, otherCost).get(0));
        assertFalse(passed(model, model.<RuleDefinition>with(new Backprop(RATES)).build().rule()).get(1));
    }

    /** C(xi) - C(-xi) has no even terms: for large noise it is nearer to the linear term, of which both are estimates. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoSidesCancelCurvature(boolean node) {
        double[] cosine = new double[2];
        for (Differences differences : Differences.values()) {
            var model = model(rule(node, node ? 3 : 1, 1, differences));
            Finding found = new UnbiasedGradient().measure(model, model.build().rule()).get(1);
            cosine[differences.ordinal()] = found.measured();
        }
        assertTrue(cosine[1] > 1.1 * cosine[0], cosine[0] + " and " + cosine[1]);
    }

    private static final int MANY = 200;

    /** The same noise, and another baseline: the estimates differ by (baseline - C) xi / sigma, which has no mean. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBaselineChangesTheScatterOfEstimatesOnly(boolean node) {
        double sigma = 0.3;
        var model = model(rule(node, sigma, 1, Differences.ONE_SIDED));
        LearningRule unperturbed = model.build().rule();
        LearningRule none = model.with(rule(node, sigma, 1, Differences.ONE_SIDED, Baseline.NONE, Cost.SQUARED)).build().rule();
        Stimulus stimulus = model.stimuli(1, 3).get(0);
        double cost = cost(unperturbed, stimulus);
        double sum = 0, squares = 0;
        int n = 0;
        for (int times = 0; times < MANY; times++) {
            for (double x : differences(unperturbed, none, stimulus)) {
                sum += x * sigma / cost;
                squares += x * sigma / cost * x * sigma / cost;
                n++;
            }
        }
        assertEquals(26 * MANY, n);
        assertEquals(0, sum / n, 4 / Math.sqrt(n));
        assertEquals(1, squares / n, 4 * Math.sqrt(2.0 / n));
    }

    /**
     * Its first batch has no mean yet and takes its own cost; the second has the first's; the third their mean, the last's share
     * small.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRunningMeanIsOfTheCostsOfEarlierBatches(boolean node) {
        double sigma = 0.3;
        var model = model(rule(node, sigma, 1, Differences.ONE_SIDED));
        List<Stimulus> batches = model.stimuli(3, 5);
        double[] costs = batches.stream().mapToDouble(stimulus -> cost(model.build().rule(), stimulus)).toArray();
        double[] baselines = {costs[0], costs[0], costs[0] + NodePerturbation.SHARE * (costs[1] - costs[0])};
        double[] squares = new double[3];
        int n = 0;
        for (int seed = 0; seed < MANY; seed++) {
            LearningRule unperturbed = seeded(model, seed);
            LearningRule mean =
                    seeded(model.with(rule(node, sigma, 1, Differences.ONE_SIDED, Baseline.RUNNING_MEAN, Cost.SQUARED)), seed);
            copyWeights(model.build().rule(), unperturbed);
            copyWeights(model.build().rule(), mean);
            for (int b = 0; b < 3; b++) {
                for (double x : differences(unperturbed, mean, batches.get(b))) squares[b] += x * sigma * x * sigma;
            }
            n += 26;
        }
        for (int b = 0; b < 3; b++) {
            double expected = Math.pow(baselines[b] - costs[b], 2);
            assertEquals(expected, squares[b] / n, 1e-9 + expected * 4 * Math.sqrt(2.0 / n), "batch " + b);
        }
    }

    private static LearningRule seeded(ModelUnderTest<RuleDefinition> model, long seed) {
        return model.rule().build(new Blueprint(SHAPE, model.phi(), model.network().start(), new Seed(seed))).rule();
    }

    private static void copyWeights(LearningRule from, LearningRule to) {
        for (int k = 0; k < 3; k++) to.projections().get(k).weights().setTo(from.projections().get(k).weights());
    }

    private static double cost(LearningRule rule, Stimulus stimulus) {
        FMatrixRMaj rates = rule.predict(Stimulus.inputs(List.of(stimulus)));
        return Cost.SQUARED.ofColumns(Stimulus.targets(List.of(stimulus)), rates, rates, 0)[0];
    }

    /** Of what both report of biases, one number a neuron. */
    private static double[] differences(LearningRule a, LearningRule b, Stimulus stimulus) {
        FMatrixRMaj input = Stimulus.inputs(List.of(stimulus)), target = Stimulus.targets(List.of(stimulus));
        RecordedChanges ofA = RecordedChanges.of(a, input, target), ofB = RecordedChanges.of(b, input, target);
        return IntStream.range(0, 3).boxed().flatMapToDouble(k -> DoubleStream.of(Plain.add(
                Plain.column(ofB.biases(b.projections().get(k)), 0), -1, Plain.column(ofA.biases(a.projections().get(k)), 0))))
                .toArray();
    }

    /** Estimates of K draws are means of K estimates: their scatter falls as theory says, down to the angle of the many. */
    @ParameterizedTest
    @CsvSource({"true, 1", "true, 2", "true, 3", "true, 10", "true, 100", "false, 1", "false, 2", "false, 3", "false, 30",
            "false, 300"})
    void theMeanCosineIsWhatTheoryGives(boolean node, int draws) {
        var model = model(rule(node, 0.003, draws, Differences.TWO_SIDED));
        double theory = model.rule().as(EstimatedGradient.class).orElseThrow().expectedCosine(SHAPE).orElseThrow();
        int dimensions = node ? 26 : 96 + 120 + 40 + 26;
        double length = Math.sqrt(2) * Math.exp(Gamma.logGamma((draws + 1) / 2.0) - Gamma.logGamma(draws / 2.0));
        assertEquals(length / Math.sqrt(dimensions + draws - 1), theory, 1e-12);
        if (draws >= 10) {
            assertEquals(Math.sqrt(draws / (draws + dimensions + 1.0)), theory, 0.03 * theory);
        }
        LearningRule rule = model.build().rule();
        List<Finding> findings = new UnbiasedGradient().measure(model, rule);
        assertTrue(findings.get(1).passed(), findings.toString());
    }

    @ParameterizedTest
    @EnumSource(value = Baseline.class, names = {"RUNNING_MEAN", "NONE"})
    void twoSidedDifferencesNeedNoBaseline(Baseline baseline) {
        for (boolean node : new boolean[] {true, false}) {
            InvalidValueException refusal = assertThrows(InvalidValueException.class,
                    () -> rule(node, 0.1, 1, Differences.TWO_SIDED, baseline, Cost.SQUARED));
            assertEquals(
                    "baseline is \"" + baseline.id() + "\"; expected unperturbed, since two-sided differences need no baseline",
                    refusal.getMessage());
        }
    }

    /** Nobody knows how much scatter a baseline adds that is not the sample's own cost, and nothing is claimed. */
    @Test
    void withAnotherBaselineTheoryGivesNoCosine() {
        for (boolean node : new boolean[] {true, false}) {
            RuleDefinition rule = rule(node, 0.1, 1, Differences.ONE_SIDED, Baseline.RUNNING_MEAN, Cost.SQUARED);
            assertTrue(rule.as(EstimatedGradient.class).orElseThrow().expectedCosine(SHAPE).isEmpty());
        }
    }
}
