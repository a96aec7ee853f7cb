package apical.rules.microcircuit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.circuit.PlainMicrocircuit;
import apical.learning.LearningRule;
import apical.network.Shape;
import apical.rule.Deviations;
import apical.rule.ModelUnderTest;
import apical.rule.Stimulus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws of two sweeps fail where one weight is wrong. */
class BrokenSweepsTest {

    private static final Shape SHAPE = new Shape(List.of(8, 12, 10, 4));
    private static final ModelUnderTest<Microcircuit> TWO_SWEEPS =
            ModelUnderTest.builtIn("tissue", Microcircuit.KIND.example(SHAPE), SHAPE);
    private static final List<Stimulus> STIMULI = TWO_SWEEPS.stimuli(2, 1);

    @Test
    void oneInterneuronWeightBreaksTheSilenceOfTwoSweeps() {
        InitialSynapses drawn = InitialSynapses.of(TWO_SWEEPS);
        PlainMicrocircuit circuit = new PlainMicrocircuit(TWO_SWEEPS.phi(), TWO_SWEEPS.rule().mixing(),
                drawn.hidden(), drawn.ontoOutput());
        circuit.imposeSelfPrediction();
        circuit.toInterneuron[1][2][2] += 0.01;
        assertTrue(ApicalSilence.ratio(circuit, STIMULI) > 1e-4);
        drawn.hidden().get(0).toInterneuron().weights().data[5] += 0.01f;
        assertTrue(ApicalSilence.ratio(ApicalSilence.twoSweep(TWO_SWEEPS, drawn), STIMULI) > 1e-4);
    }

    @Test
    void twoSweepsWithOneUnequalWeightDiffer() {
        LearningRule rule = TWO_SWEEPS.build().rule();
        InitialSynapses drawn = InitialSynapses.of(TWO_SWEEPS);
        drawn.hidden().get(1).toInterneuron().weights().data[3] += 0.01f;
        Deviations deviations = SingleAgainstDouble.compare(TWO_SWEEPS, rule, drawn);
        assertTrue(deviations.worst() > 2e-5);
        assertTrue(deviations.where().endsWith("of layer 2") || deviations.where().endsWith("of layer 1"), deviations.where());
    }
}
