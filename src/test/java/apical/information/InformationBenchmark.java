package apical.information;

import java.util.ArrayList;
import java.util.List;
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
 * Can a network of 500-500-10 be measured at every epoch without being noticed?
 *
 * <p>Last answer, on one core of a quiet 2.5 GHz Xeon with OpenJDK 17.0.15, one fork: by whole codes, yes. A snapshot of three
 * layers against two variables takes 48 ms, six corrections of one variable with their intervals 90 ms; single units in four bins
 * 1.4 s, kernel bounds with two noises 5.1 s, a decoder 2.2 s on this random activity (9 to 10 s on that of a network, which takes
 * more steps to fit).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class InformationBenchmark {

    @Param("10000")
    int samples;

    @Param("20")
    int permutations;

    private final List<FMatrixRMaj> layers = new ArrayList<>();
    private int[] label;
    private int[] quadrant;

    @Setup
    public void drawActivity() {
        var random = new SplittableRandom(1);
        for (int units : new int[] {500, 500, 10}) {
            var activity = new FMatrixRMaj(units, samples);
            for (int i = 0; i < activity.data.length; i++) activity.data[i] = (float) random.nextDouble();
            layers.add(activity);
        }
        label = random.ints(samples, 0, 10).toArray();
        quadrant = random.ints(samples, 0, 4).toArray();
    }

    @Benchmark
    public List<Codes> codes() {
        return layers.stream().map(Codes::thresholdedAtMean).toList();
    }

    @Benchmark
    public List<Estimate> snapshot() {
        var random = new SplittableRandom(2);
        var estimator = new WholeCodes(Code.thresholdAtMean(), List.of(Correction.PLUG_IN, Correction.MILLER_MADOW));
        List<Estimate> estimates = new ArrayList<>();
        for (FMatrixRMaj activity : layers) {
            for (int[] variable : List.of(label, quadrant)) {
                estimates.addAll(estimator.estimate(activity, Codes.of(variable), new ControlSettings(permutations, random)));
            }
        }
        return estimates;
    }

    @Benchmark
    public List<Estimate> corrections() {
        var random = new SplittableRandom(3);
        var estimator = new WholeCodes(Code.thresholdAtMean(), List.of(Correction.PLUG_IN, Correction.MILLER_MADOW,
                Correction.PANZERI_TREVES, Correction.QUADRATIC_EXTRAPOLATION, Correction.CHAO_SHEN, Correction.JAMES_STEIN));
        List<Estimate> estimates = new ArrayList<>();
        for (FMatrixRMaj activity : layers) {
            estimates.addAll(estimator.estimate(activity, Codes.of(label), new ControlSettings(permutations, random)));
        }
        return estimates;
    }

    @Benchmark
    public List<Estimate> kernelBounds() {
        return all(new KernelBounds(List.of(KernelBounds.AddedNoise.fixed(1), KernelBounds.AddedNoise.fixed(4))), 3);
    }

    @Benchmark
    public List<Estimate> decoder() {
        return all(new Decoder(), 2);
    }

    @Benchmark
    public List<Estimate> perUnit() {
        return all(new PerUnit(4), permutations);
    }

    private List<Estimate> all(Estimator estimator, int permutations) {
        var random = new SplittableRandom(3);
        List<Estimate> estimates = new ArrayList<>();
        for (FMatrixRMaj activity : layers) {
            estimates.addAll(estimator.estimate(activity, Codes.of(label), new ControlSettings(permutations, random)));
        }
        return estimates;
    }
}
