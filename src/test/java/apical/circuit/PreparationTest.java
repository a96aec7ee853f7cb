package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.dynamics.ForwardEuler;
import apical.dynamics.Heun;
import apical.dynamics.NotFiniteException;
import apical.dynamics.Stepper;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.state.RandomStream;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both engines kept alive live the same life. */
class PreparationTest {

    private static final Shape SHAPE = RandomTissue.shape(6, 9, 7, 4);
    private static final Conductances G = RandomTissue.UNLIKE;
    private static final TransferFunction PHI = new TransferFunction.Logistic();
    private static final double DT = 0.25;

    /** The same weights in both. */
    private record Pair(PlainPreparation plain, FastPreparation fast) {
        static Pair of(double filterTime) {
            ContinuousPlasticity plasticity = RandomTissue.allPlastic(SHAPE, filterTime);
            var circuit = new ContinuousMicrocircuit(SHAPE, PHI, G, plasticity, 1);
            double[] y = circuit.rest();
            FastTissue tissue = FastTissue.random(circuit, y, 3);
            TimeStep step = new TimeStep(TimeStep.Scheme.FORWARD_EULER, DT);
            return new Pair(new PlainPreparation(circuit, new ForwardEuler(), DT, y, new RandomStream(1)),
                    new FastPreparation(tissue.circuit(PHI, step, RateTiming.INSTANTANEOUS),
                            tissue.synapses(plasticity, step, 1, 1), DT));
        }

        void both(Consumer<Preparation> doing) {
            doing.accept(plain);
            doing.accept(fast);
        }
    }

    /** Taught and plastic, taught and not plastic, untaught and plastic; after a rest, too. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 10})
    void plainAndFastAgreeOnAScheduleInEveryStep(double filterTime) {
        Pair pair = Pair.of(filterTime);
        RandomStream random = new RandomStream(4);
        for (int n = 0; n < 6; n++) {
            int presentation = n;
            double[] rates = RandomTissue.random(random, 6);
            double[] target = RandomTissue.random(random, 4);
            pair.both(tissue -> {
                if (presentation == 4) {
                    tissue.rest();
                }
                if (presentation % 3 == 2) {
                    tissue.showUntaught(rates);
                } else {
                    tissue.show(rates, target);
                }
            });
            for (int step = 0; step < 30; step++) {
                pair.both(tissue -> tissue.step(presentation % 3 != 1));
                assertSame(pair);
            }
        }
        assertEquals(6 * 30 * DT, pair.plain().timeMs(), 1e-12);
        assertEquals(6 * 30 * DT, pair.fast().timeMs(), 1e-12);
    }

    private static void assertSame(Pair pair) {
        for (int k = 1; k <= 3; k++) {
            for (TissueSite compartment : TissueSite.values()) {
                boolean onlyHidden = compartment.ordinal() >= TissueSite.APICAL.ordinal();
                if (k < 3 || !onlyHidden) {
                    assertNear(pair.plain().activity(compartment, k), pair.fast().activity(compartment, k), compartment + " " + k);
                }
            }
            for (TissuePathway kind : k < 3 ? TissuePathway.values() : new TissuePathway[] {TissuePathway.BOTTOM_UP}) {
                assertNear(flat(pair.plain().weights(kind, k)), flat(pair.fast().weights(kind, k)), kind + " " + k);
                assertNear(flat(pair.plain().filters(kind, k)), flat(pair.fast().filters(kind, k)), "filter " + kind + " " + k);
            }
            if (k < 3) {
                assertNear(pair.plain().interneuronRates(k), pair.fast().interneuronRates(k), "interneuron rates " + k);
            }
        }
    }

    private static void assertNear(double[] expected, double[] actual, String what) {
        assertEquals(expected.length, actual.length, what);
        assertEquals(0, FastTissue.distance(expected, actual), 2e-5, what);
    }

    @ParameterizedTest
    @CsvSource({"0", "10"})
    void weightsAndFiltersStandStillWithoutPlasticityAndMoveWithIt(double filterTime) {
        Pair.of(filterTime).both(tissue -> {
            tissue.show(new double[] {1, -1, 0.5, 0.2, 0, 1}, new double[] {1, -1, 1, 0});
            tissue.step(true);
            tissue.step(true);
            double[] before = everySynapse(tissue);
            tissue.step(false);
            tissue.step(false);
            assertArrayEquals(before, everySynapse(tissue));
            tissue.step(true);
            assertTrue(FastTissue.distance(before, everySynapse(tissue)) > 1e-6);
        });
    }

    /** To the last bit: between steps, and between presentations. */
    @Test
    void readingChangesNothingOfWhatFollows() {
        Pair read = Pair.of(10);
        Pair unread = Pair.of(10);
        RandomStream random = new RandomStream(9);
        for (int presentation = 0; presentation < 20; presentation++) {
            double[] rates = RandomTissue.random(random, 6);
            double[] target = RandomTissue.random(random, 4);
            Stream.of(read, unread).forEach(pair -> pair.both(tissue -> tissue.show(rates, target)));
            for (int n = 0; n < 3; n++) {
                Stream.of(read, unread).forEach(pair -> pair.both(tissue -> tissue.step(true)));
                read.both(PreparationTest::everySynapse);
            }
        }
        assertArrayEquals(everySynapse(unread.plain()), everySynapse(read.plain()));
        assertArrayEquals(everySynapse(unread.fast()), everySynapse(read.fast()));
    }

    private static double[] everySynapse(Preparation tissue) {
        return Stream.of(TissuePathway.values())
                .flatMap(kind -> Stream.of(tissue.weights(kind, 1), tissue.weights(kind, 2), tissue.filters(kind, 1)))
                .flatMapToDouble(w -> Arrays.stream(flat(w))).toArray();
    }

    /** Methods that look beyond the start of a step must not leave their looks behind, also if the input has changed since. */
    @Test
    void dendritesAreThoseAtTheStartOfTheStepUnderAnyMethod() {
        Stepper heun = new Heun();
        var circuit = new ContinuousMicrocircuit(SHAPE, PHI, G, RandomTissue.allPlastic(SHAPE, 0), 1);
        double[] y = RandomTissue.randomWeights(circuit, 5);
        var tissue = new PlainPreparation(circuit, heun, DT, y, new RandomStream(1));
        tissue.showUntaught(new double[] {1, 0, 1, 0, 1, 0});
        tissue.step(true);
        double[] start = y.clone();
        tissue.step(true);
        tissue.showUntaught(new double[] {0, 0, 0, 0, 0, 9});

        var oracle = new ContinuousMicrocircuit(SHAPE, PHI, G, RandomTissue.allPlastic(SHAPE, 0), 1);
        oracle.showUntaught(new double[] {1, 0, 1, 0, 1, 0});
        oracle.observe(start);
        assertArrayEquals(oracle.vApical(1), tissue.activity(TissueSite.APICAL, 1));
        assertArrayEquals(oracle.vBasal(1), tissue.activity(TissueSite.BASAL, 1));
        assertArrayEquals(circuit.soma(1).of(y), tissue.activity(TissueSite.SOMA, 1));
    }

    @Test
    void nothingButSomataCanBeReadBeforeTheFirstStep() {
        Pair.of(0).both(tissue -> {
            assertArrayEquals(new double[9], tissue.activity(TissueSite.SOMA, 1));
            assertThrows(IllegalStateException.class, () -> tissue.activity(TissueSite.APICAL, 1));
        });
    }

    @Test
    void theFastTissueSaysWhichPotentialLeftTheNumbersAndWhen() {
        FastPreparation tissue = Pair.of(0).fast();
        tissue.showUntaught(new double[] {1e30, 1e30, -1e30, 1e30, 0, 0});
        var e = assertThrows(NotFiniteException.class, () -> {
            for (int n = 0; n < 1000; n++) {
                tissue.step(true);
            }
        });
        assertTrue(
                e.getMessage().matches(
                        "(interneuron )?soma potential of (hidden layer [12]|output layer) \\[\\d+] is \\S+ at t = .*ms.*Maybe.*"),
                e.getMessage());
    }

    private static double[] flat(double[][] matrix) {
        return Stream.of(matrix).flatMapToDouble(Arrays::stream).toArray();
    }
}
