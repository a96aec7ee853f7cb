package apical.definition;

import apical.circuit.MixingFactors;
import apical.circuit.Synapses;
import apical.circuit.TwoSweepMicrocircuit;
import apical.learning.Cost;
import apical.learning.DendriticErrorLearning;
import apical.learning.GradientDescent;
import apical.learning.Learner;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    static final String ID = "microcircuit";
    static final Kind KIND = new Kind(ID, "errors stand in apical dendrites: feedback that interneurons did not predict");

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

        /** Refuses rates that are negative or not one for each projection of a network of that shape. */
        void check(Shape layers) {
            int hidden = layers.depth() - 1;
            String perHidden = "one for each hidden layer";
            RuleDefinition.checkRates("rule.learningRates.bottomUp", bottomUp, hidden + 1, "one for each layer but the input");
            RuleDefinition.checkRates("rule.learningRates.toInterneuron", toInterneuron, hidden, perHidden);
            RuleDefinition.checkRates("rule.learningRates.lateral", lateral, hidden, perHidden);
            RuleDefinition.checkRates("rule.learningRates.topDown", topDown, hidden, perHidden);
        }

        /** Whether apical dendrites keep their weights, lateral and top-down, for good. */
        boolean feedbackIsFixed() {
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

    @Override public Kind kind() {
        return KIND;
    }

    @Override public boolean nudgesPotentials() {
        return true;
    }

    @Override public void check(Shape layers, TransferFunction phi) {
        int hidden = layers.depth() - 1;
        String perHidden = "one for each hidden layer";
        Require.size("rule.mixing.apical", mixing.apical(), hidden, perHidden);
        Require.size("rule.topDownWeights", topDownWeights, hidden, perHidden);
        learningRates.check(layers);
        topDownLearning.check(layers, learningRates, interneurons);
        if (cost != Cost.SQUARED && cost != Cost.ABSOLUTE) {
            throw new InvalidValueException("rule.cost", "is \"" + cost.id() + "\"; expected squared or absolute, the pulls a teacher of"
                    + " potentials can have");
        }
    }

    @Override public String choices() {
        return Stream.of(topDownLearning instanceof TopDownLearning.Symmetric ? "symmetric top-down weights" : "",
                        topDownLearning instanceof TopDownLearning.KolenPollack ? "top-down weights by Kolen and Pollack" : "",
                        cost == Cost.SQUARED ? "" : "cost " + cost.id())
                .filter(choice -> !choice.isEmpty()).collect(Collectors.joining(", "));
    }

    /**
     * Bottom-up weights once up and once for their changes; to and from interneurons and top-down, of which there are as many
     * as bottom-up ones from the second layer on, once for the potentials and once for changes, unless frozen; top-down ones that
     * learn once more, for what they predict or for the lateral ones that follow them. Mirrored lateral weights cost nothing.
     */
    @Override public long multiplyAdds(Shape layers) {
        boolean mirrored = topDownLearning.keepsMirror()
                || learningRates.feedbackIsFixed() && interneurons instanceof InterneuronStart.SelfPredicting;
        return RuleDefinition.synapses(layers, 1) + (mirrored ? 2 : 3) * RuleDefinition.synapses(layers, 2)
                + RuleDefinition.plasticSynapses(layers, 1, learningRates.bottomUp())
                + RuleDefinition.plasticSynapses(layers, 2, learningRates.toInterneuron())
                + RuleDefinition.plasticSynapses(layers, 2, learningRates.lateral())
                + 2 * RuleDefinition.plasticSynapses(layers, 2, learningRates.topDown());
    }

    /** Four kinds of weights, and thresholds of pyramidal cells and of interneurons, of which there are as many as cells above. */
    @Override public long storedNumbers(Shape layers) {
        return RuleDefinition.synapses(layers, 1) + 3 * RuleDefinition.synapses(layers, 2)
                + RuleDefinition.neurons(layers, 1) + RuleDefinition.neurons(layers, 2);
    }

    /**
     * Of a hidden cell potentials of basal and apical dendrite and soma, its rate and the predicted one; of an output cell its
     * target in the place of the apical dendrite; of an interneuron potentials of dendrite and soma, and its rate.
     */
    /** Of pyramidal cells four in the first layer and five, somata too, above it; of interneurons the dendrite and the rate. */
    @Override public long numbersOfSample(Shape layers) {
        return 4 * RuleDefinition.neurons(layers, 1) + (1 + 2) * RuleDefinition.neurons(layers, 2);
    }

    @Override public Assumptions assumptions(Shape layers) {
        return Assumptions.ofTissue(topDownLearning, interneurons,
                "partly: the teacher is on throughout, but activity is found in one sweep up and one down", List.of());
    }

    @Override public Learner build(ModelDefinition model, Seed seed) {
        DrawnTissue tissue = DrawnTissue.of(model, topDownWeights, seed);
        List<Synapses> hidden = tissue.hidden();
        Projection ontoOutput = tissue.ontoOutput();
        topDownLearning.prepare(hidden, ontoOutput);
        interneurons.apply(hidden, ontoOutput, seed);
        model.initialWeights().replace(tissue.projections());

        TwoSweepMicrocircuit circuit = new TwoSweepMicrocircuit(model.layers(), model.transferFunction(), mixing, hidden,
                ontoOutput, learningRates.feedbackIsFixed() || topDownLearning.keepsMirror(), cost == Cost.ABSOLUTE);
        return new Learner(new DendriticErrorLearning(circuit, model.transferFunction(),
                topDownLearning.plasticity(model.transferFunction())), descent(hidden, ontoOutput));
    }

    private GradientDescent descent(List<Synapses> hidden, Projection ontoOutput) {
        Map<Projection, Double> rates = new IdentityHashMap<>();
        for (int k = 0; k < hidden.size(); k++) {
            rates.put(hidden.get(k).bottomUp(), learningRates.bottomUp().get(k));
            rates.put(hidden.get(k).toInterneuron(), learningRates.toInterneuron().get(k));
            rates.put(hidden.get(k).lateral(), (topDownLearning.keepsMirror() ? learningRates.topDown() : learningRates.lateral()).get(k));
            rates.put(hidden.get(k).topDown(), learningRates.topDown().get(k));
        }
        rates.put(ontoOutput, learningRates.bottomUp().get(hidden.size()));
        return topDownLearning instanceof TopDownLearning.KolenPollack kolenPollack
                ? new GradientDescent(rates, decays(hidden, ontoOutput, kolenPollack.decay())) : new GradientDescent(rates);
    }

    /** All that must decay together; what leads into the first layer has no counterpart. */
    private static Map<Projection, Double> decays(List<Synapses> hidden, Projection ontoOutput, double decay) {
        Map<Projection, Double> decays = new IdentityHashMap<>();
        hidden.forEach(synapses -> synapses.projections().forEach(projection -> decays.put(projection, decay)));
        decays.put(ontoOutput, decay);
        decays.remove(hidden.get(0).bottomUp());
        return decays;
    }
}
