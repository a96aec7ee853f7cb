package apical.circuit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.dynamics.ExponentialEuler;
import apical.dynamics.ForwardEuler;
import apical.dynamics.Heun;
import apical.dynamics.Stepper;
import apical.dynamics.Trajectory;
import apical.linalg.Matrices;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.rules.tissue.OracleRun;
import apical.state.RandomStream;
import apical.validation.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast engine against the plain one, with all that a physiology may say, alone and together. */
class PhysiologyTest {

    private static final Shape SHAPE = RandomTissue.shape(6, 9, 7, 4);
    private static final TransferFunction PHI = new TransferFunction.Logistic();
    private static final Physiology PLAIN = Physiology.plain(RandomTissue.UNLIKE, 1);

    static Stream<Arguments> physiologies() {
        Physiology filtered = PLAIN.filtered(3, 2);
        Physiology lagMatched = PLAIN.with(Prediction.LAG_MATCHED);
        Physiology prospective = PLAIN.with(RateTiming.PROSPECTIVE);
        Noise wiener = new Noise.Wiener(0.3);
        List<Physiology> all = List.of(filtered, PLAIN.filtered(0, 3), lagMatched, prospective, PLAIN.with(wiener),
                PLAIN.with(new Noise.Published(0.7)), prospective.filtered(3, 2).with(wiener),
                lagMatched.filtered(2, 3).with(wiener), Physiology.plain(RandomTissue.UNLIKE, 0.5).filtered(3, 2),
                Physiology.plain(RandomTissue.UNLIKE, 0).filtered(3, 0));
        List<Arguments> runs = new ArrayList<>();
        for (Physiology physiology : all) {
            runs.add(Arguments.of(physiology, TimeStep.Scheme.FORWARD_EULER, 0.0));
            runs.add(Arguments.of(physiology, TimeStep.Scheme.EXPONENTIAL_EULER, 4.0));
        }
        return runs.stream();
    }

    /** Taught, untaught, taught again; all plastic but in the first steps; the same numbers drawn. Measured at most 1.2e-6. */
    @ParameterizedTest
    @MethodSource("physiologies")
    void bothEnginesAgree(Physiology physiology, TimeStep.Scheme method, double filterTime) {
        ContinuousPlasticity plasticity = RandomTissue.allPlastic(SHAPE, filterTime);
        var plain = new ContinuousMicrocircuit(SHAPE, PHI, physiology, plasticity);
        double[] y = plain.rest();
        FastTissue tissue = FastTissue.random(plain, y, 3);
        plain.rest(y);
        TimeStep step = new TimeStep(method, 0.25);
        var fast = new FastContinuousMicrocircuit(SHAPE, PHI, physiology, step, tissue.hidden(), tissue.ontoOutput(), false,
                new RandomStream(5));
        ContinuousSynapses synapses = tissue.synapses(plasticity, step, 1, physiology.biasRate());
        Stepper stepper = method == TimeStep.Scheme.FORWARD_EULER ? new ForwardEuler() : new ExponentialEuler();
        var trajectory = new Trajectory(plain, stepper, step.ms(), y);
        RandomStream noise = new RandomStream(5);

        RandomStream random = new RandomStream(4);
        for (int pattern = 0; pattern < 3; pattern++) {
            FMatrixRMaj input = Matrices.uniform(6, 1, -1, 1, random);
            FMatrixRMaj target = Matrices.uniform(4, 1, -2, 2, random);
            if (pattern == 1) {
                fast.showUntaught(input);
                plain.showUntaught(FastTissue.doubles(input));
            } else {
                fast.show(input, target);
                plain.show(FastTissue.doubles(input), FastTissue.doubles(target));
            }
            for (int n = 0; n < 30; n++) {
                plain.disturb(stepper, step.ms(), noise);
                plain.learn(n >= 6);
                trajectory.advance(1);
                fast.step(n < 6 ? new WithoutPlasticity(synapses) : synapses);
                FastTissue.assertSame(plain, y, fast);
            }
            synapses.settle();
        }
        for (int k = 1; k <= 3; k++) {
            for (TissuePathway kind : OracleRun.kinds(plain, k)) {
                Projection projection = tissue.projection(kind, k);
                FastTissue.assertNear(Stream.of(plain.synapses(kind, k).weights(y)).flatMapToDouble(Arrays::stream).toArray(),
                        projection.weights(), kind + " " + k);
                FastTissue.assertNear(plain.synapses(kind, k).biases(y), projection.biases(), kind + " " + k);
            }
        }
    }

    /** Without apical coupling and teacher the tissue comes to rest where the network without feedback is at once. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0})
    void feedForwardRatesAreThoseAtRestWhateverTheBiasRate(double biasRate) {
        Physiology physiology = Physiology.plain(new Conductances(0.13, 0.9, 0, 0.7, 0.37), biasRate);
        var plain = new ContinuousMicrocircuit(SHAPE, PHI, physiology, ContinuousPlasticity.none(SHAPE, 0));
        double[] y = plain.rest();
        FastTissue tissue = FastTissue.random(plain, y, 6);
        plain.rest(y);
        FMatrixRMaj input = Matrices.uniform(6, 1, -1, 1, new RandomStream(7));
        plain.showUntaught(FastTissue.doubles(input));
        new Trajectory(plain, new ForwardEuler(), 0.5, y).advance(200);
        FastContinuousMicrocircuit fast =
                tissue.circuit(PHI, new TimeStep(TimeStep.Scheme.FORWARD_EULER, 0.5), physiology.with(new Noise.Wiener(1)));
        FastTissue.assertNear(plain.rates(3), fast.feedForward(input), "output rates");
    }

    @Test
    void whatHasNoMeaningIsRefused() {
        assertThrows(InvalidValueException.class, () -> PLAIN.filtered(-1, 0));
        assertThrows(InvalidValueException.class, () -> PLAIN.filtered(0, Double.NaN));
        assertThrows(InvalidValueException.class, () -> PLAIN.with(RateTiming.PROSPECTIVE).with(Prediction.LAG_MATCHED));
        var prospective = new ContinuousMicrocircuit(SHAPE, PHI, PLAIN.with(RateTiming.PROSPECTIVE),
                ContinuousPlasticity.none(SHAPE, 0));
        var refusal = assertThrows(IllegalArgumentException.class,
                () -> new Heun().step(prospective, prospective.rest(), 0.1));
        assertTrue(refusal.getMessage().contains("Heun evaluates a step more than once"), refusal.getMessage());
    }
}
