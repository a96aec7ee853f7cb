package apical.experiment;

import apical.definition.Definitions;
import apical.definition.ModelDefinition;
import apical.learning.Learner;
import apical.network.Seed;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
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
 * What does one presentation of a batch cost, plasticity included, for each shipped model that learns in sweeps
 * (784-500-500-10), on one core, and is it what products cost? The score is microseconds of wall time; what is printed after
 * each iteration is processor time of this thread, which other work on the machine disturbs less, and the share of what a
 * product of two 2048 x 2048 matrices reaches in the same process.
 *
 * <p>Counted are the products that the equations ask for: of a sample, backprop's are 1.55 million multiply-adds, the
 * microcircuit's 2.06 million. A small batch cannot reach the share of a large one: the 2.6 MB of weights, more than near caches
 * hold, are read twice and written once for each, however few samples it has.
 *
 * <p>Last answer: see the end of the README.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PresentationBenchmark {

    /** Files in {@code models}. */
    @Param({"backprop", "feedback-alignment", "direct-feedback-alignment", "microcircuit"})
    public String model;

    @Param({"1", "10", "16", "100"})
    public int batch;

    private MadePatterns patterns;
    private Learner learner;
    private double operations;                           // a presentation, two for each multiply-add
    private double peak;                                 // operations a second
    private long nanoseconds;
    private long presentations;

    @Setup
    public void build() {
        ModelDefinition definition = Definitions.readModel(Path.of("models", model + ".json"));
        learner = definition.build(new Seed(1));
        patterns = new MadePatterns(batch);
        operations = 2.0 * batch * definition.costs().multiplyAdds();
        peak = CorePeak.operationsPerSecond();
    }

    @Benchmark
    public Learner present() {
        long start = CorePeak.nanoseconds();
        patterns.show(learner);
        nanoseconds += CorePeak.nanoseconds() - start;
        presentations++;
        return learner;
    }

    @TearDown(Level.Iteration)
    public void tell() {
        double seconds = nanoseconds / 1e9 / presentations;
        System.out.printf(Locale.ROOT, "%.0f us a presentation, %.2f s for 55,000; %.1f GFLOP/s, %.0f %% of the core's %.1f; ",
                seconds * 1e6, seconds * 55_000 / batch, operations / seconds / 1e9, 100 * operations / seconds / peak,
                peak / 1e9);
        nanoseconds = 0;
        presentations = 0;
    }
}
