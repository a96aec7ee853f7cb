package apical.learning;

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
        double sum = 0;
        int n = error.getNumElements();
        for (int i = 0; i < n; i++) {
            sum += (double) error.data[i] * error.data[i];
        }
        double rootMeanSquare = Math.sqrt(sum / n);
        for (int i = 0; i < n; i++) {
            error.data[i] = (float) (rootMeanSquare * random.nextGaussian());
        }
    }
}
