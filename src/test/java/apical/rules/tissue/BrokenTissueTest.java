package apical.rules.tissue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.circuit.Conductances;
import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.Noise;
import apical.circuit.Physiology;
import apical.circuit.SelfPredictingState;
import apical.circuit.TimeStep;
import apical.circuit.TissuePathway;
import apical.dynamics.CommonsMathOde;
import apical.dynamics.ForwardEuler;
import apical.dynamics.RungeKutta4;
import apical.network.Shape;
import apical.rule.Deviation;
import apical.rule.Deviations;
import apical.rule.Finding;
import apical.rule.ModelUnderTest;
import apical.rule.Stimulus;
import apical.rules.microcircuit.InitialSynapses;
import apical.rules.microcircuit.Updates;
import apical.rules.microcircuit.WeakNudgingLimit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every check fails where something is wrong: one weight, a factor, a step. */
class BrokenTissueTest {

    private static final Shape SHAPE = new Shape(List.of(8, 12, 10, 4));
    private static final ModelUnderTest<ContinuousMicrocircuitRule> CONTINUOUS =
            ModelUnderTest.builtIn("tissue", ContinuousMicrocircuitRule.KIND.example(SHAPE), SHAPE);
    private static final List<Stimulus> STIMULI = Stimulus.draw(CONTINUOUS.shape(), 2, 1);
    /** As if the apical dendrite had been forgotten in the prediction. */
    private static final Conductances MISTAKEN = new Conductances(0.1, 1, 0, 0.9, 0.7);

    @Test
    void oneLateralWeightBreaksTheSilenceOfThePlainEngine() {
        ContinuousTissue tissue = ContinuousTissue.of(CONTINUOUS);
        ContinuousMicrocircuit circuit = tissue.frozen();
        double[] y = tissue.state(circuit);
        SelfPredictingState.impose(circuit, y);
        assertTrue(ApicalSilenceAtRest.ratio(tissue, y, STIMULI) < 1e-12);
        double[][] lateral = circuit.synapses(TissuePathway.LATERAL, 2).weights(y);
        lateral[3][1] += 0.01;
        circuit.synapses(TissuePathway.LATERAL, 2).setWeights(y, lateral);
        assertTrue(ApicalSilenceAtRest.ratio(tissue, y, STIMULI) > 1e-3);
    }

    @Test
    void oneWeightThatDiffersIsSeenAtAnyCoupling() {
        for (double coupling : new double[] {0.1, 0.0001}) {
            Conductances g = WeakCoupling.coupled(CONTINUOUS.rule().conductances(), coupling);
            InitialSynapses fast = WeakCoupling.synapses(CONTINUOUS, g), plain = WeakCoupling.synapses(CONTINUOUS, g);
            assertTrue(WeakCoupling.compare(CONTINUOUS, g, fast, plain).worst() < 2e-6);
            plain.hidden().get(1).topDown().weights().data[3] += 0.01f;
            Deviations deviations = WeakCoupling.compare(CONTINUOUS, g, fast, plain);
            assertTrue(deviations.worst() > 1e-4, deviations.where());
        }
    }

    @Test
    void aWrongAttenuationBreaksTheSilenceOfThePlainEngine() {
        ContinuousTissue tissue = ContinuousTissue.of(CONTINUOUS);
        ContinuousMicrocircuit mistaken = tissue.under(MISTAKEN).frozen();
        double[] y = tissue.state(mistaken);
        SelfPredictingState.impose(mistaken, y);
        assertTrue(ApicalSilenceAtRest.ratio(tissue, y, STIMULI) > 1e-2);
    }

    @Test
    void oneLateralWeightBreaksTheSilenceOfTheFastEngine() {
        ContinuousTissue tissue = ContinuousTissue.of(CONTINUOUS);
        assertTrue(ApicalSilenceAtRest.fastRatio(tissue, STIMULI) < 2e-5);
        tissue.hidden().get(1).lateral().weights().data[7] += 0.01f;
        assertTrue(ApicalSilenceAtRest.fastRatio(tissue, STIMULI) > 1e-3);
    }

    /** What apical dendrites say without a teacher does not vanish with the nudging. */
    @Test
    void oneInterneuronWeightBreaksTheLimitOfWeakNudging() {
        WeakNudgingAtRest check = WeakNudgingAtRest.againstBackprop();
        List<Updates> right = new ArrayList<>(), wrong = new ArrayList<>();
        for (double lambda : new double[] {0.1, 0.03, 0.01}) {
            ContinuousTissue tissue = ContinuousTissue.of(CONTINUOUS);
            tissue = tissue.under(WeakNudgingAtRest.weak(tissue.g(), lambda));
            ContinuousMicrocircuit circuit = tissue.learningBottomUp();
            double[] y = tissue.state(circuit);
            WeakNudgingAtRest.imposeSymmetricFeedback(circuit, y);
            SelfPredictingState.impose(circuit, y);
            right.add(WeakNudgingAtRest.atRest(tissue, circuit, y, STIMULI));
            double[][] toInterneuron = circuit.synapses(TissuePathway.TO_INTERNEURON, 1).weights(y);
            toInterneuron[2][2] += 0.1;
            circuit.synapses(TissuePathway.TO_INTERNEURON, 1).setWeights(y, toInterneuron);
            wrong.add(WeakNudgingAtRest.atRest(tissue, circuit, y, STIMULI));
        }
        assertTrue(check.findings(right, CONTINUOUS.shape()).stream().allMatch(Finding::passed));
        List<Finding> findings = check.findings(wrong, CONTINUOUS.shape());
        assertFalse(findings.get(0).passed(), "slope of hidden1: " + findings.get(0).measured());
        assertFalse(findings.get(findings.size() - 1).passed(), "degrees: " + findings.get(findings.size() - 1).measured());
    }

    @Test
    void aWrongAttenuationIsNotTheClosedForm() {
        ContinuousTissue tissue = ContinuousTissue.of(CONTINUOUS);
        assertTrue(SteadyState.fromClosedForm(tissue, tissue.g(), STIMULI) < 1e-10);
        assertTrue(SteadyState.fromClosedForm(tissue, new Conductances(0.1, 1, 0.8, 0.9, 0.71), STIMULI) > 1e-4);
    }

    /** A coupling that is wrong by a tenth is as wrong when it is weak. */
    @Test
    void aWrongMixingFactorDoesNotVanishWithCoupling() {
        double[] deviation = new double[3];
        for (int i = 0; i < 3; i++) {
            ContinuousTissue tissue = ContinuousTissue.of(CONTINUOUS);
            Conductances g = WeakNudgingAtRest.weak(tissue.g(), new double[] {0.1, 0.03, 0.01}[i]);
            Conductances wrong = new Conductances(g.leak(), g.basal(), g.apical(), g.dendrite(), 1.1 * g.somatic());
            deviation[i] = SteadyState.fromTwoSweeps(tissue.under(g), wrong, STIMULI);
        }
        assertTrue(WeakNudgingLimit.slope(deviation) < 0.5, "slope " + WeakNudgingLimit.slope(deviation));
    }

    @Test
    void aCoarseStepHasNoOrderAndDoesNotAgree() {
        ContinuousTissue tissue = ContinuousTissue.of(CONTINUOUS);
        ContinuousMicrocircuit circuit = tissue.plain(CONTINUOUS.rule().plasticity());
        History history = new History(circuit, tissue.state(circuit),
                List.of(shown -> STIMULI.get(0).show(shown, CONTINUOUS.phi())), 4);
        double[] reference = history.by(CommonsMathOde.dormandPrince853(1e-13));
        assertTrue(StepperOrder.order(history, new ForwardEuler(), 400, reference).passed());
        assertFalse(StepperOrder.order(history, new ForwardEuler(), 4, reference).passed());
        assertTrue(Deviation.of(reference, history.by(new RungeKutta4(), 400)) < 1e-8);
        assertTrue(Deviation.of(reference, history.by(new RungeKutta4(), 10)) > 1e-8);
    }

    /** A standard deviation that is wrong by a twentieth is a variance that is wrong by a tenth. */
    @Test
    void noiseOfAnotherStrengthHasAnotherVariance() {
        Conductances g = new Conductances(0.1, 1, 0.8, 0.9, 0.7);
        Physiology stronger = Physiology.plain(g, 0).with(new Noise.Wiener(0.105));
        TimeStep step = new TimeStep(TimeStep.Scheme.FORWARD_EULER, 0.2);
        double expected = 0.1 * 0.1 / (2 * 1.1);
        assertEquals(1.1025, NoiseVariance.plain(stronger, step) / expected, 0.02);
        assertEquals(1.1025, NoiseVariance.fast(stronger, step) / expected, 0.02);
    }

    @Test
    void enginesWithOneUnequalWeightDiffer() {
        ContinuousMicrocircuitRule rule = CONTINUOUS.rule();
        ContinuousTissue other = ContinuousTissue.of(CONTINUOUS);
        assertTrue(FastAgainstPlain.learning(ContinuousTissue.of(CONTINUOUS), other, rule, STIMULI).worst() < 2e-5);
        other.hidden().get(0).bottomUp().weights().data[3] += 0.001f;
        Deviations deviations = FastAgainstPlain.learning(ContinuousTissue.of(CONTINUOUS), other, rule, STIMULI);
        assertTrue(deviations.worst() > 1e-4, "worst: " + deviations.worst());
    }

    @Test
    void aTrajectoryUnderOtherConductancesIsNotTheOracles() {
        OracleRun run = OracleRun.named("sigmoid-3-4-2");
        JsonNode g = run.file().get("conductances");
        ((ObjectNode) g).put("ga", g.get("ga").asDouble() * 1.001);
        assertTrue(OracleTrajectories.plain(run).worst() > 1e-6);
        assertTrue(OracleTrajectories.fast(run, 1, synapses -> synapses).worst() > 2e-5);
    }
}
