package apical.rules.tissue;

import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.RateTiming;
import apical.dynamics.CommonsMathOde;
import apical.dynamics.ExponentialEuler;
import apical.dynamics.ForwardEuler;
import apical.dynamics.Heun;
import apical.dynamics.RungeKutta4;
import apical.dynamics.Stepper;
import apical.network.TransferFunction;
import apical.rule.Deviation;
import apical.rule.Expectation;
import apical.rule.Expectation.AtMost;
import apical.rule.Expectation.Near;
import apical.rule.Finding;
import apical.rule.Law;
import apical.rule.ModelUnderTest;
import apical.rule.Stimulus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Each stepper converges at its order on the whole tissue, plasticity included, and what the best of them finds is what Dormand and
 * Prince find. On few units a layer: the reference is costly.
 */
final class StepperOrder implements Law<ContinuousMicrocircuitRule> {

    private static final double TOLERANCE = 0.1;
    private static final Expectation AGREEMENT = new AtMost(1e-8);
    /** Time constants of the fastest soma that each pattern lasts. */
    private static final double CONSTANTS = 6;
    /** How many times as many steps are tried. */
    private static final int FINEST = 4;
    /** Error of an element below which it may be that of the reference. */
    private static final double ROUNDING = 3e-13;
    /** Steps a pattern, of which twice as many are the finer: errors are then small, but not yet rounding. */
    private static final int FIRST_ORDER_STEPS = 800, HIGHER_ORDER_STEPS = 100, BEST_STEPS = 800;

    @Override
    public String name() {
        return "convergence";
    }

    @Override
    public Optional<String> exemption(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        if (model.phi() instanceof TransferFunction.Relu) {
            return Optional.of("relu has a bend, where no method has an order");
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> remark(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        ModelUnderTest<? extends ContinuousMicrocircuitRule> small = model.small();
        List<String> remarks = new ArrayList<>();
        if (!small.shape().equals(model.shape())) {
            remarks.add("measured on " + small.size() + " with the same conductances, learning rates and distributions of weights");
        }
        if (Optional.of(model.rule()).filter(rule -> rule.rates() == RateTiming.PROSPECTIVE).isPresent()) {
            remarks.add("with instantaneous rates, since prospective ones are no differential equation");
        }
        return remarks.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", remarks));
    }

    @Override
    public List<Finding> measure(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        History history = history(model.small());
        double[] reference = history.by(CommonsMathOde.dormandPrince853(1e-13));
        List<Finding> findings = new ArrayList<>();
        for (Stepper stepper : List.of(new ForwardEuler(), new ExponentialEuler(), new Heun(), new RungeKutta4())) {
            findings.add(asymptoticOrder(history, stepper, reference));
        }
        findings.add(new Finding("classical Runge-Kutta against Dormand-Prince", Deviation.of(
                history.by(CommonsMathOde.dormandPrince853(1e-10)), history.by(new RungeKutta4(), BEST_STEPS)), AGREEMENT));
        return findings;
    }

    /** Two patterns with the teacher, one without. */
    private static History history(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        ContinuousTissue tissue = ContinuousTissue.of(model);
        tissue = tissue.with(tissue.physiology().with(RateTiming.INSTANTANEOUS));
        ContinuousMicrocircuit circuit = tissue.plain(model.rule().plasticity());
        List<Stimulus> stimuli = Stimulus.draw(model.shape(), 3, 4);
        List<Consumer<ContinuousMicrocircuit>> patterns = List.of(
                shown -> stimuli.get(0).show(shown, model.phi()),
                shown -> stimuli.get(1).show(shown, model.phi()),
                shown -> stimuli.get(2).untaught().show(shown, model.phi()));
        return new History(circuit, tissue.state(circuit), patterns, CONSTANTS / tissue.physiology().fastestDecay());
    }

    /** At smaller steps where errors are not yet small enough to have one order. */
    private static Finding asymptoticOrder(History history, Stepper stepper, double[] reference) {
        int steps = stepper.order() == 1 ? FIRST_ORDER_STEPS : HIGHER_ORDER_STEPS;
        Finding finding = order(history, stepper, steps, reference);
        for (int n = 2; n <= FINEST && !finding.passed(); n *= 2) {
            finding = order(history, stepper, n * steps, reference);
        }
        return finding;
    }

    /** Of potentials and of all that learns, whichever is farther from what it should be. */
    static Finding order(History history, Stepper stepper, int steps, double[] reference) {
        double[] coarse = history.by(stepper, steps);
        double[] fine = history.by(stepper, 2 * steps);
        int somata = history.somata();
        double potentials = History.order(coarse, fine, reference, 0, somata);
        double weights = History.order(coarse, fine, reference, somata, reference.length);
        boolean rounding = History.distance(fine, reference, somata, reference.length)
                < ROUNDING * Math.sqrt(reference.length - somata);
        boolean weightsAreCloser = Math.abs(potentials - stepper.order()) > Math.abs(weights - stepper.order());
        double farther = rounding || weightsAreCloser ? potentials : weights;
        return new Finding("order of " + stepper, farther, new Near(stepper.order(), TOLERANCE), rounding
                ? "potentials; the error of weights, which hardly move, is rounding"
                : String.format(Locale.ROOT, "potentials %.3f, weights %.3f", potentials, weights));
    }
}
