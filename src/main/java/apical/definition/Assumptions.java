package apical.definition;

import java.util.List;

/**
 * What a learning rule asks of a brain, in short sentences, each beginning with yes, no or partly: yes means that it needs what
 * brains are not known to have.
 *
 * @param symmetricWeights whether feedback synapses must be as strong as the feedforward synapses between the same neurons
 * @param derivative       whether a neuron must know the slope of its transfer function
 * @param phases           whether there must be separate phases, one for activity and one for errors or for a teacher
 * @param errorCells       whether errors need neurons or channels of their own, beside those that carry activity
 * @param locality         whether a synapse must know what is not at hand where it is, and what it must know
 * @param sources          where this is said or shown
 */
public record Assumptions(String symmetricWeights, String derivative, String phases, String errorCells, String locality,
                          List<String> sources) {

    static final String ROSENBLATT = "Rosenblatt, 1958";
    static final String RUMELHART = "Rumelhart, Hinton & Williams, 1986";
    static final String CRICK = "Crick, 1989";
    static final String LILLICRAP = "Lillicrap et al., 2016";
    static final String NOKLAND = "Nokland, 2016";
    static final String SACRAMENTO = "Sacramento et al., 2018";
    static final String AKROUT = "Akrout et al., 2019";
    static final String HAIDER = "Haider et al., 2021";

    public Assumptions {
        sources = List.copyOf(sources);
    }

    /** Of the two ways down, backprop's and feedback alignment's, which differ in the first answer only. */
    static Assumptions ofErrorsGoingDown(String symmetricWeights, List<String> sources) {
        return new Assumptions(symmetricWeights,
                "yes: an error is multiplied by phi'(u) in every layer",
                "yes: activity goes up, then errors go down, and neither may disturb the other",
                "yes: signed errors travel on lines of their own and change no activity",
                "partly: a synapse knows its presynaptic rate, but the error of its neuron comes from elsewhere", sources);
    }
}
