package apical.circuit;

import apical.network.Pathway;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pathways of a dendritic microcircuit (Sacramento et al., 2018). A hidden layer has an interneuron for each neuron of the
 * layer above.
 */
public enum TissuePathway {
    /** W^PP (k, k-1): pyramidal cells below to basal dendrites. */
    BOTTOM_UP(Pathway.FORWARD),
    /** W^IP (k, k): pyramidal cells to the interneurons of their layer. */
    TO_INTERNEURON(new Pathway("toInterneuron", "from a layer's pyramidal cells onto its interneurons", 1, 0)),
    /** W^PI (k, k): interneurons to the apical dendrites of their layer. */
    LATERAL(new Pathway("lateral", "from a layer's interneurons onto its apical dendrites", 0, 1)),
    /** W^PP (k, k+1): pyramidal cells above to apical dendrites. */
    TOP_DOWN(new Pathway("topDown", "from pyramidal cells of the layer above onto apical dendrites", 0, 1));

    private final Pathway pathway;

    TissuePathway(Pathway pathway) {
        this.pathway = pathway;
    }

    /** All four, as everybody else knows them. */
    public static List<Pathway> all() {
        return Stream.of(values()).map(TissuePathway::pathway).toList();
    }

    /** What everybody else knows it as. */
    public Pathway pathway() {
        return pathway;
    }

    /** As written in definitions and results. */
    public String id() {
        return pathway.id();
    }
}
