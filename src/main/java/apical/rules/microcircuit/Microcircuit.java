package apical.rules.microcircuit;

import static apical.rule.Assumptions.Answer.partly;

import apical.circuit.MixingFactors;
import apical.circuit.Synapses;
import apical.circuit.TissuePathway;
import apical.circuit.TissueSite;
import apical.circuit.TwoSweepMicrocircuit;
import apical.json.Default;
import apical.learning.Anatomy;
import apical.learning.Anatomy.Equivalent;
import apical.learning.Cost;
import apical.learning.GradientDescent;
import apical.learning.Learner;
import apical.learning.Teaching;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import apical.rule.Assumptions;
import apical.rule.Blueprint;
import apical.rule.Costs;
import apical.rule.Law;
import apical.rule.RuleDefinition;
import apical.rule.RuleKind;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The dendritic microcircuit of Sacramento et al. (2018) in two-sweep dynamics.
 *
 * @param mixing          how strongly apical dendrites, the teacher and the layer above pull at their somata
 * @param topDownWeights  distribution of the top-down weights onto each hidden layer, first to last
 * @param interneurons    how interneuron weights start
 * @param learningRates   eta of each kind of plasticity
 * @param topDownLearning how top-down weights come about
 * @param cost            {@code squared}: the teacher pulls the more, the further the target is, as published; {@code absolute}:
 *                        it always pulls alike, which descends |u_target - u|
 */
public record Microcircuit(MixingFactors mixing, List<WeightInit> topDownWeights, InterneuronStart interneurons,
        LearningRates learningRates, @Default("{\"type\": \"dendritic\"}") TopDownLearning topDownLearning,
        @Default("\"squared\"") Cost cost) implements RuleDefinition {

    public static final RuleKind<Microcircuit> KIND = new RuleKind<>("microcircuit",
            "errors stand in apical dendrites: feedback that interneurons did not predict", Microcircuit.class,
            "Sacramento et al., 2018") {

        @Override
        public Microcircuit example(Shape layers) {
            return of(layers, new InterneuronStart.SelfPredicting(), LearningRates.example(layers), new TopDownLearning.Dendritic(),
                    Cost.SQUARED);
        }

        @Override
        public List<Microcircuit> variants(Shape layers) {
            InterneuronStart mirrored = new InterneuronStart.SelfPredicting();
            LearningRates rates = LearningRates.example(layers);
            WeightInit random = new WeightInit.Uniform(0.5);
            List<Double> zero = Collections.nCopies(layers.depth() - 1, 0.0);
            return List.of(
                    of(layers, mirrored, rates.with(zero, zero), new TopDownLearning.Dendritic(), Cost.SQUARED),
                    of(layers, new InterneuronStart.Random(random, random), rates, new TopDownLearning.Dendritic(), Cost.ABSOLUTE),
                    of(layers, mirrored, rates.with(zero, zero),
                            new TopDownLearning.Symmetric(Collections.nCopies(layers.depth() - 1, 1.0)), Cost.SQUARED),
                    of(layers, mirrored, rates.with(zero, rates.topDown()), new TopDownLearning.KolenPollack(0.01), Cost.SQUARED));
        }

        private Microcircuit of(Shape layers, InterneuronStart start, LearningRates rates, TopDownLearning topDown, Cost cost) {
            List<Double> apical = IntStream.range(1, layers.depth()).mapToObj(k -> k % 2 == 1 ? 0.1 : 0.2).toList();
            return new Microcircuit(new MixingFactors(apical, 0.4, 0.3),
                    Collections.nCopies(layers.depth() - 1, new WeightInit.Uniform(0.5)), start, rates, topDown, cost);
        }

        @Override
        public List<Law<? super Microcircuit>> laws() {
            return List.of(new ApicalSilence(), WeakNudging.againstBackprop(), WeakNudging.againstFeedbackAlignment(),
                    new SingleAgainstDouble());
        }
    };

    /**
     * Rates of the four kinds of plasticity, &gt;= 0 (0: frozen), per batch.
     *
     * @param bottomUp      onto layers 1 to depth, equation 7
     * @param toInterneuron in each hidden layer, equation 8
     * @param lateral       in each hidden layer, equation 9
     * @param topDown       onto each hidden layer, equation 10
     */
    public record LearningRates(List<Double> bottomUp, List<Double> toInterneuron, List<Double> lateral,
            List<Double> topDown) {
        public LearningRates {
            bottomUp = List.copyOf(bottomUp);
            toInterneuron = List.copyOf(toInterneuron);
            lateral = List.copyOf(lateral);
            topDown = List.copyOf(topDown);
        }

        /** All plastic, each differently. */
        public static LearningRates example(Shape layers) {
            List<Double> bottomUp = IntStream.range(0, layers.depth()).mapToObj(k -> 0.2 / (1 + k)).toList();
            List<Double> hidden = IntStream.range(1, layers.depth()).mapToObj(k -> 0.15 / k).toList();
            return new LearningRates(bottomUp, hidden, hidden, hidden);
        }

        /** One rate bottom-up and to interneurons. */
        LearningRates with(List<Double> otherLateral, List<Double> otherTopDown) {
            return new LearningRates(bottomUp, toInterneuron, otherLateral, otherTopDown);
        }

        /** Refuses rates that are negative or not one for each projection of a network of that shape. */
        public void check(Shape layers) {
            int hidden = layers.depth() - 1;
            String perHidden = "one for each hidden layer";
            RuleDefinition.checkRates("rule.learningRates.bottomUp", bottomUp, hidden + 1, "one for each layer but the input");
            RuleDefinition.checkRates("rule.learningRates.toInterneuron", toInterneuron, hidden, perHidden);
            RuleDefinition.checkRates("rule.learningRates.lateral", lateral, hidden, perHidden);
            RuleDefinition.checkRates("rule.learningRates.topDown", topDown, hidden, perHidden);
        }

        /** Whether apical dendrites keep their weights, lateral and top-down, for good. */
        public boolean feedbackIsFixed() {
            return lateral.stream().allMatch(eta -> eta == 0) && topDown.stream().allMatch(eta -> eta == 0);
        }
    }

    public Microcircuit {
        topDownWeights = List.copyOf(topDownWeights);
    }

    /** As published. */
    public Microcircuit(MixingFactors mixing, List<WeightInit> topDownWeights, InterneuronStart interneurons,
            LearningRates learningRates) {
        this(mixing, topDownWeights, interneurons, learningRates, new TopDownLearning.Dendritic(), Cost.SQUARED);
    }

    /** The same from the self-predicting state, with all mixing factors alike. */
    Microcircuit coupled(double coupling) {
        return new Microcircuit(new MixingFactors(Collections.nCopies(mixing.apical().size(), coupling), coupling, coupling),
                topDownWeights, new InterneuronStart.SelfPredicting(), learningRates, topDownLearning, cost);
    }

    @Override
    public RuleKind<Microcircuit> kind() {
        return KIND;
    }

    @Override
    public Teaching teaching() {
        return Teaching.ofPotentials(cost);
    }

    @Override
    public Anatomy anatomy(Shape layers) {
        return new Anatomy(TissueSite.byLayer(layers), TissuePathway.all(), Optional.of(Equivalent.SAME), mixing.apical(), false);
    }

    @Override
    public void check(Shape layers, TransferFunction phi) {
        int hidden = layers.depth() - 1;
        String perHidden = "one for each hidden layer";
        Require.size("rule.mixing.apical", mixing.apical(), hidden, perHidden);
        Require.size("rule.topDownWeights", topDownWeights, hidden, perHidden);
        learningRates.check(layers);
        topDownLearning.check(layers, learningRates, interneurons);
        if (cost != Cost.SQUARED && cost != Cost.ABSOLUTE) {
            throw new InvalidValueException("rule.cost",
                    "is \"" + cost.id() + "\"; expected squared or absolute, the pulls a teacher of"
                            + " potentials can have");
        }
    }

    @Override
    public List<String> remarks() {
        return Stream.of(topDownLearning.remark(), cost == Cost.SQUARED ? "" : "cost " + cost.id())
                .filter(remark -> !remark.isEmpty()).toList();
    }

    /**
     * Bottom-up weights once up and once for their changes; to and from interneurons and top-down, of which there are as many
     * as bottom-up ones from the second layer on, once for the potentials and once for changes, unless frozen; top-down ones that
     * learn once more, for what they predict or for the lateral ones that follow them. Mirrored lateral weights cost nothing.
     *
     * <p>Kept are four kinds of weights, and biases of pyramidal cells and of interneurons, of which there are as many as cells
     * above; of a sample, of pyramidal cells two dendrites, the rate that is predicted, what is not, and both together; of
     * interneurons dendrite, soma and rate, and how far the layer above is from each of them.
     */
    @Override
    public Costs costs(Shape layers) {
        boolean mirrored = topDownLearning.keepsMirror() || (learningRates.feedbackIsFixed() && interneurons.isSelfPredicting());
        long multiplyAdds = Costs.synapses(layers, 1) + (mirrored ? 2 : 3) * Costs.synapses(layers, 2)
                + Costs.plasticSynapses(layers, 1, learningRates.bottomUp())
                + Costs.plasticSynapses(layers, 2, learningRates.toInterneuron())
                + Costs.plasticSynapses(layers, 2, learningRates.lateral())
                + 2 * Costs.plasticSynapses(layers, 2, learningRates.topDown());
        return new Costs(multiplyAdds,
                Costs.synapses(layers, 1) + 3 * Costs.synapses(layers, 2) + Costs.neurons(layers, 1) + Costs.neurons(layers, 2),
                5 * Costs.neurons(layers, 1) + 6 * Costs.neurons(layers, 2));
    }

    @Override
    public Assumptions assumptions(Shape layers) {
        return TissueAssumptions.of(topDownLearning, interneurons,
                partly("the teacher is on throughout, but activity is found in one sweep up and one down"), List.of());
    }

    @Override
    public Learner build(Blueprint network) {
        InitialSynapses drawn = InitialSynapses.draw(network, topDownWeights);
        List<Synapses> hidden = drawn.hidden();
        Projection ontoOutput = drawn.ontoOutput();
        topDownLearning.prepare(hidden, ontoOutput);
        interneurons.apply(hidden, ontoOutput, network);
        network.start(drawn.projections());

        TransferFunction phi = network.transferFunction();
        TwoSweepMicrocircuit circuit = new TwoSweepMicrocircuit(network.layers(), phi, mixing, hidden, ontoOutput,
                learningRates.feedbackIsFixed() || topDownLearning.keepsMirror(), cost == Cost.ABSOLUTE);
        return new Learner(new DendriticErrorLearning(circuit, topDownLearning.plasticity(phi)), descent(hidden, ontoOutput));
    }

    private GradientDescent descent(List<Synapses> hidden, Projection ontoOutput) {
        Map<Projection, Double> rates = new IdentityHashMap<>();
        for (int k = 0; k < hidden.size(); k++) {
            rates.put(hidden.get(k).bottomUp(), learningRates.bottomUp().get(k));
            rates.put(hidden.get(k).toInterneuron(), learningRates.toInterneuron().get(k));
            rates.put(hidden.get(k).lateral(),
                    (topDownLearning.keepsMirror() ? learningRates.topDown() : learningRates.lateral()).get(k));
            rates.put(hidden.get(k).topDown(), learningRates.topDown().get(k));
        }
        rates.put(ontoOutput, learningRates.bottomUp().get(hidden.size()));
        return topDownLearning.decay() > 0 ? new GradientDescent(rates, decays(hidden, ontoOutput)) : new GradientDescent(rates);
    }

    /** All that must decay together; what leads into the first layer has no counterpart. */
    private Map<Projection, Double> decays(List<Synapses> hidden, Projection ontoOutput) {
        Map<Projection, Double> decays = new IdentityHashMap<>();
        hidden.forEach(synapses -> synapses.projections().forEach(projection -> decays.put(projection, topDownLearning.decay())));
        decays.put(ontoOutput, topDownLearning.decay());
        decays.remove(hidden.get(0).bottomUp());
        return decays;
    }
}
