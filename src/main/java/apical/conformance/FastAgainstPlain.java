package apical.conformance;

import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.ContinuousPlasticity;
import apical.circuit.ContinuousSynapses;
import apical.circuit.FastContinuousMicrocircuit;
import apical.circuit.RateCode;
import apical.circuit.TimeStep;
import apical.conformance.Expectation.AtMost;
import apical.dynamics.ForwardEuler;
import apical.dynamics.Trajectory;
import apical.linalg.Plain;
import apical.network.Projection.Kind;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * The fast engine against the plain one, which reads like the paper: the same weights, the same patterns, learning all along, and
 * every potential of every step compared. Then, at rest and with weights held, with the rates of the definition; for prospective
 * rates are those of the present when nothing moves. An apical potential is the difference of feedback and inhibition, which in a
 * self-predicting tissue is small; its rounding is relative to the feedback.
 */
final class FastAgainstPlain implements Check {

    private static final Expectation SINGLE = new AtMost(2e-5);
    /** Well below the stable 2 / (the fastest decay) for conductances of order 1/ms. */
    private static final double STEPS_IN_TIME_CONSTANT = 8;
    private static final int PATTERNS = 3, STEPS = 25, STEPS_TO_REST = 60;

    @Override public String name() {
        return "fast engine against plain";
    }

    @Override public Optional<String> exemption(Specimen specimen) {
        return specimen.notContinuous();
    }

    @Override public List<Finding> measure(Specimen specimen) {
        List<Stimulus> stimuli = Stimulus.draw(specimen.shape(), PATTERNS, 5);
        ContinuousPlasticity plasticity = StepperOrder.plasticity(specimen.continuous().orElseThrow());
        Deviations learning = learning(ContinuousTissue.of(specimen), ContinuousTissue.of(specimen), plasticity, stimuli);
        RateCode rates = specimen.continuous().orElseThrow().rates();
        Deviations resting = resting(ContinuousTissue.of(specimen), rates, stimuli);
        return List.of(
                new Finding(name() + ", learning", learning.worst(), SINGLE, "worst: " + learning.where()),
                new Finding(name() + ", at rest, " + rates.id() + " rates", resting.worst(), SINGLE, "worst: " + resting.where()));
    }

    /**
     * Both engines by forward Euler.
     *
     * @param forFast  whose weights the fast engine modifies
     * @param forPlain the same, or what is to be told from it
     */
    static Deviations learning(ContinuousTissue forFast, ContinuousTissue forPlain, ContinuousPlasticity plasticity,
                               List<Stimulus> stimuli) {
        ContinuousTissue tissue = forPlain;
        double dt = 1 / (STEPS_IN_TIME_CONSTANT * tissue.g().ontoHidden());
        TimeStep step = new TimeStep(TimeStep.Method.FORWARD_EULER, dt);
        ContinuousMicrocircuit plain = tissue.plain(plasticity);
        double[] y = tissue.state(plain);
        FastContinuousMicrocircuit fast = forFast.fast(step, RateCode.INSTANTANEOUS);
        ContinuousSynapses synapses = forFast.synapses(plasticity, step);
        var trajectory = new Trajectory(plain, new ForwardEuler(), dt, y);

        Deviations deviations = new Deviations();
        for (Stimulus stimulus : stimuli) {
            stimulus.show(plain, tissue.phi());
            show(fast, List.of(stimulus), tissue);
            for (int n = 0; n < STEPS; n++) {
                plain.observe(y);                                  // dendrites belong to the start of the step
                Potentials dendrites = Potentials.dendrites(plain);
                trajectory.advance(1);
                fast.step(synapses);
                dendrites.compare(Potentials.dendrites(fast, 0), deviations);
                scaleByFeedback(plain, y, deviations);
                Potentials.somata(plain, y).compare(Potentials.somata(fast, 0), deviations);
            }
            synapses.endPresentation();
        }
        synapses.settle();
        compareWeights(forFast, plain, y, deviations);
        return deviations;
    }

    /** W_k,k+1 r_k+1, of which v_A,k is what inhibition leaves. */
    private static void scaleByFeedback(ContinuousMicrocircuit plain, double[] y, Deviations deviations) {
        for (int k = 1; k < plain.shape().depth(); k++) {
            double[] feedback = Plain.times(plain.synapses(Kind.TOP_DOWN, k).weights(y), plain.rates(k + 1));
            deviations.scale(Potentials.apical(k), Plain.largest(feedback));
        }
    }

    private static void compareWeights(ContinuousTissue fast, ContinuousMicrocircuit plain, double[] y, Deviations deviations) {
        for (int k = 1; k <= plain.shape().depth(); k++) {
            for (Kind kind : fast.kinds(k)) {
                deviations.add(kind.id() + " weights of " + plain.shape().name(k), plain.synapses(kind, k).weights(y),
                        Plain.matrix(fast.projection(kind, k).weights()));
            }
        }
    }

    private static Deviations resting(ContinuousTissue tissue, RateCode rates, List<Stimulus> stimuli) {
        TimeStep step = new TimeStep(TimeStep.Method.EXPONENTIAL_EULER, 1);
        FastContinuousMicrocircuit fast = tissue.fast(step, rates);
        show(fast, stimuli, tissue);
        for (int n = 0; n < STEPS_TO_REST; n++) {
            fast.step((projection, error, pre) -> { });
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
