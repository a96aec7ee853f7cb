package apical.rules.tissue;

import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.ContinuousSynapses;
import apical.circuit.FastContinuousMicrocircuit;
import apical.circuit.TimeStep;
import apical.circuit.TissuePathway;
import apical.circuit.TissueSite;
import apical.dynamics.ExponentialEuler;
import apical.dynamics.ForwardEuler;
import apical.dynamics.IntegrationMethod;
import apical.dynamics.Stepper;
import apical.dynamics.Trajectory;
import apical.linalg.Plain;
import apical.rule.Deviations;
import apical.rule.Expectation;
import apical.rule.Expectation.AtMost;
import apical.rule.Finding;
import apical.rule.Law;
import apical.rule.ModelUnderTest;
import apical.rule.Stimulus;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * The fast engine against the plain one, which reads like the paper: the same weights, the same patterns, method, step and
 * physiology of the definition but for noise, learning all along, and every potential of every step compared. Then at rest, weights
 * held. An apical potential is the difference of feedback and inhibition, which in a self-predicting tissue is small; its rounding
 * is relative to the feedback.
 */
final class FastAgainstPlain implements Law<ContinuousMicrocircuitRule> {

    private static final Expectation SINGLE = new AtMost(2e-5);
    private static final int PATTERNS = 3, STEPS = 10, STEPS_TO_REST = 60;

    @Override
    public String name() {
        return "fast engine against plain";
    }

    @Override
    public Optional<String> remark(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        return Optional.of(model.rule()).filter(rule -> rule.block() > 1)
                .map(rule -> "with weights written in every step; the model holds them for " + rule.block());
    }

    @Override
    public List<Finding> measure(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        List<Stimulus> stimuli = Stimulus.draw(model.shape(), PATTERNS, 5);
        ContinuousMicrocircuitRule rule = model.rule();
        Deviations learning = learning(ContinuousTissue.of(model), ContinuousTissue.of(model), rule, stimuli);
        Deviations resting = resting(ContinuousTissue.of(model), stimuli);
        return List.of(
                new Finding(name() + ", learning, " + rule.rates().id() + " rates", learning.worst(), SINGLE,
                        "worst: " + learning.where()),
                new Finding(name() + ", at rest", resting.worst(), SINGLE, "worst: " + resting.where()));
    }

    /**
     * Both engines by the definition's method and step.
     *
     * @param forFast  whose weights the fast engine modifies
     * @param forPlain the same, or what is to be told from it
     */
    static Deviations learning(ContinuousTissue forFast, ContinuousTissue forPlain, ContinuousMicrocircuitRule rule,
            List<Stimulus> stimuli) {
        TimeStep step = step(rule, rule.stepMs());
        ContinuousMicrocircuit plain = forPlain.plain(rule.plasticity());
        double[] y = forPlain.state(plain);
        FastContinuousMicrocircuit fast = forFast.fast(step);
        ContinuousSynapses synapses = forFast.synapses(rule.plasticity(), step);
        var trajectory = new Trajectory(plain, stepper(step.method()), step.ms(), y);

        Deviations deviations = new Deviations();
        for (Stimulus stimulus : stimuli) {
            stimulus.show(plain, forPlain.phi());
            show(fast, List.of(stimulus), forFast);
            for (int n = 0; n < STEPS; n++) {
                trajectory.advance(1);                            // evaluates once, at the start of the step: dendrites are those
                fast.step(synapses);
                Potentials.dendrites(plain).compare(Potentials.dendrites(fast, 0), deviations);
                scaleByFeedback(plain, y, deviations);
                Potentials.somata(plain, y).compare(Potentials.somata(fast, 0), deviations);
            }
            synapses.endPresentation();
        }
        synapses.settle();
        compareWeights(forFast, plain, y, deviations);
        return deviations;
    }

    /** By the definition's method; by forward Euler where the fast engine does not know it. */
    static TimeStep step(ContinuousMicrocircuitRule rule, double ms) {
        return new TimeStep(rule.method() == IntegrationMethod.EXPONENTIAL_EULER ? TimeStep.Scheme.EXPONENTIAL_EULER
                : TimeStep.Scheme.FORWARD_EULER, ms);
    }

    static Stepper stepper(TimeStep.Scheme method) {
        return switch (method) {
            case FORWARD_EULER -> new ForwardEuler();
            case EXPONENTIAL_EULER -> new ExponentialEuler();
        };
    }

    /** W_k,k+1 r_k+1, of which v_A,k is what inhibition leaves. */
    private static void scaleByFeedback(ContinuousMicrocircuit plain, double[] y, Deviations deviations) {
        for (int k = 1; k < plain.shape().depth(); k++) {
            double[] feedback = Plain.times(plain.synapses(TissuePathway.TOP_DOWN, k).weights(y), plain.rates(k + 1));
            deviations.scale(Potentials.name(TissueSite.APICAL, k), Plain.largest(feedback));
        }
    }

    private static void compareWeights(ContinuousTissue fast, ContinuousMicrocircuit plain, double[] y, Deviations deviations) {
        for (int k = 1; k <= plain.shape().depth(); k++) {
            for (TissuePathway kind : fast.kinds(k)) {
                deviations.add(kind.id() + " weights of layer " + k, plain.synapses(kind, k).weights(y),
                        Plain.matrix(fast.projection(kind, k).weights()));
            }
        }
    }

    /** Inputs that switch; for prospective rates are those of the present when nothing moves. */
    private static Deviations resting(ContinuousTissue tissue, List<Stimulus> stimuli) {
        TimeStep step = new TimeStep(TimeStep.Scheme.EXPONENTIAL_EULER, 1);
        FastContinuousMicrocircuit fast = tissue.with(tissue.physiology().filtered(0, 0)).fast(step);
        show(fast, stimuli, tissue);
        for (int n = 0; n < STEPS_TO_REST; n++) {
            fast.step((projection, error, pre) -> {});
        }
        ContinuousMicrocircuit plain = tissue.frozen();
        Deviations deviations = new Deviations();
        for (int s = 0; s < stimuli.size(); s++) {
            double[] y = tissue.state(plain);
            stimuli.get(s).show(plain, tissue.phi());
            Rest.reach(plain, y);
            plain.observe(y);
            Potentials.dendrites(plain).compare(Potentials.dendrites(fast, s), deviations);
            scaleByFeedback(plain, y, deviations);
            Potentials.somata(plain, y).compare(Potentials.somata(fast, s), deviations);
        }
        return deviations;
    }

    private static void show(FastContinuousMicrocircuit fast, List<Stimulus> stimuli, ContinuousTissue tissue) {
        FMatrixRMaj input = Stimulus.inputs(stimuli);
        fast.show(input, Stimulus.columns(stimuli.stream().map(s -> s.targetPotentials(tissue.phi())).toList()));
    }
}
