package apical.recording;

import apical.circuit.Preparation;
import apical.circuit.TissuePathway;
import apical.circuit.TissueSite;
import apical.network.Shape;
import java.util.List;

/** What can be recorded of a layer. */
public enum Recordable {
    RATE(TissueSite.RATE, Neurons.EVERYWHERE),
    SOMA(TissueSite.SOMA, Neurons.EVERYWHERE),
    BASAL(TissueSite.BASAL, Neurons.EVERYWHERE),
    APICAL(TissueSite.APICAL, Neurons.HIDDEN),
    /** Firing rate of the layer's interneurons. */
    INTERNEURON_RATE("interneuronRate", "firing rate, no unit", false, Neurons.INTERNEURONS, Preparation::interneuronRates),
    INTERNEURON_SOMA(TissueSite.INTERNEURON_SOMA, Neurons.INTERNEURONS),
    INTERNEURON_DENDRITE(TissueSite.INTERNEURON_DENDRITE, Neurons.INTERNEURONS),

    BOTTOM_UP(TissuePathway.BOTTOM_UP, Neurons.EVERYWHERE, -1),
    TO_INTERNEURON(TissuePathway.TO_INTERNEURON, Neurons.INTERNEURONS, 0),
    LATERAL(TissuePathway.LATERAL, Neurons.HIDDEN, 1),
    TOP_DOWN(TissuePathway.TOP_DOWN, Neurons.HIDDEN, 1),

    BOTTOM_UP_FILTER(BOTTOM_UP),
    TO_INTERNEURON_FILTER(TO_INTERNEURON),
    LATERAL_FILTER(LATERAL),
    TOP_DOWN_FILTER(TOP_DOWN);

    /** Which neurons of layer k, or the postsynaptic ones. There is an interneuron for each neuron of the layer above. */
    private enum Neurons {
        EVERYWHERE, HIDDEN, INTERNEURONS
    }

    /** One number a neuron. */
    @FunctionalInterface
    private interface PerNeuron {
        double[] read(Preparation preparation, int k);
    }

    /** One number a synapse, [post x pre]. */
    @FunctionalInterface
    private interface PerSynapse {
        double[][] read(Preparation preparation, int k);
    }

    private final String id;
    private final String unit;
    private final boolean atTheEnd;
    private final Neurons neurons;
    private final TissuePathway kind;
    private final int presynaptic;
    private final PerNeuron perNeuron;
    private final PerSynapse perSynapse;

    Recordable(String id, String unit, boolean atTheEnd, Neurons neurons, PerNeuron read) {
        this.id = id;
        this.unit = unit;
        this.atTheEnd = atTheEnd;
        this.neurons = neurons;
        this.kind = null;
        this.presynaptic = 0;
        this.perNeuron = read;
        this.perSynapse = null;
    }

    Recordable(TissueSite site, Neurons neurons) {
        this(site.id(), site.site().isRate() ? "firing rate, no unit" : "potential relative to rest, dimensionless",
                site.isSomatic(),
                neurons, (preparation, k) -> preparation.activity(site, k));
    }

    /** Weights; {@code presynaptic} says how many layers above k those neurons are, or those that interneurons stand for. */
    Recordable(TissuePathway kind, Neurons neurons, int presynaptic) {
        this(kind, kind.id(), "synaptic weight, no unit", neurons, presynaptic, (preparation, k) -> preparation.weights(kind, k));
    }

    /** The filters of the same synapses. */
    Recordable(Recordable weights) {
        this(weights.kind, weights.id + "Filter", "low-passed product of error and presynaptic rate, no unit", weights.neurons,
                weights.presynaptic, (preparation, k) -> preparation.filters(weights.kind, k));
    }

    Recordable(TissuePathway kind, String id, String unit, Neurons neurons, int presynaptic, PerSynapse read) {
        this.id = id;
        this.unit = unit;
        this.atTheEnd = true;
        this.neurons = neurons;
        this.kind = kind;
        this.presynaptic = presynaptic;
        this.perNeuron = null;
        this.perSynapse = read;
    }

    /** As written in definitions, in names of files and in columns. */
    public String id() {
        return id;
    }

    String unit() {
        return unit;
    }

    /** Whether a frame shows it at the end of its step, or as it was in the step. */
    boolean isAtTheEnd() {
        return atTheEnd;
    }

    /** Whether it is a number for each synapse, and not for each neuron. */
    boolean isOfSynapses() {
        return perSynapse != null;
    }

    /** Whether it is there only where plasticity is low-passed. */
    public boolean needsFilters() {
        return id.endsWith("Filter");
    }

    /** Whether layer {@code k} has it. */
    boolean isIn(int k, Shape layers) {
        return k > 0 && (neurons == Neurons.EVERYWHERE || k < layers.depth());
    }

    /** How many neurons of layer {@code k} it is of; for synapses, how many postsynaptic ones. */
    int neurons(int k, Shape layers) {
        return layers.units(neurons == Neurons.INTERNEURONS ? k + 1 : k);
    }

    /** Shape of what belongs to one neuron. */
    List<Integer> perNeuron(int k, Shape layers) {
        return isOfSynapses() ? List.of(layers.units(k + presynaptic)) : List.of();
    }

    /** Reads the numbers of {@code units} of layer {@code k} into {@code frame}, unit by unit. */
    void read(Preparation preparation, int k, int[] units, double[] frame) {
        if (!isOfSynapses()) {
            double[] all = perNeuron.read(preparation, k);
            for (int i = 0; i < units.length; i++) {
                frame[i] = all[units[i]];
            }
            return;
        }
        double[][] all = perSynapse.read(preparation, k);
        if (all.length == 0) {
            throw new IllegalStateException("there is no " + id + ": plasticity is not low-passed");
        }
        int width = frame.length / units.length;
        for (int i = 0; i < units.length; i++) {
            System.arraycopy(all[units[i]], 0, frame, i * width, width);
        }
    }
}
