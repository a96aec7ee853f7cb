package apical.network;

/**
 * From whom to whom synapses lead. A pathway is a value: a learning rule brings those that its network has, and what reads, saves
 * or measures synapses asks a pathway for what it must know of it.
 *
 * <p>The weights of a projection of layer k are [units(k + post) x units(k + pre)].
 *
 * @param id      as written in definitions and results
 * @param summary who projects onto whom, in one line
 * @param post    index of the layer whose size the targets have, relative to that of the projection: 0 for the layer's own neurons
 * @param pre     how many layers above it the neurons that project are: -1 for the layer below
 */
public record Pathway(String id, String summary, int post, int pre) {

    /** From each layer to the next, W_k; every network has it. */
    public static final Pathway FORWARD =
            new Pathway("bottomUp", "from the layer below onto the layer's (pyramidal) neurons", 0, -1);

    /** Whether it is the way from the input to the output. */
    public boolean isForward() {
        return equals(FORWARD);
    }

    /** Name of a quantity of its synapses: {@code weight_norm} of the way forward, {@code weight_norm lateral} of others. */
    public String nameOf(String quantity) {
        return isForward() ? quantity : quantity + " " + id;
    }
}
