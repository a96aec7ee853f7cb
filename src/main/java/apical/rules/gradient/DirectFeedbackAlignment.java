package apical.rules.gradient;

import static apical.rule.Assumptions.Answer.no;
import static apical.rule.Assumptions.Answer.partly;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Direct feedback alignment (Nøkland, 2016): the output's error reaches every hidden layer through fixed random weights of its
 * own.
 *
 * @param learningRates   eta of the projections onto layers 1 to depth, &gt;= 0 (0: frozen), per batch
 * @param feedbackWeights distribution of the fixed weights from the output onto each hidden layer, first to last
 * @param cost            what the output is blamed for
 * @param derivative      whether errors are multiplied by the slope of the transfer function; without it, that is taken as 1
 */
public record DirectFeedbackAlignment(List<Double> learningRates, List<WeightInit> feedbackWeights,
        @Default("\"squared\"") Cost cost, @Default("true") boolean derivative) implements GradientDefinition {

    public static final RuleKind<DirectFeedbackAlignment> KIND = new RuleKind<>("directFeedbackAlignment",
            "the output's error goes to every layer through fixed random weights",
            DirectFeedbackAlignment.class, "Nokland, 2016") {

        @Override
        public DirectFeedbackAlignment example(Shape layers) {
            return of(layers, Cost.SQUARED, true);
        }

        @Override
        public List<DirectFeedbackAlignment> variants(Shape layers) {
            return List.of(of(layers, Cost.ABSOLUTE, true), of(layers, Cost.SQUARED, false));
        }

        private DirectFeedbackAlignment of(Shape layers, Cost cost, boolean derivative) {
            return new DirectFeedbackAlignment(Collections.nCopies(layers.depth(), 1.0),
                    Collections.nCopies(layers.depth() - 1, new WeightInit.Uniform(0.5)), cost, derivative);
        }

        @Override
        public List<Law<? super DirectFeedbackAlignment>> laws() {
            return List.of(new ReportedGradient());
        }
    };

    public DirectFeedbackAlignment {
        learningRates = List.copyOf(learningRates);
        feedbackWeights = List.copyOf(feedbackWeights);
    }

    /** Of the squared error, as published. */
    public DirectFeedbackAlignment(List<Double> learningRates, List<WeightInit> feedbackWeights) {
        this(learningRates, feedbackWeights, Cost.SQUARED, true);
    }

    @Override
    public RuleKind<DirectFeedbackAlignment> kind() {
        return KIND;
    }

    @Override
    public void check(Shape layers, TransferFunction phi) {
        GradientDefinition.super.check(layers, phi);
        Require.size("rule.feedbackWeights", feedbackWeights, layers.depth() - 1, "one for each hidden layer");
    }

    @Override
    public Costs costs(Shape layers) {
        long wayDown = (Costs.neurons(layers, 1) - layers.units(layers.depth())) * layers.units(layers.depth());
        return costs(layers, wayDown, wayDown);
    }

    @Override
    public Assumptions assumptions(Shape layers) {
        return assumptions(layers, no("the output's error reaches each layer through random fixed weights of its own"),
                partly("the whole error of the output reaches every neuron"), "Nokland, 2016");
    }

    @Override
    public Learner build(Blueprint network) {
        Perceptron perceptron = network.perceptron();
        return new Learner(
                GradientRule.directFeedbackAlignment(perceptron, drawn(network), cost, derivative),
                GradientDescent.of(perceptron.projections(), learningRates));
    }

    /** B_1 ... B_N-1, [units(k) x output units]. */
    private List<FMatrixRMaj> drawn(Blueprint network) {
        Shape layers = network.layers();
        List<FMatrixRMaj> weights = new ArrayList<>();
        for (int k = 1; k < layers.depth(); k++) {
            weights.add(network.draw(feedbackWeights.get(k - 1), layers.units(k), layers.units(layers.depth()),
                    "direct feedback weights " + k));
        }
        return weights;
    }
}
