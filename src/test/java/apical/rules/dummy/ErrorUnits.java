package apical.rules.dummy;

import static apical.rule.Assumptions.Answer.no;
import static apical.rule.Assumptions.Answer.yes;

import apical.json.Default;
import apical.learning.Anatomy;
import apical.learning.Anatomy.Equivalent;
import apical.learning.Cost;
import apical.learning.GradientDescent;
import apical.learning.Learner;
import apical.learning.Teaching;
import apical.network.Pathway;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.Site;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import apical.rule.Assumptions;
import apical.rule.Assumptions.Question;
import apical.rule.Blueprint;
import apical.rule.Costs;
import apical.rule.Law;
import apical.rule.RuleDefinition;
import apical.rule.RuleKind;
import apical.validation.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * A rule that no shipped one resembles, for tests of the house: it has a pathway and a site of its own, feedback that learns, and
 * reports changes in all three forms. Errors stand in units of their own and come down through learned weights (Kolen &amp;
 * Pollack, 1994).
 *
 * @param rate         eta of all forward projections
 * @param feedbackRate eta of all feedback
 */
public record ErrorUnits(double rate, @Default("0.1") double feedbackRate) implements RuleDefinition {

    static final Pathway FEEDBACK = new Pathway("errorFeedback", "from error units above onto a layer's error units", 0, 1);
    static final Site ERROR = new Site("errorUnit", "what a neuron's error unit says; no unit", false, true);

    /** As a service: rules of other jars are found so. */
    public static final class Kind extends RuleKind<ErrorUnits> {

        public Kind() {
            super("errorUnits", "errors stand in units of their own; for tests", ErrorUnits.class, "Kolen & Pollack, 1994");
        }

        @Override
        public ErrorUnits example(Shape layers) {
            return new ErrorUnits(0.5, 0.1);
        }

        @Override
        public List<Law<? super ErrorUnits>> laws() {
            return List.of(new TransposedErrors());
        }
    }

    /** The one that is registered: {@link java.util.ServiceLoader} makes it. */
    private static RuleKind<ErrorUnits> registered() {
        return apical.rules.Rules.all().stream().filter(Kind.class::isInstance).map(Kind.class::cast).findFirst().orElseThrow();
    }

    public ErrorUnits {
        Require.nonNegative("rate", rate);
        Require.nonNegative("feedbackRate", feedbackRate);
    }

    @Override
    public RuleKind<ErrorUnits> kind() {
        return registered();
    }

    @Override
    public void check(Shape layers, TransferFunction phi) {
    }

    @Override
    public Teaching teaching() {
        return Teaching.ofRates(Cost.SQUARED);
    }

    @Override
    public Anatomy anatomy(Shape layers) {
        return new Anatomy(Collections.nCopies(layers.depth(), List.of(Site.RATE, Site.SOMA, ERROR)),
                List.of(Pathway.FORWARD, FEEDBACK),
                Optional.of(Equivalent.SAME), List.of(), false);
    }

    @Override
    public Costs costs(Shape layers) {
        long all = Costs.synapses(layers, 1), above = Costs.synapses(layers, 2);
        long twiceForTheDifference = (long) layers.units(layers.depth()) * layers.units(layers.depth() - 1);
        return new Costs(2 * all + 2 * above + twiceForTheDifference, all + above + Costs.neurons(layers, 1),
                3 * Costs.neurons(layers, 1) + 2L * layers.units(layers.depth()), above, 0);
    }

    @Override
    public Assumptions assumptions(Shape layers) {
        return new Assumptions(Map.of(
                Question.SYMMETRIC_WEIGHTS, no("feedback learns to be the transpose"),
                Question.DERIVATIVE, yes("errors are multiplied by phi'(u)"),
                Question.PHASES, no("error units have their own lines"),
                Question.ERROR_CELLS, yes("one for each neuron"),
                Question.LOCALITY, no("a synapse knows both its ends"),
                Question.GLOBAL_SIGNAL, no("each neuron has its own error"),
                Question.GRADED_RATES, yes("neurons send graded rates")),
                kind().sources());
    }

    @Override
    public Learner build(Blueprint network) {
        Perceptron perceptron = network.perceptron();
        Shape layers = network.layers();
        List<WeightInit> distributions = Collections.nCopies(layers.depth() - 1, new WeightInit.Uniform(0.5));
        List<Projection> feedback = new ArrayList<>();
        for (FMatrixRMaj weights : network.drawTopDown(distributions)) {
            feedback.add(Projection.withoutBiases(layers.name(feedback.size() + 1), FEEDBACK, weights));
        }
        ErrorUnitsRule rule = new ErrorUnitsRule(perceptron, feedback);
        Double[] rates = new Double[rule.projections().size()];
        Arrays.fill(rates, 0, layers.depth(), rate);
        Arrays.fill(rates, layers.depth(), rates.length, feedbackRate);
        return new Learner(rule, GradientDescent.of(rule.projections(), List.of(rates)));
    }
}
