package apical.diagnostics;

/** What can be measured of a tissue between presentations: without noise, without plasticity, and without a trace. */
public enum Measurand {
    /** Root mean square of v_A over neurons and unseen patterns, without a teacher: 0 in the self-predicting state. */
    APICAL_POTENTIAL("apicalPotential", "rms apical potential without teacher", false),
    /** How far interneurons are from their partners above, root mean square over that of the partners, without a teacher. */
    INTERNEURON_DISTANCE("interneuronDistance", "distance of interneurons from their partners' potentials, without teacher", false),
    /** |W^PI + W_k,k+1| / |W_k,k+1| and |W^IP - W^IP_sps| / |W^IP_sps|: how far weights are from the self-predicting state. */
    WEIGHT_DISTANCE("weightDistance", "distance of interneuron weights from the self-predicting state", false),
    /** Mean over unseen patterns of |r_N - r_target|^2, the teacher being off. */
    TEST_ERROR("testError", "mean squared distance of output rates from their targets on unseen patterns", true),
    /** Between W_k,k+1 and the transpose of W_k+1,k, as vectors. */
    ALIGNMENT("alignment", "angle between forward weights and transposed top-down weights", false),
    /** Of somata under a teacher from what two sweeps make of the same weights, relative to how far the teacher moves them. */
    STEADY_STATE("steadyState", "difference from the two-sweep approximation, relative to the nudge", true);

    private final String id;
    private final String summary;
    private final boolean needsTargets;

    Measurand(String id, String summary, boolean needsTargets) {
        this.id = id;
        this.summary = summary;
        this.needsTargets = needsTargets;
    }

    /** As written in definitions. */
    public String id() {
        return id;
    }

    /** In one line. */
    public String summary() {
        return summary;
    }

    /** Whether the patterns it is measured on must have targets. */
    public boolean needsTargets() {
        return needsTargets;
    }
}
