package apical.rule;

import apical.learning.LearningRule;
import apical.learning.PlainPerceptron;
import apical.learning.RecordedChanges;
import apical.linalg.Plain;
import apical.network.Projection;
import apical.rule.EstimatedGradient.Of;
import apical.rule.Expectation.AtLeast;
import apical.rule.Expectation.Near;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/**
 * What a random estimate of the gradient is right on: its mean over many draws is the gradient of the cost, as long as it and in
 * its direction, and a single one is at the angle to it that theory gives. The gradient is backpropagation's, in plain loops and
 * double precision. On few units a layer, since estimates are the better, the fewer directions there are.
 */
public final class UnbiasedGradient implements Law<RuleDefinition> {

    private static final int PATTERNS = 5, PRESENTATIONS = 2000;
    private static final Expectation COSINE = new Near(1, 0.08), COSINE_OF_MEAN = new AtLeast(0.85);
    /** What noise of a finite size may change, beside four standard errors of the mean. */
    private static final double CURVATURE = 0.05;

    @Override
    public String name() {
        return "mean of the estimates";
    }

    @Override
    public List<Finding> measure(ModelUnderTest<? extends RuleDefinition> model) {
        ModelUnderTest<? extends RuleDefinition> small = model.small();
        return measure(small, small.build().rule());
    }

    /**
     * @param rule of the model, or what is to be told from it
     */
    public List<Finding> measure(ModelUnderTest<? extends RuleDefinition> model, LearningRule rule) {
        EstimatedGradient estimate = model.rule().as(EstimatedGradient.class).orElseThrow();
        List<Stimulus> stimuli = model.stimuli(PATTERNS, 13);
        FMatrixRMaj input = Stimulus.inputs(stimuli), target = Stimulus.targets(stimuli);
        double[] gradient = gradient(model, rule, stimuli);
        double[][] errors = errors(model, rule, stimuli);
        double[] sum = new double[gradient.length];
        double cosines = 0, lengths = 0, squares = 0;
        for (int n = 0; n < PRESENTATIONS; n++) {
            RecordedChanges changes = RecordedChanges.of(rule, input, target);
            double[] reported = changes(changes, rule);
            sum = Plain.add(sum, 1.0 / PRESENTATIONS, reported);
            double length = dot(reported, gradient) / dot(gradient, gradient);
            lengths += length / PRESENTATIONS;
            squares += length * length / PRESENTATIONS;
            cosines += estimate.estimates() == Of.CHANGES ? cosine(reported, gradient) : meanCosine(errors(changes, rule), errors);
        }
        List<Finding> findings = new ArrayList<>();
        double standardError = Math.sqrt((squares - lengths * lengths) / PRESENTATIONS);
        findings.add(new Finding("length of the mean of " + PRESENTATIONS + " estimates along the gradient", lengths,
                new Near(1, Math.min(0.5, Math.ceil(100 * (CURVATURE + 4 * standardError)) / 100)),
                String.format(Locale.ROOT, "+- %.3f", standardError)));
        OptionalDouble expected = estimate.expectedCosine(model.shape());
        if (expected.isPresent()) {
            findings.add(new Finding("mean cosine to the gradient over what theory gives",
                    cosines / PRESENTATIONS / expected.getAsDouble(),
                    COSINE, String.format(Locale.ROOT, "%.3f, theory %.3f", cosines / PRESENTATIONS, expected.getAsDouble())));
            findings.add(
                    new Finding("cosine of the mean of " + PRESENTATIONS + " estimates", cosine(sum, gradient), COSINE_OF_MEAN));
        }
        return findings;
    }

    /** Minus the gradient by all weights and biases. */
    private static double[] gradient(ModelUnderTest<?> model, LearningRule rule, List<Stimulus> stimuli) {
        PlainPerceptron plain = plain(model, rule);
        List<double[][]> weights = new ArrayList<>();
        List<double[]> biases = new ArrayList<>();
        for (int k = 1; k <= plain.top(); k++) {
            weights.add(new double[plain.weights[k].length][plain.weights[k][0].length]);
            biases.add(new double[plain.weights[k].length]);
        }
        for (Stimulus stimulus : stimuli) {
            double[][] errors = errors(plain, stimulus);
            for (int k = 1; k <= plain.top(); k++) {
                Plain.addOuter(weights.get(k - 1), 1.0 / PATTERNS, errors[k], plain.r[k - 1]);
                biases.set(k - 1, Plain.add(biases.get(k - 1), 1.0 / PATTERNS, errors[k]));
            }
        }
        return flat(weights, biases);
    }

    /** e_1 ... e_N of each sample, [sample][all units]. */
    private static double[][] errors(ModelUnderTest<?> model, LearningRule rule, List<Stimulus> stimuli) {
        PlainPerceptron plain = plain(model, rule);
        return stimuli.stream().map(stimulus -> {
            List<double[]> errors = new ArrayList<>();
            double[][] byLayer = errors(plain, stimulus);
            for (int k = 1; k <= plain.top(); k++) {
                errors.add(byLayer[k]);
            }
            return flat(List.of(), errors);
        }).toArray(double[][]::new);
    }

    private static PlainPerceptron plain(ModelUnderTest<?> model, LearningRule rule) {
        return new PlainPerceptron(model.phi(), rule.projections(), model.rule().teaching().cost());
    }

    private static double[][] errors(PlainPerceptron plain, Stimulus stimulus) {
        plain.show(stimulus.input());
        return plain.errors(plain.topError(stimulus.target(), true), plain.transposes(), k -> k + 1, true);
    }

    private static double[] changes(RecordedChanges changes, LearningRule rule) {
        List<double[][]> weights = new ArrayList<>();
        List<double[]> biases = new ArrayList<>();
        for (Projection projection : rule.projections()) {
            weights.add(changes.mean(projection));
            biases.add(Plain.apply(sum -> sum / PATTERNS, Plain.column(changes.biases(projection), 0)));
        }
        return flat(weights, biases);
    }

    private static double[][] errors(RecordedChanges changes, LearningRule rule) {
        double[][] errors = new double[PATTERNS][];
        for (int s = 0; s < PATTERNS; s++) {
            List<double[]> ofSample = new ArrayList<>();
            for (Projection projection : rule.projections()) {
                ofSample.add(Plain.column(changes.errors(projection).orElseThrow(), s));
            }
            errors[s] = flat(List.of(), ofSample);
        }
        return errors;
    }

    private static double[] flat(List<double[][]> matrices, List<double[]> vectors) {
        return Stream.concat(matrices.stream().flatMap(Arrays::stream), vectors.stream())
                .flatMapToDouble(Arrays::stream).toArray();
    }

    private static double meanCosine(double[][] a, double[][] b) {
        double sum = 0;
        for (int s = 0; s < a.length; s++) {
            sum += cosine(a[s], b[s]);
        }
        return sum / a.length;
    }

    private static double cosine(double[] a, double[] b) {
        return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    }

    private static double dot(double[] a, double[] b) {
        return Plain.dot(new double[][] {a}, new double[][] {b});
    }
}
