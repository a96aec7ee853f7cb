package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.dynamics.ForwardEuler;
import apical.dynamics.Heun;
import apical.dynamics.Trajectory;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.validation.InvalidValueException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The right-hand side, element by element, on random states. */
class ContinuousMicrocircuitTest {

    private static final TransferFunction PHI = new TransferFunction.Logistic();
    private static final Shape SHAPE = RandomTissue.shape(3, 5, 4, 2);
    private static final double[] INPUT = {0.7, -0.2, 0.4};
    private static final double[] TARGET = {1.3, -0.8};

    private static ContinuousMicrocircuit circuit(double filterTime, double biasRate) {
        return new ContinuousMicrocircuit(SHAPE, PHI, RandomTissue.UNLIKE, RandomTissue.allPlastic(SHAPE, filterTime),
                biasRate);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "0, 1, true", "20, 0, false", "20, 0.5, true"})
    void potentialsMoveAsEquations1To5Say(double filterTime, double biasRate, boolean taught) {
        ContinuousMicrocircuit circuit = circuit(filterTime, biasRate);
        double[] y = RandomTissue.randomState(circuit, 1);
        show(circuit, taught);
        double[] dy = derivative(circuit, y);

        var paper = new PaperByHand(circuit, PHI, biasRate, y);
        for (int k = 1; k <= 2; k++) {
            assertArrayEquals(paper.vBasal(k), circuit.vBasal(k), 1e-14);
            assertArrayEquals(paper.vApical(k), circuit.vApical(k), 1e-14);
            assertArrayEquals(paper.vInterneuron(k), circuit.vInterneuron(k), 1e-14);
            assertArrayEquals(paper.duHidden(k), circuit.soma(k).of(dy), 1e-14);
            assertArrayEquals(paper.duInterneuron(k), circuit.interneuronSoma(k).of(dy), 1e-14);
        }
        assertArrayEquals(paper.vBasal(3), circuit.vBasal(3), 1e-14);
        double[] expected = paper.duOutput(taught ? TARGET : null, PaperByHand.EXCITATORY, PaperByHand.INHIBITORY);
        assertArrayEquals(expected, circuit.soma(3).of(dy), 1e-14);
    }

    /** All four rules; top-down plasticity (10) too, which the stored trajectories leave out. Biases learn like weights. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "20, 0", "20, 0.5"})
    void weightsMoveAsEquations7To10Say(double filterTime, double biasRate) {
        ContinuousMicrocircuit circuit = circuit(filterTime, biasRate);
        double[] y = RandomTissue.randomState(circuit, 2);
        double[] dy = derivative(show(circuit, true), y);
        var paper = new PaperByHand(circuit, PHI, biasRate, y);

        for (int k = 1; k <= 3; k++) {
            for (TissuePathway kind : k < 3 ? List.of(TissuePathway.values()) : List.of(TissuePathway.BOTTOM_UP)) {
                ContinuousProjection synapses = circuit.synapses(kind, k);
                double[] error = paper.error(kind, k);
                double[] r = paper.presynaptic(kind, k);
                for (int i = 0; i < synapses.post(); i++) {
                    double eta = rate(kind, k);
                    for (int j = 0; j < synapses.pre(); j++) {
                        if (filterTime > 0) {
                            double delta = synapses.filters(y)[i][j];
                            assertEquals(eta * delta, synapses.weights(dy)[i][j], 1e-15);
                            assertEquals((-delta + error[i] * r[j]) / filterTime, synapses.filters(dy)[i][j], 1e-15);
                        } else {
                            assertEquals(eta * error[i] * r[j], synapses.weights(dy)[i][j], 1e-15);
                        }
                    }
                    if (synapses.hasBiases() && filterTime == 0) {
                        assertEquals(eta * error[i] * biasRate, synapses.biases(dy)[i], 1e-15);
                    }
                }
                boolean dendriteWithBiases = kind == TissuePathway.BOTTOM_UP || kind == TissuePathway.TO_INTERNEURON;
                assertEquals(biasRate != 0 && dendriteWithBiases, synapses.hasBiases());
            }
        }
    }

    private static double rate(TissuePathway kind, int k) {
        ContinuousPlasticity eta = RandomTissue.allPlastic(SHAPE, 0);
        List<Double> ofKind = switch (kind) {
            case BOTTOM_UP -> eta.bottomUp();
            case TO_INTERNEURON -> eta.toInterneuron();
            case LATERAL -> eta.lateral();
            case TOP_DOWN -> eta.topDown();
        };
        return ofKind.get(k - 1);
    }

    /** g_exc (E_exc - u) + g_inh (E_inh - u) = g_som (u_target - u), whatever the reversal potentials. */
    @ParameterizedTest
    @CsvSource({"1, -1", "8, -0.5", "4.67, -0.33", "-1, 1", "0.3, 0"})
    void theTeachingCurrentOfThePaperIsOneSomaticConductance(double eExc, double eInh) {
        ContinuousMicrocircuit circuit = circuit(0, 0);
        double[] y = RandomTissue.randomState(circuit, 3);
        double[] taught = circuit.soma(3).of(derivative(show(circuit, true), y));
        double[] untaught = circuit.soma(3).of(derivative(show(circuit, false), y));

        var paper = new PaperByHand(circuit, PHI, 0, y);
        double[] current = PaperByHand.minus(paper.duOutput(TARGET, eExc, eInh), paper.duOutput(null, eExc, eInh));
        assertArrayEquals(current, PaperByHand.minus(taught, untaught), 1e-13);
        for (int n = 0; n < TARGET.length; n++) {
            assertEquals(0.37 * (TARGET[n] - paper.u(3)[n]), current[n], 1e-13);
            assertTrue(Math.abs(current[n]) > 0.01);
        }
    }

    /** Told decay rates are the diagonal of the Jacobian: nothing drives itself but through its leak. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true"})
    void decayRatesAreTheDiagonalOfTheJacobian(boolean taught, boolean plastic) {
        ContinuousPlasticity plasticity = plastic ? RandomTissue.allPlastic(SHAPE, 20) : ContinuousPlasticity.none(SHAPE, 20);
        var circuit = show(new ContinuousMicrocircuit(SHAPE, PHI, RandomTissue.UNLIKE, plasticity, 1), taught);
        double[] a = new double[circuit.dimension()];
        Arrays.fill(a, Double.NaN);
        circuit.decayRates(a);

        double[] y = RandomTissue.randomState(circuit, 4);
        double h = 1e-3;
        for (int i = 0; i < a.length; i++) {
            double here = y[i];
            y[i] = here + h;
            double above = derivative(circuit, y)[i];
            y[i] = here - h;
            double below = derivative(circuit, y)[i];
            y[i] = here;
            assertEquals((above - below) / (2 * h), -a[i], 1e-10, circuit.nameOf(i));
        }
    }

    @Test
    void theDerivativeOverwritesWhateverStoodThereAndLeavesTheStateAlone() {
        ContinuousMicrocircuit circuit = show(RandomTissue.frozen(SHAPE, PHI, RandomTissue.UNLIKE, 1), true);
        double[] y = RandomTissue.randomState(circuit, 5);
        double[] kept = y.clone();
        double[] expected = derivative(circuit, y);
        double[] dirty = RandomTissue.randomState(circuit, 6);
        circuit.derivative(y, dirty);
        assertArrayEquals(expected, dirty);
        assertArrayEquals(kept, y);
    }

    @Test
    void aFrozenCircuitMovesTheSomataOfALearningOnesStateAndNothingElse() {
        ContinuousMicrocircuit learning = circuit(20, 1);
        double[] y = RandomTissue.randomState(learning, 7);
        var frozen = show(new ContinuousMicrocircuit(SHAPE, PHI, RandomTissue.UNLIKE, ContinuousPlasticity.none(SHAPE, 20), 1),
                true);
        double[] before = y.clone();
        new Trajectory(frozen, new Heun(), 0.1, y).advance(100);

        int somata = RandomTissue.somata(learning);
        assertArrayEquals(Arrays.copyOfRange(before, somata, y.length), Arrays.copyOfRange(y, somata, y.length));
        for (int i = 0; i < somata; i++) {
            assertNotEquals(before[i], y[i], learning.nameOf(i));
        }
    }

    /** A bias is a weight from one more input of constant rate. */
    @Test
    void biasesAreWeightsFromAUnitWhoseRateNeverChanges() {
        Shape three = RandomTissue.shape(3, 2);
        Shape four = RandomTissue.shape(4, 2);
        var with = new ContinuousMicrocircuit(three, PHI, RandomTissue.UNLIKE, RandomTissue.allPlastic(three, 20), 0.5);
        var without = new ContinuousMicrocircuit(four, PHI, RandomTissue.UNLIKE, RandomTissue.allPlastic(four, 20), 0);
        double[] y = RandomTissue.randomWeights(with, 8);
        double[] z = without.rest();
        double[] b = with.synapses(TissuePathway.BOTTOM_UP, 1).biases(y);
        double[][] w = with.synapses(TissuePathway.BOTTOM_UP, 1).weights(y);
        for (int i = 0; i < w.length; i++) {
            w[i] = new double[] {w[i][0], w[i][1], w[i][2], b[i]};
        }
        without.synapses(TissuePathway.BOTTOM_UP, 1).setWeights(z, w);

        with.show(INPUT, TARGET);
        without.show(new double[] {INPUT[0], INPUT[1], INPUT[2], 0.5}, TARGET);
        new Trajectory(with, new Heun(), 0.1, y).advance(500);
        new Trajectory(without, new Heun(), 0.1, z).advance(500);
        assertArrayEquals(z, y, 1e-15);
        assertFalse(Arrays.equals(b, with.synapses(TissuePathway.BOTTOM_UP, 1).biases(y)), "biases learned");
    }

    @Test
    void withoutInputTeacherAndBiasesALogisticTissueOfZeroWeightsRests() {
        ContinuousMicrocircuit circuit = circuit(20, 0);
        assertArrayEquals(circuit.rest(), derivative(circuit, circuit.rest()));
    }

    @Test
    void aBrokenSomaIsNamedWithLayerAndTime() {
        ContinuousMicrocircuit circuit = show(circuit(20, 0), true);
        double[] y = RandomTissue.randomWeights(circuit, 9);
        circuit.soma(2).set(y, new double[] {0, 0, 0, Double.MAX_VALUE});
        var trajectory = new Trajectory(circuit, new ForwardEuler(), 3, y);
        var stop = assertThrows(ArithmeticException.class, () -> trajectory.advance(10));
        assertEquals("soma potential of hidden layer 2 [3] is -Infinity at t = 3.0 ms (dt = 3.0 ms). Maybe halve dt.",
                stop.getMessage());
    }

    @Test
    void everyElementOfTheStateHasItsOwnName() {
        ContinuousMicrocircuit circuit = circuit(20, 1);
        var names = new HashSet<String>();
        for (int i = 0; i < circuit.dimension(); i++) {
            assertTrue(names.add(circuit.nameOf(i)), circuit.nameOf(i));
        }
        assertTrue(names.containsAll(List.of("soma potential of output layer [1]",
                "interneuron soma potential of hidden layer 1 [3]", "bottomUp weight of hidden layer 2 [3, 4]",
                "toInterneuron plasticity filter of hidden layer 1 [0, 5]", "lateral weight of hidden layer 2 [3, 1]",
                "topDown weight of hidden layer 1 [4, 3]")), names.toString());
        assertThrows(IndexOutOfBoundsException.class, () -> circuit.nameOf(circuit.dimension()));
    }

    @Test
    void whatIsShownMustFitAndBeFinite() {
        ContinuousMicrocircuit circuit = circuit(0, 0);
        assertRefused("rates has 2 elements; expected 3", () -> circuit.showUntaught(new double[2]));
        assertRefused("rates[1] is NaN", () -> circuit.showUntaught(new double[] {0, Double.NaN, 0}));
        assertRefused("targetPotentials has 3 elements; expected 2", () -> circuit.show(INPUT, new double[3]));
        assertRefused("targetPotentials[0] is Infinity",
                () -> circuit.show(INPUT, new double[] {Double.POSITIVE_INFINITY, 0}));
    }

    @Test
    void learningRatesAreNotNegativeAndOneForEachProjection() {
        List<Double> two = List.of(0.1, 0.1);
        List<Double> three = List.of(0.1, 0.1, 0.1);
        assertRefused("bottomUp[1] is -1.0", () -> new ContinuousPlasticity(List.of(0.0, -1.0), two, two, two, 1));
        assertRefused("lateral[0] is NaN", () -> new ContinuousPlasticity(three, two, List.of(Double.NaN), two, 1));
        assertRefused("filterTime is -1.0", () -> new ContinuousPlasticity(three, two, two, two, -1));
        assertUnfit("bottomUp has 2 elements; expected 3", new ContinuousPlasticity(two, two, two, two, 1));
        assertUnfit("toInterneuron has 3 elements; expected 2", new ContinuousPlasticity(three, three, two, two, 1));
        assertUnfit("lateral has 3 elements; expected 2", new ContinuousPlasticity(three, two, three, two, 1));
        assertUnfit("topDown has 3 elements; expected 2", new ContinuousPlasticity(three, two, two, three, 1));
    }

    @Test
    void theOutputLayerHasNoApicalDendriteAndNoInterneurons() {
        ContinuousMicrocircuit circuit = circuit(0, 0);
        assertThrows(IllegalArgumentException.class, () -> circuit.vApical(3));
        assertThrows(IllegalArgumentException.class, () -> circuit.interneuronSoma(3));
        assertThrows(IllegalArgumentException.class, () -> circuit.synapses(TissuePathway.LATERAL, 3));
        assertThrows(IllegalArgumentException.class, () -> circuit.soma(0));
    }

    @Test
    void weightsAndSomataKeepTheirShapes() {
        ContinuousMicrocircuit circuit = circuit(0, 0);
        double[] y = circuit.rest();
        ContinuousProjection synapses = circuit.synapses(TissuePathway.BOTTOM_UP, 1);
        double[][] w = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {10, 11, 12}, {13, 14, 15}};
        synapses.setWeights(y, w);
        assertTrue(Arrays.deepEquals(w, synapses.weights(y)));
        assertThrows(IllegalArgumentException.class, () -> synapses.setWeights(y, new double[4][3]));
        assertThrows(IllegalArgumentException.class, () -> synapses.setWeights(y, new double[5][4]));
        assertThrows(IllegalArgumentException.class, () -> synapses.setBiases(y, new double[5]));
        assertThrows(IllegalArgumentException.class, () -> circuit.soma(1).set(y, new double[4]));
    }

    private static void assertRefused(String start, Executable build) {
        String message = assertThrows(InvalidValueException.class, build).getMessage();
        assertTrue(message.startsWith(start), message);
    }

    private static void assertUnfit(String start, ContinuousPlasticity plasticity) {
        assertRefused(start, () -> new ContinuousMicrocircuit(SHAPE, PHI, RandomTissue.STRONG, plasticity, 0));
    }

    private static ContinuousMicrocircuit show(ContinuousMicrocircuit circuit, boolean taught) {
        if (taught) {
            circuit.show(INPUT, TARGET);
        } else {
            circuit.show(INPUT, new double[] {5, 5});        // a teacher who has left must leave no trace
            circuit.showUntaught(INPUT);
        }
        return circuit;
    }

    private static double[] derivative(ContinuousMicrocircuit circuit, double[] y) {
        double[] dy = new double[y.length];
        circuit.derivative(y, dy);
        return dy;
    }
}
