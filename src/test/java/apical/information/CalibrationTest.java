package apical.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final Estimator MILLER_MADOW = new WholeCodes(Code.thresholdAtMean(), List.of(Correction.MILLER_MADOW));
    private static final Estimator PLUG_IN = new WholeCodes(Code.thresholdAtMean(), List.of(Correction.PLUG_IN));

    @Test
    void anEstimatorWithManySamplesOfFewCodesIsFoundRight() {
        for (Calibration calibration : calibrations(MILLER_MADOW, Calibration.Target.SIGNS, 6, 4000, List.of(0.0, 0.3, 0.6))) {
            assertEquals(0, calibration.error(), 0.03 + 3 * calibration.truth().standardError(), calibration.toString());
            assertTrue(calibration.covered(), calibration.toString());
            assertEquals(Verdict.SOUND, calibration.estimate().verdict());
            assertTrue(calibration.samplesPerCode() > 50);
        }
    }

    @Test
    void aSaturatedOneIsFoundWrongByAsMuchAsItInvents() {
        Calibration nothing = calibrations(PLUG_IN, Calibration.Target.SIGNS, 60, 400, List.of(0.0)).get(0);
        assertEquals(0, nothing.truth().bits(), 1e-9);
        assertTrue(nothing.error() > 1.5, "four labels, and a code for each sample: " + nothing);
        assertEquals(Verdict.SATURATED, nothing.estimate().verdict());
    }

    @Test
    void kernelBoundsAreHeldAgainstActivityWithTheirNoise() {
        var noise = new KernelBounds.AddedNoise(0.5, KernelBounds.AddedNoise.Scale.VARIANCE);
        List<Calibration> found =
                calibrations(new KernelBounds(List.of(noise)), Calibration.Target.noisy(noise), 6, 2000, List.of(0.6));
        double truth = found.get(0).truth().bits();
        double withoutNoise = calibrations(MILLER_MADOW, Calibration.Target.ACTIVITY, 6, 2000, List.of(0.6)).get(0).truth().bits();
        assertTrue(truth < 0.9 * withoutNoise, truth + " of " + withoutNoise);
        assertTrue(found.get(0).estimate().value() < truth + 0.05 && found.get(1).estimate().value() > truth - 0.05,
                found.toString());
        assertThrows(IllegalArgumentException.class,
                () -> Calibration.Target.noisy(new KernelBounds.AddedNoise(1, KernelBounds.AddedNoise.Scale.MAXIMUM)));
    }

    /** A truth is of as many units as the estimate: of one it is that of single units, of all that of whole codes. */
    @Test
    void singleUnitsAndSubsetsAreHeldAgainstPopulationsOfAsManyUnits() {
        List<Calibration> whole = calibrations(MILLER_MADOW, Calibration.Target.SIGNS, 6, 4000, List.of(0.6));
        List<Calibration> unit = calibrations(new PerUnit(), Calibration.Target.SIGNS, 6, 4000, List.of(0.0, 0.6));
        List<Calibration> subsets =
                calibrations(new Subsets(List.of(1, 3, 6), 20), Calibration.Target.SIGNS, 6, 4000, List.of(0.6));
        for (Calibration calibration : List.of(unit.get(0), unit.get(1), subsets.get(0), subsets.get(1), subsets.get(2))) {
            assertEquals(0, calibration.error(), 0.02 + 3 * calibration.truth().standardError(), calibration.toString());
            assertTrue(calibration.covered(), calibration.toString());
        }
        assertEquals(0, unit.get(0).truth().bits(), 1e-9);
        assertEquals(unit.get(1).truth(), subsets.get(0).truth());
        assertEquals(whole.get(0).truth(), subsets.get(2).truth());
        assertTrue(subsets.get(1).truth().bits() > 1.5 * subsets.get(0).truth().bits()
                && subsets.get(2).truth().bits() > 1.2 * subsets.get(1).truth().bits(), subsets.toString());
    }

    @Test
    void theContinuousFormIsHeldAgainstAPropertyThatFollowsTheLabel() {
        List<Calibration> found = calibrations(Calibration.Trial.of(new ContinuousInformation(3,
                ContinuousInformation.Algorithm.FIRST)), 3, 2000, List.of(0.0, 0.5));
        assertEquals(0, found.get(0).truth().bits(), 1e-9);
        double ofLabel = calibrations(new NearestNeighbours(), Calibration.Target.ACTIVITY, 3, 2000, List.of(0.5)).get(0)
                .truth().bits();
        double ofProperty = found.get(1).truth().bits();
        assertTrue(ofProperty < ofLabel && ofProperty > 0.5 * ofLabel, "noise loses some of it: " + ofProperty + " of " + ofLabel);
        for (Calibration calibration : found) {
            assertEquals(0, calibration.error(), 0.06 + 3 * calibration.truth().standardError(), calibration.toString());
            assertTrue(calibration.covered(), calibration.toString());
        }
        assertEquals(List.of(Verdict.SOUND, Verdict.SOUND), found.stream().map(c -> c.estimate().verdict()).toList());
        assertEquals(Verdict.SATURATED, calibrations(Calibration.Trial.of(new ContinuousInformation(3,
                ContinuousInformation.Algorithm.FIRST)), 6, 127, List.of(0.5)).get(0).estimate().verdict(), "2^7 corners");
        assertEquals(List.of(), calibrations(Calibration.Trial.of(new ContinuousInformation(3,
                ContinuousInformation.Algorithm.FIRST)), NearestNeighbours.MOST_UNITS + 1, 100, List.of(0.5)));
    }

    private static List<Calibration> calibrations(Estimator estimator, Calibration.Target target, int units, int samples,
            List<Double> shares) {
        return calibrations(new Calibration.Trial(estimator, target), units, samples, shares);
    }

    private static List<Calibration> calibrations(Calibration.Trial trial, int units, int samples, List<Double> shares) {
        SplittableRandom random = new SplittableRandom(3);
        FMatrixRMaj activity = new FMatrixRMaj(units, samples);
        int[] labels = new int[samples];
        for (int s = 0; s < samples; s++) {
            labels[s] = s % 4;
            for (int unit = 0; unit < units; unit++) {
                activity.set(unit, s, (float) ((labels[s] == unit % 4 ? 3 : 0) + random.nextGaussian()));
            }
        }
        Codes variable = Codes.of(labels);
        return Calibration.of(trial, Calibration.channels(activity, variable, shares, 5), samples, 5, 5);
    }
}
