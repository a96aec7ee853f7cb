package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.dynamics.ForwardEuler;
import apical.dynamics.Heun;
import apical.dynamics.IntegrationMethod;
import apical.dynamics.Stepper;
import apical.dynamics.Trajectory;
import apical.linalg.Matrices;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.state.RandomStream;
import apical.validation.InvalidValueException;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** sigma xi(t) of equations (1) and (2). */
class NoiseTest {

    private static final TransferFunction PHI = new TransferFunction.Logistic();
    private static final double SIGMA = 0.3;
    /** Somata without synapses; interneurons do not even feel those above. */
    private static final int LONE = 20_000;
    private static final Conductances G = new Conductances(0.1, 1, 0.8, 0.7, 0);
    private static final double A_HIDDEN = 1.9;
    private static final double A_INTERNEURON = 0.8;

    /** The standard error of the variance is 0.45 %: five samples of 20,000 somata. */
    @ParameterizedTest
    @CsvSource({"FORWARD_EULER, 0.01", "FORWARD_EULER, 0.05", "FORWARD_EULER, 0.2", "EXPONENTIAL_EULER, 0.2",
            "EXPONENTIAL_EULER, 1", "HEUN, 0.2", "RUNGE_KUTTA_4, 0.2"})
    void aLoneSomaHasTheVarianceOfOrnsteinAndUhlenbeckAtAnyStep(IntegrationMethod method, double dt) {
        ContinuousMicrocircuit hidden = lone(RandomTissue.shape(1, LONE, 1), new Noise.Wiener(SIGMA));
        assertVariance(SIGMA * SIGMA / (2 * A_HIDDEN), plainVariance(hidden, hidden.soma(1), method, dt, A_HIDDEN));
    }

    @Test
    void interneuronsHaveTheirOwn() {
        ContinuousMicrocircuit above = lone(RandomTissue.shape(1, 1, LONE), new Noise.Wiener(SIGMA));
        assertVariance(SIGMA * SIGMA / (2 * A_INTERNEURON),
                plainVariance(above, above.interneuronSoma(1), IntegrationMethod.FORWARD_EULER, 0.2, A_INTERNEURON));
        assertVariance(SIGMA * SIGMA / (2 * 1.1), plainVariance(above, above.soma(2), IntegrationMethod.FORWARD_EULER, 0.2, 1.1));
    }

    @ParameterizedTest
    @CsvSource({"FORWARD_EULER, 0.01", "FORWARD_EULER, 0.2", "EXPONENTIAL_EULER, 0.2", "EXPONENTIAL_EULER, 1"})
    void theFastEngineHasTheSameVariance(TimeStep.Scheme method, double dt) {
        Shape shape = RandomTissue.shape(1, LONE, 1);
        TimeStep step = new TimeStep(method, dt);
        FastTissue tissue = FastTissue.of(lone(shape, new Noise.None()), lone(shape, new Noise.None()).rest());
        var circuit = new FastContinuousMicrocircuit(shape, PHI, physiology(new Noise.Wiener(SIGMA)), step, tissue.hidden(),
                tissue.ontoOutput(), false, new RandomStream(1));
        ContinuousSynapses frozen = tissue.synapses(ContinuousPlasticity.none(shape, 0), step, 1, 0);
        circuit.showUntaught(new FMatrixRMaj(1, 1));
        double sum = 0;
        for (int sample = 0; sample < 6; sample++) {
            for (int n = 0; n < Math.ceil(1 / dt); n++) {
                circuit.step(frozen);
            }
            sum += sample == 0 ? 0 : variance(FastTissue.doubles(circuit.soma(1)));
        }
        assertVariance(SIGMA * SIGMA / (2 * A_HIDDEN), sum / 5);
    }

    /** Of the recursion u = (1 - a dt) u + dt sigma N. */
    @Test
    void thePublishedConventionDependsOnTheStep() {
        for (double dt : new double[] {0.05, 0.2}) {
            ContinuousMicrocircuit hidden = lone(RandomTissue.shape(1, LONE, 1), new Noise.Published(SIGMA));
            double kept = 1 - A_HIDDEN * dt;
            assertVariance(dt * dt * SIGMA * SIGMA / (1 - kept * kept),
                    plainVariance(hidden, hidden.soma(1), IntegrationMethod.FORWARD_EULER, dt, A_HIDDEN));
        }
    }

    /** Exponential Euler: exactly that of the process. Published: dt sigma N whatever the method. Short steps: Euler-Maruyama. */
    @ParameterizedTest
    @EnumSource(value = IntegrationMethod.class, mode = EnumSource.Mode.EXCLUDE, names = "DORMAND_PRINCE")
    void incrementsAreThoseOfTheConvention(IntegrationMethod method) {
        double dt = 0.4;
        assertIncrements(method, dt, new Noise.Published(SIGMA), dt * SIGMA, 1e-12);
        assertIncrements(method, 1e-6, new Noise.Wiener(SIGMA), SIGMA * 1e-3, 1e-5);
        if (method == IntegrationMethod.EXPONENTIAL_EULER) {
            double exact = SIGMA * Math.sqrt((1 - Math.exp(-2 * A_HIDDEN * dt)) / (2 * A_HIDDEN));
            assertIncrements(method, dt, new Noise.Wiener(SIGMA), exact, 1e-12);
        }
    }

    private static void assertIncrements(IntegrationMethod method, double dt, Noise noise, double deviation, double tolerance) {
        ContinuousMicrocircuit circuit = lone(RandomTissue.shape(1, 50, 1), noise);
        double[] y = circuit.rest();
        Stepper stepper = method.stepper();
        circuit.disturb(stepper, dt, new RandomStream(3));
        stepper.step(circuit, y, dt);
        RandomStream again = new RandomStream(3);
        for (double increment : circuit.soma(1).of(y)) {
            double expected = deviation * again.nextGaussian();
            assertEquals(expected, increment, tolerance * Math.abs(expected));
        }
    }

    /** u + tau du/dt, with the noise in du/dt. */
    @Test
    void prospectiveRatesFollowWhatNoiseDoesToTheDerivative() {
        Physiology physiology = physiology(new Noise.Wiener(SIGMA)).with(RateTiming.PROSPECTIVE);
        Shape shape = RandomTissue.shape(1, 40, 1);
        var circuit = new ContinuousMicrocircuit(shape, PHI, physiology, ContinuousPlasticity.none(shape, 0));
        double[] y = circuit.rest();
        RandomStream random = new RandomStream(4);
        Stepper stepper = new ForwardEuler();
        for (int n = 0; n < 3; n++) {
            double[] before = circuit.soma(1).of(y);
            circuit.disturb(stepper, 0.1, random);
            stepper.step(circuit, y, 0.1);
            double[] after = circuit.soma(1).of(y);
            for (int i = 0; i < before.length; i++) {
                assertEquals(PHI.rate(before[i] + (after[i] - before[i]) / 0.1 / A_HIDDEN), circuit.rates(1)[i], 1e-12);
            }
        }
    }

    @Test
    void noNoiseAndNoiseOfStrengthZeroDrawNothing() {
        Shape shape = RandomTissue.shape(2, 3, 2);
        RandomStream untouched = new RandomStream(4);
        for (Noise noise : new Noise[] {new Noise.None(), new Noise.Wiener(0), new Noise.Published(0)}) {
            ContinuousMicrocircuit plain = lone(shape, noise);
            plain.disturb(new Heun(), 0.1, untouched);
            FastTissue tissue = FastTissue.of(plain, plain.rest());
            TimeStep step = new TimeStep(TimeStep.Scheme.FORWARD_EULER, 0.1);
            var fast = new FastContinuousMicrocircuit(shape, PHI, physiology(noise), step, tissue.hidden(), tissue.ontoOutput(),
                    false, untouched);
            fast.showUntaught(Matrices.uniform(2, 1, 0, 1, new RandomStream(1)));
            fast.step(tissue.synapses(ContinuousPlasticity.none(shape, 0), step, 1, 0));
            assertArrayEquals(new float[3], Matrices.elements(fast.soma(1)));
        }
        assertEquals(new RandomStream(4).nextLong(), untouched.nextLong());
    }

    @Test
    void whatHasNoMeaningIsRefused() {
        assertThrows(InvalidValueException.class, () -> new Noise.Wiener(-0.1));
        assertThrows(InvalidValueException.class, () -> new Noise.Published(Double.NaN));
        ContinuousMicrocircuit noisy = lone(RandomTissue.shape(1, 2, 1), new Noise.Wiener(SIGMA));
        var refusal = assertThrows(IllegalArgumentException.class,
                () -> noisy.disturb(IntegrationMethod.DORMAND_PRINCE.stepper(), 0.1, new RandomStream(1)));
        assertTrue(refusal.getMessage().startsWith("noise needs a fixed step, and Dormand-Prince"), refusal.getMessage());
    }

    private static double plainVariance(ContinuousMicrocircuit circuit, StateSlice somata, IntegrationMethod method, double dt,
            double a) {
        double[] y = circuit.rest();
        Stepper stepper = method.stepper();
        Trajectory trajectory = new Trajectory(circuit, stepper, dt, y);
        RandomStream random = new RandomStream(2);
        double sum = 0;
        for (int sample = 0; sample < 6; sample++) {
            for (int n = 0; n < Math.ceil(1.9 / (a * dt)); n++) {
                circuit.disturb(stepper, dt, random);
                trajectory.advance(1);
            }
            sum += sample == 0 ? 0 : variance(somata.of(y));
        }
        return sum / 5;
    }

    private static double variance(double[] values) {
        double sum = 0, squares = 0;
        for (double value : values) {
            sum += value;
            squares += value * value;
        }
        return squares / values.length - sum / values.length * (sum / values.length);
    }

    private static void assertVariance(double expected, double actual) {
        assertEquals(1, actual / expected, 0.02);
    }

    private static ContinuousMicrocircuit lone(Shape shape, Noise noise) {
        return new ContinuousMicrocircuit(shape, PHI, physiology(noise), ContinuousPlasticity.none(shape, 0));
    }

    private static Physiology physiology(Noise noise) {
        return Physiology.plain(G, 0).with(noise);
    }
}
