package apical.rules.gradient;

import apical.linalg.RootMeanSquare;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/** Which batches have noise in the place of their backward pass. */
final class ReplacedPasses {

    /** None. */
    static final ReplacedPasses NONE = new ReplacedPasses(0, null);

    private final double probability;
    private final RandomGenerator random;

    /**
     * @param random drawn from only if the probability is above 0
     */
    ReplacedPasses(double probability, RandomGenerator random) {
        this.probability = probability;
        this.random = random;
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
