package apical.circuit;

/** Which potential a neuron's rate follows. */
public enum RateTiming {
    /** r = phi(u): the potential of the present moment, as in Sacramento et al. (2018). */
    INSTANTANEOUS("instantaneous"),
    /**
     * r = phi(u + tau du/dt): the potential at which the soma would come to rest, tau being its time constant under all its
     * conductances (latent equilibrium; Haider et al., 2021). Membranes then delay nothing.
     */
    PROSPECTIVE("prospective");

    private final String id;

    RateTiming(String id) {
        this.id = id;
    }

    /** As written in definitions and results. */
    public String id() {
        return id;
    }
}
