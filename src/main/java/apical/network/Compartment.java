package apical.network;

/** Where an electrode can sit. Potentials are relative to rest and, as in the paper, dimensionless; rates have no unit. */
public enum Compartment {
    /** Firing rate of the layer's (pyramidal) neurons. */
    RATE("rate"),
    /** Somatic potential of the layer's (pyramidal) neurons. */
    SOMA("soma"),
    /** Basal dendritic potential of pyramidal neurons. */
    BASAL("basal"),
    /** Apical dendritic potential of pyramidal neurons. */
    APICAL("apical"),
    /** Somatic potential of the layer's interneurons. */
    INTERNEURON_SOMA("interneuronSoma"),
    /** Dendritic potential of the layer's interneurons. */
    INTERNEURON_DENDRITE("interneuronDendrite");

    private final String id;

    Compartment(String id) {
        this.id = id;
    }

    /** As written in definitions and results. */
    public String id() {
        return id;
    }
}
