package apical.circuit;

import apical.network.Projection;
import org.ejml.data.FMatrixRMaj;

/** Plasticity off: synapses deliver as {@code synapses} says, and are told of no error. */
public record WithoutPlasticity(PlasticSynapses synapses) implements PlasticSynapses {

    /** Weights as they are written. */
    public static final PlasticSynapses AS_WRITTEN = new WithoutPlasticity((projection, error, pre) -> { });

    @Override public void change(Projection projection, FMatrixRMaj error, FMatrixRMaj pre) {
    }

    @Override public boolean isPlastic(Projection projection) {
        return false;
    }

    @Override public void drive(Projection projection, FMatrixRMaj pre, FMatrixRMaj potential) {
        synapses.drive(projection, pre, potential);
    }

    @Override public void stand(Projection projection, FMatrixRMaj pre) {
        synapses.stand(projection, pre);
    }
}
