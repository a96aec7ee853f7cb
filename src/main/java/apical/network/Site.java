package apical.network;

/**
 * Where activity is recorded. A site is a value: a learning rule brings the sites that its neurons have, and what records,
 * analyses or draws asks a site for what it must know of it.
 *
 * @param id               as written in definitions and results
 * @param summary          what is recorded there, in one line, with its unit
 * @param isRate           whether what is recorded follows from a potential that is recorded, too, and so tells nothing more
 * @param isOfOwnNeurons   whether it belongs to the neurons of the layer, of which there are units(k); otherwise to other cells in
 *                         the layer, interneurons say
 */
public record Site(String id, String summary, boolean isRate, boolean isOfOwnNeurons) {

    /** Firing rate of the layer's neurons, [units(k) x samples]; every network has it. */
    public static final Site RATE = new Site("rate", "firing rate of the layer's (pyramidal) neurons; no unit", true, true);

    /** Potential from which that rate follows, [units(k) x samples]. */
    public static final Site SOMA =
            new Site("soma", "somatic potential of the layer's (pyramidal) neurons, relative to rest; dimensionless", false, true);

    /** Name in tables of measurements of this site in a layer: {@code hidden1} for rates, {@code hidden1.apical} for others. */
    public String in(String layer) {
        return equals(RATE) ? layer : layer + "." + id;
    }
}
