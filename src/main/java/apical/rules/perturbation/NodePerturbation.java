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
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Node perturbation (Werfel, Xie &amp; Seung, 2005): all neurons are disturbed at once, and each takes what this did to the cost as
 * its own doing.
 *
 * @param learningRates eta of the projections onto layers 1 to depth, &gt;= 0 (0: frozen), per batch
 * @param noise         sigma, the standard deviation of what is added to each potential
 * @param draws         K, how often each sample is shown with other noise
 * @param differences   of which costs
 * @param baseline      with what the cost under noise is compared, if differences are one-sided
 * @param cost          what is to be small
 */
public record NodePerturbation(List<Double> learningRates, double noise, @Default("1") int draws,
        @Default("\"oneSided\"") Differences differences, @Default("\"unperturbed\"") Baseline baseline,
        @Default("\"squared\"") Cost cost) implements Perturbation {

    static final String WERFEL = "Werfel, Xie & Seung, 2005";

    public static final RuleKind<NodePerturbation> KIND = new RuleKind<>("nodePerturbation",
            "all potentials are disturbed, and what lowered the cost is learned; nothing but the cost comes back",
            NodePerturbation.class,
            WERFEL) {

        @Override
        public NodePerturbation example(Shape layers) {
            return of(layers, 1, Differences.ONE_SIDED, Baseline.UNPERTURBED, Cost.SQUARED);
        }

        @Override
        public List<NodePerturbation> variants(Shape layers) {
            return List.of(of(layers, 3, Differences.TWO_SIDED, Baseline.UNPERTURBED, Cost.CROSS_ENTROPY),
                    of(layers, 2, Differences.ONE_SIDED, Baseline.RUNNING_MEAN, Cost.SQUARED),
                    of(layers, 1, Differences.ONE_SIDED, Baseline.NONE, Cost.ABSOLUTE));
        }

        private NodePerturbation of(Shape layers, int draws, Differences differences, Baseline baseline, Cost cost) {
            double noise = baseline == Baseline.UNPERTURBED ? 0.01 : 0.3;     // with less, 2,000 estimates have no mean to speak of
            return new NodePerturbation(Collections.nCopies(layers.depth(), 0.1), noise, draws, differences, baseline, cost);
        }

        @Override
        public List<Law<? super NodePerturbation>> laws() {
            return List.of(new UnbiasedGradient());
        }
    };

    /** Of which costs the difference is taken. */
    public enum Differences {
        /** Under noise and the baseline: (C(xi) - baseline) / sigma. */
        ONE_SIDED("oneSided"),
        /** Under noise and its opposite: (C(xi) - C(-xi)) / 2 sigma; curvature cancels. */
        TWO_SIDED("twoSided");

        private final String id;

        Differences(String id) {
            this.id = id;
        }

        /** As written in definitions. */
        @JsonValue
        public String id() {
            return id;
        }
    }

    /** With what the cost under noise is compared. Whatever it is, the mean of the estimates is the same; not their scatter. */
    public enum Baseline {
        /** The cost of the same sample without noise. */
        UNPERTURBED("unperturbed"),
        /**
         * A running mean of the costs of earlier batches, in which the last one has a share of {@value NodePerturbation#SHARE}. The
         * first batch has no earlier one and takes its own cost without noise; so does the first of a diagnosis, whose network is
         * fresh.
         */
        RUNNING_MEAN("runningMean"),
        /** 0. */
        NONE("none");

        private final String id;

        Baseline(String id) {
            this.id = id;
        }

        /** As written in definitions. */
        @JsonValue
        public String id() {
            return id;
        }
    }

    /** Of the last batch in the running mean. */
    static final double SHARE = 0.05;

    public NodePerturbation {
        learningRates = List.copyOf(learningRates);
        Perturbation.check(noise, draws, differences, baseline);
    }

    @Override
    public RuleKind<NodePerturbation> kind() {
        return KIND;
    }

    @Override
    public Of estimates() {
        return Of.ERRORS;
    }

    /** A neuron has one number. */
    @Override
    public long directions(Shape layers) {
        return Costs.neurons(layers, 1);
    }

    /**
     * Once forward without noise, once for each draw from the second layer on, since noise comes after the first layer's product
     * (twice if differences are two-sided), and once for the changes of layers that learn. Of a sample a neuron has potential and
     * rate without noise, noise, potential and rate under it, and an error.
     */
    @Override
    public Costs costs(Shape layers) {
        return new Costs(Costs.synapses(layers, 1) + passes() * Costs.synapses(layers, 2)
                + Costs.plasticSynapses(layers, 1, learningRates),
                Costs.synapses(layers, 1) + Costs.neurons(layers, 1), 6 * Costs.neurons(layers, 1));
    }

    @Override
    public Assumptions assumptions(Shape layers) {
        return new Assumptions(Map.of(
                Question.SYMMETRIC_WEIGHTS, no("nothing comes down but one number"),
                Question.DERIVATIVE, no("the network itself is the derivative: it is disturbed, and the cost moves"),
                Question.PHASES, yes("a sample is shown without noise and with it, and in between nothing else may change"),
                Question.ERROR_CELLS, no("there are no errors of single neurons"),
                Question.LOCALITY, partly("a neuron must tell its own noise from the rest of its potential"),
                Question.GLOBAL_SIGNAL, yes("how much the cost changed reaches every neuron, as a neuromodulator might"),
                Question.GRADED_RATES, yes("neurons send graded rates")),
                List.of(WERFEL));
    }

    @Override
    public Learner build(Blueprint network) {
        Perceptron perceptron = network.perceptron();
        return new Learner(new NodePerturbationRule(perceptron, this, network.stream("node perturbation")),
                GradientDescent.of(perceptron.projections(), learningRates));
    }
}
