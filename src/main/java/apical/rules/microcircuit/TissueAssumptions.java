package apical.rules.microcircuit;

import static apical.rule.Assumptions.Answer.no;
import static apical.rule.Assumptions.Answer.partly;
import static apical.rule.Assumptions.Answer.yes;

import apical.rule.Assumptions;
import apical.rule.Assumptions.Answer;
import apical.rule.Assumptions.Question;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the dendritic microcircuit asks of a brain. */
public final class TissueAssumptions {

    private TissueAssumptions() {
    }

    /**
     * @param phases         whether there must be phases
     * @param furtherSources beside the first
     */
    public static Assumptions of(TopDownLearning topDown, InterneuronStart start, Answer phases, List<String> furtherSources) {
        boolean learnsAlike = topDown.isSymmetricInTheEnd();
        String copies = start.isSelfPredicting()
                ? "; weights of interneurons start as copies of others" : "; weights of interneurons start at random, too";
        return new Assumptions(Map.of(
                Question.SYMMETRIC_WEIGHTS,
                topDown.transportsWeights() ? yes("a control; top-down weights are the transpose of weights up")
                        : learnsAlike ? no("top-down weights start at random and become the transpose of the weights up" + copies)
                                : no("top-down weights start at random" + copies),
                Question.DERIVATIVE, no("differences of rates stand for phi'(u)"),
                Question.PHASES, phases,
                Question.ERROR_CELLS,
                partly("errors are apical potentials of cells that carry activity; an interneuron for each cell above"
                        + " follows it"),
                Question.LOCALITY,
                learnsAlike ? partly("a top-down synapse must know rate and prediction of the neuron it comes from")
                        : no("a synapse knows its presynaptic rate, and rate and dendritic potentials of its own neuron"),
                Question.GLOBAL_SIGNAL, no("each output neuron is pulled towards its own target"),
                Question.GRADED_RATES, yes("neurons send graded rates")),
                Stream.of(List.of("Sacramento et al., 2018"), learnsAlike ? List.of("Akrout et al., 2019") : List.<String>of(),
                        furtherSources).flatMap(List::stream).toList());
    }
}
