package apical.rules.gradient;

import apical.learning.LearningRule;
import apical.learning.PlainPerceptron;
import apical.learning.RecordedChanges;
import apical.learning.WithFeedback;
import apical.linalg.Plain;
import apical.rule.Deviation;
import apical.rule.Expectation;
import apical.rule.Expectation.AtMost;
import apical.rule.Finding;
import apical.rule.Law;
import apical.rule.ModelUnderTest;
import apical.rule.Stimulus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a gradient rule reports is the gradient of its cost: central differences of the mean over the batch, in double precision, at
 * some weights of every layer. Feedback alignment, direct or not, reports it of the output layer alone; of the others, what comes
 * down through its fixed weights, in plain loops and double precision. So does backpropagation without derivatives, in all layers.
 */
final class ReportedGradient implements Law<GradientDefinition> {

    private static final Expectation SINGLE = new AtMost(2e-5);
    private static final int PATTERNS = 3, WEIGHTS = 20;
    /** Balances rounding of the cost against what differences neglect. */
    private static final double H = 5e-4;

    @Override
    public String name() {
        return "reported gradient";
    }

    @Override
    public Optional<String> remark(ModelUnderTest<? extends GradientDefinition> model) {
        return model.rule().replacedPasses() == 0 ? Optional.empty()
                : Optional.of("of the output layer alone; the errors of others are noise now and then");
    }

    @Override
    public List<Finding> measure(ModelUnderTest<? extends GradientDefinition> model) {
        return measure(model, model.build().rule());
    }

    /**
     * @param rule of the model, or what is to be told from it
     */
    List<Finding> measure(ModelUnderTest<? extends GradientDefinition> model, LearningRule rule) {
        GradientDefinition definition = model.rule();
        List<Stimulus> stimuli = model.stimuli(PATTERNS, 7);
        RecordedChanges changes = RecordedChanges.of(rule, Stimulus.inputs(stimuli), Stimulus.targets(stimuli));
        PlainPerceptron plain = new PlainPerceptron(model.phi(), rule.projections(), definition.cost());
        WithFeedback feedback = rule.as(WithFeedback.class).orElseThrow();
        List<Finding> findings = new ArrayList<>();
        int top = plain.top();
        for (int k = definition.replacedPasses() == 0 ? 1 : top; k <= top; k++) {
            double[][] reported = changes.mean(rule.projections().get(k - 1));
            boolean isGradient = hasSlopes(definition, k, top) && (k == top || model.rule().kind() == Backprop.KIND);
            findings.add(isGradient
                    ? finding(name() + " against central differences, ", model, k, fromDifferences(plain, k, reported, stimuli))
                    : finding(
                            "reported change against "
                                    + (model.rule().kind() == Backprop.KIND ? "plain errors, " : "fixed feedback, "),
                            model, k, fromFeedback(definition, feedback, plain, k, reported, stimuli)));
        }
        return findings;
    }

    private static Finding finding(String what, ModelUnderTest<?> model, int k, double deviation) {
        return new Finding(what + model.shape().name(k), deviation, SINGLE);
    }

    /** Whether all slopes that stand in the gradient of layer {@code k} stand in its errors, too. */
    private static boolean hasSlopes(GradientDefinition definition, int k, int top) {
        return definition.derivative() || (k == top && !definition.cost().hasSlope());
    }

    /** At random weights, relative to the largest difference quotient among them. */
    private static double fromDifferences(PlainPerceptron plain, int k, double[][] reported, List<Stimulus> stimuli) {
        double[][] inputs = stimuli.stream().map(Stimulus::input).toArray(double[][]::new);
        double[][] targets = stimuli.stream().map(Stimulus::target).toArray(double[][]::new);
        var random = new SplittableRandom(k);
        Deviation deviation = new Deviation();
        for (int n = 0; n < WEIGHTS; n++) {
            int i = random.nextInt(reported.length);
            int j = random.nextInt(reported[0].length);
            double descent = -plain.centralDifference(plain.weights[k][i], j, H, inputs, targets);
            deviation.add(new double[] {descent}, new double[] {reported[i][j]});
        }
        return deviation.relative();
    }

    private static double fromFeedback(GradientDefinition definition, WithFeedback feedback, PlainPerceptron plain, int k,
            double[][] reported, List<Stimulus> stimuli) {
        double[][][] wayDown = new double[plain.top()][][];
        for (int l = 1; l < plain.top(); l++) {
            wayDown[l] = Plain.matrix(feedback.feedback(l));
        }
        double[][] expected = new double[reported.length][reported[0].length];
        for (Stimulus stimulus : stimuli) {
            plain.show(stimulus.input());
            double[][] errors = plain.errors(plain.topError(stimulus.target(), definition.derivative()), wayDown,
                    feedback::feedbackFrom, definition.derivative());
            Plain.addOuter(expected, 1.0 / stimuli.size(), errors[k], plain.r[k - 1]);
        }
        Deviation deviation = new Deviation();
        for (int i = 0; i < expected.length; i++) {
            deviation.add(expected[i], reported[i]);
        }
        return deviation.relative();
    }
}
