package apical.network;

import apical.linalg.Blas;
import apical.state.Checkpointed;
import apical.state.State;
import apical.state.StateException;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The synapses of one population onto another. Where the targets have plastic biases, these are weights from a unit
 * whose rate is always 1, which is how biases are written here.
 *
 * <p>Its weights change while the network learns; a projection is therefore itself, not equal to another with the same
 * weights.
 */
public final class Projection implements Checkpointed {

    private final String layer;
    private final Pathway pathway;
    private final FMatrixRMaj weights;
    private final FMatrixRMaj biases;

    private Projection(String layer, Pathway pathway, FMatrixRMaj weights, FMatrixRMaj biases) {
        this.layer = layer;
        this.pathway = pathway;
        this.weights = weights;
        this.biases = biases;
    }

    /**
     * Targets with a plastic bias each, zero at first.
     *
     * @param layer   name of the layer in which the targets are
     * @param weights [post x pre], kept
     */
    public static Projection withBiases(String layer, Pathway pathway, FMatrixRMaj weights) {
        return new Projection(layer, pathway, weights, new FMatrixRMaj(weights.numRows, 1));
    }

    /** Targets without biases of their own on this dendrite. */
    public static Projection withoutBiases(String layer, Pathway pathway, FMatrixRMaj weights) {
        return new Projection(layer, pathway, weights, new FMatrixRMaj(0, 1));
    }

    /**
     * potential = W rates + biases.
     *
     * @param rates     [pre x batch], not modified
     * @param potential reshaped to [post x batch], modified
     */
    public void drive(FMatrixRMaj rates, FMatrixRMaj potential) {
        drive(rates, 1, potential);
    }

    /** potential = W rates + biasRate biases, for a unit of another rate than 1 that carries the biases. */
    public void drive(FMatrixRMaj rates, float biasRate, FMatrixRMaj potential) {
        int batch = rates.numCols;
        potential.reshape(weights.numRows, batch);
        if (biases.numRows == 0) {
            Blas.mult(weights, rates, potential);
            return;
        }
        for (int i = 0; i < weights.numRows; i++) {
            Arrays.fill(potential.data, i * batch, (i + 1) * batch, biasRate * biases.data[i]);
        }
        Blas.multAdd(weights, rates, potential);
    }

    /** Shows the synapses of each, by {@code LAYER.KIND}. */
    public static void checkpoint(List<Projection> projections, State state) {
        for (Projection projection : projections) {
            state.part(projection.layer + "." + projection.pathway.id(), projection);
        }
    }

    @Override
    public void checkpoint(State state) {
        checkpoint(state, "weights", weights);
        checkpoint(state, "biases", biases);
    }

    private void checkpoint(State state, String name, FMatrixRMaj matrix) {
        int rows = matrix.numRows, columns = matrix.numCols;
        state.matrix(name, matrix);
        if (matrix.numRows != rows || matrix.numCols != columns) {
            throw new StateException(layer + "." + pathway.id() + "." + name + " is [" + matrix.numRows + " x " + matrix.numCols
                    + "]; expected [" + rows + " x " + columns + "]");
        }
    }

    public String layer() {
        return layer;
    }

    /** From whom to whom. */
    public Pathway pathway() {
        return pathway;
    }

    /** [post x pre]; the weights themselves, not a copy. */
    public FMatrixRMaj weights() {
        return weights;
    }

    /** [post x 1], or [0 x 1] where there are none; the biases themselves, not a copy. */
    public FMatrixRMaj biases() {
        return biases;
    }
}
