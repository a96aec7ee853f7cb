package apical.rules.gradient;

import apical.linalg.RootMeanSquare;
import apical.state.Checkpointed;
import apical.state.RandomStream;
import apical.state.State;
import org.ejml.data.FMatrixRMaj;

/** Which batches have noise in the place of their backward pass. */
final class ReplacedPasses implements Checkpointed {

    /** None. */
    static final ReplacedPasses NONE = new ReplacedPasses(0, new RandomStream(0));

    private final double probability;
    private final RandomStream random;

    /**
     * @param random drawn from only if the probability is above 0
     */
    ReplacedPasses(double probability, RandomStream random) {
        this.probability = probability;
        this.random = random;
    }

    @Override
    public void checkpoint(State state) {
        random.checkpoint(state);
    }

    /** Whether the next batch is one of them. */
    boolean next() {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** Independent normal noise of the error's root mean square in the place of the error (modified). */
    void replace(FMatrixRMaj error) {
        double rootMeanSquare = RootMeanSquare.of(error);
        for (int i = 0, n = error.getNumElements(); i < n; i++) {
            error.data[i] = (float) (rootMeanSquare * random.nextGaussian());
        }
    }
}
