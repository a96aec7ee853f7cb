package apical.definition;

import apical.learning.Cost;
import apical.network.Shape;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a learning rule asks of a brain, in short sentences that begin with yes, no or partly: yes means that it needs what brains
 * are not known to have.
 *
 * @param symmetricWeights whether a synapse must be as strong as another between the same neurons
 * @param derivative       whether a neuron must know the slope of its transfer function
 * @param phases           whether there must be phases, one for activity and one for errors
 * @param errorCells       whether errors need cells or channels beside those that carry activity
 * @param locality         whether a synapse must know what is not where it is
 * @param sources          where this is said or shown
 */
public record Assumptions(String symmetricWeights, String derivative, String phases, String errorCells, String locality,
                          List<String> sources) {

    static final String HAIDER = "Haider et al., 2021";

    /** How errors get from the output to hidden layers where they go there by themselves. */
    enum WayDown {
        TRANSPOSED("yes: errors go down through the transpose of the weights up, as it is after each change", "Crick, 1989"),
        RANDOM("no: weights down are random and fixed; weights up turn towards their transpose", "Lillicrap et al., 2016"),
        DIRECT("no: the output's error reaches each layer through random fixed weights of its own", "Nokland, 2016");

        private final String symmetry;
        private final String source;

        WayDown(String symmetry, String source) {
            this.symmetry = symmetry;
            this.source = source;
        }
    }

    public Assumptions {
        sources = List.copyOf(sources);
    }

    /** Of rules in which the output's error is computed and sent down. */
    static Assumptions ofErrors(Shape layers, Cost cost, boolean slopes, WayDown wayDown) {
        boolean outputSlope = slopes && (cost == Cost.SQUARED || cost == Cost.ABSOLUTE);
        if (layers.depth() == 1) {
            return new Assumptions("no: there is no feedback",
                    outputSlope ? "yes: an error is multiplied by phi'(u)" : "no", "no: errors arise where they are used",
                    "no: the teacher acts on the neuron that learns",
                    "no: a synapse knows its presynaptic rate, and rate and target of its own neuron",
                    List.of(cost == Cost.PERCEPTRON ? "Rosenblatt, 1958" : "Rumelhart, Hinton & Williams, 1986"));
        }
        return new Assumptions(wayDown.symmetry,
                slopes ? "yes: " + (outputSlope ? "an error" : "a hidden neuron's error") + " is multiplied by phi'(u)"
                        : "no: it is taken as 1",
                "yes: activity goes up, then errors go down, and neither disturbs the other",
                "yes: signed errors have lines of their own, and change no activity",
                "partly: a synapse knows its presynaptic rate, but its neuron's error comes from elsewhere",
                List.of("Rumelhart, Hinton & Williams, 1986", wayDown.source));
    }

    /** Of the dendritic microcircuit. */
    static Assumptions ofTissue(TopDownLearning topDown, InterneuronStart start, String phases, List<String> furtherSources) {
        boolean learnsAlike = topDown instanceof TopDownLearning.KolenPollack;
        String copies = start instanceof InterneuronStart.SelfPredicting
                ? "; weights of interneurons start as copies of others" : "; weights of interneurons start at random, too";
        return new Assumptions(
                topDown instanceof TopDownLearning.Symmetric ? "yes: a control; top-down weights are the transpose of weights up"
                        : learnsAlike ? "no: top-down weights start at random and become the transpose of the weights up" + copies
                        : "no: top-down weights start at random" + copies,
                "no: differences of rates stand for phi'(u)", phases,
                "partly: errors are apical potentials of cells that carry activity; an interneuron for each cell above follows it",
                learnsAlike ? "partly: a top-down synapse must know rate and prediction of the neuron it comes from"
                        : "no: a synapse knows its presynaptic rate, and rate and dendritic potentials of its own neuron",
                Stream.of(List.of("Sacramento et al., 2018"), learnsAlike ? List.of("Akrout et al., 2019") : List.<String>of(),
                        furtherSources).flatMap(List::stream).toList());
    }

    /** The same, with an addition to what is said of phases. */
    Assumptions withPhases(String addition) {
        return new Assumptions(symmetricWeights, derivative, phases + addition, errorCells, locality, sources);
    }
}
