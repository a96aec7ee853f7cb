package apical.rules.tissue;

import apical.circuit.FastContinuousMicrocircuit;
import apical.circuit.PlasticSynapses;
import apical.circuit.WithoutPlasticity;
import apical.learning.LearningRule;
import apical.learning.Plasticity;
import apical.learning.WatchedInTime;
import apical.learning.WithFeedback;
import apical.linalg.Columns;
import apical.network.Activity;
import apical.network.Projection;
import apical.network.TransferFunction;
import apical.state.State;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Learning from dendritic errors in continuous time (Sacramento et al., 2018, equations 1 to 10): a batch is shown to as many
 * copies of the tissue for a presentation time, and in every step each synapse reports what its compartment fails to predict
 * just then. There are no phases: the teacher is on throughout, and so is plasticity, unless it is told to wait.
 *
 * <p>Each step reports the pairs of that step, whoever listens, and they are all that the weights will ever be told: nothing
 * is hidden in a hot loop. The plasticity decides when it writes ({@link PlasticSynapses#settle} before reading a weight). In
 * return the tissue asks <em>it</em> what synapses deliver ({@link PlasticSynapses#drive}), and tells it that an input stands
 * still and when a presentation ends.
 *
 * <p>The tissue that learns keeps its potentials from one presentation to the next, unless told to rest. What is measured
 * between presentations, is measured of a second one on the same synapses.
 */
public final class ContinuousDendriticLearning implements LearningRule, WithFeedback, WatchedInTime {

    /**
     * How a batch is shown.
     *
     * @param steps         in all, at least 1
     * @param withoutChange of these, the first ones in which plasticity waits for transients to pass, its filters too: they keep
     *                      what they have; 0: it is always on
     * @param fromRest      whether all potentials are zero at first; otherwise they are what the last batch left
     */
    public record Presentation(int steps, int withoutChange, boolean fromRest) {
        public Presentation {
            Require.atLeast("steps", steps, 1);
            if (withoutChange < 0 || withoutChange >= steps) {
                throw new InvalidValueException("withoutChange", "is " + withoutChange + "; expected 0 to " + (steps - 1));
            }
        }
    }

    private static final PlasticSynapses NOBODY = (projection, error, pre) -> {};

    private final FastContinuousMicrocircuit circuit;
    private final FastContinuousMicrocircuit asked;
    private final TransferFunction phi;
    private final Presentation presentation;
    private final FMatrixRMaj targetPotentials = new FMatrixRMaj(0, 0);
    private final PlasticSynapses own;
    private PlasticSynapses told = NOBODY;                          // of the last changes, which it may have yet to write

    /**
     * @param circuit the tissue that learns
     * @param asked   another on the same synapses; without noise, if answers are to be
     * @param own     the plasticity that it will mostly be told to: after a restoration it is asked to write what waits
     */
    public ContinuousDendriticLearning(FastContinuousMicrocircuit circuit, FastContinuousMicrocircuit asked,
            TransferFunction phi, Presentation presentation, PlasticSynapses own) {
        this.own = own;
        this.circuit = circuit;
        this.asked = asked;
        this.phi = phi;
        this.presentation = presentation;
    }

    /** To whoever listens. */
    public ContinuousDendriticLearning(FastContinuousMicrocircuit circuit, FastContinuousMicrocircuit asked,
            TransferFunction phi, Presentation presentation) {
        this(circuit, asked, phi, presentation, NOBODY);
    }

    /** The tissue that learns stands where a presentation has ended; the one that is asked begins at rest each time. */
    @Override
    public void checkpoint(State state) {
        Projection.checkpoint(projections(), state);
        state.part("tissue", circuit);
        state.part("asked").part("noise", asked.noise());
        boolean waits = told == own;
        if (state.flag("waits", waits) != waits) {
            told = waits ? NOBODY : own;
        }
    }

    @Override
    public void present(FMatrixRMaj input, FMatrixRMaj target, Plasticity plasticity) {
        if (presentation.fromRest()) {
            circuit.rest(input.numCols);
        }
        circuit.show(input, potentials(target));
        PlasticSynapses waiting = new WithoutPlasticity(plasticity);
        for (int n = 0; n < presentation.steps(); n++) {
            circuit.step(n < presentation.withoutChange() ? waiting : plasticity);
        }
        plasticity.endPresentation();
        told = plasticity;
    }

    /** u_target = phi^-1(target). */
    private FMatrixRMaj potentials(FMatrixRMaj target) {
        targetPotentials.reshape(target.numRows, target.numCols);
        for (int i = 0; i < target.getNumElements(); i++) {
            targetPotentials.data[i] = (float) phi.potential(target.data[i]);
        }
        return targetPotentials;
    }

    /** Of the network without feedback at rest, which a tissue in the self-predicting state reaches without a teacher. */
    @Override
    public FMatrixRMaj predict(FMatrixRMaj input) {
        told.settle();
        return asked.feedForward(input);
    }

    /** From rest, at the end of one presentation; feedback as it is, self-predicting or not. */
    @Override
    public Activity respond(FMatrixRMaj input) {
        asked.rest(input.numCols);
        asked.showUntaught(input);
        return afterOnePresentation();
    }

    @Override
    public Activity respond(FMatrixRMaj input, FMatrixRMaj target) {
        asked.rest(input.numCols);
        asked.show(input, potentials(target));
        return afterOnePresentation();
    }

    private Activity afterOnePresentation() {
        run(presentation.steps());
        return asked.activity();
    }

    private void run(int steps) {
        told.settle();
        PlasticSynapses asWritten = WithoutPlasticity.asWritten((float) asked.physiology().biasRate());
        for (int n = 0; n < steps; n++) {
            asked.step(asWritten);
        }
    }

    /**
     * Watches one presentation, the teacher on and nothing being learned, after every so many steps. It begins at rest, or else
     * where a presentation of the next sample, taught as well, has ended; then that end, step 0, is seen, too.
     *
     * @param every steps, at least 1
     */
    @Override
    public void watch(FMatrixRMaj input, FMatrixRMaj target, int every, Watcher watcher) {
        asked.rest(input.numCols);
        if (!presentation.fromRest()) {
            asked.show(Columns.rotated(input), potentials(Columns.rotated(target)).copy());
            run(presentation.steps());
            watcher.seen(0, asked.activity());
        }
        asked.show(input, potentials(target));
        for (int step = 0; step < presentation.steps(); step += every) {
            int now = Math.min(every, presentation.steps() - step);
            run(now);
            watcher.seen(step + now, asked.activity());
        }
    }

    @Override
    public FMatrixRMaj feedback(int k) {
        told.settle();
        return circuit.synapses(k).topDown().weights();
    }

    @Override
    public List<Projection> projections() {
        return circuit.projections();
    }
}
