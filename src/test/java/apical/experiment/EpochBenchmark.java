package apical.experiment;

import apical.data.Dataset;
import apical.definition.Assignment;
import apical.definition.Definitions;
import apical.definition.ExperimentPlan;
import apical.definition.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * How much longer does an epoch of MNIST take the two-sweep microcircuit than backprop, both 784-500-500-10, on one core,
 * copying images included? They take turns, an epoch each, so that a processor that slows down slows both; the answer is the
 * median of the ratios of such pairs, printed at the end. The score is the wall time of both epochs together.
 *
 * <p>Last answer: see the end of the README.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 15)
public class EpochBenchmark {

    @Param({"10", "100"})
    public int batch;

    private Training backprop;
    private Training microcircuit;
    private boolean warm;
    private final List<Double> backpropSeconds = new ArrayList<>();
    private final List<Double> microcircuitSeconds = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();

    @Setup
    public void build() {
        ExperimentPlan plan = Definitions.readExperiment(Path.of("experiments", "three-rules-on-mnist.json"),
                List.of(Assignment.parse("training.batch=" + batch)));
        Dataset data = Experiment.load(plan);
        backprop = training("backprop", plan, data);
        microcircuit = training("microcircuit", plan, data);
    }

    private static Training training(String model, ExperimentPlan plan, Dataset data) {
        Seed seed = new Seed(1);
        return new Training(Definitions.readModel(Path.of("models", model + ".json")).build(seed), plan.experiment(), data,
                seed, Progress.SILENT);
    }

    @Setup(Level.Iteration)
    public void begin(IterationParams iteration) {
        warm = iteration.getType() == IterationType.MEASUREMENT;
    }

    @Benchmark
    public void epochOfEach() {
        double ofBackprop = CorePeak.fastest(1, backprop::epoch);
        double ofMicrocircuit = CorePeak.fastest(1, microcircuit::epoch);
        if (warm) {
            backpropSeconds.add(ofBackprop);
            microcircuitSeconds.add(ofMicrocircuit);
            ratios.add(ofMicrocircuit / ofBackprop);
        }
    }

    @TearDown(Level.Trial)
    public void tell() {
        System.out.printf(Locale.ROOT, "batch %d: backprop %.2f s, microcircuit %.2f s of processor time an epoch; ratio %.3f "
                + "(medians of %d)%n", batch, median(backpropSeconds), median(microcircuitSeconds), median(ratios), ratios.size());
    }

    private static double median(List<Double> values) {
        return values.stream().mapToDouble(v -> v).sorted().toArray()[values.size() / 2];
    }
}
