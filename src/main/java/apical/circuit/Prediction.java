package apical.circuit;

/** Which dendritic prediction plasticity (7), (8) compares with the rate of the soma. */
public enum Prediction {
    /** phi(v^): the dendrite of the present moment, as in Sacramento et al. (2018); ahead of its soma when an input switches. */
    INSTANTANEOUS("instantaneous"),
    /**
     * phi(v~), where v~ follows v^ with the time constant of the soma under all its conductances:
     * <pre>
     *   dv~/dt = a (v^ - v~)                              du/dt = a (... - u)
     * </pre>
     * so that a soma moved by this dendrite alone is predicted at all times, not only at rest.
     */
    LAG_MATCHED("lagMatched");

    private final String id;

    Prediction(String id) {
        this.id = id;
    }

    /** As written in definitions and results. */
    public String id() {
        return id;
    }
}
