package apical.rules.microcircuit;

import apical.circuit.Synapses;
import apical.circuit.TwoSweepMicrocircuit;
import apical.learning.LearningRule;
import apical.learning.Plasticity;
import apical.learning.WithFeedback;
import apical.network.Activity;
import apical.network.Projection;
import apical.network.TransferFunction;
import apical.state.State;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Learning from dendritic errors (Sacramento et al., 2018, equations 7 to 10). Each synapse sees the rate of its input and
 * what its own compartment failed to predict; nobody carries an error anywhere.
 * <pre>
 *   dW_k,k-1  = eta (phi(u_k)   - phi(v_B,k))           phi(v_B,k-1)'  bottom-up: soma against basal dendrite   (M7)
 *   dW^IP_k   = eta (phi(u_I,k) - phi(v_I,k))           phi(v_B,k)'    interneuron soma against its dendrite    (M8)
 *   dW^PI_k   = eta (0          - v_A,k)                phi(u_I,k)'    lateral: apical dendrite against rest    (M9)
 *   dW_k,k+1  = eta (phi(u_k)   - phi(W_k,k+1 r_k+1))   r_k+1'         top-down: soma against its feedback      (M10)
 * </pre>
 * with r_k+1 = phi(u_k+1). Each presynaptic rate is the one from which the prediction was made: for (M7) and (M8) that of the
 * sweep up, for (M9) and (M10) that of the sweep down. (In continuous time there is one rate, and no choice. Here, with the
 * rates of the sweep down in (M8), interneurons would correct a prediction by other inputs than made it; measured, learning
 * then becomes unstable at rates where it is not otherwise.) For weak nudging from the self-predicting state with symmetric
 * feedback, W_k,k+1 = W_k+1,k', (M7) is proportional to backpropagation of phi'(v_N) (u_target - v_N), layer by layer with
 * the factor lambda_N times the product of lambda_l (1 - lambda_I), l = k ... N-1.
 *
 * <p>Instead of (M10), top-down weights may come about in other ways ({@link TopDownPlasticity}).
 */
public final class DendriticErrorLearning implements LearningRule, WithFeedback {

    private final TwoSweepMicrocircuit circuit;
    private final TopDownPlasticity topDownPlasticity;
    private final FMatrixRMaj error = new FMatrixRMaj(0, 0);

    public DendriticErrorLearning(TwoSweepMicrocircuit circuit, TopDownPlasticity topDownPlasticity) {
        this.circuit = circuit;
        this.topDownPlasticity = topDownPlasticity;
    }

    /** With top-down weights that learn as published. */
    public DendriticErrorLearning(TwoSweepMicrocircuit circuit, TransferFunction phi) {
        this(circuit, new DendriticTopDown(phi));
    }

    @Override
    public void present(FMatrixRMaj input, FMatrixRMaj target, Plasticity plasticity) {
        topDownPlasticity.prepare(circuit);
        circuit.sweepUp(input);
        circuit.sweepDown(target);

        int top = circuit.hiddenLayers() + 1;                // changes do not depend on each other; what was read last comes
        bottomUp(top, circuit.onto(top), plasticity);        // first, since caches still have it
        for (int k = top - 1; k >= 1; k--) {
            Synapses synapses = circuit.synapses(k);
            toInterneuron(k, synapses.toInterneuron(), plasticity);
            bottomUp(k, synapses.bottomUp(), plasticity);
            if (!topDownPlasticity.movesLateral()) {
                lateral(k, synapses.lateral(), plasticity);
            }
            topDownPlasticity.learn(circuit, k, plasticity);
        }
    }

    private void bottomUp(int k, Projection projection, Plasticity plasticity) {
        if (plasticity.isPlastic(projection)) {
            plasticity.change(projection, circuit.unpredicted(k), circuit.predictedRates(k - 1));              // (M7)
        }
    }

    private void toInterneuron(int k, Projection projection, Plasticity plasticity) {
        if (plasticity.isPlastic(projection)) {
            plasticity.change(projection, circuit.interneuronUnpredicted(k), circuit.predictedRates(k));       // (M8)
        }
    }

    private void lateral(int k, Projection projection, Plasticity plasticity) {
        if (plasticity.isPlastic(projection)) {
            FMatrixRMaj vApical = circuit.vApical(k);
            error.reshape(vApical.numRows, vApical.numCols);
            for (int i = 0; i < error.getNumElements(); i++) {
                error.data[i] = -vApical.data[i];                                                       // (M9)
            }
            plasticity.change(projection, error, circuit.interneuronRates(k));
        }
    }

    /** Nothing is left of a batch but its changes. */
    @Override
    public void checkpoint(State state) {
        Projection.checkpoint(projections(), state);
    }

    @Override
    public FMatrixRMaj predict(FMatrixRMaj input) {
        return circuit.predict(input);
    }

    @Override
    public Activity respond(FMatrixRMaj input) {
        topDownPlasticity.prepare(circuit);
        circuit.sweepUp(input);
        circuit.sweepDownUntaught();
        return circuit.activity();
    }

    @Override
    public Activity respond(FMatrixRMaj input, FMatrixRMaj target) {
        topDownPlasticity.prepare(circuit);
        circuit.sweepUp(input);
        circuit.sweepDown(target);
        return circuit.activity();
    }

    @Override
    public FMatrixRMaj feedback(int k) {
        topDownPlasticity.prepare(circuit);
        return circuit.synapses(k).topDown().weights();
    }

    @Override
    public List<Projection> projections() {
        List<Projection> all = new ArrayList<>();
        for (int k = 1; k <= circuit.hiddenLayers(); k++) {
            all.addAll(circuit.synapses(k).projections());
        }
        all.add(circuit.onto(circuit.hiddenLayers() + 1));
        return all;
    }
}
