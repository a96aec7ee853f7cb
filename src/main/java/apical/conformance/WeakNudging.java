package apical.conformance;

import apical.circuit.Conductances;
import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.MixingFactors;
import apical.circuit.PlainMicrocircuit;
import apical.circuit.SelfPredictingState;
import apical.conformance.Expectation.AtLeast;
import apical.conformance.Expectation.AtMost;
import apical.learning.PlainPerceptron;
import apical.linalg.Plain;
import apical.network.Projection.Kind;
import apical.network.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The paper's claim: as all mixing factors lambda go to zero, what bottom-up synapses learn from the self-predicting state turns into
 * the direction of backpropagation, if top-down weights are transposes, and of feedback alignment, if they are what they are. The angle
 * falls as lambda does, so its slope on logarithmic axes is 1, or better. Double precision, in the tissue at rest.
 */
final class WeakNudging implements Check {

    private static final double[] LAMBDA = {0.1, 0.03, 0.01};
    private static final Expectation SLOPE = new AtLeast(0.9), ANGLE = new AtMost(2);
    private static final int PATTERNS = 2;

    private final boolean symmetric;
    private final String rule;

    private WeakNudging(boolean symmetric, String rule) {
        this.symmetric = symmetric;
        this.rule = rule;
    }

    /** With transposes as top-down weights. */
    static WeakNudging againstBackprop() {
        return new WeakNudging(true, "backprop");
    }

    /** With the tissue's own top-down weights. */
    static WeakNudging againstFeedbackAlignment() {
        return new WeakNudging(false, "feedback alignment");
    }

    @Override public String name() {
        return "weak nudging, angle to " + rule;
    }

    @Override public Optional<String> exemption(Specimen specimen) {
        return specimen.notDendritic();
    }

    @Override public Optional<String> remark(Specimen specimen) {
        return specimen.setToSelfPrediction();
    }

    @Override public List<Finding> measure(Specimen specimen) {
        List<Stimulus> stimuli = Stimulus.draw(specimen.shape(), PATTERNS, 2);
        List<Updates> ladder = new ArrayList<>();
        for (double lambda : LAMBDA) {
            ladder.add(specimen.twoSweep().isPresent() ? inTwoSweeps(specimen, lambda, stimuli)
                    : inContinuousTime(ContinuousTissue.of(specimen), lambda, stimuli));
        }
        return findings(ladder, specimen.shape());
    }

    /** For each layer the slope between the two weakest, and the largest angle at the weakest. */
    List<Finding> findings(List<Updates> ladder, Shape shape) {
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

    /** d log(angle) / d log(lambda). */
    static double slope(double[] angles) {
        int last = LAMBDA.length - 1;
        return Math.log(angles[last - 1] / angles[last]) / Math.log(LAMBDA[last - 1] / LAMBDA[last]);
    }

    private Updates inTwoSweeps(Specimen specimen, double lambda, List<Stimulus> stimuli) {
        Specimen.Drawn drawn = specimen.draw();
        int hidden = drawn.hidden().size();
        PlainMicrocircuit circuit = new PlainMicrocircuit(specimen.phi(),
                new MixingFactors(Collections.nCopies(hidden, lambda), lambda, lambda), drawn.hidden(), drawn.ontoOutput());
        if (symmetric) {
            circuit.imposeSymmetricFeedback();
        }
        circuit.imposeSelfPrediction();
        var perceptron = new PlainPerceptron(specimen.phi(), drawn.bottomUp());
        return Updates.of(circuit, perceptron, !symmetric, stimuli.stream().map(Stimulus::input).toList(),
                stimuli.stream().map(s -> circuit.potentials(s.target())).toList());
    }

    private Updates inContinuousTime(ContinuousTissue strong, double lambda, List<Stimulus> stimuli) {
        ContinuousTissue tissue = strong.under(weak(strong.g(), lambda));
        ContinuousMicrocircuit circuit = tissue.learningBottomUp();
        double[] y = tissue.state(circuit);
        if (symmetric) {
            imposeSymmetricFeedback(circuit, y);
        }
        SelfPredictingState.impose(circuit, y);
        return atRest(tissue, circuit, y, stimuli);
    }

    /** lambda_k = lambda_N = lambda, and lambda_I but for the difference between g_D and g_B. */
    static Conductances weak(Conductances g, double lambda) {
        double pull = lambda / (1 - lambda) * (g.leak() + g.basal());
        return new Conductances(g.leak(), g.basal(), pull, g.dendrite(), pull);
    }

    /** W_k,k+1 = W_k+1,k'. */
    static void imposeSymmetricFeedback(ContinuousMicrocircuit circuit, double[] y) {
        for (int k = 1; k < circuit.shape().depth(); k++) {
            double[][] above = circuit.synapses(Kind.BOTTOM_UP, k + 1).weights(y);
            circuit.synapses(Kind.TOP_DOWN, k).setWeights(y, Plain.transpose(above));
        }
    }

    /** The direction in which (7) moves weights at rest, beside errors that come down through the top-down weights in {@code y}. */
    static Updates atRest(ContinuousTissue tissue, ContinuousMicrocircuit learning, double[] y, List<Stimulus> stimuli) {
        ContinuousMicrocircuit frozen = tissue.frozen();
        PlainPerceptron perceptron = perceptron(tissue);
        double[][][] wayDown = new double[tissue.shape().depth()][][];
        for (int k = 1; k < wayDown.length; k++) {
            wayDown[k] = learning.synapses(Kind.TOP_DOWN, k).weights(y);
        }
        Updates updates = Updates.zero(perceptron);
        double share = 1.0 / stimuli.size();
        for (Stimulus stimulus : stimuli) {
            double[] resting = y.clone();
            stimulus.show(frozen, tissue.phi());
            stimulus.show(learning, tissue.phi());
            Rest.reach(frozen, resting);
            double[] dy = new double[resting.length];
            learning.derivative(resting, dy);
            for (int k = 1; k <= perceptron.top(); k++) {
                add(updates.learned()[k], share, learning.synapses(Kind.BOTTOM_UP, k).weights(dy));
            }
            updates.teach(perceptron, wayDown, stimulus.input(), stimulus.targetPotentials(tissue.phi()), share);
        }
        return updates;
    }

    /** The tissue without feedback: dendrites attenuated on their way to the soma. */
    static PlainPerceptron perceptron(ContinuousTissue tissue) {
        var perceptron = new PlainPerceptron(tissue.phi(), tissue.bottomUp());
        for (int k = 1; k <= perceptron.top(); k++) {
            double attenuation = k < perceptron.top() ? tissue.g().hiddenAttenuation() : tissue.g().outputAttenuation();
            for (double[] row : perceptron.weights[k]) {
                scale(row, attenuation);
            }
            scale(perceptron.thresholds[k], tissue.physiology().thresholdRate() * attenuation);
        }
        return perceptron;
    }

    private static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private static void add(double[][] sum, double factor, double[][] matrix) {
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum[i].length; j++) {
                sum[i][j] += factor * matrix[i][j];
            }
        }
    }
}
