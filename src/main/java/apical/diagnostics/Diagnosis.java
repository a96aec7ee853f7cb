package apical.diagnostics;

import apical.learning.GradientRule;
import apical.learning.LearningRule;
import apical.network.Compartment;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.network.Projection.Kind;
import apical.network.Shape;
import apical.network.TransferFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * What a rule would do with a set of samples at the weights it has, against backpropagation of the same cost at the same weights.
 *
 * <p>Backpropagation is that of the perceptron which the network is without feedback and teacher. Rules that nudge output
 * potentials have a cost of their own, sum of the integral of phi'(u) (u - u_target) du, whose errors are those of weak nudging,
 * <pre>
 *   e_N = (u_target - u_N) o phi'(u_N)
 * </pre>
 * and are held against that; the update also against the squared error, to which all terms of the gradient belong.
 */
public final class Diagnosis {

    private final LearningRule rule;
    private final Shape shape;
    private final TransferFunction phi;
    private final Anatomy anatomy;
    private final List<Projection> bottomUp;
    private final Perceptron network;
    private final GradientRule backpropagation;

    private final Reported ofRule;
    private final Reported ofBackprop;
    private final Optional<Reported> ofNudging;
    private final List<Against> against = new ArrayList<>();
    private final GradientTerms terms;
    private final ApicalTerms apical;
    private final FMatrixRMaj outputError = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj nudged = new FMatrixRMaj(0, 0);

    /**
     * @param rule that nobody else shows anything meanwhile; no weight of it is changed
     */
    public Diagnosis(LearningRule rule, Shape shape, TransferFunction phi, Anatomy anatomy) {
        this.rule = rule;
        this.shape = shape;
        this.phi = phi;
        this.anatomy = anatomy;
        this.bottomUp = rule.projections().stream().filter(p -> p.kind() == Kind.BOTTOM_UP).toList();
        this.network = perceptron();
        this.backpropagation = GradientRule.backpropagation(network);
        this.ofRule = new Reported(bottomUp, anatomy.thresholdRate());
        this.ofBackprop = new Reported(network.projections(), anatomy.thresholdRate());
        this.ofNudging = anatomy.nudgesPotentials() ? Optional.of(new Reported(network.projections(), anatomy.thresholdRate()))
                : Optional.empty();
        for (int k = 1; k <= shape.depth(); k++) {
            against.add(new Against(bottomUp.get(k - 1), network.bottomUp(k)));
        }
        this.terms = new GradientTerms(network);
        this.apical = new ApicalTerms(shape, anatomy.apicalMixing(), anatomy.hiddenAttenuation());
    }

    /** A copy, dendrites attenuated on their way to the soma. */
    private Perceptron perceptron() {
        List<Projection> attenuated = new ArrayList<>();
        for (Projection projection : bottomUp) {
            boolean isOutput = attenuated.size() == bottomUp.size() - 1;
            double factor = isOutput ? anatomy.outputAttenuation() : anatomy.hiddenAttenuation();
            Projection copy = Projection.withThresholds(projection.layer(), Kind.BOTTOM_UP, scaled(factor, projection.weights()));
            copy.thresholds().setTo(scaled(factor * anatomy.thresholdRate(), projection.thresholds()));
            attenuated.add(copy);
        }
        return new Perceptron(shape, phi, attenuated);
    }

    private static FMatrixRMaj scaled(double factor, FMatrixRMaj values) {
        FMatrixRMaj scaled = values.copy();
        for (int i = 0, n = scaled.getNumElements(); i < n; i++) {
            scaled.data[i] *= (float) factor;
        }
        return scaled;
    }

    /**
     * Shows samples to the rule and to backpropagation. In a network that lives in time each copy was shown the sample of the
     * next one just before, so that it comes from somewhere, as in training.
     *
     * @param input  [input units x batch], kept until the next call
     * @param target rates [output units x batch]
     */
    public void show(FMatrixRMaj input, FMatrixRMaj target) {
        if (anatomy.livesInTime()) {
            rule.present(rotated(input), rotated(target), new Reported(List.of(), anatomy.thresholdRate()));
        }
        ofRule.begin();
        rule.present(input, target, ofRule);
        ofBackprop.begin();
        backpropagation.present(input, target, ofBackprop);
        outputError(target);
        terms.add(outputError, ofBackprop);

        ofNudging.ifPresent(reported -> {
            reported.begin();
            backpropagation.present(input, nudged(target), reported);
        });
        against.forEach(layer -> layer.addErrors(ofRule, ofNudging.orElse(ofBackprop)));
        if (!anatomy.apicalMixing().isEmpty()) {
            apical.add(rule, input, target);
        }
    }

    /** target - r_N. */
    private void outputError(FMatrixRMaj target) {
        FMatrixRMaj rates = network.rates(shape.depth());
        outputError.reshape(rates.numRows, rates.numCols);
        for (int i = 0, n = rates.getNumElements(); i < n; i++) {
            outputError.data[i] = target.data[i] - rates.data[i];
        }
    }

    /** Rates r_N + u_target - u_N, whose squared error has the error of weak nudging. */
    private FMatrixRMaj nudged(FMatrixRMaj target) {
        FMatrixRMaj rates = network.rates(shape.depth());
        FMatrixRMaj potentials = network.activity().of(shape.name(shape.depth()), Compartment.SOMA).orElseThrow();
        nudged.reshape(rates.numRows, rates.numCols);
        for (int i = 0, n = rates.getNumElements(); i < n; i++) {
            nudged.data[i] = (float) (rates.data[i] + phi.potential(target.data[i]) - potentials.data[i]);
        }
        return nudged;
    }

    /** Sample s + 1 in the place of s. */
    private static FMatrixRMaj rotated(FMatrixRMaj samples) {
        FMatrixRMaj rotated = new FMatrixRMaj(samples.numRows, samples.numCols);
        for (int i = 0; i < samples.numRows; i++) {
            for (int s = 0; s < samples.numCols; s++) {
                rotated.set(i, s, samples.get(i, (s + 1) % samples.numCols));
            }
        }
        return rotated;
    }

    /** Tells what was found in all that was shown. */
    public void report(Findings findings) {
        for (Against layer : against) {
            layer.report(ofRule, ofNudging.orElse(ofBackprop), findings);
            if (ofNudging.isPresent()) {
                layer.reportUpdate("update angle squared error", ofRule, ofBackprop, findings);
            }
        }
        WeightTerms.report(rule, shape, bottomUp, false, findings);
        terms.report(ofBackprop, findings);
        apical.report(findings);
    }
}
