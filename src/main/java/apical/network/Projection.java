package apical.network;

import apical.linalg.Blas;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The synapses of one population onto another. Where the targets have plastic thresholds, these are weights from a unit
 * whose rate is always 1, which is how biases are written here.
 *
 * <p>Its weights change while the network learns; a projection is therefore itself, not equal to another with the same
 * weights.
 */
public final class Projection {

    /** From whom to whom. A perceptron has only the first kind, a dendritic microcircuit all four. */
    public enum Kind {
        /** W^PP (k, k-1): pyramidal cells below to basal dendrites. */
        BOTTOM_UP("bottomUp"),
        /** W^IP (k, k): pyramidal cells to the interneurons of their layer. */
        TO_INTERNEURON("toInterneuron"),
        /** W^PI (k, k): interneurons to the apical dendrites of their layer. */
        LATERAL("lateral"),
        /** W^PP (k, k+1): pyramidal cells above to apical dendrites. */
        TOP_DOWN("topDown");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** As written in definitions and results. */
        public String id() {
            return id;
        }
    }

    private final String layer;
    private final Kind kind;
    private final FMatrixRMaj weights;
    private final FMatrixRMaj thresholds;

    private Projection(String layer, Kind kind, FMatrixRMaj weights, FMatrixRMaj thresholds) {
        this.layer = layer;
        this.kind = kind;
        this.weights = weights;
        this.thresholds = thresholds;
    }

    /**
     * Targets with a plastic threshold each, zero at first.
     *
     * @param layer   name of the layer in which the targets are
     * @param weights [post x pre], kept
     */
    public static Projection withThresholds(String layer, Kind kind, FMatrixRMaj weights) {
        return new Projection(layer, kind, weights, new FMatrixRMaj(weights.numRows, 1));
    }

    /** Targets without thresholds of their own on this dendrite. */
    public static Projection withoutThresholds(String layer, Kind kind, FMatrixRMaj weights) {
        return new Projection(layer, kind, weights, new FMatrixRMaj(0, 1));
    }

    /**
     * potential = W rates + thresholds.
     *
     * @param rates     [pre x batch], not modified
     * @param potential reshaped to [post x batch], modified
     */
    public void drive(FMatrixRMaj rates, FMatrixRMaj potential) {
        drive(rates, 1, potential);
    }

    /** potential = W rates + thresholdRate thresholds, for a unit of another rate than 1 that carries the thresholds. */
    public void drive(FMatrixRMaj rates, float thresholdRate, FMatrixRMaj potential) {
        int batch = rates.numCols;
        potential.reshape(weights.numRows, batch);
        if (thresholds.numRows == 0) {
            Blas.mult(weights, rates, potential);
            return;
        }
        for (int i = 0; i < weights.numRows; i++) {
            Arrays.fill(potential.data, i * batch, (i + 1) * batch, thresholdRate * thresholds.data[i]);
        }
        Blas.multAdd(weights, rates, potential);
    }

    public String layer() {
        return layer;
    }

    public Kind kind() {
        return kind;
    }

    /** [post x pre]; the weights themselves, not a copy. */
    public FMatrixRMaj weights() {
        return weights;
    }

    /** [post x 1], or [0 x 1] where there are none; the thresholds themselves, not a copy. */
    public FMatrixRMaj thresholds() {
        return thresholds;
    }
}
