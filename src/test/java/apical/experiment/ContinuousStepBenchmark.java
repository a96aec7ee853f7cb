package apical.experiment;

import apical.definition.Definitions;
import apical.definition.ModelDefinition;
import apical.learning.Learner;
import apical.linalg.Blas;
import apical.network.Projection;
import apical.network.Seed;
import apical.rules.tissue.ContinuousMicrocircuitRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.ejml.data.FMatrixRMaj;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a step of the whole tissue cost, 784-500-500-10 with all plasticity but top-down on, and is it what products or memory
 * cost? {@code stepsAndSamples} is the answer in microseconds of wall time; what is printed after each iteration is processor time
 * of this thread, which other work on the machine disturbs less, and its share of the floor.
 *
 * <p>For a batch of 64 the floor is arithmetic. Counted are the products that the equations ask for, two operations for each
 * multiply-add: for every projection but the first post x pre for its drive and, if it is plastic, as many for its change, each
 * step and sample; for the first, whose input stands still, both once a presentation. That is 3.6 million operations a step and
 * sample. They are set against what a product of two 2048 x 2048 matrices reaches in the same process.
 *
 * <p>For a batch of one the floor is memory: every step must read all weights but the first layer's once, 4.1 MB, more than near
 * caches hold, and with a plasticity filter the filters of the plastic ones, 3.1 MB. It is set against the time in which
 * matrix-vector products with as many elements, and nothing else, run in the same process. Reading and writing plastic weights in
 * every step, as the plain scheme would, makes it 10.2 MB without filter.
 *
 * <p>Last answer: see the end of the README.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ContinuousStepBenchmark {

    @Param({"1", "64"})
    public int batch;

    @Param({"1", "8"})
    public int block;

    @Param({"0.0", "30.0"})
    public String filterMs;

    private Learner learner;
    private MadePatterns patterns;
    private int steps;
    private double operations;                           // a step and sample
    private double peak;                                 // operations a second
    private double readAll;                              // seconds
    private long nanoseconds;
    private long presentations;

    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Count {
        public long stepsAndSamples;
    }

    @Setup
    public void build() throws IOException {
        String text = Files.readString(Path.of("models/continuous-full-plasticity.json"))
                .replace("\"block\": 8", "\"block\": " + block)
                .replace("\"plasticityFilterMs\": 0.0", "\"plasticityFilterMs\": " + filterMs);
        Path file = Files.writeString(Files.createTempFile("continuous", ".json"), text);
        ModelDefinition model = Definitions.readModel(file);
        Files.delete(file);
        ContinuousMicrocircuitRule rule = (ContinuousMicrocircuitRule) model.rule();
        steps = (int) Math.rint(rule.presentationMs() / rule.stepMs());
        learner = model.build(new Seed(1));
        patterns = new MadePatterns(batch);

        Projection first = learner.rule().projections().get(0);
        for (Projection projection : learner.rule().projections()) {
            double each = 2.0 * projection.weights().getNumElements();
            double perStep = learner.plasticity().isPlastic(projection) ? 2 * each : each;
            operations += projection == first ? perStep / steps : perStep;
        }
        peak = CorePeak.operationsPerSecond();
        readAll = fastestRead();
    }

    /** Seconds for W r with the weights of all projections but the first, and with as many elements again for each filter. */
    private double fastestRead() {
        List<FMatrixRMaj> matrices = new ArrayList<>();
        for (Projection projection : learner.rule().projections().subList(1, learner.rule().projections().size())) {
            matrices.add(projection.weights());
            if (!filterMs.equals("0.0") && learner.plasticity().isPlastic(projection)) {
                matrices.add(projection.weights().copy());
            }
        }
        return CorePeak.fastest(1000, () -> matrices
                .forEach(matrix -> Blas.mult(matrix, new FMatrixRMaj(matrix.numCols, 1), new FMatrixRMaj(matrix.numRows, 1))));
    }

    @Benchmark
    public Learner step(Count count) {
        long start = CorePeak.nanoseconds();
        patterns.show(learner);
        nanoseconds += CorePeak.nanoseconds() - start;
        presentations++;
        count.stepsAndSamples += (long) steps * batch;
        return learner;
    }

    @TearDown(Level.Iteration)
    public void tell() {
        double seconds = nanoseconds / 1e9 / presentations / steps / batch;
        if (batch == 1) {
            System.out.printf(Locale.ROOT, "%.1f us a step; reading what must be read takes %.1f us, %.0f %% of it; ",
                    seconds * 1e6, readAll * 1e6, 100 * readAll / seconds);
        } else {
            System.out.printf(Locale.ROOT, "%.1f us a step and sample; %.1f GFLOP/s, %.0f %% of the core's %.1f; ",
                    seconds * 1e6, operations / seconds / 1e9, 100 * operations / seconds / peak, peak / 1e9);
        }
        nanoseconds = 0;
        presentations = 0;
    }
}
