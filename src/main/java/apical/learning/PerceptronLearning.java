package apical.learning;

import apical.network.Activity;
import apical.network.Perceptron;
import apical.network.Projection;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * What rules on a plain layered network have in common: a prediction is a sweep up, and the teacher acts on weights only, not on
 * activity.
 */
public abstract class PerceptronLearning implements LearningRule {

    /** Shared with whoever applies the changes. */
    protected final Perceptron network;

    protected PerceptronLearning(Perceptron network) {
        this.network = network;
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

    /** As without a teacher. */
    @Override
    public Activity respond(FMatrixRMaj input, FMatrixRMaj target) {
        return respond(input);
    }

    @Override
    public List<Projection> projections() {
        return network.projections();
    }
}
