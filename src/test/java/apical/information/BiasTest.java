package apical.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What estimators take for their own error is what many more samples change, for those that have no formula for it. */
class BiasTest {

    private static final int DRAWS = 80;

    /** An estimator, the I(X;T) meant, and the samples that are few for it. */
    private record Case(Estimator estimator, EstimatorLabel label, int units, int few, int many, double distance) {
    }

    static List<Arguments> estimators() {
        Estimator kernels = new KernelBounds(List.of(KernelBounds.AddedNoise.fixed(2)));
        return List.of(named(new Case(new Decoder(5, 1e-4, 1e-5, 200), Decoder.LABEL, 8, 300, 4800, 1)),
                named(new Case(kernels, KernelBounds.LOWER, 8, 100, 1600, 2)),
                named(new Case(kernels, KernelBounds.UPPER, 4, 200, 3200, 2)),
                named(new Case(new NearestNeighbours(), NearestNeighbours.LABEL.with("k = 3"), 8, 200, 3200, 1.5)));
    }

    private static Arguments named(Case one) {
        return Arguments.of(Named.of(one.label.id(), one));
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void theBiasIsWhatManyMoreSamplesChange(Case of) {
        double[] few = each(of, of.few, Estimate::value);
        double limit = Samples.mean(each(of, of.many, Estimate::value));
        double found = Samples.mean(few) - limit;
        double said = Samples.mean(each(of, of.few, Estimate::bias));
        double scatter = Samples.standardError(few);
        String message = "found " + found + " +- " + scatter + " bit, said " + said;
        assertTrue(Math.abs(found) > 5 * scatter, "nothing to guess: " + message);
        assertEquals(1, said / found, 0.5, message);
    }

    /** With sixteen times the samples it is less than a third: a fourth, if errors fall with the root. */
    @ParameterizedTest
    @MethodSource("estimators")
    void theBiasFallsAsSamplesGrow(Case of) {
        double few = Samples.mean(each(of, of.few, Estimate::bias));
        double many = Samples.mean(each(of, of.many, Estimate::bias));
        assertTrue(Math.abs(many) < 0.34 * Math.abs(few), few + " bit, then " + many);
    }

    /** The subtraction leaves nothing to tell of independent variables, whatever it has subtracted. */
    @Test
    void whatWasSubtractedIsNoBiasAnyMore() {
        double invented = 0, said = 0, value = 0;
        for (int draw = 0; draw < 10; draw++) {
            Codes labels = Codes.of(new SplittableRandom(draw).ints(1000, 0, 4).toArray());
            var activity = Recordings.normal(5, labels, 0, draw);
            List<Estimate> estimates =
                    new WholeCodes(Code.thresholdAtMean(), List.of(Correction.PLUG_IN, Correction.SHUFFLE_SUBTRACTION))
                            .estimate(activity, labels, new ControlSettings(20, new SplittableRandom(draw)));
            invented += estimates.get(3).bias() / 10;
            said += estimates.get(7).bias() / 10;
            value += estimates.get(7).value() / 10;
        }
        assertTrue(invented > 0.05, "nothing was subtracted: " + invented);
        assertEquals(0, said, 0.003);
        assertEquals(0, value, 0.01);
    }

    @Test
    void constantActivityHasNone() {
        Codes labels = Recordings.labels(200, 4);
        var silent = new FMatrixRMaj(3, 200);
        for (Estimator estimator : List.of(new Decoder(), new NearestNeighbours(),
                new KernelBounds(List.of(KernelBounds.AddedNoise.fixed(1))))) {
            for (Estimate estimate : estimator.estimate(silent, labels, Recordings.controls(1))) {
                assertEquals(0, estimate.bias(), 1e-12, estimate.toString());
            }
        }
    }

    private static double[] each(Case of, int samples, ToDoubleFunction<Estimate> what) {
        return IntStream.range(0, samples == of.few ? DRAWS : 5).mapToDouble(draw -> {
            Codes labels = Codes.of(new SplittableRandom(draw).ints(samples, 0, 4).toArray());
            return what.applyAsDouble(of.estimator.estimate(Recordings.normal(of.units, labels, of.distance, draw), labels,
                    Recordings.controls(draw)).stream()
                    .filter(e -> e.estimator().equals(of.label) && e.quantity().isOfWhole()).findFirst().orElseThrow());
        }).toArray();
    }
}
