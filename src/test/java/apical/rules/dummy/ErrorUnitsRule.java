package apical.rules.dummy;

import apical.learning.Cost;
import apical.learning.LearningRule;
import apical.learning.Plasticity;
import apical.learning.WithFeedback;
import apical.linalg.Blas;
import apical.network.Activity;
import apical.network.Activity.Recording;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/**
 * <pre>
 *   e_N = (t - r_N) o phi'(u_N)       e_k = (B_k e_k+1) o phi'(u_k)
 *   dW_k = e_k r_k-1'                 dB_k = r_k e_k+1'
 * </pre>
 * The output's change is reported as a difference, those of hidden layers as products, those of feedback as whole matrices.
 */
final class ErrorUnitsRule implements LearningRule, WithFeedback {

    private final Perceptron network;
    private final List<Projection> feedback;
    private final FMatrixRMaj[] errors, changes;
    private final FMatrixRMaj plus = new FMatrixRMaj(0, 0), minus = new FMatrixRMaj(0, 0), none = new FMatrixRMaj(0, 1);

    ErrorUnitsRule(Perceptron network, List<Projection> feedback) {
        this.network = network;
        this.feedback = feedback;
        errors = Stream.generate(() -> new FMatrixRMaj(0, 0)).limit(network.depth() + 1).toArray(FMatrixRMaj[]::new);
        changes = feedback.stream().map(b -> new FMatrixRMaj(b.weights().numRows, b.weights().numCols)).toArray(FMatrixRMaj[]::new);
    }

    @Override
    public void present(FMatrixRMaj input, FMatrixRMaj target, Plasticity plasticity) {
        findErrors(input, target);
        int top = network.depth();
        plus.setTo(target);
        minus.setTo(network.rates(top));
        network.timesSlope(plus, top);
        network.timesSlope(minus, top);
        for (int k = 1; k < top; k++) {
            changes[k - 1].zero();
            Blas.multAddTransB(1f / input.numCols, network.rates(k), errors[k + 1], changes[k - 1]);
        }
        plasticity.change(network.bottomUp(top), plus, network.rates(top - 1), minus, network.rates(top - 1));
        for (int k = top - 1; k >= 1; k--) {
            plasticity.change(network.bottomUp(k), errors[k], network.rates(k - 1));
            plasticity.changeBy(feedback.get(k - 1), changes[k - 1], none);
        }
    }

    private void findErrors(FMatrixRMaj input, FMatrixRMaj target) {
        network.forward(input);
        int top = network.depth();
        Cost.SQUARED.outputError(network, target, true, errors[top]);
        for (int k = top - 1; k >= 1; k--) {
            errors[k].reshape(network.shape().units(k), input.numCols);
            Blas.mult(feedback.get(k - 1).weights(), errors[k + 1], errors[k]);
            network.timesSlope(errors[k], k);
        }
    }

    @Override
    public FMatrixRMaj predict(FMatrixRMaj input) {
        network.forward(input);
        return network.rates(network.depth());
    }

    @Override
    public Activity respond(FMatrixRMaj input) {
        network.forward(input);
        for (int k = 1; k <= network.depth(); k++) {
            errors[k].reshape(network.shape().units(k), input.numCols);
            errors[k].zero();
        }
        return withErrors();
    }

    @Override
    public Activity respond(FMatrixRMaj input, FMatrixRMaj target) {
        findErrors(input, target);
        return withErrors();
    }

    private Activity withErrors() {
        List<Recording> all = new ArrayList<>();
        for (int k = 1; k <= network.depth(); k++) {
            String layer = network.shape().name(k);
            all.addAll(network.activity().recordings().stream().filter(recording -> recording.layer().equals(layer)).toList());
            all.add(new Recording(layer, ErrorUnits.ERROR, errors[k].copy()));
        }
        return new Activity(all);
    }

    @Override
    public void checkpoint(State state) {
        Projection.checkpoint(projections(), state);
    }

    @Override
    public FMatrixRMaj feedback(int k) {
        return feedback.get(k - 1).weights();
    }

    @Override
    public List<Projection> projections() {
        return Stream.concat(network.projections().stream(), feedback.stream()).toList();
    }
}
