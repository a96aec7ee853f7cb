package apical.circuit;

import apical.network.Shape;
import apical.network.Site;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sites of a dendritic microcircuit. Potentials are relative to rest and, as in the paper, dimensionless; rates have no unit.
 */
public enum TissueSite {
    /** Firing rate of the layer's pyramidal neurons. */
    RATE(Site.RATE),
    /** Somatic potential of the layer's pyramidal neurons. */
    SOMA(Site.SOMA),
    /** Basal dendritic potential of pyramidal neurons. */
    BASAL(potential("basal", "basal dendritic potential of pyramidal neurons", true)),
    /** Apical dendritic potential of pyramidal neurons. */
    APICAL(potential("apical", "apical dendritic potential of pyramidal neurons", true)),
    /** Somatic potential of the layer's interneurons. */
    INTERNEURON_SOMA(potential("interneuronSoma", "somatic potential of the layer's interneurons", false)),
    /** Dendritic potential of the layer's interneurons. */
    INTERNEURON_DENDRITE(potential("interneuronDendrite", "dendritic potential of the layer's interneurons", false));

    private final Site site;

    TissueSite(Site site) {
        this.site = site;
    }

    private static Site potential(String id, String what, boolean isOfPyramidalNeurons) {
        return new Site(id, what + ", relative to rest; dimensionless", false, isOfPyramidalNeurons);
    }

    /** The sites of layers 1 to depth: the output layer has neither apical dendrites nor interneurons. */
    public static List<List<Site>> byLayer(Shape layers) {
        List<Site> ofOutput = Stream.of(RATE, SOMA, BASAL).map(TissueSite::site).toList();
        List<Site> ofHidden = Stream.of(values()).map(TissueSite::site).toList();
        return IntStream.rangeClosed(1, layers.depth()).mapToObj(k -> k < layers.depth() ? ofHidden : ofOutput).toList();
    }

    /** What everybody else knows it as. */
    public Site site() {
        return site;
    }

    /** Whether it is the potential of a soma, which is part of the state; everything else follows from the state. */
    public boolean isSomatic() {
        return this == SOMA || this == INTERNEURON_SOMA;
    }

    /** As written in definitions and results. */
    public String id() {
        return site.id();
    }
}
