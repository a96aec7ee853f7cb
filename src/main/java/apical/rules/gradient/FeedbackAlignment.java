package apical.rules.gradient;

import static apical.rule.Assumptions.Answer.no;

import apical.json.Default;
import apical.learning.Cost;
import apical.learning.GradientDescent;
import apical.learning.Learner;
import apical.network.Perceptron;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import apical.rule.Assumptions;
import apical.rule.Blueprint;
import apical.rule.Costs;
import apical.rule.Law;
import apical.rule.RuleKind;
import apical.validation.Require;
import java.util.Collections;
import java.util.List;

/**
 * Feedback alignment (Lillicrap et al., 2016): backprop with fixed random weights on the way down.
 *
 * @param learningRates   eta of the projections onto layers 1 to depth, &gt;= 0 (0: frozen), per batch
 * @param feedbackWeights distribution of the fixed weights onto each hidden layer, first to last
 * @param cost            what the output is blamed for
 * @param derivative      whether errors are multiplied by the slope of the transfer function; without it, that is taken as 1
 */
public record FeedbackAlignment(List<Double> learningRates, List<WeightInit> feedbackWeights,
        @Default("\"squared\"") Cost cost, @Default("true") boolean derivative) implements GradientDefinition {

    public static final RuleKind<FeedbackAlignment> KIND = new RuleKind<>("feedbackAlignment",
            "errors go down through fixed random weights",
            FeedbackAlignment.class, "Lillicrap et al., 2016") {

        @Override
        public FeedbackAlignment example(Shape layers) {
            return of(layers, Cost.SQUARED, true);
        }

        @Override
        public List<FeedbackAlignment> variants(Shape layers) {
            return List.of(of(layers, Cost.ABSOLUTE, true), of(layers, Cost.SQUARED, false));
        }

        private FeedbackAlignment of(Shape layers, Cost cost, boolean derivative) {
            return new FeedbackAlignment(Collections.nCopies(layers.depth(), 1.0),
                    Collections.nCopies(layers.depth() - 1, new WeightInit.Uniform(0.5)), cost, derivative);
        }

        @Override
        public List<Law<? super FeedbackAlignment>> laws() {
            return List.of(new ReportedGradient());
        }
    };

    public FeedbackAlignment {
        learningRates = List.copyOf(learningRates);
        feedbackWeights = List.copyOf(feedbackWeights);
    }

    /** Of the squared error, as published. */
    public FeedbackAlignment(List<Double> learningRates, List<WeightInit> feedbackWeights) {
        this(learningRates, feedbackWeights, Cost.SQUARED, true);
    }

    @Override
    public RuleKind<FeedbackAlignment> kind() {
        return KIND;
    }

    @Override
    public void check(Shape layers, TransferFunction phi) {
        GradientDefinition.super.check(layers, phi);
        Require.size("rule.feedbackWeights", feedbackWeights, layers.depth() - 1, "one for each hidden layer");
    }

    @Override
    public Costs costs(Shape layers) {
        return costs(layers, Costs.synapses(layers, 2), Costs.synapses(layers, 2));
    }

    @Override
    public Assumptions assumptions(Shape layers) {
        return assumptions(layers, no("weights down are random and fixed; weights up turn towards their transpose"),
                no("each neuron has its own error"), "Lillicrap et al., 2016");
    }

    @Override
    public Learner build(Blueprint network) {
        Perceptron perceptron = network.perceptron();
        return new Learner(
                GradientRule.feedbackAlignment(perceptron, network.drawTopDown(feedbackWeights), cost, derivative),
                GradientDescent.of(perceptron.projections(), learningRates));
    }
}
