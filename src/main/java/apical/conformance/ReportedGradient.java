package apical.conformance;

import apical.conformance.Expectation.AtMost;
import apical.definition.Backprop;
import apical.definition.DirectFeedbackAlignment;
import apical.learning.LearningRule;
import apical.learning.PlainPerceptron;
import apical.linalg.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a gradient rule reports is the gradient: central differences of the mean over the batch of 1/2 |target - r_N|^2, in double
 * precision, at some weights of every layer. Feedback alignment, direct or not, reports it of the output layer alone; of the
 * others, what comes down through its fixed weights.
 */
final class ReportedGradient implements Check {

    private static final Expectation SINGLE = new AtMost(2e-5);
    private static final int PATTERNS = 3, WEIGHTS = 20;
    /** Balances rounding of the cost against what differences neglect. */
    private static final double H = 5e-4;

    @Override public String name() {
        return "reported gradient";
    }

    @Override public Optional<String> exemption(Specimen specimen) {
        String rule = specimen.model().rule().kind().id();
        if (specimen.notDendritic().isEmpty()) {
            return Optional.of(rule + " follows no gradient but in the limit of weak nudging");
        }
        String choices = specimen.model().rule().choices();
        return choices.isEmpty() ? Optional.empty()
                : Optional.of(rule + " does not follow the gradient of the squared error here (" + choices + ")");
    }

    @Override public List<Finding> measure(Specimen specimen) {
        return measure(specimen, specimen.model().build(specimen.seed()).rule());
    }

    /**
     * @param rule of the specimen, or what is to be told from it
     */
    List<Finding> measure(Specimen specimen, LearningRule rule) {
        List<Stimulus> stimuli = Stimulus.draw(specimen.shape(), PATTERNS, 7);
        Reports reports = Reports.of(rule, stimuli);
        PlainPerceptron plain = new PlainPerceptron(specimen.phi(), rule.projections());
        List<Finding> findings = new ArrayList<>();
        int top = plain.top();
        boolean alignment = !(specimen.model().rule() instanceof Backprop);
        for (int k = 1; k <= top; k++) {
            double[][] reported = reports.weights(rule.projections().get(k - 1));
            boolean throughFixed = alignment && k < top;
            double deviation = throughFixed ? fromFixedFeedback(specimen, rule, plain, k, reported, stimuli)
                    : fromDifferences(plain, k, reported, stimuli);
            findings.add(new Finding((throughFixed ? "reported change against fixed feedback, " : name()
                    + " against central differences, ") + specimen.shape().name(k), deviation, SINGLE));
        }
        return findings;
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

    private static double fromFixedFeedback(Specimen specimen, LearningRule rule, PlainPerceptron plain, int k, double[][] reported,
                                            List<Stimulus> stimuli) {
        int top = plain.top();
        boolean direct = specimen.model().rule() instanceof DirectFeedbackAlignment;
        double[][][] wayDown = new double[top][][];
        for (int l = 1; l < top; l++) {
            wayDown[l] = Plain.matrix(rule.feedback(l).orElseThrow());
        }
        double[][] expected = new double[reported.length][reported[0].length];
        for (Stimulus stimulus : stimuli) {
            plain.show(stimulus.input());
            double[] outputError = Plain.add(stimulus.target(), -1, plain.r[top]);
            double[][] errors = direct ? plain.directErrors(outputError, wayDown) : plain.errors(outputError, wayDown);
            Plain.addOuter(expected, 1.0 / stimuli.size(), errors[k], plain.r[k - 1]);
        }
        Deviation deviation = new Deviation();
        for (int i = 0; i < expected.length; i++) {
            deviation.add(expected[i], reported[i]);
        }
        return deviation.relative();
    }
}
