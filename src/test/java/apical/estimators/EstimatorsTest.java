package apical.estimators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.information.Calibration;
import apical.information.Codes;
import apical.information.ContinuousInformation;
import apical.information.ControlSettings;
import apical.information.Estimand;
import apical.information.Estimate;
import apical.information.EstimatorLabel;
import apical.information.Interval;
import apical.information.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is registered has said all that must be said, and estimates as it said; whoever is there is registered. */
class EstimatorsTest {

    private static final Path ROOM = Path.of("src/main/java/apical/estimators");
    private static final int CLASSES = 4;

    static List<EstimatorKind<? extends EstimatorDefinition>> kinds() {
        return Estimators.ALL;
    }

    /** The example and all variants of every kind. */
    static List<EstimatorDefinition> benches() {
        return Estimators.ALL.stream()
                .<EstimatorDefinition>flatMap(kind -> Stream.concat(Stream.of(kind.example()), kind.variants().stream())).toList();
    }

    /** A line that is missing in the registry is missed here. */
    @Test
    void everyDefinitionThatIsThereIsRegistered() throws IOException, ClassNotFoundException {
        Set<Class<?>> there = new HashSet<>();
        try (Stream<Path> files = Files.list(ROOM)) {
            for (String file : files.map(f -> f.getFileName().toString()).filter(f -> !f.equals("package-info.java")).toList()) {
                Class<?> type = Class.forName("apical.estimators." + file.substring(0, file.length() - ".java".length()));
                if (type.isRecord() && EstimatorDefinition.class.isAssignableFrom(type)) {
                    there.add(type);
                }
            }
        }
        Set<Class<?>> registered = new HashSet<>();
        Estimators.ALL.forEach(kind -> assertTrue(registered.add(kind.definition()), kind + " is registered twice"));
        assertEquals(there, registered);
    }

    @Test
    void namesAreUnique() {
        assertEquals(Estimators.ALL.size(), Estimators.ALL.stream().map(EstimatorKind::id).distinct().count());
        List<EstimatorLabel> labels = Estimators.ALL.stream().flatMap(kind -> kind.labels().stream()).toList();
        assertEquals(labels.size(), labels.stream().map(EstimatorLabel::id).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anEstimatorSaysWhatItIs(EstimatorKind<?> kind) {
        assertTrue(kind.id().matches("[a-z][A-Za-z0-9]+"), kind.id());
        assertTrue(kind.summary().length() > 15 && !kind.summary().endsWith("."), kind.summary());
        assertFalse(kind.labels().isEmpty());
        kind.labels().forEach(label -> {
            assertTrue(label.id().matches("[a-z0-9-]+"), label.id());
            assertTrue(label.name().matches("[A-Z][A-Za-z, -]+"), label.name());
        });
        assertFalse(kind.variants().contains(kind.example()));
    }

    @ParameterizedTest
    @MethodSource("benches")
    void anExampleIsOfItsKind(EstimatorDefinition definition) {
        assertSame(definition.kind().definition(), definition.getClass());
        assertTrue(Estimators.ALL.contains(definition.kind()));
        assertTrue(Estimators.calibrated().contains(definition.kind().id()));
    }

    /** What results say is found again, a parameter included; in the usual order, unknown names come last. */
    @ParameterizedTest
    @MethodSource("kinds")
    void aLabelIsFoundByWhatResultsSay(EstimatorKind<?> kind) {
        for (EstimatorLabel label : kind.labels()) {
            assertEquals(label, Estimators.label(label.id()));
            assertEquals(label.with("k = 7"), Estimators.label(label.id() + ", k = 7"));
            assertTrue(Estimators.USUAL.compare(label, Estimators.label("ofAnotherProgram")) < 0);
            assertNotEquals(label.name(), Estimators.label(label.id() + "-2").name());
        }
        assertEquals(kind.labels().stream().sorted(Comparator.comparingInt(EstimatorLabel::order)).toList(),
                kind.labels().stream().sorted(Estimators.USUAL).toList());
    }

    @Test
    void labelsStandInTheOrderOfTheirKinds() {
        List<EstimatorKind<?>> shuffled = new ArrayList<>();
        Estimators.ALL.stream().flatMap(kind -> kind.labels().stream()).sorted(Comparator.comparing(EstimatorLabel::id))
                .sorted(Estimators.USUAL)
                .forEach(label -> shuffled
                        .add(Estimators.ALL.stream().filter(kind -> kind.labels().contains(label)).findFirst().orElseThrow()));
        assertEquals(Estimators.ALL, shuffled.stream().distinct().toList());
        List<EstimatorKind<?>> changes = new ArrayList<>();
        shuffled.stream().filter(kind -> changes.isEmpty() || changes.get(changes.size() - 1) != kind).forEach(changes::add);
        assertEquals(Estimators.ALL, changes);
    }

    /** X of each sample, 0 to 3, and units that are on for one of its values each. */
    private static FMatrixRMaj activity(int[] x, int units, double tuning, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FMatrixRMaj activity = new FMatrixRMaj(units, x.length);
        for (int unit = 0; unit < units; unit++) {
            for (int s = 0; s < x.length; s++) {
                activity.set(unit, s, (float) (tuning * (x[s] == unit % CLASSES ? 1 : 0) + random.nextGaussian()));
            }
        }
        return activity;
    }

    private static int[] labels(int samples) {
        return new SplittableRandom(9).ints(samples, 0, CLASSES).toArray();
    }

    private static ControlSettings controls(long seed) {
        return new ControlSettings(5, new SplittableRandom(seed));
    }

    private static List<Estimate> estimates(EstimatorDefinition definition, int units, int samples, double tuning) {
        int[] x = labels(samples);
        return definition.build().estimate(activity(x, units, tuning, 1), Codes.of(x), controls(2));
    }

    private static boolean isTold(Estimate estimate) {
        return estimate.verdict() != Verdict.SATURATED;
    }

    /** Every label is some estimate's, and every estimate has a label and a quantity that are known. */
    @ParameterizedTest
    @MethodSource("kinds")
    void estimatesAreCalledAsWasDeclared(EstimatorKind<?> kind) {
        Set<EstimatorLabel> made = new HashSet<>();
        benches().stream().filter(definition -> definition.kind() == kind).forEach(definition -> {
            List<Estimate> estimates = new ArrayList<>(estimates(definition, 3, 400, 1.5));
            int[] x = labels(200);
            FMatrixRMaj activity = activity(x, 3, 1.5, 1);
            List<Calibration.Known> channels = Calibration.channels(activity, Codes.of(x), List.of(0.5), 3);
            definition.trials().forEach(trial -> Calibration.of(trial, channels, 200, 2, 4)
                    .forEach(calibration -> estimates.add(calibration.estimate())));
            for (Estimate estimate : estimates) {
                assertEquals(estimate.estimator(), Estimators.label(estimate.estimator().id()));
                assertEquals(estimate.quantity(), Estimand.of(estimate.quantity().id()));
                assertNotEquals(Estimand.Form.OTHER, estimate.quantity().form());
                assertEquals(1,
                        kind.labels().stream().flatMap(label -> label.ifCalled(estimate.estimator().id()).stream()).count());
                kind.labels().stream().filter(label -> label.ifCalled(estimate.estimator().id()).isPresent()).forEach(made::add);
                if (isTold(estimate) && estimate.quantity().isOfVariable()) {
                    assertEquals(estimate.estimator().bound().verdict(), estimate.verdict(), estimate.toString());
                }
            }
        });
        List<EstimatorLabel> never = kind.labels().stream().filter(label -> !made.contains(label)).toList();
        assertTrue(never.size() < kind.labels().size() && never.stream().allMatch(EstimatorsTest::isMadeByTheLibraryAlone),
                never.toString());
    }

    /** The second of Kraskov's formulae: definitions cannot ask for it, programs can. */
    private static boolean isMadeByTheLibraryAlone(EstimatorLabel label) {
        return label.equals(ContinuousInformation.Algorithm.SECOND.label());
    }

    @ParameterizedTest
    @MethodSource("benches")
    void theSameSeedGivesTheSameEstimatesAndLeavesTheActivityAsItWas(EstimatorDefinition definition) {
        int[] x = labels(150);
        FMatrixRMaj activity = activity(x, 4, 1, 5);
        FMatrixRMaj before = activity.copy();
        List<Estimate> estimates = definition.build().estimate(activity, Codes.of(x), controls(6));
        assertEquals(estimates, definition.build().estimate(activity, Codes.of(x), controls(6)));
        assertArrayEquals(before.data, activity.data);
        assertFalse(estimates.isEmpty());
    }

    /** What tells nothing is found to tell nothing: 0 lies in the interval, and is where a bound says it is. */
    @ParameterizedTest
    @MethodSource("benches")
    void ofIndependentActivityNothingIsFound(EstimatorDefinition definition) {
        for (Estimate estimate : estimates(definition, 3, 1500, 0)) {
            if (!estimate.quantity().isOfVariable() || !isTold(estimate)) continue;
            assertTrue(estimate.interval().lower() < 0.02, estimate.toString());
            assertTrue(estimate.interval().upper() > -0.02 || estimate.verdict() == Verdict.LOWER_BOUND, estimate.toString());
            assertTrue(estimate.verdict() == Verdict.UPPER_BOUND || estimate.value() < 0.05, estimate.toString());
        }
    }

    /** More tuning tells more, and no estimate that can be believed says more than H(X). */
    @ParameterizedTest
    @MethodSource("benches")
    void ofTunedActivityMoreIsFoundThanOfPermutedLabels(EstimatorDefinition definition) {
        List<Estimate> told = estimates(definition, 4, 1500, 2).stream()
                .filter(estimate -> estimate.quantity().isOfVariable() && isTold(estimate)).toList();
        assertFalse(told.isEmpty(), "nothing was said of four units by 1,500 samples");
        for (Estimate estimate : told) {
            assertTrue(estimate.value() > estimate.permutedQuantile() + 0.05, estimate.toString());
            assertTrue(estimate.value() < 2.01 && estimate.interval().lower() < estimate.interval().upper(), estimate.toString());
        }
    }

    /** Where channels of known information can be made, no interval misses what they tell by more than a tenth of a bit. */
    @ParameterizedTest
    @MethodSource("benches")
    void knownChannelsAreCovered(EstimatorDefinition definition) {
        int[] x = labels(1200);
        List<Calibration.Known> channels = Calibration.channels(activity(x, 3, 2, 7), Codes.of(x), List.of(0.0, 0.3, 0.6), 8);
        List<Calibration> found = definition.trials().stream()
                .flatMap(trial -> Calibration.of(trial, channels, 1200, 5, 9).stream()).toList();
        assertEquals(List.of(), found.stream().filter(EstimatorsTest::isWrong).toList());
    }

    private static boolean isWrong(Calibration found) {
        Interval interval = found.estimate().interval();
        boolean tooHigh = interval.lower() > found.truth().bits() + 0.1;
        boolean tooLow = interval.upper() < found.truth().bits() - 0.1;
        return switch (found.estimate().verdict()) {
            case SOUND -> tooHigh || tooLow;
            case LOWER_BOUND -> tooHigh;
            case UPPER_BOUND -> tooLow;
            case SATURATED -> found.estimate().why().isEmpty();
        };
    }

    /** Of a layer that is wider than samples are many there is a value, or a reason why not; who suits any width has values. */
    @ParameterizedTest
    @MethodSource("kinds")
    void ofAWideLayerThereIsAValueOrAReason(EstimatorKind<?> kind) {
        List<Estimate> estimates = estimates(kind.example(), 300, 120, 1);
        assertFalse(estimates.isEmpty());
        for (Estimate estimate : estimates) {
            assertTrue(isTold(estimate) || !estimate.why().isEmpty(), estimate.toString());
            assertTrue(Double.isFinite(estimate.value()) || !isTold(estimate), estimate.toString());
        }
        assertEquals(kind.suitsAnyWidth(), estimates.stream().allMatch(estimate -> Double.isFinite(estimate.value())), kind.id());
        assertEquals(kind.suitsAnyWidth(), Estimators.suitingAnyWidth().contains(kind.example()));
    }

    @ParameterizedTest
    @MethodSource("benches")
    void timeGrowsWithSamples(EstimatorDefinition definition) {
        double few = definition.seconds(5, 1000, 5);
        assertTrue(few > 0 && definition.seconds(5, 2000, 5) > 1.9 * few && few < 60, few + " s");
    }
}
