package apical.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** As samples grow, the mean of every estimator approaches the truth, on four channels of known information. */
class ConvergenceTest {

    private static final Set<Correction> DEAR = EnumSet.of(Correction.NSB, Correction.SHUFFLE_CORRECTION);

    private record Channel(String name, double[][] joint, int units, double information) {
    }

    private static List<Channel> channels() {
        double[][] coverThomas = {{4, 2, 1, 1}, {2, 4, 1, 1}, {2, 2, 2, 2}, {8, 0, 0, 0}};
        for (double[] row : coverThomas) Arrays.setAll(row, i -> row[i] / 32);
        double[][] large = new double[10][16];                      // joint[x][t]: 10 labels, 16 codes of 4 units
        var random = new SplittableRandom(42);
        double sum = 0;
        for (double[] row : large) {
            for (int t = 0; t < row.length; t++) {
                row[t] = Math.pow(random.nextDouble(), 3);
                sum += row[t];
            }
        }
        for (double[] row : large) {
            for (int t = 0; t < row.length; t++) row[t] /= sum;
        }
        return List.of(new Channel("binary symmetric", new double[][] {{.45, .05}, {.05, .45}}, 1, .5310044),
                new Channel("binary erasure", new double[][] {{.375, .125, 0}, {0, .125, .375}}, 2, .75),
                new Channel("Cover and Thomas", coverThomas, 2, .375),
                new Channel("16 codes, 10 labels", large, 4, Draw.information(large)));
    }

    static List<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (Channel channel : channels()) {
            for (Correction correction : Correction.values()) {
                cases.add(Arguments.of(Named.of(channel.name, channel), correction));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meansApproachTheTruth(Channel channel, Correction correction) {
        assertEquals(channel.information, Draw.information(channel.joint), 5.1e-8);
        int cells = channel.joint.length * channel.joint[0].length;
        int repeats = DEAR.contains(correction) ? 8 : 30;
        double[] few = errors(channel, correction, 2 * cells, repeats);
        double[] many = errors(channel, correction, 32 * cells, repeats);
        // sixteen times the samples: a bias of first order shrinks to a sixteenth, its scatter to a quarter
        assertTrue(Math.abs(many[0]) <= Math.max(Math.abs(few[0]) / 4, 3 * many[1]),
                () -> correction + ": mean error " + few[0] + " +- " + few[1] + ", then " + many[0] + " +- " + many[1]);
        assertEquals(0, many[0], Math.max(0.06, 3 * many[1]));
        // the erasure channel has none of first order: as many cells as rows and columns, but one
        if (correction == Correction.PLUG_IN && cells >= 16) assertTrue(few[0] > 3 * few[1], "where was the bias?");
    }

    /** An estimator that counts no codes, and the activity in which it is shown symbols. */
    private record Reader(String name, Estimator estimator, EstimatorLabel label, Shown shown) {
    }

    private interface Shown {
        FMatrixRMaj of(int[] symbols, Channel channel, SplittableRandom random);
    }

    private static List<Reader> readers() {
        Shown unitEach = (symbols, channel, random) -> oneUnitForEach(symbols, channel.joint[0].length);
        Estimator kernels = new KernelBounds(List.of(KernelBounds.AddedNoise.fixed(0.001)));
        return List.of(new Reader("decoder", new Decoder(5, 1e-4, 1e-6, 300), Decoder.LABEL, unitEach),
                new Reader("kernel lower bound", kernels, KernelBounds.LOWER, unitEach),
                new Reader("kernel upper bound", kernels, KernelBounds.UPPER, unitEach),
                new Reader("nearest neighbours", new NearestNeighbours(), NearestNeighbours.LABEL, ConvergenceTest::apartOnALine),
                new Reader("subset of all units", new Subsets(List.of(1, 2, 4), 2), Subsets.LABEL,
                        (symbols, channel, random) -> Draw.asActivity(symbols, channel.units)));
    }

    static List<Arguments> readings() {
        List<Arguments> readings = new ArrayList<>();
        for (Channel channel : channels()) {
            for (Reader reader : readers()) {
                readings.add(Arguments.of(Named.of(channel.name, channel), Named.of(reader.name, reader)));
            }
        }
        return readings;
    }

    /** Symbols that activity keeps apart carry the channel's information, whoever reads it. */
    @ParameterizedTest
    @MethodSource("readings")
    void meansOfEstimatorsWithoutCodesApproachItToo(Channel channel, Reader reader) {
        int cells = channel.joint.length * channel.joint[0].length;
        double[] few = errors(channel, reader, 4 * cells, 8);
        double[] many = errors(channel, reader, 64 * cells, 4);
        assertTrue(Math.abs(many[0]) <= Math.max(Math.abs(few[0]) / 2, 3 * many[1]),
                () -> "mean error " + few[0] + " +- " + few[1] + ", then " + many[0] + " +- " + many[1]);
        assertEquals(0, many[0], Math.max(0.08, 3 * many[1]));
    }

    private static double[] errors(Channel channel, Reader reader, int samples, int repeats) {
        var random = new SplittableRandom(samples);
        return errors(channel, samples, repeats, random, pairs -> {
            List<Estimate> estimates = reader.estimator.estimate(reader.shown.of(pairs[1], channel, random), Codes.of(pairs[0]),
                    new ControlSettings(2, random)).stream().filter(
                            e -> reader.label.ifCalled(e.estimator().id()).isPresent()
                                    && e.quantity().isOfVariable())
                    .toList();
            return estimates.get(estimates.size() - 1).value();
        });
    }

    /** [symbols x samples] */
    private static FMatrixRMaj oneUnitForEach(int[] symbols, int count) {
        var activity = new FMatrixRMaj(count, symbols.length);
        for (int i = 0; i < symbols.length; i++) activity.set(symbols[i], i, 1);
        return activity;
    }

    /** One unit, in which symbols are intervals with gaps between them. */
    private static FMatrixRMaj apartOnALine(int[] symbols, Channel channel, SplittableRandom random) {
        var activity = new FMatrixRMaj(1, symbols.length);
        for (int i = 0; i < symbols.length; i++) activity.set(0, i, (float) (10 * symbols[i] + random.nextDouble()));
        return activity;
    }

    /** Mean error of I(X;T), and the standard error of that. */
    private static double[] errors(Channel channel, Correction correction, int samples, int repeats) {
        var random = new SplittableRandom(samples);
        var estimator = new WholeCodes(Code.thresholdAt(0.5), List.of(correction));
        return errors(channel, samples, repeats, random, pairs -> estimator.estimate(Draw.asActivity(pairs[1], channel.units),
                Codes.of(pairs[0]), new ControlSettings(2, random)).get(3).value());
    }

    private static double[] errors(Channel channel, int samples, int repeats, SplittableRandom random,
            ToDoubleFunction<int[][]> estimate) {
        double sum = 0;
        double squares = 0;
        for (int r = 0; r < repeats; r++) {
            double error = estimate.applyAsDouble(Draw.pairs(channel.joint, samples, random)) - channel.information;
            sum += error / repeats;
            squares += error * error / repeats;
        }
        return new double[] {sum, Math.sqrt((squares - sum * sum) / (repeats - 1))};
    }
}
