package apical.experiment;

import apical.data.Batches;
import apical.data.Dataset;
import apical.data.Targets;
import apical.definition.Definitions;
import apical.definition.ResolvedTraining;
import apical.learning.Learner;
import apical.network.Seed;
import apical.state.RandomStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.ejml.data.FMatrixRMaj;
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
 * How much longer does an epoch of MNIST take the two-sweep microcircuit than backprop, both 784-500-500-10, on one core,
 * copying images included? They take turns, a block of a few thousand images each, so that a processor that slows down slows
 * both; printed after each iteration are the processor time of an epoch of each, and the median of the blocks' ratios. The score
 * is the wall time of both epochs together.
 *
 * <p>Last answer: see the end of the README.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EpochBenchmark {

    /** Images that one of them is shown before it is the other's turn: a multiple of each batch, and a part of 55,000. */
    private static final int BLOCK = 5_000;

    @Param({"10", "100"})
    public int batch;

    private Dataset data;
    private Targets targets;
    private RandomStream order;
    private Learner backprop;
    private Learner microcircuit;
    private final FMatrixRMaj input = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj target = new FMatrixRMaj(0, 0);
    private final List<double[]> seconds = new ArrayList<>();

    @Setup
    public void build() {
        ResolvedTraining plan = Definitions.readExperiment(Path.of("experiments", "three-rules-on-mnist.json"));
        data = Experiment.load(plan);
        targets = plan.experiment().data().targets();
        order = new Seed(1).stream("order of images");
        backprop = learner("backprop");
        microcircuit = learner("microcircuit");
    }

    private static Learner learner(String model) {
        return Definitions.readModel(Path.of("models", model + ".json")).build(new Seed(1));
    }

    @Benchmark
    public void epochOfEach() {
        List<int[]> block = new ArrayList<>();
        for (int[] samples : Batches.shuffled(data.training().size(), batch, order)) {
            block.add(samples);
            if (block.size() * batch == BLOCK) {
                seconds.add(new double[] {CorePeak.fastest(1, () -> show(backprop, block)),
                        CorePeak.fastest(1, () -> show(microcircuit, block))});
                block.clear();
            }
        }
    }

    private void show(Learner learner, List<int[]> batches) {
        for (int[] samples : batches) {
            data.training().copyTo(samples, input);
            targets.copyTo(data.training(), samples, data.classes(), target);
            learner.rule().present(input, target, learner.plasticity());
        }
    }

    @TearDown(Level.Iteration)
    public void tell() {
        double[] ratios = seconds.stream().mapToDouble(block -> block[1] / block[0]).sorted().toArray();
        System.out.printf(Locale.ROOT, "backprop %.2f s, microcircuit %.2f s, ratio %.3f; ", total(0), total(1),
                ratios[ratios.length / 2]);
        seconds.clear();
    }

    private double total(int of) {
        return seconds.stream().mapToDouble(block -> block[of]).sum();
    }
}
