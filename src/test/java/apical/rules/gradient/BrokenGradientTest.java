package apical.rules.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import apical.learning.Cost;
import apical.learning.LearningRule;
import apical.network.Shape;
import apical.rule.Finding;
import apical.rule.ModelUnderTest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The law of gradient rules fails of another rule, another cost, other slopes. */
class BrokenGradientTest {

    private static final Shape SHAPE = new Shape(List.of(8, 12, 10, 4));

    /** Feedback alignment does not report the gradient, but at the output. */
    @Test
    void anotherRuleReportsNoGradient() {
        ModelUnderTest<Backprop> backprop = ModelUnderTest.builtIn("backprop", Backprop.KIND.example(SHAPE), SHAPE);
        ModelUnderTest<FeedbackAlignment> alignment =
                ModelUnderTest.builtIn("alignment", FeedbackAlignment.KIND.example(SHAPE), SHAPE);
        LearningRule other = alignment.build().rule();
        List<Boolean> passed = new ReportedGradient().measure(backprop, other).stream().map(Finding::passed).toList();
        assertEquals(List.of(false, false, true), passed);
    }

    /** Each cost has a gradient of its own, in all layers. */
    @Test
    void anotherCostHasAnotherGradient() {
        List<Double> rates = Collections.nCopies(SHAPE.depth(), 1.0);
        for (Cost cost : Cost.values()) {
            for (Cost other : Cost.values()) {
                var model = ModelUnderTest.builtIn("backprop", new Backprop(rates, cost, true, 0), SHAPE);
                LearningRule rule = model.with(new Backprop(rates, other, true, 0)).build().rule();
                boolean passed = new ReportedGradient().measure(model, rule).stream().allMatch(Finding::passed);
                assertEquals(cost == other, passed, cost + " and " + other);
            }
        }
    }

    @Test
    void withoutSlopesErrorsAreOthers() {
        List<Double> rates = Collections.nCopies(SHAPE.depth(), 1.0);
        var model = ModelUnderTest.builtIn("backprop", new Backprop(rates, Cost.SQUARED, false, 0), SHAPE);
        LearningRule rule = model.with(new Backprop(rates)).build().rule();
        assertFalse(new ReportedGradient().measure(model, rule).stream().anyMatch(Finding::passed));
    }
}
