package apical.diagnostics;

import apical.learning.LearningRule;
import apical.learning.Plasticity;
import apical.learning.WithFeedback;
import apical.network.Activity;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.state.State;
import java.util.List;
import java.util.function.IntFunction;
import org.ejml.data.FMatrixRMaj;

/** A perceptron whose rule reports errors that somebody made up. */
record ReportsErrors(Perceptron network, IntFunction<FMatrixRMaj> errors, IntFunction<FMatrixRMaj> feedbacks)
        implements LearningRule, WithFeedback {

    @Override
    public void present(FMatrixRMaj input, FMatrixRMaj target, Plasticity plasticity) {
        network.forward(input);
        for (int k = 1; k <= network.depth(); k++) {
            plasticity.change(network.bottomUp(k), errors.apply(k), network.rates(k - 1));
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
        return network.activity();
    }

    @Override
    public Activity respond(FMatrixRMaj input, FMatrixRMaj target) {
        return respond(input);
    }

    @Override
    public void checkpoint(State state) {
        Projection.checkpoint(projections(), state);
    }

    @Override
    public FMatrixRMaj feedback(int k) {
        return feedbacks.apply(k);
    }

    @Override
    public List<Projection> projections() {
        return network.projections();
    }
}
