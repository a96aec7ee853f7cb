package apical.diagnostics;

import apical.circuit.TissueSite;
import apical.learning.Anatomy;
import apical.learning.Anatomy.Equivalent;
import apical.learning.Cost;
import apical.learning.LearningRule;
import apical.learning.RecordedChanges;
import apical.learning.Teaching;
import apical.linalg.Columns;
import apical.network.Activity;
import apical.network.Pathway;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.Site;
import apical.network.TransferFunction;
import apical.rules.gradient.GradientRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * What a rule would do with a set of samples at the weights it has, against backpropagation of the same cost at the same weights.
 *
 * <p>Backpropagation is that of the perceptron which the network is without feedback and teacher. Rules that nudge output
 * potentials descend a cost of potentials, the sum of integrals of phi'(u) (u - u_target) du, whose error is that of weak nudging,
 * <pre>
 *   e_N = (u_target - u_N) o phi'(u_N)            squared
 *   e_N = sign(u_target - u_N) o phi'(u_N)        absolute
 * </pre>
 * They are held against that; their updates also against the cost of rates of the same name, to which all terms of the gradient
 * belong. The sign of a unit's error, about which {@link ErrorSigns} asks, is that of the former, too.
 */
public final class Diagnosis {

    private final LearningRule rule;
    private final Shape shape;
    private final TransferFunction phi;
    private final Anatomy anatomy;
    private final Equivalent equivalent;
    private final Teaching teaching;
    private final List<Projection> bottomUp;
    private final Perceptron network;
    private final GradientRule ofRates, ofPotentials;

    private final RecordedChanges ofRule;
    private final RecordedChanges ofBackprop;
    private final Optional<RecordedChanges> ofNudging;
    private final List<LayerComparison> against = new ArrayList<>();
    private final GradientTerms terms;
    private final ApicalTerms apical;
    private final List<ErrorSigns> signs = new ArrayList<>();
    private final FMatrixRMaj outputError = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj nudged = new FMatrixRMaj(0, 0);
    private int batch;

    /**
     * @param rule that nobody else shows anything meanwhile; no weight of it is changed
     */
    public Diagnosis(LearningRule rule, Shape shape, TransferFunction phi, Anatomy anatomy, Teaching teaching) {
        this.rule = rule;
        this.shape = shape;
        this.phi = phi;
        this.anatomy = anatomy;
        this.equivalent = anatomy.perceptron().orElseThrow();
        this.teaching = teaching;
        this.bottomUp = rule.projections().stream().filter(p -> p.pathway().isForward()).toList();
        this.network = perceptron();
        this.ofRates = GradientRule.backpropagation(network, teaching.cost(), true);
        this.ofPotentials = GradientRule.backpropagation(network);
        this.ofRule = new RecordedChanges(bottomUp, equivalent.biasRate());
        this.ofBackprop = new RecordedChanges(network.projections(), equivalent.biasRate());
        this.ofNudging = teaching.nudgesPotentials()
                ? Optional.of(new RecordedChanges(network.projections(), equivalent.biasRate())) : Optional.empty();
        for (int k = 1; k <= shape.depth(); k++) {
            against.add(new LayerComparison(bottomUp.get(k - 1), network.bottomUp(k)));
            signs.add(new ErrorSigns(shape.name(k)));
        }
        this.terms = new GradientTerms(network);
        this.apical = new ApicalTerms(shape, ApicalTerms.areIn(anatomy) ? anatomy.apicalMixing() : List.of(),
                equivalent.hiddenAttenuation());
    }

    /** A copy, dendrites attenuated on their way to the soma. */
    private Perceptron perceptron() {
        List<Projection> attenuated = new ArrayList<>();
        for (Projection projection : bottomUp) {
            boolean isOutput = attenuated.size() == bottomUp.size() - 1;
            double factor = isOutput ? equivalent.outputAttenuation() : equivalent.hiddenAttenuation();
            Projection copy = Projection.withBiases(projection.layer(), Pathway.FORWARD, scaled(factor, projection.weights()));
            copy.biases().setTo(scaled(factor * equivalent.biasRate(), projection.biases()));
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
     * Shows a batch to the rule and to backpropagation. A tissue in continuous time goes on from the batch before, as in training;
     * where there was none of that size, each copy was shown the sample of the next one just before.
     *
     * @param input  [input units x batch]
     * @param target rates [output units x batch]
     */
    public void show(FMatrixRMaj input, FMatrixRMaj target) {
        if (anatomy.isInContinuousTime() && input.numCols != batch) {
            rule.present(Columns.rotated(input), Columns.rotated(target), new RecordedChanges(List.of(), equivalent.biasRate()));
        }
        batch = input.numCols;
        ofRule.begin(batch);
        rule.present(input, target, ofRule);
        ofBackprop.begin(batch);
        ofRates.present(input, target, ofBackprop);
        teaching.cost().outputError(network, target, false, outputError);
        terms.add(outputError, ofBackprop);

        ofNudging.ifPresent(reported -> {
            reported.begin(batch);
            ofPotentials.present(input, nudged(target), reported);
        });
        RecordedChanges gradient = ofNudging.orElse(ofBackprop);
        against.forEach(layer -> layer.addErrors(ofRule, gradient));
        for (int k = 1; k <= shape.depth(); k++) {
            ErrorSigns here = signs.get(k - 1);
            FMatrixRMaj errors = errors(gradient, k);
            ofRule.errors(bottomUp.get(k - 1)).ifPresent(reported -> here.add(errors, reported));
        }
        if (ApicalTerms.areIn(anatomy)) {
            Activity alone = rule.respond(input), taught = rule.respond(input, target);
            apical.add(alone, taught);
            for (int k = 1; k < shape.depth(); k++) {
                signs.get(k - 1).addApical(taught.of(shape.name(k), TissueSite.APICAL.site()).orElseThrow());
            }
        }
    }

    private FMatrixRMaj errors(RecordedChanges backprop, int k) {
        return backprop.errors(network.bottomUp(k)).orElseThrow();
    }

    /** Errors of backpropagation in a hidden layer for the batch shown last, [units x batch], a view; empty of another layer. */
    public Optional<FMatrixRMaj> errorsOfHidden(String layer) {
        for (int k = 1; k < shape.depth(); k++) {
            if (shape.name(k).equals(layer)) {
                return Optional.of(errors(ofNudging.orElse(ofBackprop), k));
            }
        }
        return Optional.empty();
    }

    /** Rates whose squared error has the error of weak nudging: r_N + u_target - u_N. */
    private FMatrixRMaj nudged(FMatrixRMaj target) {
        FMatrixRMaj rates = network.rates(shape.depth());
        FMatrixRMaj potentials = network.activity().of(shape.name(shape.depth()), Site.SOMA).orElseThrow();
        nudged.reshape(rates.numRows, rates.numCols);
        for (int i = 0, n = rates.getNumElements(); i < n; i++) {
            double pull = phi.potential(target.data[i]) - potentials.data[i];
            nudged.data[i] = (float) (rates.data[i] + (teaching.cost() == Cost.ABSOLUTE ? Math.signum(pull) : pull));
        }
        return nudged;
    }

    /** Tells what was found in all that was shown, and of the weights as they are. */
    public void report(Findings findings) {
        for (LayerComparison layer : against) {
            layer.report(ofRule, ofNudging.orElse(ofBackprop), findings);
            if (ofNudging.isPresent()) {
                layer.reportUpdate(LayerComparison.UPDATE_ANGLE_IN_RATES, ofRule, ofBackprop, findings);
            }
        }
        WeightTerms.report(rule, shape, findings);
        terms.report(ofBackprop, findings);
        apical.report(findings);
        signs.forEach(layer -> layer.report(findings));
    }
}
