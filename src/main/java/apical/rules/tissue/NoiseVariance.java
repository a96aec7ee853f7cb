package apical.rules.tissue;

import apical.circuit.Conductances;
import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.ContinuousPlasticity;
import apical.circuit.FastContinuousMicrocircuit;
import apical.circuit.Noise;
import apical.circuit.Physiology;
import apical.circuit.TimeStep;
import apical.dynamics.Stepper;
import apical.dynamics.Trajectory;
import apical.linalg.RootMeanSquare;
import apical.network.Pathway;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.rule.Expectation;
import apical.rule.Expectation.Near;
import apical.rule.Finding;
import apical.rule.Law;
import apical.rule.ModelUnderTest;
import apical.state.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * A lone soma, moved by nothing but its leak and noise, is an Ornstein-Uhlenbeck process of variance sigma^2 / (2 a), whatever the
 * step. Lone somata are output neurons without weights and without a teacher, a = g_lk + g_B, each with noise of its own; the mean
 * of their squared potentials over so long a time is known to half a percent.
 */
final class NoiseVariance implements Law<ContinuousMicrocircuitRule> {

    private static final double[] STEPS_MS = {0.01, 0.05, 0.2};
    private static final Expectation RATIO = new Near(1, 0.02);
    private static final int SOMATA = 200, COPIES = 10;
    /** Time constants; the first ones are forgotten. */
    private static final int LONG = 300, FORGOTTEN = 8;

    @Override
    public String name() {
        return "noise";
    }

    @Override
    public Optional<String> exemption(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        return Optional.of(model.rule()).filter(rule -> rule.noise() instanceof Noise.Published)
                .map(rule -> "what noise of the published convention does depends on the step by definition");
    }

    @Override
    public Optional<String> remark(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        String somata = "measured on lone output somata";
        return Optional.of(model.rule().noise().isSilent()
                ? somata + " with sigma = " + sigma(model) + "; the model has none" : somata);
    }

    @Override
    public List<Finding> measure(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        Conductances g = model.rule().conductances();
        double sigma = sigma(model);
        double expected = sigma * sigma / (2 * g.ontoOutput(false));
        Physiology physiology = Physiology.plain(g, 0).with(new Noise.Wiener(sigma));
        List<Finding> findings = new ArrayList<>();
        for (double ms : STEPS_MS) {
            TimeStep step = FastAgainstPlain.step(model.rule(), ms);
            findings.add(new Finding("variance of noise over theory, plain engine, step " + ms + " ms",
                    plain(physiology, step) / expected, RATIO));
            findings.add(new Finding("variance of noise over theory, fast engine, step " + ms + " ms",
                    fast(physiology, step) / expected, RATIO));
        }
        return findings;
    }

    private static double sigma(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        Noise noise = model.rule().noise();
        return noise instanceof Noise.Wiener wiener && wiener.sigma() > 0 ? wiener.sigma() : 0.1;
    }

    /** Of the plain engine. */
    static double plain(Physiology physiology, TimeStep step) {
        Shape shape = new Shape(List.of(1, SOMATA));
        var circuit = new ContinuousMicrocircuit(shape, new TransferFunction.Relu(), physiology,
                ContinuousPlasticity.none(shape, 0));
        circuit.showUntaught(new double[1]);
        double[] y = circuit.rest();
        Stepper stepper = FastAgainstPlain.stepper(step.method());
        var trajectory = new Trajectory(circuit, stepper, step.ms(), y);
        var random = new RandomStream(8);
        var rms = new RootMeanSquare();
        for (long n = -steps(FORGOTTEN, physiology, step); n < steps(LONG, physiology, step); n++) {
            circuit.disturb(stepper, step.ms(), random);
            trajectory.advance(1);
            if (n >= 0) {
                rms.add(circuit.soma(1).of(y));
            }
        }
        return rms.value() * rms.value();
    }

    /** Of the fast engine. */
    static double fast(Physiology physiology, TimeStep step) {
        Shape shape = new Shape(List.of(1, SOMATA / COPIES));
        var circuit = new FastContinuousMicrocircuit(shape, new TransferFunction.Relu(), physiology, step, List.of(),
                Projection.withoutBiases("output", Pathway.FORWARD, new FMatrixRMaj(SOMATA / COPIES, 1)), false,
                new RandomStream(9));
        circuit.showUntaught(new FMatrixRMaj(1, COPIES));
        var rms = new RootMeanSquare();
        for (long n = -steps(FORGOTTEN, physiology, step); n < steps(LONG, physiology, step); n++) {
            circuit.step((projection, error, pre) -> {});
            if (n >= 0) {
                rms.add(circuit.soma(1));
            }
        }
        return rms.value() * rms.value();
    }

    private static long steps(int constants, Physiology physiology, TimeStep step) {
        return Math.round(constants / physiology.conductances().ontoOutput(false) / step.ms());
    }
}
