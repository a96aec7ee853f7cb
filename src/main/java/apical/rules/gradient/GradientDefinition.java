package apical.rules.gradient;

import static apical.rule.Assumptions.Answer.no;
import static apical.rule.Assumptions.Answer.partly;
import static apical.rule.Assumptions.Answer.yes;

import apical.learning.Anatomy;
import apical.learning.Cost;
import apical.learning.Teaching;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.rule.Assumptions;
import apical.rule.Assumptions.Answer;
import apical.rule.Assumptions.Question;
import apical.rule.Costs;
import apical.rule.RuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the rules have in common in which the output's error is computed and sent down. */
interface GradientDefinition extends RuleDefinition {

    String RUMELHART = "Rumelhart, Hinton & Williams, 1986";

    /** Eta of the projections onto layers 1 to depth, per batch. */
    List<Double> learningRates();

    /** What the output is blamed for. */
    Cost cost();

    /** Whether errors are multiplied by the slope of the transfer function. */
    boolean derivative();

    /** Probability with which a batch's backward pass is replaced by noise. */
    default double replacedPasses() {
        return 0;
    }

    @Override
    default void check(Shape layers, TransferFunction phi) {
        RuleDefinition.checkRates("rule.learningRates", learningRates(), layers.depth(), "one for each layer but the input");
        cost().check("rule.cost", phi);
    }

    @Override
    default boolean isStochastic() {
        return replacedPasses() > 0;
    }

    @Override
    default Teaching teaching() {
        return Teaching.ofRates(cost());
    }

    @Override
    default Anatomy anatomy(Shape layers) {
        return Anatomy.perceptron(layers);
    }

    /** "no derivative", "cost absolute" and the like; none for what was published. */
    @Override
    default List<String> remarks() {
        return Stream.of(derivative() ? "" : "no derivative", cost() == Cost.SQUARED ? "" : "cost " + cost().id(),
                replacedPasses() == 0 ? "" : "backward passes replaced: " + replacedPasses())
                .filter(remark -> !remark.isEmpty()).toList();
    }

    /**
     * Once forward, once for the weight changes of layers that learn, and once on the way down. Kept are weights and biases;
     * of a sample, a potential, a rate and an error of each neuron.
     *
     * @param wayDown products on the way down
     * @param fixed   weights on the way down that are not those on the way up
     */
    default Costs costs(Shape layers, long wayDown, long fixed) {
        return new Costs(Costs.synapses(layers, 1) + Costs.plasticSynapses(layers, 1, learningRates()) + wayDown,
                Costs.synapses(layers, 1) + fixed + Costs.neurons(layers, 1), 3 * Costs.neurons(layers, 1));
    }

    /**
     * @param symmetry how errors get from the output to hidden layers
     * @param source   who says so
     */
    default Assumptions assumptions(Shape layers, Answer symmetry, Answer globalSignal, String source) {
        boolean outputSlope = derivative() && cost().hasSlope();
        Answer rates = yes("neurons send graded rates");
        if (layers.depth() == 1) {
            return new Assumptions(Map.of(Question.SYMMETRIC_WEIGHTS, no("there is no feedback"),
                    Question.DERIVATIVE, outputSlope ? yes("an error is multiplied by phi'(u)")
                            : no("none stands in the error, or it is taken as 1"),
                    Question.PHASES, no("errors arise where they are used"),
                    Question.ERROR_CELLS, no("the teacher acts on the neuron that learns"),
                    Question.LOCALITY, no("a synapse knows its presynaptic rate, and rate and target of its own neuron"),
                    Question.GLOBAL_SIGNAL, no("each neuron has its own target"),
                    Question.GRADED_RATES, rates),
                    List.of(cost() == Cost.PERCEPTRON ? "Rosenblatt, 1958" : RUMELHART));
        }
        String multiplied = (outputSlope ? "an error" : "a hidden neuron's error") + " is multiplied by phi'(u)";
        return new Assumptions(Map.of(Question.SYMMETRIC_WEIGHTS, symmetry,
                Question.DERIVATIVE, derivative() ? yes(multiplied) : no("it is taken as 1"),
                Question.PHASES, yes("activity goes up, then errors go down, and neither disturbs the other"
                        + (replacedPasses() == 0 ? ""
                                : ", though of " + replacedPasses() + " of all batches the backward pass is noise")),
                Question.ERROR_CELLS, yes("signed errors have lines of their own, and change no activity"),
                Question.LOCALITY, partly("a synapse knows its presynaptic rate, but its neuron's error comes from elsewhere"),
                Question.GLOBAL_SIGNAL, globalSignal,
                Question.GRADED_RATES, rates),
                List.of(RUMELHART, source));
    }
}
