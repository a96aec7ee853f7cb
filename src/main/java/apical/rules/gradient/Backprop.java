package apical.rules.gradient;

import static apical.rule.Assumptions.Answer.no;
import static apical.rule.Assumptions.Answer.yes;

import apical.json.Default;
import apical.learning.Cost;
import apical.learning.GradientDescent;
import apical.learning.Learner;
import apical.network.Perceptron;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.rule.Assumptions;
import apical.rule.Blueprint;
import apical.rule.Costs;
import apical.rule.Law;
import apical.rule.RuleKind;
import apical.validation.InvalidValueException;
import java.util.Collections;
import java.util.List;

/**
 * Backpropagation (Rumelhart, Hinton &amp; Williams, 1986).
 *
 * @param learningRates  eta of the projections onto layers 1 to depth, &gt;= 0 (0: frozen), per batch
 * @param cost           what the output is blamed for
 * @param derivative     whether errors are multiplied by the slope of the transfer function; without it, that is taken as 1
 * @param replacedPasses probability with which a batch's backward pass is replaced by noise
 */
public record Backprop(List<Double> learningRates, @Default("\"squared\"") Cost cost, @Default("true") boolean derivative,
        @Default("0.0") double replacedPasses) implements GradientDefinition {

    public static final RuleKind<Backprop> KIND =
            new RuleKind<>("backprop", "errors go down through the transposed forward weights",
                    Backprop.class, RUMELHART) {

                @Override
                public Backprop example(Shape layers) {
                    return new Backprop(Collections.nCopies(layers.depth(), 1.0));
                }

                @Override
                public List<Backprop> variants(Shape layers) {
                    List<Double> rates = Collections.nCopies(layers.depth(), 1.0);
                    return List.of(new Backprop(rates, Cost.ABSOLUTE, true, 0), new Backprop(rates, Cost.CROSS_ENTROPY, true, 0),
                            new Backprop(rates, Cost.PERCEPTRON, true, 0), new Backprop(rates, Cost.SQUARED, false, 0),
                            new Backprop(rates, Cost.SQUARED, true, 0.5));
                }

                @Override
                public List<Law<? super Backprop>> laws() {
                    return List.of(new ReportedGradient());
                }
            };

    public Backprop {
        learningRates = List.copyOf(learningRates);
    }

    /** Of the squared error, as published. */
    public Backprop(List<Double> learningRates) {
        this(learningRates, Cost.SQUARED, true, 0);
    }

    @Override
    public RuleKind<Backprop> kind() {
        return KIND;
    }

    @Override
    public void check(Shape layers, TransferFunction phi) {
        GradientDefinition.super.check(layers, phi);
        if (!(replacedPasses >= 0 && replacedPasses <= 1)) {
            throw new InvalidValueException("rule.replacedPasses", "is " + replacedPasses + "; expected a probability from 0 to 1");
        }
    }

    @Override
    public Costs costs(Shape layers) {
        return costs(layers, Costs.synapses(layers, 2), 0);
    }

    @Override
    public Assumptions assumptions(Shape layers) {
        return assumptions(layers, yes("errors go down through the transpose of the weights up, as it is after each change"),
                no("each neuron has its own error"), "Crick, 1989");
    }

    @Override
    public Learner build(Blueprint network) {
        Perceptron perceptron = network.perceptron();
        GradientRule rule = GradientRule.backpropagation(perceptron, cost, derivative);
        return new Learner(replacedPasses == 0 ? rule : rule.withReplacedPasses(replacedPasses, network.stream("replaced passes")),
                GradientDescent.of(perceptron.projections(), learningRates));
    }
}
