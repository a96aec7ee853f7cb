package apical.experiment;

import apical.data.Targets;
import apical.definition.Definitions;
import apical.definition.Seed;
import apical.learning.Learner;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ejml.data.FMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What does one presentation of a batch cost, plasticity included, for each shipped model (784-500-500-10), on one core? An
 * epoch is 55,000 / batch of them. Multiply-adds of a sample: backprop 1.55 million, microcircuit 2.06 million, so the floor
 * is that many operations, twice, at the rates that {@code BlasBenchmark} finds.
 *
 * <p>Last answer, in microseconds for batch 10 / 16 / 100 (2026-11-22, Intel Xeon 2.5 GHz with AVX-512, OpenJDK 17.0.15, two forks
 * of three seconds, errors 5 to 15 %): backprop 856 / 896 / 3562, feedback alignment 838 / 798 / 3543, microcircuit 1132 / 1190 /
 * 5229.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PresentationBenchmark {

    @Param({"backprop", "feedback-alignment", "microcircuit", "continuous-784-300-10"})
    public String model;

    @Param({"1", "10", "16", "100"})
    public int batch;

    /** So many that the network cannot learn them all, which would leave errors so small that arithmetic slows down. */
    private static final int BATCHES = 64;

    private final FMatrixRMaj[] inputs = new FMatrixRMaj[BATCHES];
    private final FMatrixRMaj[] targets = new FMatrixRMaj[BATCHES];
    private Learner learner;
    private int next;

    @Setup
    public void build() {
        learner = Definitions.readModel(Path.of("models", model + ".json")).build(new Seed(1));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < BATCHES; i++) {
            inputs[i] = new FMatrixRMaj(784, batch);
            for (int pixel = 0; pixel < 784 * batch; pixel++) {                       // as sparse as a digit
                inputs[i].data[pixel] = random.nextDouble() < 0.8 ? 0 : (float) random.nextDouble();
            }
            targets[i] = new FMatrixRMaj(10, batch);
            new Targets(0.1, 0.8).copyTo(random.ints(batch, 0, 10).toArray(), 10, targets[i]);
        }
    }

    @Benchmark
    public Learner present() {
        next = (next + 1) % BATCHES;
        learner.rule().present(inputs[next], targets[next], learner.plasticity());
        return learner;
    }
}
