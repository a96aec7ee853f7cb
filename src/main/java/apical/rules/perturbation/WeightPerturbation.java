package apical.rules.perturbation;

import static apical.rule.Assumptions.Answer.no;
import static apical.rule.Assumptions.Answer.partly;
import static apical.rule.Assumptions.Answer.yes;

import apical.json.Default;
import apical.learning.Cost;
import apical.learning.GradientDescent;
import apical.learning.Learner;
import apical.network.Perceptron;
import apical.network.Shape;
import apical.rule.Assumptions;
import apical.rule.Assumptions.Question;
import apical.rule.Blueprint;
import apical.rule.Costs;
import apical.rule.Law;
import apical.rule.RuleKind;
import apical.rule.UnbiasedGradient;
import apical.rules.perturbation.NodePerturbation.Baseline;
import apical.rules.perturbation.NodePerturbation.Differences;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Weight perturbation (Cauwenberghs, 1993; Werfel, Xie &amp; Seung, 2005): all synapses are disturbed at once, for a whole batch,
 * and each takes what this did to the mean cost as its own doing. There are far more synapses than neurons to share the blame: a
 * control.
 *
 * @param learningRates eta of the projections onto layers 1 to depth, &gt;= 0 (0: frozen), per batch
 * @param noise         sigma, the standard deviation of what is added to each weight and bias
 * @param draws         K, how often each batch is shown with other noise
 * @param differences   of which costs
 * @param baseline      with what the cost under noise is compared, if differences are one-sided
 * @param cost          what is to be small
 */
public record WeightPerturbation(List<Double> learningRates, double noise, @Default("1") int draws,
        @Default("\"oneSided\"") Differences differences, @Default("\"unperturbed\"") Baseline baseline,
        @Default("\"squared\"") Cost cost) implements Perturbation {

    public static final RuleKind<WeightPerturbation> KIND = new RuleKind<>("weightPerturbation",
            "all weights are disturbed, and what lowered the cost is learned; nothing but the cost comes back",
            WeightPerturbation.class,
            "Cauwenberghs, 1993", NodePerturbation.WERFEL) {

        @Override
        public WeightPerturbation example(Shape layers) {
            return of(layers, 1, Differences.ONE_SIDED, Baseline.UNPERTURBED, Cost.SQUARED);
        }

        @Override
        public List<WeightPerturbation> variants(Shape layers) {
            return List.of(of(layers, 3, Differences.TWO_SIDED, Baseline.UNPERTURBED, Cost.CROSS_ENTROPY),
                    of(layers, 20, Differences.ONE_SIDED, Baseline.RUNNING_MEAN, Cost.SQUARED));
        }

        private WeightPerturbation of(Shape layers, int draws, Differences differences, Baseline baseline, Cost cost) {
            double noise = baseline == Baseline.UNPERTURBED ? 0.003 : 0.03;   // with less, 2,000 estimates have no mean to speak of
            return new WeightPerturbation(Collections.nCopies(layers.depth(), 0.1), noise, draws, differences, baseline, cost);
        }

        @Override
        public List<Law<? super WeightPerturbation>> laws() {
            return List.of(new UnbiasedGradient());
        }
    };

    public WeightPerturbation {
        learningRates = List.copyOf(learningRates);
        Perturbation.check(noise, draws, differences, baseline);
    }

    @Override
    public RuleKind<WeightPerturbation> kind() {
        return KIND;
    }

    @Override
    public Of estimates() {
        return Of.CHANGES;
    }

    /** A synapse has one number, and so has a bias. */
    @Override
    public long directions(Shape layers) {
        return Costs.synapses(layers, 1) + Costs.neurons(layers, 1);
    }

    /**
     * Once forward without noise and once for each draw, twice if differences are two-sided; changes are no products. Once a batch,
     * for each synapse, its noise, what it weighs under it, and its change. Of a sample a neuron has potential and rate, both
     * times.
     */
    @Override
    public Costs costs(Shape layers) {
        long synapses = directions(layers);
        return new Costs((1 + passes()) * Costs.synapses(layers, 1), synapses, 4 * Costs.neurons(layers, 1), 3 * synapses, 0);
    }

    @Override
    public Assumptions assumptions(Shape layers) {
        return new Assumptions(Map.of(
                Question.SYMMETRIC_WEIGHTS, no("nothing comes down but one number"),
                Question.DERIVATIVE, no("the network itself is the derivative: it is disturbed, and the cost moves"),
                Question.PHASES, yes("a batch is shown without noise and with it, and in between nothing else may change"),
                Question.ERROR_CELLS, no("there are no errors of single neurons"),
                Question.LOCALITY, partly("a synapse must know by how much it was disturbed"),
                Question.GLOBAL_SIGNAL, yes("how much the cost changed reaches every synapse, as a neuromodulator might"),
                Question.GRADED_RATES, yes("neurons send graded rates")),
                KIND.sources());
    }

    @Override
    public Learner build(Blueprint network) {
        Perceptron perceptron = network.perceptron();
        return new Learner(new WeightPerturbationRule(perceptron, this, network.stream("weight perturbation")),
                GradientDescent.of(perceptron.projections(), learningRates));
    }
}
