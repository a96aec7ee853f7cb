package apical.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.estimators.EstimatorDefinition;
import apical.estimators.EstimatorKind;
import apical.estimators.Estimators;
import apical.information.EstimatorLabel;
import apical.information.EstimatorLabel.Bound;
import apical.information.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures call each estimator as its label says, in the order of the registry, and say what kind of bound it is. */
class EveryEstimatorInFiguresTest {

    static List<EstimatorKind<? extends EstimatorDefinition>> kinds() {
        return Estimators.ALL;
    }

    private static void add(SyntheticEstimates to, String estimator, Verdict verdict) {
        to.add(new SyntheticEstimates.At("backprop", "m", 1, 0, "test", "hidden1", "rate", "off", "label"),
                SyntheticEstimates.estimate(estimator, "", "I(X;T)", 1, 0.1, 0.1, verdict, ""));
    }

    private static List<String> over(SyntheticEstimates estimates) {
        return EstimatedInformationFigures.TEST.compose(estimates.results(), "").orElseThrow().over();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRowBearsTheNameAndTheBound(EstimatorKind<?> kind) {
        for (EstimatorLabel label : kind.labels()) {
            SyntheticEstimates one = new SyntheticEstimates();
            add(one, label.id() + ", k = 3", label.bound().verdict());
            String bound = label.bound() == Bound.NONE ? "" : ", " + label.bound().inWords();
            assertEquals(List.of(label.name() + ", k = 3" + bound), over(one));
        }
    }

    @Test
    void rowsStandInTheOrderOfTheRegistryAndUnknownOnesLast() {
        SyntheticEstimates all = new SyntheticEstimates();
        add(all, "somebodyElses", Verdict.SOUND);
        List<EstimatorLabel> labels = Estimators.ALL.stream().flatMap(kind -> kind.labels().stream()).toList();
        for (int i = labels.size() - 1; i >= 0; i--) {
            add(all, labels.get(i).id(), Verdict.SOUND);
        }
        List<String> over = over(all);
        List<String> kinds = over.stream().limit(labels.size())
                .map(name -> Estimators.ALL.stream()
                        .filter(kind -> kind.labels().stream().anyMatch(label -> name.equals(label.name()))).findFirst()
                        .orElseThrow().id())
                .distinct().toList();
        assertEquals(Estimators.ALL.stream().map(EstimatorKind::id).toList(), kinds);
        assertEquals("Somebody elses", over.get(over.size() - 1));
    }

    /** A caveat stands in the caption of whoever has one, and of nobody else. */
    @ParameterizedTest
    @MethodSource("kinds")
    void aCaptionHasTheCaveatOfItsEstimator(EstimatorKind<?> kind) {
        for (EstimatorLabel label : kind.labels()) {
            SyntheticEstimates one = new SyntheticEstimates();
            one.add(new SyntheticEstimates.At("backprop", "m", 1, 0, "test", "hidden1", "rate", "off", "slant"),
                    SyntheticEstimates.estimate(label.id(), "", "I(X;T)", 1, 0.1, 0.1, label.bound().verdict(), ""));
            String caption = EstimatedInformationFigures.PROPERTIES.compose(one.results(), "").orElseThrow().caption();
            assertTrue(caption.contains("Estimator: " + label.name()), caption);
            assertTrue(caption.contains(label.caveat()), caption);
            kinds().stream().flatMap(other -> other.labels().stream()).map(EstimatorLabel::caveat)
                    .filter(caveat -> !caveat.isEmpty() && !caveat.equals(label.caveat()))
                    .forEach(caveat -> assertFalse(caption.contains(caveat), caption));
        }
    }
}
