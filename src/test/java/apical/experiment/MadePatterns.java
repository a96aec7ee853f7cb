package apical.experiment;

import apical.data.Targets;
import apical.learning.Learner;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;

/** Random batches of 784 pixels and ten classes for benchmarks, shown in turn. */
final class MadePatterns {

    /** So many that a network cannot learn them all, which would leave errors so small that arithmetic slows down. */
    private static final int BATCHES = 64;

    private final FMatrixRMaj[] inputs = new FMatrixRMaj[BATCHES];
    private final FMatrixRMaj[] targets = new FMatrixRMaj[BATCHES];
    private int next;

    MadePatterns(int batch) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < BATCHES; i++) {
            inputs[i] = new FMatrixRMaj(784, batch);
            for (int pixel = 0; pixel < 784 * batch; pixel++) {                       // as sparse as a digit
                inputs[i].data[pixel] = random.nextDouble() < 0.8 ? 0 : (float) random.nextDouble();
            }
            targets[i] = new FMatrixRMaj(10, batch);
            new Targets.Classes(0.1, 0.8).copyTo(random.ints(batch, 0, 10).toArray(), 10, targets[i]);
        }
    }

    void show(Learner learner) {
        next = (next + 1) % BATCHES;
        learner.rule().present(inputs[next], targets[next], learner.plasticity());
    }
}
