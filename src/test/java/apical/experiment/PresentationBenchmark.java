package apical.experiment;

import apical.definition.Definitions;
import apical.definition.Seed;
import apical.learning.Learner;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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

    private Patterns patterns;
    private Learner learner;

    @Setup
    public void build() {
        learner = Definitions.readModel(Path.of("models", model + ".json")).build(new Seed(1));
        patterns = new Patterns(batch);
    }

    @Benchmark
    public Learner present() {
        patterns.show(learner);
        return learner;
    }
}
