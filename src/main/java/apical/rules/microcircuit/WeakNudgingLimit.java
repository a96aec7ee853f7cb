package apical.rules.microcircuit;

import apical.network.Shape;
import apical.rule.Expectation;
import apical.rule.Expectation.AtLeast;
import apical.rule.Expectation.AtMost;
import apical.rule.Finding;
import apical.rule.Law;
import apical.rule.ModelUnderTest;
import apical.rule.RuleDefinition;
import apical.rule.Stimulus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The paper's claim: as all mixing factors lambda go to zero, what bottom-up synapses learn from the self-predicting state turns
 * into the direction of backpropagation, if top-down weights are transposes, and of feedback alignment, if they are what they are.
 * The angle falls as lambda does, so its slope on logarithmic axes is 1, or better. Double precision, in the tissue at rest.
 *
 * @param <D> the tissue's definition
 */
public abstract class WeakNudgingLimit<D extends RuleDefinition> implements Law<D> {

    private static final double[] LAMBDA = {0.1, 0.03, 0.01};
    private static final Expectation SLOPE = new AtLeast(0.9), ANGLE = new AtMost(2);
    private static final int PATTERNS = 2;

    private final boolean symmetric;

    /**
     * @param symmetric with transposes as top-down weights, against backprop; otherwise with the tissue's own, against feedback
     *                  alignment
     */
    protected WeakNudgingLimit(boolean symmetric) {
        this.symmetric = symmetric;
    }

    @Override
    public final String name() {
        return "weak nudging, angle to " + (symmetric ? "backprop" : "feedback alignment");
    }

    /** How interneurons of this model start. */
    protected abstract InterneuronStart interneurons(D rule);

    /** What is learned and what is taught with all mixing factors at {@code lambda}, from the self-predicting state. */
    protected abstract Updates updates(ModelUnderTest<? extends D> model, boolean symmetric, double lambda, List<Stimulus> stimuli);

    @Override
    public final Optional<String> remark(ModelUnderTest<? extends D> model) {
        return InterneuronStart.setToSelfPrediction(model, interneurons(model.rule()));
    }

    @Override
    public final List<Finding> measure(ModelUnderTest<? extends D> model) {
        List<Stimulus> stimuli = model.stimuli(PATTERNS, 2);
        List<Updates> ladder = new ArrayList<>();
        for (double lambda : LAMBDA) {
            ladder.add(updates(model, symmetric, lambda, stimuli));
        }
        return findings(ladder, model.shape());
    }

    /** For each layer the slope between the two weakest, and the largest angle at the weakest. */
    public final List<Finding> findings(List<Updates> ladder, Shape shape) {
        List<Finding> findings = new ArrayList<>();
        double largest = 0;
        int weakest = LAMBDA.length - 1;
        for (int k = 1; k <= shape.depth(); k++) {
            int layer = k;
            double[] degrees = ladder.stream().mapToDouble(updates -> updates.degrees(layer)).toArray();
            findings.add(new Finding(name() + ", " + shape.name(k) + ": slope", slope(degrees), SLOPE,
                    String.format(Locale.ROOT, "%.2g, %.2g, %.2g degrees at 0.1, 0.03, 0.01", degrees[0], degrees[1], degrees[2])));
            largest = Double.isNaN(degrees[weakest]) ? Double.NaN : Math.max(largest, degrees[weakest]);
        }
        findings.add(new Finding(name() + ", degrees at 0.01", largest, ANGLE));
        return findings;
    }

    /** d log(angle) / d log(lambda), of what was measured at 0.1, 0.03 and 0.01. */
    public static double slope(double[] angles) {
        int last = LAMBDA.length - 1;
        return Math.log(angles[last - 1] / angles[last]) / Math.log(LAMBDA[last - 1] / LAMBDA[last]);
    }
}
