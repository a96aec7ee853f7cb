package apical.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class SaturationRulesTest {

    /** How often MNIST's test set shows each digit, 10,000 images in all. */
    private static final int[] DIGITS = {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009};

    private static Estimate plugIn(Estimand quantity, FMatrixRMaj activity, int[] labels, int permutations) {
        return new WholeCodes(Code.thresholdAtMean(), List.of(Correction.PLUG_IN)).estimate(activity, Codes.of(labels),
                new ControlSettings(permutations, new SplittableRandom(1))).stream().filter(e -> e.quantity().equals(quantity))
                .findFirst().orElseThrow();
    }

    @Test
    void saturationBeginsBeyondTheMeasuredThresholds() {
        assertEquals("", SaturationRules.whyNot(0.05, 0.3));
        assertEquals("5 % of the samples have codes that no other has", SaturationRules.whyNot(0.0501, 0));
        assertEquals("finds 0.31 bit where X is permuted", SaturationRules.whyNot(0, 0.31));
    }

    /** If no two samples share a code, H = log2 N and I = H(X), for any network and for any labels. */
    @Test
    void codesAllDistinctKnowEverythingAndMeanNothing() {
        int[] labels = CountTables.symbols(DIGITS);
        FMatrixRMaj numbers = Draw.asActivity(IntStream.range(0, 10_000).toArray(), 14);
        for (Estimand quantity : List.of(Estimand.CODE_ENTROPY, Estimand.CODE_ENTROPY_GIVEN_VARIABLE, Estimand.INFORMATION)) {
            Estimate estimate = plugIn(quantity, numbers, labels, 3);
            assertEquals(quantity.equals(Estimand.CODE_ENTROPY) ? 13.2877 : quantity.isOfWhole() ? 3.3194 : 9.9683,
                    estimate.value(), 5e-5);
            assertEquals(Verdict.SATURATED, estimate.verdict());
            assertEquals("100 % of the samples have codes that no other has", estimate.why());
        }
        Estimate information = plugIn(Estimand.INFORMATION, numbers, labels, 3);
        assertEquals(information.value(), information.permutedMean(), 1e-12);
        // as many cells as rows: what is left of the correction has the wrong sign, and repairs nothing
        assertEquals(-9 / (20_000 * Math.log(2)), information.bias(), 1e-12);
    }

    /** Permuting removes what the code knows and keeps what the estimator invents: about the Miller-Madow bias. */
    @Test
    void permutedLabelsShowTheBiasAlone() {
        int[] labels = IntStream.range(0, 2000).map(i -> i % 10).toArray();
        Estimate copy = plugIn(Estimand.INFORMATION, Draw.asActivity(labels, 4), labels, 50);
        assertTrue(copy.value() > 2.9, "ten labels, of which no two share the four bits that say whether they exceed their mean");
        assertEquals(copy.value(), plugIn(Estimand.VARIABLE_ENTROPY, Draw.asActivity(labels, 4), labels, 2).value(), 1e-12);
        assertEquals(81 / (4000 * Math.log(2)), copy.permutedMean(), 0.004);
        assertEquals(Verdict.SOUND, copy.verdict());
    }

    @Test
    void wideLayersOfRandomActivitySaturateAndNarrowOnesDoNot() {
        int[] labels = IntStream.range(0, 2000).map(i -> i % 10).toArray();
        Codes variable = Codes.of(labels);
        Estimate wide = plugIn(Estimand.INFORMATION, Recordings.normal(60, variable, 0, 1), labels, 5);
        assertEquals(Verdict.SATURATED, wide.verdict());
        assertEquals(Entropy.of(variable).plugIn(), wide.value(), 1e-3);
        Estimate narrow = plugIn(Estimand.INFORMATION, Recordings.normal(4, variable, 0, 1), labels, 5);
        assertEquals(Verdict.SOUND, narrow.verdict());
        assertEquals(0, narrow.value() - narrow.bias(), 0.02);
    }
}
